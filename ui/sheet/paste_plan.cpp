#include "sheet/paste_plan.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

/// A selection of one row (or column) says only where to begin.
template <class Count> bool isMultiple(Count selected, Count pasted)
{
    return selected == 1 || selected % pasted == 0;
}

bool isOneBlock(const SelectedCells& cells)
{
    return cells.rows.size() == 1 && cells.columns.last() - cells.columns.first() + 1 == cells.columns.size();
}

} // namespace

PastePlan planPaste(const SelectedCells& selected, qint64 height, int width, int rows, int columns)
{
    PastePlan plan;
    SelectedCells area = selected;
    area.columns.removeIf([columns](int column) { return column >= columns; });
    if (area.isEmpty())
        area = {{{0, 1}}, {0}};
    if (height == 1 && width == 1) {
        plan.cells = area;
        if (rows == 0)
            plan = {{{}, area.columns}, 1, 0};
        return plan;
    }
    const bool repeats = isOneBlock(area) && isMultiple(area.rowCount(), height) && isMultiple(int(area.columns.size()), width);
    const qint64 tall = repeats ? std::max(height, area.rowCount()) : height;
    const int wide = repeats ? std::max(width, int(area.columns.size())) : width;
    const int top = area.rows.front().first;
    const int left = area.columns.first();
    const int inside = int(std::clamp<qint64>(rows - top, 0, tall));
    if (inside > 0)
        plan.cells.rows = {{top, inside}};
    plan.newRows = tall - inside;
    for (int column = left; column < std::min(left + wide, columns); ++column)
        plan.cells.columns += column;
    plan.newColumns = std::max(0, left + wide - columns);
    return plan;
}

} // namespace sheaf::ui
