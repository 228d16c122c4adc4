// The history of one row: every job that sent it, and what came back each time.
#pragma once

#include "project/answers.h"
#include "project/records.h"
#include "project/row_runs.h"

#include <stop_token>

namespace sheaf::jobs {

struct Attempt {
    JobId job;
    QString jobName;
    int part = 1;
    int number = 1; ///< how often the job's rows had been sent by then, from 1
    Instant sentAt {};
    project::PartState state = project::PartState::Planned;
    project::AnswerRef answer; ///< outcome Pending while there is none; `file` means nothing here, see below
    QString file; ///< received file with the answer's line, in the project's folder; empty where there is no line
};

/// Newest first. Read from received/J-P.index: a part whose index is missing or damaged has the outcome None, and comes
/// right when the project is opened again. For a worker.
[[nodiscard]] Result<QList<Attempt>> attemptsOf(
    const QString& folder, const QList<project::JobRecord>& jobs, RowId row, std::stop_token stop);

/// Which jobs sent a row. The number of an attempt is its job's, and a job may send rows that other jobs did not.
class SentJobs
{
public:
    explicit SentJobs(const QList<project::JobRecord>& jobs);
    /// How often the row had been sent by this attempt; 0 for a row that no job sent.
    [[nodiscard]] int countOf(RowId row, int attempt) const;
    /// The job that made this attempt at the row; 0 when none is known.
    [[nodiscard]] JobId jobOf(RowId row, int attempt) const;

private:
    struct Sent {
        JobId id;
        int attempt = 1; ///< as in AnswerRef
        project::RowRuns rows;
    };
    std::vector<Sent> m_jobs;
};

} // namespace sheaf::jobs
