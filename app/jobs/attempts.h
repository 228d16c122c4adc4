// The history of one row: every job that sent it, and what came back each time.
#pragma once

#include "project/answers.h"
#include "project/records.h"

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

} // namespace sheaf::jobs
