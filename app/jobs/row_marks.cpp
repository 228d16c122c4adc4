#include "jobs/row_marks.h"

#include <algorithm>

namespace sheaf::jobs {

namespace {

project::AnswerRef markOf(project::Outcome outcome, const project::JobRecord& job)
{
    project::AnswerRef mark;
    mark.outcome = outcome;
    mark.attempt = quint8(std::min(job.attempt, 255));
    return mark;
}

} // namespace

void markPending(project::Project& project, const project::JobRecord& job, const project::PartRecord& part)
{
    const project::AnswerRef pending = markOf(project::Outcome::Pending, job);
    std::vector<project::RowAnswer> answers;
    answers.reserve(std::size_t(part.rowCount));
    forEachRowOf(part.rows, [&](RowId row) { answers.push_back({row, pending}); });
    project.mergeAnswers({}, std::move(answers));
}

void markAbandoned(project::Project& project, const project::JobRecord& job, const project::PartRecord& part)
{
    const project::AnswerRef cancelled = markOf(project::Outcome::Cancelled, job);
    std::vector<project::RowAnswer> answers;
    forEachRowOf(part.rows, [&](RowId row) {
        const project::Outcome now = project.answers().of(row).outcome;
        if (now == project::Outcome::None || now == project::Outcome::Pending)
            answers.push_back({row, cancelled});
    });
    project.mergeAnswers({}, std::move(answers));
}

} // namespace sheaf::jobs
