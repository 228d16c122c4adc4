// Everything that became of one row so far, read by a worker: each time that it was sent, and what came back then.
#pragma once

#include "jobs/attempts.h"

#include <vector>

namespace sheaf::ui {

struct RowPastOrder {
    QString folder; ///< the project's
    QList<project::JobRecord> jobs;
    project::Answers answers; ///< to tell which attempt counts now
    RowId row;
};

struct PastAttempt {
    jobs::Attempt attempt;
    bool isCurrent = false; ///< its answer is the one that stands beside the row
    QString text; ///< the answer's, or the service's words about a failure; plain, at most `longestPastText` characters
};
inline constexpr qsizetype longestPastText = 2000;

/// Newest first.
[[nodiscard]] Result<std::vector<PastAttempt>> readRowPast(const RowPastOrder& order, std::stop_token stop);

} // namespace sheaf::ui
