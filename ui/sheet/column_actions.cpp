#include "sheet/column_actions.h"

#include "sheet/rows_shown.h"
#include "sheet/selected_cells.h"
#include "sheet/sheet_model.h"
#include "sheet/table_action.h"

#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace sheaf::ui {

ColumnActions::ColumnActions(SheetView& view, QObject* parent) : QObject(parent), m_view(view), m_model(view.sheetModel())
{
    buildEdit();
    buildView();
}

void ColumnActions::buildEdit()
{
    const auto make = [this](const char* name, const QString& text, const QKeySequence& keys = {}, const QString& icon = {}) {
        return tableAction(m_view, this, name, text, keys, icon);
    };
    const auto ctrlAlt = [](Qt::Key key) { return QKeySequence(int(Qt::CTRL) | int(Qt::ALT) | int(key)); };
    const auto altShift = [](Qt::Key key) { return QKeySequence(int(Qt::ALT) | int(Qt::SHIFT) | int(key)); };
    m_add = make("addColumn", tr("&Add column"), ctrlAlt(Qt::Key_Right), QStringLiteral("column-add"));
    m_rename = make("renameColumn", tr("&Rename column"), QKeySequence(Qt::SHIFT | Qt::Key_F2));
    m_duplicate = make("duplicateColumn", tr("&Duplicate column"), {}, QStringLiteral("copy"));
    m_delete = make("deleteColumn", tr("D&elete column"), ctrlAlt(Qt::Key_Minus), QStringLiteral("delete"));
    m_moveLeft = make("moveColumnLeft", tr("Move column &left"), altShift(Qt::Key_Left));
    m_moveRight = make("moveColumnRight", tr("Move column r&ight"), altShift(Qt::Key_Right));
    connect(m_add, &QAction::triggered, this, &ColumnActions::add);
    connect(m_rename, &QAction::triggered, this, [this] { m_view.renameColumn(current()); });
    connect(m_duplicate, &QAction::triggered, this, &ColumnActions::duplicate);
    connect(m_delete, &QAction::triggered, this, [this] {
        if (current() >= 0)
            m_model.project().sheet().removeColumn(m_model.columnAt(current()).id);
    });
    connect(m_moveLeft, &QAction::triggered, this, [this] { moveBy(m_view.isRightToLeft() ? 1 : -1); });
    connect(m_moveRight, &QAction::triggered, this, [this] { moveBy(m_view.isRightToLeft() ? -1 : 1); });
}

void ColumnActions::buildView()
{
    const auto make = [this](const char* name, const QString& text, const QKeySequence& keys = {}, const QString& icon = {}) {
        return tableAction(m_view, this, name, text, keys, icon);
    };
    m_hide = make("hideColumns", tr("&Hide column"), QKeySequence(Qt::CTRL | Qt::Key_0));
    m_choose = make("chooseColumns", tr("&Choose columns…"), {}, QStringLiteral("columns"));
    m_freeze = make("freezeColumns", tr("&Freeze up to here"));
    m_unfreeze = make("unfreezeColumns", tr("&Unfreeze"));
    m_fit = make("fitColumn", tr("Fit to c&ontent"));
    m_sortUp = make("sortUp", tr("&Sort A to Z"), {}, QStringLiteral("arrow-up"));
    m_sortDown = make("sortDown", tr("Sort &Z to A"), {}, QStringLiteral("arrow-down"));
    m_thenUp = make("thenSortUp", tr("Then sort A to Z"));
    m_thenDown = make("thenSortDown", tr("Then sort Z to A"));
    m_storedOrder = make("storedOrder", tr("S&tored order"));
    m_duplicates = make("showDuplicates", tr("Show du&plicates"));
    m_filter = make("filterColumn", tr("Fi&lter this column"), {}, QStringLiteral("filter"));
    m_sortUp->setToolTip(tr("With Shift, after the columns by which the rows are sorted already"));
    m_sortDown->setToolTip(m_sortUp->toolTip());
    const auto shift = [] { return QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier); };
    connect(m_sortUp, &QAction::triggered, this, [this, shift] { sort(false, shift()); });
    connect(m_sortDown, &QAction::triggered, this, [this, shift] { sort(true, shift()); });
    connect(m_thenUp, &QAction::triggered, this, [this] { sort(false, true); });
    connect(m_thenDown, &QAction::triggered, this, [this] { sort(true, true); });
    connect(m_storedOrder, &QAction::triggered, &m_model.shown(), &RowsShown::clearSort);
    connect(m_duplicates, &QAction::triggered, this, [this] { m_model.shown().showDuplicates(selected()); });
    connect(m_filter, &QAction::triggered, this, [this] {
        m_view.setFilterRowShown(true);
        m_view.focusFilter();
    });
    connect(m_hide, &QAction::triggered, this, &ColumnActions::hide);
    connect(m_choose, &QAction::triggered, this, &ColumnActions::chooserAsked);
    connect(m_freeze, &QAction::triggered, this, [this] { m_view.freeze(m_view.currentIndex().column() + 1); });
    connect(m_unfreeze, &QAction::triggered, this, [this] { m_view.freeze(0); });
    connect(m_fit, &QAction::triggered, this, [this] { m_view.fitColumn(m_view.currentIndex().column()); });
}

QList<QAction*> ColumnActions::actions() const
{
    return {m_sortUp, m_sortDown, m_thenUp, m_thenDown, m_storedOrder, m_duplicates, m_filter, nullptr, m_add, m_rename, m_duplicate,
        m_delete, m_moveLeft, m_moveRight, nullptr, m_hide, m_choose, m_fit, m_freeze, m_unfreeze};
}

int ColumnActions::current() const
{
    const int column = m_view.currentIndex().column();
    return column < m_model.sheetColumns() ? column : -1;
}

QList<ColumnId> ColumnActions::selected() const
{
    QList<ColumnId> ids;
    for (const int column : selectedCells(m_view).columns) {
        if (column < m_model.sheetColumns())
            ids += m_model.columnAt(column).id;
    }
    return ids;
}

void ColumnActions::refresh()
{
    const project::Sheet& sheet = m_model.project().sheet();
    const bool writes = !sheet.isReadOnly() && !sheet.isBusy();
    const bool onSheet = m_view.currentIndex().isValid() && current() >= 0;
    const qsizetype columns = onSheet ? std::max<qsizetype>(1, selected().size()) : 0;
    m_add->setEnabled(writes);
    for (QAction* action : {m_rename, m_duplicate, m_delete})
        action->setEnabled(writes && onSheet);
    const int leading = m_view.isRightToLeft() ? m_model.sheetColumns() - 1 : 0;
    const int trailing = m_view.isRightToLeft() ? 0 : m_model.sheetColumns() - 1;
    m_moveLeft->setEnabled(writes && onSheet && current() != leading);
    m_moveRight->setEnabled(writes && onSheet && current() != trailing);
    m_hide->setEnabled(writes && onSheet && columns < m_model.sheetColumns());
    m_hide->setText(columns > 1 ? tr("&Hide %Ln column(s)", nullptr, int(columns)) : tr("&Hide column"));
    m_choose->setEnabled(writes);
    m_fit->setEnabled(m_view.currentIndex().isValid());
    m_freeze->setEnabled(m_view.currentIndex().isValid() && m_view.currentIndex().column() < m_model.columnCount() - 1);
    m_unfreeze->setEnabled(m_view.frozenCount() > 0);
    const QList<project::SortKey>& keys = m_model.shown().query().sort;
    const bool further = onSheet && !keys.isEmpty() && keys.first().column != m_model.columnAt(current()).id;
    m_sortUp->setEnabled(onSheet);
    m_sortDown->setEnabled(onSheet);
    m_thenUp->setEnabled(further);
    m_thenDown->setEnabled(further);
    m_storedOrder->setEnabled(!keys.isEmpty());
    m_duplicates->setEnabled(onSheet);
    m_duplicates->setText(columns > 1 ? tr("Show du&plicates by %Ln column(s)", nullptr, int(columns)) : tr("Show du&plicates"));
    m_filter->setEnabled(onSheet);
}

void ColumnActions::sort(bool descending, bool further)
{
    if (current() >= 0)
        m_model.shown().sortBy(m_model.columnAt(current()).id, descending, further);
}

QString ColumnActions::freeName(const QString& wanted) const
{
    const QStringList taken = m_model.project().sheet().data().columnNames();
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

void ColumnActions::add()
{
    project::Sheet& sheet = m_model.project().sheet();
    const ColumnId added = sheet.addColumn(freeName(tr("New column")), sheet.data().columns.size());
    for (int column = 0; column < m_model.sheetColumns(); ++column) {
        if (m_model.columnAt(column).id == added) {
            m_view.goTo(std::max(0, m_view.currentIndex().row()), column);
            m_view.renameColumn(column);
        }
    }
}

void ColumnActions::duplicate()
{
    if (current() < 0)
        return;
    const project::Column original = m_model.columnAt(current());
    const project::SheetData& sheet = m_model.project().sheet().data();
    qsizetype position = 0;
    while (position < sheet.columns.size() && sheet.columns.at(position).id != original.id)
        ++position;
    project::BulkEdit edit;
    edit.label = tr("Duplicate column");
    //: The name of a copy of a column; %1 is the column's own.
    edit.newColumns = {{freeName(tr("%1 copy").arg(original.name)), position + 1, original.id}};
    m_model.startBulk(std::move(edit), {});
}

void ColumnActions::moveBy(int step)
{
    const int to = current() + step;
    if (current() < 0 || to < 0 || to >= m_model.sheetColumns())
        return;
    project::Sheet& sheet = m_model.project().sheet();
    QList<ColumnId> others;
    for (const project::Column& column : sheet.data().columns)
        others += column.id;
    const ColumnId moved = m_model.columnAt(current()).id;
    others.removeOne(moved);
    sheet.moveColumn(moved, others.indexOf(m_model.columnAt(to).id) + (step > 0 ? 1 : 0));
}

void ColumnActions::hide()
{
    const QList<ColumnId> columns = selected();
    if (columns.size() >= m_model.sheetColumns())
        return Q_EMIT refused(tr("One column has to stay."));
    m_model.project().sheet().setHidden(columns, true);
}

void ColumnActions::showMenu(int column, const QPoint& globalPosition)
{
    const bool inSelection = selectedCells(m_view).columns.contains(column);
    if (column >= 0 && m_model.rowCount() > 0 && !inSelection)
        m_view.setCurrentIndex(m_model.index(std::max(0, m_view.currentIndex().row()), column));
    else if (column >= 0 && inSelection)
        m_view.selectionModel()->setCurrentIndex(
            m_model.index(std::max(0, m_view.currentIndex().row()), column), QItemSelectionModel::NoUpdate);
    refresh();
    auto* menu = new QMenu(&m_view);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (QAction* action : actions()) {
        const bool further = action == m_thenUp || action == m_thenDown;
        if (!action)
            menu->addSeparator();
        else if (!further || action->isEnabled())
            menu->addAction(action);
    }
    menu->popup(globalPosition);
}

} // namespace sheaf::ui
