#include "sheet/row_actions.h"

#include "sheet/row_drag.h"
#include "sheet/selected_cells.h"
#include "sheet/sheet_model.h"
#include "sheet/table_action.h"

#include <algorithm>

namespace sheaf::ui {

RowActions::RowActions(SheetView& view, QObject* parent) : QObject(parent), m_view(view), m_model(view.sheetModel())
{
    build();
    connect(new RowDrag(view), &RowDrag::dropped, this, &RowActions::moveTo);
}

void RowActions::build()
{
    const auto keys = [](Qt::KeyboardModifiers modifiers, Qt::Key key) { return QKeySequence(QKeyCombination(modifiers, key)); };
    const Qt::KeyboardModifiers ctrlAlt = Qt::ControlModifier | Qt::AltModifier;
    const Qt::KeyboardModifiers altShift = Qt::AltModifier | Qt::ShiftModifier;
    const auto add = [this](const char* name, const QString& text, const QKeySequence& key, const QString& icon = {}) {
        return tableAction(m_view, this, name, text, key, icon);
    };
    m_insertAbove = add("insertRowAbove", tr("Insert row &above"), keys(ctrlAlt, Qt::Key_Up), QStringLiteral("row-add"));
    m_insertBelow = add("insertRowBelow", tr("Insert row &below"), keys(ctrlAlt, Qt::Key_Down));
    m_delete = add("deleteRows", tr("&Delete rows"), keys(Qt::ControlModifier, Qt::Key_Minus), QStringLiteral("delete"));
    m_duplicate = add("duplicateRows", tr("D&uplicate rows"), keys(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_D));
    m_moveUp = add("moveRowsUp", tr("Move rows u&p"), keys(altShift, Qt::Key_Up), QStringLiteral("arrow-up"));
    m_moveDown = add("moveRowsDown", tr("Move rows do&wn"), keys(altShift, Qt::Key_Down), QStringLiteral("arrow-down"));
    connect(m_insertAbove, &QAction::triggered, this, [this] { insert(false); });
    connect(m_insertBelow, &QAction::triggered, this, [this] { insert(true); });
    connect(m_delete, &QAction::triggered, this, &RowActions::remove);
    connect(m_duplicate, &QAction::triggered, this, &RowActions::duplicate);
    connect(m_moveUp, &QAction::triggered, this, [this] { moveBy(-1); });
    connect(m_moveDown, &QAction::triggered, this, [this] { moveBy(1); });
}

QList<QAction*> RowActions::actions() const
{
    return {m_insertAbove, m_insertBelow, m_duplicate, m_delete, nullptr, m_moveUp, m_moveDown};
}

void RowActions::refresh()
{
    const project::Sheet& sheet = m_model.project().sheet();
    const bool writes = !sheet.isReadOnly() && !sheet.isBusy();
    m_insertAbove->setEnabled(writes);
    m_insertBelow->setEnabled(writes);
    for (QAction* action : {m_delete, m_duplicate, m_moveUp, m_moveDown})
        action->setEnabled(writes && m_view.currentIndex().isValid());
}

void RowActions::insert(bool below)
{
    const SelectedCells cells = selectedCells(m_view);
    project::Sheet& sheet = m_model.project().sheet();
    qint64 position = sheet.data().rowCount();
    std::size_t count = 1;
    if (!cells.rows.empty()) {
        count = std::size_t(cells.rowCount());
        const RowRun& run = below ? cells.rows.back() : cells.rows.front();
        const RowId anchor = m_model.rowAt(below ? run.first + run.count - 1 : run.first);
        position = sheet.data().order.positionOf(anchor) + (below ? 1 : 0);
    }
    sheet.insertRows(position, std::vector<project::RowEdits>(count), tr("Insert %Ln row(s)", nullptr, int(count)));
    if (!m_model.isFiltered())
        m_view.goTo(int(position), std::max(0, m_view.currentIndex().column()));
    else
        Q_EMIT refused(tr("The new rows are there, but not among those that are shown now."));
}

/// In the stored order, as few as can be.
std::vector<project::RowRange> RowActions::selectedRanges() const
{
    std::vector<project::RowRange> ranges;
    for (const RowRun& run : selectedCells(m_view).rows) {
        if (!m_model.isFiltered()) {
            ranges.push_back({run.first, run.count});
            continue;
        }
        for (int row = run.first; row < run.first + run.count; ++row) {
            const qint64 position = m_model.positionOf(row);
            if (!ranges.empty() && ranges.back().position + ranges.back().count == position)
                ++ranges.back().count;
            else
                ranges.push_back({position, 1});
        }
    }
    return ranges;
}

void RowActions::remove()
{
    const SelectedCells cells = selectedCells(m_view);
    if (cells.rows.empty())
        return;
    const int first = cells.rows.front().first;
    const int column = m_view.currentIndex().column();
    m_model.project().sheet().removeRows(selectedRanges(), tr("Delete %Ln row(s)", nullptr, int(cells.rowCount())));
    m_view.goTo(std::min(first, m_model.rowCount() - 1), column);
}

void RowActions::duplicate()
{
    const SelectedCells cells = selectedCells(m_view);
    if (cells.rows.empty())
        return;
    project::BulkEdit edit;
    edit.label = tr("Duplicate %Ln row(s)", nullptr, int(cells.rowCount()));
    edit.rows = std::vector<RowId>();
    for (const RowRun& run : cells.rows) {
        for (int row = run.first; row < run.first + run.count; ++row)
            edit.copies.push_back(m_model.rowAt(row));
    }
    edit.insertCount = qint64(edit.copies.size());
    edit.insertAt = m_model.project().sheet().data().order.positionOf(edit.copies.back()) + 1;
    m_model.startBulk(std::move(edit), [this, position = edit.insertAt, column = m_view.currentIndex().column()] {
        if (!m_model.isFiltered())
            m_view.goTo(int(position), column);
        else
            Q_EMIT refused(tr("The copies stand below their rows. Those that do not fit the filter are not shown."));
    });
}

bool RowActions::mayMove()
{
    if (!m_model.rows().isSorted())
        return true;
    Q_EMIT refused(tr("Rows can be moved in their stored order only. Take the sort away first, in the menu of its column."));
    return false;
}

void RowActions::moveBy(int step)
{
    const SelectedCells cells = selectedCells(m_view);
    if (cells.rows.empty() || !mayMove())
        return;
    const int to = step < 0 ? cells.rows.front().first - 1 : cells.rows.back().first + cells.rows.back().count + 1;
    if (to >= 0 && to <= m_model.rowCount())
        moveTo(to);
}

void RowActions::moveTo(int to)
{
    if (!mayMove() || m_model.refuseWhileBusy())
        return;
    std::vector<project::RowRange> ranges = selectedRanges();
    qint64 count = 0;
    for (const project::RowRange& range : ranges)
        count += range.count;
    const qint64 position = to < m_model.rowCount() ? m_model.positionOf(to) : m_model.positionOf(m_model.rowCount() - 1) + 1;
    m_model.project().sheet().moveRows(std::move(ranges), position, tr("Move %Ln row(s)", nullptr, int(count)));
}

} // namespace sheaf::ui
