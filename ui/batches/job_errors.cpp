#include "batches/job_errors.h"

#include "base/sentence.h"
#include "jobs/part_rules.h"
#include "service/batch.h"

namespace sheaf::ui {

std::optional<RowId> rowOfLine(const project::PartRecord& part, qint64 line)
{
    if (line < 1)
        return std::nullopt;
    qint64 left = line - 1;
    for (const project::Piece& piece : part.rows) {
        if (left < piece.count)
            return RowId(piece.first.value + static_cast<quint32>(left));
        left -= piece.count;
    }
    return std::nullopt;
}

namespace {

/// What passes by itself, and a batch that is looked for or asked about, is told elsewhere.
bool isFault(const Error& problem)
{
    return !jobs::passesByItself(problem) && problem.code != ErrorCode::CreateOutcomeUnknown && problem.code != ErrorCode::CreateUndecided;
}

} // namespace

QList<project::Piece> rowsOf(const project::JobRecord& job)
{
    QList<project::Piece> rows;
    for (const project::PartRecord& part : job.parts)
        rows += part.rows;
    return rows;
}

std::vector<JobError> errorsOf(const project::JobRecord& job)
{
    std::vector<JobError> errors;
    for (const project::PartRecord& part : job.parts) {
        if (part.problem && isFault(*part.problem))
            errors.push_back({part.number, 0, std::nullopt, sentence(*part.problem), codeName(part.problem->code)});
        const auto batch = service::batchFromJson(part.lastBatch);
        if (!batch)
            continue;
        for (const service::BatchError& error : batch->errors)
            errors.push_back({part.number, error.line, rowOfLine(part, error.line), error.message, error.code});
    }
    return errors;
}

} // namespace sheaf::ui
