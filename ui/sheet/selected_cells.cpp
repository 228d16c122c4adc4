#include "sheet/selected_cells.h"

#include <QItemSelectionModel>

#include <algorithm>

namespace sheaf::ui {

qint64 SelectedCells::rowCount() const
{
    qint64 count = 0;
    for (const RowRun& run : rows)
        count += run.count;
    return count;
}

SelectedCells selectedCells(const QAbstractItemView& view)
{
    SelectedCells cells;
    const auto take = [&cells](int top, int bottom, int left, int right) {
        cells.rows.push_back({top, bottom - top + 1});
        for (int column = left; column <= right; ++column)
            cells.columns += column;
    };
    const QItemSelection selection = view.selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        take(range.top(), range.bottom(), range.left(), range.right());
    if (const QModelIndex now = view.currentIndex(); cells.isEmpty() && now.isValid())
        take(now.row(), now.row(), now.column(), now.column());

    std::ranges::sort(cells.columns);
    cells.columns.erase(std::ranges::unique(cells.columns).begin(), cells.columns.end());
    std::ranges::sort(cells.rows, {}, &RowRun::first);
    std::vector<RowRun> merged;
    for (const RowRun& run : cells.rows) {
        if (!merged.empty() && run.first <= merged.back().first + merged.back().count) {
            RowRun& last = merged.back();
            last.count = std::max(last.count, run.first + run.count - last.first);
        } else {
            merged.push_back(run);
        }
    }
    cells.rows = std::move(merged);
    return cells;
}

} // namespace sheaf::ui
