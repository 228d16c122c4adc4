// The jobs' part of the database: templates that were sent, jobs, parts, events. Steps of a job are synced to the disk
// before the step is taken.
#include "project/database.h"
#include "project/stored_values.h"

#include <algorithm>

namespace sheaf::project {

namespace {

// The fields of a part that change during its life, in the order in which valuesOf() and partFrom() have them.
#define SHEAF_PART_FIELDS                                                                                              \
    "state, row_count, bytes, sent_file, content_hash, token, input_file_id, batch_id, last_batch, output_file,"       \
    " error_file, completed, failed, state_since, created_at, last_checked, last_moved, problem, cancel_requested,"    \
    " outcomes, stray_lines, tokens_in, tokens_out"

QVariantList valuesOf(const PartRecord& part)
{
    return {partStateName(part.state), part.rowCount, part.bytes, part.sentFile, part.contentHash, part.token,
        part.inputFileId, part.batchId, part.lastBatch, part.outputFile, part.errorFile, part.completed, part.failed,
        toMillis(part.stateSince), toMillis(part.createdAt), toMillis(part.lastChecked), toMillis(part.lastMoved),
        storedError(part.problem), part.cancelRequested, storedCounts(part.outcomes), part.strayLines, part.tokensIn,
        part.tokensOut};
}

/// From a row whose first columns are id, job, number, rows; then the fields above.
Result<PartRecord> partFrom(const SqlRow& row)
{
    PartRecord part;
    part.id = PartId(row.integer(0));
    part.job = JobId(row.integer(1));
    part.number = int(row.integer(2));
    Result<QList<Piece>> rows = piecesFrom(row.bytes(3));
    const std::optional<PartState> state = partStateFromName(row.text(4));
    if (!rows || !state)
        return failure(ErrorCode::ProjectDamaged);
    part.rows = std::move(*rows);
    part.state = *state;
    part.rowCount = row.integer(5);
    part.bytes = row.integer(6);
    part.sentFile = row.text(7);
    part.contentHash = row.bytes(8);
    part.token = row.bytes(9);
    part.inputFileId = row.text(10);
    part.batchId = row.text(11);
    part.lastBatch = row.bytes(12);
    part.outputFile = row.text(13);
    part.errorFile = row.text(14);
    part.completed = row.integer(15);
    part.failed = row.integer(16);
    part.stateSince = fromMillis(row.integer(17));
    part.createdAt = fromMillis(row.integer(18));
    part.lastChecked = fromMillis(row.integer(19));
    part.lastMoved = fromMillis(row.integer(20));
    part.problem = errorFrom(row.text(21));
    part.cancelRequested = row.flag(22);
    part.outcomes = countsFrom(row.text(23));
    part.strayLines = row.integer(24);
    part.tokensIn = row.integer(25);
    part.tokensOut = row.integer(26);
    return part;
}

} // namespace

Result<TemplateId> Database::keepTemplate(const QByteArray& json)
{
    qint64 id = 0;
    const Result<void> done = m_connection->transact(Connection::Durability::Full, [&]() -> Result<void> {
        Result<void> kept = m_connection->run("INSERT OR IGNORE INTO template (text) VALUES (?)", {json});
        if (!kept)
            return kept;
        return m_connection->read("SELECT id FROM template WHERE text = ?", {json}, [&](const SqlRow& row) -> Result<void> {
            id = row.integer(0);
            return {};
        });
    });
    if (!done)
        return failure(done.error());
    return TemplateId(id);
}

Result<QByteArray> Database::readTemplate(TemplateId id)
{
    std::optional<QByteArray> text;
    const Result<void> done
        = m_connection->read("SELECT text FROM template WHERE id = ?", {id.value}, [&](const SqlRow& row) -> Result<void> {
              text = row.bytes(0);
              return {};
          });
    if (!done)
        return failure(done.error());
    if (!text)
        return failure(ErrorCode::ProjectDamaged, {}, QStringLiteral("template %1").arg(id.value));
    return *text;
}

Result<JobRecord> Database::addJob(JobRecord job)
{
    const Result<void> done = m_connection->transact(Connection::Durability::Full, [&]() -> Result<void> {
        const QVariant requestTemplate = job.requestTemplate.value == 0 ? QVariant() : QVariant(job.requestTemplate.value);
        Result<void> added = m_connection->run(
            "INSERT INTO job (name, profile, template, endpoint, completion_window, webhook_url, metadata, created_at,"
            " row_count, attempt, elsewhere) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {job.name, job.profile, requestTemplate, job.endpoint, job.completionWindow, job.webhookUrl,
                storedPairs(job.metadata), toMillis(job.createdAt), job.rowCount, job.attempt, job.elsewhere});
        if (!added)
            return added;
        job.id = JobId(m_connection->lastInsertId());
        for (PartRecord& part : job.parts) {
            part.job = job.id;
            const Result<PartId> id = insertPart(part);
            if (!id)
                return failure(id.error());
            part.id = *id;
        }
        return {};
    });
    if (!done)
        return failure(done.error());
    return job;
}

Result<PartId> Database::insertPart(const PartRecord& part)
{
    const QVariantList values
        = QVariantList {part.job.value, part.number, storedPieces(part.rows)} + valuesOf(part);
    const Result<void> done = m_connection->run("INSERT INTO part (job, number, rows, " SHEAF_PART_FIELDS
                                                ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                                " ?, ?, ?, ?, ?)",
        values);
    if (!done)
        return failure(done.error());
    return PartId(m_connection->lastInsertId());
}

Result<void> Database::savePart(const PartRecord& part)
{
    return m_connection->transact(Connection::Durability::Full, [&] {
        return m_connection->run("UPDATE part SET (" SHEAF_PART_FIELDS ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                 " ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
            valuesOf(part) + QVariantList {part.id.value});
    });
}

Result<void> Database::readJobs(QList<JobRecord>& jobs)
{
    return m_connection->read(
        "SELECT id, name, profile, template, endpoint, completion_window, webhook_url, metadata, created_at, row_count,"
        " attempt, elsewhere FROM job ORDER BY id",
        {}, [&](const SqlRow& row) -> Result<void> {
            JobRecord job;
            job.id = JobId(row.integer(0));
            job.name = row.text(1);
            job.profile = row.bytes(2);
            job.requestTemplate = TemplateId(row.integer(3));
            job.endpoint = row.text(4);
            job.completionWindow = row.text(5);
            job.webhookUrl = row.text(6);
            job.metadata = pairsFrom(row.text(7));
            job.createdAt = fromMillis(row.integer(8));
            job.rowCount = row.integer(9);
            job.attempt = int(row.integer(10));
            job.elsewhere = row.flag(11);
            jobs.append(job);
            return {};
        });
}

Result<void> Database::readParts(QList<JobRecord>& jobs)
{
    auto job = jobs.begin();
    return m_connection->read("SELECT id, job, number, rows, " SHEAF_PART_FIELDS " FROM part ORDER BY job, number", {},
        [&](const SqlRow& row) -> Result<void> {
            const Result<PartRecord> part = partFrom(row);
            if (!part)
                return failure(part.error());
            while (job != jobs.end() && job->id != part->job)
                ++job;
            if (job == jobs.end())
                return failure(ErrorCode::ProjectDamaged);
            job->parts.append(*part);
            return {};
        });
}

Result<void> Database::addEvent(const EventRecord& event)
{
    return change("INSERT INTO event (at, job, part, kind, text) VALUES (?, ?, ?, ?, ?)",
        {toMillis(event.at), event.job.value, event.part, event.kind, event.text});
}

Result<QList<EventRecord>> Database::events(JobId job)
{
    QList<EventRecord> events;
    const Result<void> done = m_connection->read("SELECT at, job, part, kind, text FROM event WHERE job = ? ORDER BY id",
        {job.value}, [&](const SqlRow& row) -> Result<void> {
            EventRecord event;
            event.at = fromMillis(row.integer(0));
            event.job = JobId(row.integer(1));
            event.part = int(row.integer(2));
            event.kind = row.text(3);
            event.text = row.text(4);
            events.append(event);
            return {};
        });
    if (!done)
        return failure(done.error());
    return events;
}

} // namespace sheaf::project
