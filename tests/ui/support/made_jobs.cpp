#include "ui/support/made_jobs.h"

#include "service/profile.h"

namespace sheaf::test {

using project::Outcome;
using project::PartState;

namespace {

QByteArray batchJson(const QByteArray& status, Instant created)
{
    const qint64 seconds = toMillis(created) / 1000;
    QByteArray json = QByteArrayLiteral("{\"id\":\"batch_6f1c\",\"object\":\"batch\",\"status\":\"") + status
        + QByteArrayLiteral("\",\"created_at\":") + QByteArray::number(seconds) + QByteArrayLiteral(",\"in_progress_at\":")
        + QByteArray::number(seconds + 4) + QByteArrayLiteral(",\"expires_at\":") + QByteArray::number(seconds + 86'400);
    if (status == "failed")
        json += QByteArrayLiteral(",\"errors\":{\"object\":\"list\",\"data\":[{\"code\":\"invalid_json_line\",\"line\":3,"
                                  "\"message\":\"This line is not parseable as valid JSON.\"}]}");
    return json + '}';
}

} // namespace

project::JobRecord madeJob(qint64 id, const QString& name, PartState state, const QByteArray& status, qint64 rows,
    qint64 completed, qint64 failed, Instant now, Millis ago)
{
    project::PartRecord part;
    part.id = PartId(id);
    part.job = JobId(id);
    part.state = state;
    part.rows = {{RowId(10), static_cast<quint32>(rows)}};
    part.rowCount = rows;
    part.bytes = rows * 412;
    part.completed = completed;
    part.failed = failed;
    part.createdAt = now - ago + Millis(2000);
    part.stateSince = state == PartState::Accounted ? now - ago / 4 : part.createdAt;
    part.lastChecked = now - Millis(12'000);
    if (!status.isEmpty()) {
        part.batchId = QStringLiteral("batch_6f1c");
        part.inputFileId = QStringLiteral("file-92ab");
        part.lastBatch = batchJson(status, part.createdAt);
    }
    if (state == PartState::Accounted) {
        part.outcomes[static_cast<std::size_t>(Outcome::Good)] = completed;
        part.outcomes[static_cast<std::size_t>(Outcome::Failed)] = failed;
        part.outcomes[static_cast<std::size_t>(Outcome::Missing)] = rows - completed - failed;
    }
    project::JobRecord job;
    job.id = JobId(id);
    job.name = name;
    job.profile = service::toJson(service::builtInProfiles().front());
    job.createdAt = now - ago;
    job.rowCount = rows;
    job.parts = {part};
    return job;
}

} // namespace sheaf::test
