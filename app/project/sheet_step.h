// A reversible edit of a sheet as a value; only the sources of Sheet know it.
#pragma once

#include "project/sheet.h"

namespace sheaf::project {

/// What is to be set, each part only where it is there: cells to a text or to "not edited", the order, the columns, or
/// the base with all edits over it.
/// Applying a step sets these and gives the step that sets them back.
struct Sheet::Step {
    struct Cell {
        RowId row;
        ColumnId column;
        std::optional<QByteArray> text;
    };
    QString label;
    std::vector<Cell> cells;
    std::optional<RowOrder> order;
    std::optional<QList<Column>> columns;
    struct Rows {
        Base base;
        RowIndex index;
        Edits edits;
    };
    std::optional<Rows> rows;
    bool touchesOtherRows = false; ///< cells change in rows that the order had before and has after
};

} // namespace sheaf::project
