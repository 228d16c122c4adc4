// Rows of a project that somebody wants to see, or to send again.
#pragma once

#include "jobs/causes.h"
#include "project/row_filter.h"

namespace sheaf::ui {

struct RowsWanted {
    QString folder;
    QList<project::Piece> rows; ///< only these; none = all
    project::OutcomeSet outcomes = ~project::OutcomeSet(0);
};

/// Rows that failed for one cause, to be sent once more with its remedy.
struct ResendWanted {
    QString folder;
    JobId job; ///< that sent them
    jobs::CauseGroup group;
};

} // namespace sheaf::ui
