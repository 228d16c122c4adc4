#include "jobs/attempts.h"

#include "project/answers_cache.h"

#include <algorithm>

namespace sheaf::jobs {

using project::Outcome;
using project::PartRecord;
using project::PartState;

namespace {

bool sentRow(const PartRecord& part, RowId row)
{
    return std::ranges::any_of(part.rows, [row](const project::Piece& piece) {
        return row.value >= piece.first.value && row.value - piece.first.value < piece.count;
    });
}

void readOutcome(Attempt& attempt, const QString& folder, const PartRecord& part, RowId row)
{
    const auto cache = project::readAnswersCache(folder + QLatin1Char('/') + project::answersCacheFile(part.job, part.number));
    if (!cache)
        return;
    const auto found = std::ranges::find(cache->answers, row, &project::RowAnswer::row);
    if (found == cache->answers.end())
        return;
    attempt.answer = found->answer;
    if (found->answer.length > 0 && found->answer.file < cache->files.size())
        attempt.file = cache->files.at(found->answer.file);
}

Attempt attemptOf(const QString& folder, const project::JobRecord& job, const PartRecord& part, RowId row)
{
    Attempt attempt;
    attempt.job = job.id;
    attempt.jobName = job.name;
    attempt.part = part.number;
    attempt.number = job.attempt;
    attempt.sentAt = job.createdAt;
    attempt.state = part.state;
    attempt.answer.attempt = quint8(std::min(job.attempt, 255));
    if (part.state == PartState::Accounted)
        readOutcome(attempt, folder, part, row);
    else
        attempt.answer.outcome = part.state == PartState::Abandoned ? Outcome::Cancelled : Outcome::Pending;
    return attempt;
}

} // namespace

Result<QList<Attempt>> attemptsOf(
    const QString& folder, const QList<project::JobRecord>& jobs, RowId row, std::stop_token stop)
{
    QList<Attempt> attempts;
    for (auto job = jobs.crbegin(); job != jobs.crend(); ++job) {
        for (auto part = job->parts.crbegin(); part != job->parts.crend(); ++part) {
            if (stop.stop_requested())
                return failure(ErrorCode::Cancelled);
            if (sentRow(*part, row))
                attempts.append(attemptOf(folder, *job, *part, row));
        }
    }
    return attempts;
}

SentJobs::SentJobs(const QList<project::JobRecord>& jobs)
{
    for (const project::JobRecord& job : jobs) {
        QList<project::Piece> rows;
        for (const PartRecord& part : job.parts)
            rows += part.rows;
        m_jobs.push_back({job.id, std::min(job.attempt, 255), project::RowRuns(std::move(rows))});
    }
}

int SentJobs::countOf(RowId row, int attempt) const
{
    return int(std::ranges::count_if(
        m_jobs, [row, attempt](const Sent& sent) { return sent.attempt <= attempt && sent.rows.contains(row); }));
}

JobId SentJobs::jobOf(RowId row, int attempt) const
{
    const auto found = std::find_if(m_jobs.rbegin(), m_jobs.rend(),
        [row, attempt](const Sent& sent) { return sent.attempt == attempt && sent.rows.contains(row); });
    return found == m_jobs.rend() ? JobId() : found->id;
}

} // namespace sheaf::jobs
