// An edit of very many cells as a value. A worker carries it out: it streams over the rows once and, where more than a
// few thousand cells change, writes the next base file, so that neither the edits in memory nor the database grow with it.
#pragma once

#include "base/progress.h"
#include "project/sheet_data.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace sheaf::project {

/// Up to so many cells are kept as single edits.
inline constexpr qint64 mostSingleEdits = 2'000;

struct NewColumn {
    QString name;
    qsizetype position = 0; ///< in SheetData::columns
    std::optional<ColumnId> copyOf; ///< its cells; nothing = empty
};

struct BulkEdit {
    QString label; ///< what undo calls it
    /// Rows that may change, each once; nothing = every row of the sheet.
    std::optional<std::vector<RowId>> rows;
    /// Columns that may change; columns of `newColumns` among them.
    QList<ColumnId> columns;
    /// The new text of a cell; nothing = it stays. `n`: the row's index in `rows`, -1 where every row may change. Called
    /// on worker threads, on several at once and in any order of rows.
    std::function<std::optional<QByteArray>(qint64 n, ColumnId column, QByteArrayView text)> change;
    /// A quick look at a row as the base file has it: false only when nothing of it can change. May be missing. Called like `change`.
    std::function<bool(QByteArrayView record)> mayChange;

    qint64 insertAt = -1; ///< position; -1 = at the end
    qint64 insertCount = 0; ///< new rows
    std::vector<RowId> copies; ///< what the new rows begin as: a copy of the n-th of these; empty = without any text
    /// The text of a cell of the n-th new row, over that of a copy; nothing = as it is. Called like `change`.
    std::function<std::optional<QByteArray>(qint64 n, ColumnId column)> fill;

    /// Their ids follow one another from Sheet::nextColumnId() on.
    QList<NewColumn> newColumns;
};

struct BulkCount {
    qint64 cells = 0; ///< that changed
    qint64 rows = 0; ///< in which they stand; new rows are not counted
};

/// What a bulk edit makes of a sheet: a step that Sheet::applyBulk() takes.
struct BulkResult {
    BulkCount count;
    std::vector<std::tuple<RowId, ColumnId, QByteArray>> cells; ///< single edits, over what there is
    std::optional<SheetData> rebased; ///< with its new base; its edits are only those that a base cannot hold
    QList<Column> columns;
    std::optional<RowOrder> order;
    quint32 nextInsertedRow = 0;
};

/// What the worker needs to know of the sheet.
struct BulkSource {
    SheetData sheet;
    QString folder; ///< of the project; the new base goes to sheet/ there
    quint32 nextInsertedRow = 0;
    ColumnId nextColumn;
};

/// For a worker. NotJson when a JSON cell that is no string gets text that is no JSON; then, as on every error, nothing has changed.
[[nodiscard]] Result<BulkResult> carryOut(
    const BulkEdit& edit, const BulkSource& source, Progress& progress, std::stop_token stop);

} // namespace sheaf::project
