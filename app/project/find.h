// Find over all rows of a sheet.
#pragma once

#include "base/progress.h"
#include "project/cell_match.h"
#include "project/sheet_data.h"
#include "project/visible_rows.h"

#include <memory>
#include <stop_token>

namespace sheaf::project {

struct FindQuery {
    TextQuery text;
    QList<ColumnId> columns; ///< empty = all that are not hidden
    std::shared_ptr<const RowSet> rows; ///< positions to look at; null = all

    bool operator==(const FindQuery&) const = default;
};

struct Found {
    qint64 cells = 0;
    qint64 rowCount = 0;
    RowSet rows; ///< positions with at least one matching cell
};

/// For a worker.
[[nodiscard]] Result<Found> findCells(
    const SheetData& sheet, const FindQuery& query, Progress& progress, std::stop_token stop);
/// The matching columns of one row, in the order of the sheet's columns. Reads the disk.
[[nodiscard]] Result<QList<ColumnId>> matchesIn(const SheetData& sheet, RowId row, const FindQuery& query);

} // namespace sheaf::project
