// Rows of a project that somebody wants to see.
#pragma once

#include "project/row_filter.h"

namespace sheaf::ui {

struct RowsWanted {
    QString folder;
    QList<project::Piece> rows; ///< only these; none = all
    project::OutcomeSet outcomes = ~project::OutcomeSet(0);
};

} // namespace sheaf::ui
