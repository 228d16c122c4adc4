// The service's objects, read by presence and not by schema (protocol.md's minimal conformance list): a field that is
// missing is empty, a time in seconds, milliseconds or ISO is an Instant, the verbatim answer is kept.
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace sheaf::service {

/// What a status means, whatever the service calls it. Unknown statuses are polled on.
enum class Phase { Waiting, Running, Finishing, Completed, Failed, Expired, Cancelling, Cancelled, Unknown };

/// Case-insensitive, with the synonyms of the field (queued, pre_schedule, PROGRESS, canceled, …).
[[nodiscard]] Phase phaseOf(const QString& status);
/// Completed, Failed, Expired, Cancelled.
[[nodiscard]] bool isTerminal(Phase phase);

/// One entry of a batch's `errors`, whatever its shape was.
struct BatchError {
    QString code;
    QString message;
    QString param;
    qint64 line = 0; ///< line of the input file, from 1; 0 = none
    bool operator==(const BatchError&) const = default;
};

struct Batch {
    QString id;
    QString status; ///< verbatim
    Phase phase = Phase::Unknown;
    QString endpoint;
    QString inputFileId;
    QString outputFileId; ///< empty = none
    QString errorFileId; ///< empty = none
    QString completionWindow;
    qint64 total = 0; ///< request_counts; 0 while not known
    qint64 completed = 0;
    qint64 failed = 0;
    std::optional<Instant> createdAt;
    std::optional<Instant> startedAt;
    std::optional<Instant> finishingAt;
    std::optional<Instant> endedAt; ///< completed, failed, expired or cancelled at
    std::optional<Instant> expiresAt;
    QList<BatchError> errors;
    QList<std::pair<QString, QString>> metadata;
    QByteArray verbatim; ///< the JSON as it came
};

/// AnswerNotUnderstood when there is no object, or no `id` and no `batch_id`, or no status.
[[nodiscard]] Result<Batch> batchFromJson(const QByteArray& json);

/// Seconds, milliseconds (>= 1e11), ISO text or a number in a string; nothing for anything else.
[[nodiscard]] std::optional<Instant> instantFromJson(QByteArrayView rawValue);

/// The service's words from an error body of any shape (object, string, `detail`, `message`, HTML, nothing), plain text
/// of at most 500 characters. Passages that it quotes are left out unless they are names: they may be the user's rows.
[[nodiscard]] QString messageFromErrorBody(const QByteArray& body);

} // namespace sheaf::service
