// What the project's database holds about jobs: values that are saved before each step is taken.
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "project/outcome.h"
#include "project/sheet_data.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace sheaf::project {

/// The life of a part. Saved before each step; `Creating` is never repeated blindly.
enum class PartState {
    Planned, Written, Uploading, Uploaded, Creating, Created, Ended, Fetching, Accounted,
    Abandoned, ///< given up by the user before a batch existed
};
[[nodiscard]] QString partStateName(PartState state);
[[nodiscard]] std::optional<PartState> partStateFromName(const QString& name);

struct PartRecord {
    PartId id; ///< 0 until it is saved
    JobId job;
    int number = 1; ///< in its job, from 1
    PartState state = PartState::Planned;
    QList<Piece> rows; ///< line n of the sent file is the n-th row of these runs
    qint64 rowCount = 0;
    qint64 bytes = 0;
    QString sentFile; ///< "sent/1-1.jsonl"
    QByteArray contentHash; ///< xxh64 of the sent file, hex
    QByteArray token; ///< random, travels in the batch's metadata
    QString inputFileId;
    QString batchId;
    QByteArray lastBatch; ///< the service's last answer, verbatim
    QString outputFile; ///< "received/1-1.output.jsonl"; empty = none
    QString errorFile; ///< "received/1-1.errors.jsonl"; empty = none
    qint64 completed = 0; ///< the service's counters: progress only
    qint64 failed = 0;
    Instant stateSince {};
    Instant createdAt {};
    Instant lastChecked {};
    Instant lastMoved {}; ///< when the counters or the status last changed
    std::optional<Error> problem; ///< why it stands still and needs the user, or is retried
    bool cancelRequested = false;
    OutcomeCounts outcomes {}; ///< once accounted
    qint64 strayLines = 0; ///< answers with no row, duplicates, lines that are no JSON
    qint64 tokensIn = 0;
    qint64 tokensOut = 0;
};

struct JobRecord {
    JobId id; ///< 0 until it is saved; counts from 1 in each project
    QString name;
    QByteArray profile; ///< JSON as it was when it was sent; never the key
    TemplateId requestTemplate; ///< 0 for request lines
    QString endpoint;
    QString completionWindow;
    QString webhookUrl;
    QList<std::pair<QString, QString>> metadata;
    Instant createdAt {};
    qint64 rowCount = 0;
    int attempt = 1; ///< highest number of times that one of its rows was sent
    bool elsewhere = false; ///< its batch was not made by this Sheaf
    QList<PartRecord> parts;
};

/// One line of the project's audit trail.
struct EventRecord {
    Instant at {};
    JobId job; ///< 0 = the project
    int part = 0; ///< its number; 0 = the job
    QString kind; ///< "imported", "uploading", "created", "status", "fetched", "accounted", "problem", …
    QString text; ///< facts in plain English, no key, no row text
};

/// What a project knows apart from its rows.
struct ProjectFacts {
    QString name;
    QByteArray salt; ///< for custom ids; random
    Instant createdAt {};
    QString sourceName; ///< file name that was imported
    QByteArray requestTemplate; ///< the Prompt panel's current state, JSON; empty = request lines or not begun
    QString profileId; ///< last chosen
    QList<JobRecord> jobs; ///< oldest first
    bool baseComplete = true; ///< false while an import runs
    bool isResults = false; ///< rows are lines of an output file that came from elsewhere
    bool readOnly = false;
    bool isNewer = false; ///< read-only because a newer version wrote it
};

} // namespace sheaf::project
