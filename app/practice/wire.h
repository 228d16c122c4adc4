// Everything that the service says, as bytes: objects, errors and lines of result files, in its dialect.
#pragma once

#include "practice/batch.h"
#include "practice/dialect.h"
#include "practice/file_store.h"
#include "practice/http_message.h"

namespace sheaf::practice {

/// A refusal on the way to an HTTP answer.
struct Refusal {
    int status = 400;
    QString message = {};
    QString param = {};
    QString code = {};
    QString type = {}; ///< empty = what the dialect says for a bad request
};

/// What went wrong with one row.
struct RowFailure {
    int status = 500;
    QString code = {};
    QString message = {};
};

class Wire
{
public:
    explicit Wire(Dialect dialect);

    [[nodiscard]] const Dialect& dialect() const { return m_dialect; }

    [[nodiscard]] QJsonObject uploaded(const StoredFile& file) const;
    [[nodiscard]] QJsonObject file(const StoredFile& file) const;
    [[nodiscard]] QJsonObject batch(const Batch& batch) const;

    [[nodiscard]] HttpReply ok(const QJsonObject& object) const;
    [[nodiscard]] HttpReply refused(const Refusal& refusal) const;
    [[nodiscard]] HttpReply unknown(const Unknown& unknown, const QString& id) const;
    [[nodiscard]] HttpReply unknownRoute(const HttpRequest& request) const;

    // Lines of result files, with their line feed
    [[nodiscard]] QByteArray goodLine(const QString& batchId, const QString& customId, const QJsonObject& answer) const;
    [[nodiscard]] QByteArray failedLine(const QString& batchId, const QString& customId, const RowFailure& failure) const;
    [[nodiscard]] QByteArray leftLine(const QString& batchId, const QString& customId) const;

private:
    [[nodiscard]] qint64 time(Instant instant) const;
    [[nodiscard]] QJsonObject errorObject(const Refusal& refusal) const;
    [[nodiscard]] QJsonValue faults(const QList<Fault>& faults) const;
    [[nodiscard]] QByteArray line(const QString& batchId, const QString& customId, QJsonObject rest) const;

    Dialect m_dialect;
};

} // namespace sheaf::practice
