#include "sheet/sheet_place.h"

#include "sheet/sheet_model.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

/// More selected rows than this are not looked for again, one by one, in a table of other rows.
constexpr qint64 mostRowsKept = 2'000;

int columnWithKey(const SheetModel& model, const QString& key)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.columnKey(column) == key)
            return column;
    }
    return -1;
}

} // namespace

void SheetPlace::remember(const SheetModel& model, const QModelIndex& current, const QItemSelection& selection)
{
    const bool isThere = current.isValid() && current.row() < model.rowCount() && current.column() < model.columnCount();
    if (!isThere)
        return; // an empty table in between: where somebody was before still counts
    m_row = model.rowAt(current.row());
    m_column = model.columnKey(current.column());
    m_rows.clear();
    m_columns.clear();
    if (selection.size() != 1)
        return;
    const QItemSelectionRange& range = selection.first();
    if (range.height() > mostRowsKept || range.bottom() >= model.rowCount() || range.right() >= model.columnCount())
        return;
    for (int row = range.top(); row <= range.bottom(); ++row)
        m_rows.push_back(model.rowAt(row));
    for (int column = range.left(); column <= range.right(); ++column)
        m_columns += model.columnKey(column);
}

SheetPlace::Restored SheetPlace::restored(const SheetModel& model)
{
    Restored place;
    if (model.rowCount() == 0 || model.columnCount() == 0)
        return place;
    int row = -1;
    if (m_wanted) {
        row = model.viewRowOf(*m_wanted);
        place.isWanted = row >= 0;
        if (place.isWanted) {
            m_row = std::exchange(m_wanted, std::nullopt);
            m_rows.clear();
        }
    }
    if (row < 0 && m_row)
        row = model.viewRowOf(*m_row);
    place.current = model.index(std::max(0, row), std::max(0, columnWithKey(model, m_column)));
    if (!place.isWanted)
        place.selection = selectionIn(model);
    return place;
}

QItemSelection SheetPlace::selectionIn(const SheetModel& model) const
{
    std::vector<int> rows;
    for (const RowId id : m_rows) {
        if (const int row = model.viewRowOf(id); row >= 0 && row < model.rowCount())
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    std::vector<int> columns;
    for (const QString& key : m_columns) {
        if (const int column = columnWithKey(model, key); column >= 0)
            columns.push_back(column);
    }
    std::ranges::sort(columns);
    QItemSelection selection;
    const auto runEnd = [](const std::vector<int>& numbers, std::size_t from) {
        while (from + 1 < numbers.size() && numbers[from + 1] == numbers[from] + 1)
            ++from;
        return from;
    };
    for (std::size_t top = 0; top < rows.size();) {
        const std::size_t bottom = runEnd(rows, top);
        for (std::size_t left = 0; left < columns.size();) {
            const std::size_t right = runEnd(columns, left);
            selection.select(model.index(rows[top], columns[left]), model.index(rows[bottom], columns[right]));
            left = right + 1;
        }
        top = bottom + 1;
    }
    return selection;
}

} // namespace sheaf::ui
