// Finding from cell to cell in the order in which the table shows its rows. Functions from values to values, for workers.
#pragma once

#include "project/find.h"
#include "sheet/selected_cells.h"

#include <stop_token>

namespace sheaf::ui {

/// Where is looked: what the table shows, or a part of it that was selected.
struct FindScope {
    project::TextQuery text;
    QList<ColumnId> columns; ///< as they stand in the table
    project::VisibleRows rows;
    qint64 rowCount = 0; ///< of the view
    std::vector<RowRun> selected; ///< of the view; empty = all of it

    bool operator==(const FindScope& other) const
    {
        return text == other.text && columns == other.columns && selected == other.selected;
    }
};

using FoundPtr = std::shared_ptr<const project::Found>;
[[nodiscard]] Result<FoundPtr> countFound(const project::SheetData& sheet, const FindScope& scope, std::stop_token stop);

struct FindPlace {
    qint64 row = 0; ///< of the view
    qsizetype column = -1; ///< index into FindScope::columns; -1 = before the first
};
struct FindStep {
    FindPlace place;
    bool wrapped = false; ///< past the end, on from the beginning
};
/// The next cell behind `from` (before it, when not forward), round and round; nothing when there is none.
[[nodiscard]] std::optional<FindStep> nextFound(const project::SheetData& sheet, const FindScope& scope, const project::Found& found,
    FindPlace from, bool forward, std::stop_token stop);
/// How many found cells stand before this one in the table's order. Reads all rows.
[[nodiscard]] qint64 foundBefore(const project::SheetData& sheet, const FindScope& scope, const project::Found& found, FindPlace place,
    std::stop_token stop);
/// The rows with something found, in the stored order.
[[nodiscard]] std::vector<RowId> foundRows(const project::SheetData& sheet, const project::Found& found, std::stop_token stop);

} // namespace sheaf::ui
