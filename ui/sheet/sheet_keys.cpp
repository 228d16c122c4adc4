#include "sheet/sheet_keys.h"

#include "sheet/data_edge.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>

#include <algorithm>

namespace sheaf::ui {

namespace {

/// So many cells are looked up in memory before a worker is asked.
constexpr int mostLookedUp = 500;

bool isModifierKey(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_AltGr || key == Qt::Key_Meta;
}

/// Nothing when a cell is met that is not in memory.
std::optional<qint64> lookUpEdge(const SheetModel& model, int row, int column, int rows, int columns)
{
    EdgeWalk walk;
    for (int looked = 0; row >= 0 && row < model.rowCount() && column >= 0 && column < model.columnCount(); ++looked) {
        const auto text = looked < mostLookedUp ? model.text(row, column) : std::nullopt;
        if (!text)
            return std::nullopt;
        if (!walk.feed(!text->isEmpty()))
            break;
        row += rows;
        column += columns;
    }
    walk.finish();
    return walk.steps();
}

} // namespace

SheetKeys::SheetKeys(SheetView& view) : QObject(&view), m_view(view), m_model(view.sheetModel()) { }

bool SheetKeys::press(const QKeyEvent& event)
{
    if (isModifierKey(event.key()))
        return false;
    const bool searching = m_search.isRunning();
    m_search.stop();
    m_view.viewport()->unsetCursor();
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers.testAnyFlags(Qt::AltModifier | Qt::MetaModifier) || m_model.rowCount() == 0 || m_model.columnCount() == 0)
        return false;
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    const bool shift = modifiers.testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Escape: return searching;
    case Qt::Key_Return:
    case Qt::Key_Enter: return control ? false : (pressEnter(shift ? -1 : 1), true);
    case Qt::Key_Tab: return control ? false : (pressTab(shift ? -1 : 1), true);
    case Qt::Key_Backtab: return control ? false : (pressTab(-1), true);
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: return pressArrow(event.key(), modifiers);
    case Qt::Key_Space:
    case Qt::Key_A: return pressSelect(event.key(), modifiers);
    default: return pressPage(event.key(), control, shift);
    }
}

bool SheetKeys::pressArrow(int key, Qt::KeyboardModifiers modifiers)
{
    const int forward = m_view.isRightToLeft() ? -1 : 1;
    int rows = 0;
    int columns = 0;
    switch (key) {
    case Qt::Key_Up: rows = -1; break;
    case Qt::Key_Down: rows = 1; break;
    case Qt::Key_Left: columns = -forward; break;
    default: columns = forward; break;
    }
    const bool extend = modifiers.testFlag(Qt::ShiftModifier);
    if (modifiers.testFlag(Qt::ControlModifier)) {
        goToEdge(rows, columns, extend);
        return true;
    }
    const Place now = placeOf(extend ? lead() : m_view.currentIndex());
    go({now.row + rows, columns == 0 ? now.column : columnBeside(now.column, columns)}, extend);
    return true;
}

bool SheetKeys::pressPage(int key, bool control, bool extend)
{
    const Place now = placeOf(extend ? lead() : m_view.currentIndex());
    const int last = m_model.rowCount() - 1;
    switch (key) {
    case Qt::Key_Home: go({control ? 0 : now.row, edgeColumn(-1)}, extend); return true;
    case Qt::Key_End: go({control ? last : now.row, edgeColumn(1)}, extend); return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        if (control)
            return false;
        const int step = key == Qt::Key_PageUp ? -rowsOnPage() : rowsOnPage();
        go({std::clamp(now.row + step, 0, last), now.column}, extend);
        return true;
    }
    default: return false;
    }
}

bool SheetKeys::pressSelect(int key, Qt::KeyboardModifiers modifiers)
{
    const bool wholeColumns = key == Qt::Key_Space && modifiers == Qt::ControlModifier;
    const bool wholeRows = key == Qt::Key_Space && modifiers == Qt::ShiftModifier;
    const bool all = key == Qt::Key_A && modifiers == Qt::ControlModifier;
    if (!wholeColumns && !wholeRows && !all)
        return false;
    const Place from = placeOf(m_view.currentIndex());
    const Place to = placeOf(lead());
    const int lastRow = m_model.rowCount() - 1;
    const int lastColumn = m_model.columnCount() - 1;
    const int top = wholeRows ? std::min(from.row, to.row) : 0;
    const int bottom = wholeRows ? std::max(from.row, to.row) : lastRow;
    const int left = wholeColumns ? std::min(from.column, to.column) : 0;
    const int right = wholeColumns ? std::max(from.column, to.column) : lastColumn;
    m_view.selectionModel()->select(
        QItemSelection(m_model.index(top, left), m_model.index(bottom, right)), QItemSelectionModel::ClearAndSelect);
    return true;
}

void SheetKeys::pressEnter(int step)
{
    if (cycle(step, 0))
        return;
    const QModelIndex now = m_view.currentIndex();
    const bool afterTabs = step > 0 && m_tabbedFrom >= 0 && m_tabbedTo == now;
    const int column = afterTabs ? m_tabbedFrom : now.column();
    m_tabbedFrom = -1;
    go({now.row() + step, column}, false);
}

void SheetKeys::pressTab(int step)
{
    if (cycle(0, step))
        return;
    const QModelIndex now = m_view.currentIndex();
    if (m_tabbedFrom < 0 || m_tabbedTo != now)
        m_tabbedFrom = now.column();
    const int beside = columnBeside(now.column(), step);
    if (beside != now.column()) {
        go({now.row(), beside}, false);
    } else if (const int row = now.row() + step; row >= 0 && row < m_model.rowCount()) {
        go({row, edgeColumn(-step)}, false);
        m_tabbedFrom = -1;
    }
    m_tabbedTo = m_view.currentIndex();
}

/// Within a selection of several cells the current one goes round in it; the selection stays.
bool SheetKeys::cycle(int rows, int columns)
{
    const QItemSelection selection = m_view.selectionModel()->selection();
    const QModelIndex now = m_view.currentIndex();
    if (selection.size() != 1 || !selection.first().contains(now))
        return false;
    const QItemSelectionRange& range = selection.first();
    const qint64 width = range.width();
    const qint64 height = range.height();
    if (width * height < 2)
        return false;
    const qint64 row = now.row() - range.top();
    const qint64 column = now.column() - range.left();
    const qint64 count = width * height;
    const qint64 at = rows != 0 ? column * height + row + rows : row * width + column + columns;
    const qint64 next = (at + count) % count;
    const Place place = rows != 0 ? Place {int(range.top() + next % height), int(range.left() + next / height)}
                                  : Place {int(range.top() + next / width), int(range.left() + next % width)};
    const QModelIndex cell = m_model.index(place.row, place.column);
    m_view.selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    m_view.scrollTo(cell);
    return true;
}

QModelIndex SheetKeys::lead() const
{
    const QModelIndex now = m_view.currentIndex();
    const QItemSelection selection = m_view.selectionModel()->selection();
    if (selection.size() != 1 || !selection.first().contains(now))
        return now;
    const QItemSelectionRange& range = selection.first();
    return m_model.index(now.row() == range.bottom() ? range.top() : range.bottom(),
        now.column() == range.right() ? range.left() : range.right());
}

void SheetKeys::extendTo(const QModelIndex& cell)
{
    const QModelIndex from = m_view.currentIndex();
    if (!cell.isValid() || !from.isValid())
        return;
    const QModelIndex topLeft = m_model.index(std::min(from.row(), cell.row()), std::min(from.column(), cell.column()));
    const QModelIndex bottomRight = m_model.index(std::max(from.row(), cell.row()), std::max(from.column(), cell.column()));
    m_view.selectionModel()->select(QItemSelection(topLeft, bottomRight), QItemSelectionModel::ClearAndSelect);
    m_view.scrollTo(cell);
}

void SheetKeys::go(Place place, bool extend)
{
    const QModelIndex cell = m_model.index(
        std::clamp(place.row, 0, m_model.rowCount() - 1), std::clamp(place.column, 0, m_model.columnCount() - 1));
    if (extend)
        return extendTo(cell);
    // Not setCurrentIndex() of the view: that looks at the keys which are held down.
    m_view.selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect);
    m_view.scrollTo(cell);
}

void SheetKeys::goToEdge(int rows, int columns, bool extend)
{
    const Place from = placeOf(extend ? lead() : m_view.currentIndex());
    const auto steps = lookUpEdge(m_model, from.row, from.column, rows, columns);
    if (steps)
        go({from.row + int(*steps) * rows, from.column + int(*steps) * columns}, extend);
    else if (rows != 0)
        searchColumn(from, rows, extend);
    else
        searchRow(from, columns, extend);
}

void SheetKeys::findAlong(std::function<qint64(std::stop_token)> search, std::function<void(qint64)> found)
{
    m_view.viewport()->setCursor(Qt::BusyCursor);
    m_search.start(std::move(search), [this, found = std::move(found)](qint64 place) {
        m_view.viewport()->unsetCursor();
        found(place);
    });
}

void SheetKeys::searchColumn(Place from, int step, bool extend)
{
    const project::Project& project = m_model.project();
    EdgeOrder order {.sheet = project.sheet().data(), .answers = project.answers(), .positionOf = {},
        .rows = m_model.rowCount(), .from = from.row, .down = step > 0, .column = {}, .outcomes = false};
    if (from.column < m_model.sheetColumns())
        order.column = m_model.columnAt(from.column);
    else
        order.outcomes = m_model.isOutcomeColumn(from.column);
    if (m_model.isFiltered())
        order.positionOf = [shown = m_model.rows()](qint64 row) { return shown.positionAt(row); };
    findAlong([order = std::move(order)](std::stop_token stop) { return findDataEdge(order, stop); },
        [this, from, extend](qint64 row) { go({int(row), from.column}, extend); });
}

void SheetKeys::searchRow(Place from, int step, bool extend)
{
    std::vector<project::Column> columns;
    for (int column = from.column; column >= 0 && column < m_model.sheetColumns(); column += step)
        columns.push_back(m_model.columnAt(column));
    const auto search = [sheet = m_model.project().sheet().data(), row = m_model.rowAt(from.row), columns](std::stop_token) {
        EdgeWalk walk;
        const auto cells = sheet.cells(row, columns);
        for (std::size_t i = 0; cells && i < cells->size() && walk.feed(!(*cells)[i].isEmpty()); ++i) { }
        walk.finish();
        return walk.steps();
    };
    findAlong(search, [this, from, step, extend](qint64 steps) { go({from.row, from.column + int(steps) * step}, extend); });
}

int SheetKeys::columnBeside(int column, int step) const
{
    for (int beside = column + step; beside >= 0 && beside < m_model.columnCount(); beside += step) {
        if (!m_view.isColumnHidden(beside))
            return beside;
    }
    return column;
}

int SheetKeys::edgeColumn(int step) const
{
    return columnBeside(step > 0 ? m_model.columnCount() : -1, -step);
}

int SheetKeys::rowsOnPage() const
{
    return std::max(1, m_view.viewport()->height() / std::max(1, m_view.verticalHeader()->defaultSectionSize()) - 1);
}

} // namespace sheaf::ui
