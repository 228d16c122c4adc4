#include "sheet/sheet_actions.h"

#include "base/sentence.h"
#include "common/icon.h"
#include "sheet/fill_handle.h"
#include "sheet/sheet_clipboard.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QItemSelectionModel>
#include <QMenu>

#include <algorithm>

namespace sheaf::ui {

SheetActions::SheetActions(SheetView& view, QObject* parent)
    : QObject(parent), m_view(view), m_model(view.sheetModel()), m_clipboard(new SheetClipboard(view, this))
{
    buildEdit();
    buildRows();
    new FillHandle(view, *m_clipboard);
    connect(m_clipboard, &SheetClipboard::refused, this, &SheetActions::refused);
    connect(m_clipboard, &SheetClipboard::told, this, &SheetActions::told);
    connect(&m_model, &SheetModel::editRefused, this, [this](const Error& error) { Q_EMIT refused(sentence(error)); });
    connect(&view, &SheetView::contextMenuAsked, this, &SheetActions::showCellMenu);
    connect(&view, &SheetView::headerMenuAsked, this, &SheetActions::showHeaderMenu);
    connect(&m_model.project().sheet(), &project::Sheet::undoChanged, this, &SheetActions::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SheetActions::refresh);
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &SheetActions::refresh);
    connect(view.selectionModel(), &QItemSelectionModel::currentChanged, this, &SheetActions::refresh);
    refresh();
}

QAction* SheetActions::add(const char* name, const QString& text, const QKeySequence& keys, const QString& iconName)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    // Only where the table has the keyboard: the same keys edit text in the panels.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    m_view.addAction(action);
    return action;
}

void SheetActions::buildEdit()
{
    m_undo = add("undo", tr("&Undo"), QKeySequence::Undo, QStringLiteral("undo"));
    m_redo = add("redo", tr("&Redo"), {}, QStringLiteral("redo"));
    m_redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_cut = add("cut", tr("Cu&t"), QKeySequence::Cut);
    m_copy = add("copy", tr("&Copy"), QKeySequence::Copy, QStringLiteral("copy"));
    m_paste = add("paste", tr("&Paste"), QKeySequence::Paste);
    m_clear = add("clearCells", tr("C&lear cells"), QKeySequence(Qt::Key_Delete));
    m_clear->setShortcuts({QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)});
    m_fillDown = add("fillDown", tr("Fill &down"), QKeySequence(Qt::CTRL | Qt::Key_D));
    m_fillRight = add("fillRight", tr("Fill ri&ght"), QKeySequence(Qt::CTRL | Qt::Key_R));
    connect(m_undo, &QAction::triggered, this, [this] { m_model.project().sheet().undo(); });
    connect(m_redo, &QAction::triggered, this, [this] { m_model.project().sheet().redo(); });
    connect(m_cut, &QAction::triggered, m_clipboard, &SheetClipboard::cut);
    connect(m_copy, &QAction::triggered, m_clipboard, &SheetClipboard::copy);
    connect(m_paste, &QAction::triggered, m_clipboard, &SheetClipboard::paste);
    connect(m_clear, &QAction::triggered, this, [this] { m_clipboard->clear(tr("Clear cells")); });
    connect(m_fillDown, &QAction::triggered, m_clipboard, &SheetClipboard::fillDown);
    connect(m_fillRight, &QAction::triggered, m_clipboard, &SheetClipboard::fillRight);
}

void SheetActions::buildRows()
{
    const auto ctrlAlt = [](Qt::Key key) { return QKeySequence(int(Qt::CTRL) | int(Qt::ALT) | int(key)); };
    m_insertAbove = add("insertRowAbove", tr("Insert row &above"), ctrlAlt(Qt::Key_Up), QStringLiteral("row-add"));
    m_insertBelow = add("insertRowBelow", tr("Insert row &below"), ctrlAlt(Qt::Key_Down));
    m_deleteRows = add("deleteRows", tr("&Delete rows"), QKeySequence(Qt::CTRL | Qt::Key_Minus), QStringLiteral("delete"));
    m_addColumn = add("addColumn", tr("Add &column"), ctrlAlt(Qt::Key_Right), QStringLiteral("column-add"));
    m_renameColumn = add("renameColumn", tr("&Rename column"), QKeySequence(Qt::SHIFT | Qt::Key_F2));
    m_deleteColumn = add("deleteColumn", tr("Delete c&olumn"), ctrlAlt(Qt::Key_Minus));
    connect(m_insertAbove, &QAction::triggered, this, [this] { insertRows(false); });
    connect(m_insertBelow, &QAction::triggered, this, [this] { insertRows(true); });
    connect(m_deleteRows, &QAction::triggered, this, &SheetActions::deleteRows);
    connect(m_addColumn, &QAction::triggered, this, &SheetActions::addColumn);
    connect(m_renameColumn, &QAction::triggered, this, [this] { m_view.renameColumn(currentColumn()); });
    connect(m_deleteColumn, &QAction::triggered, this, &SheetActions::deleteColumn);
}

QList<QAction*> SheetActions::editActions() const
{
    return {m_undo, m_redo, nullptr, m_cut, m_copy, m_paste, m_clear, m_fillDown, m_fillRight};
}

QList<QAction*> SheetActions::rowActions() const
{
    return {m_insertAbove, m_insertBelow, m_deleteRows, nullptr, m_addColumn, m_renameColumn, m_deleteColumn};
}

int SheetActions::currentColumn() const
{
    const int column = m_view.currentIndex().column();
    return column < m_model.sheetColumns() ? column : -1;
}

void SheetActions::insertRows(bool below)
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
}

void SheetActions::deleteRows()
{
    const SelectedCells cells = selectedCells(m_view);
    if (cells.rows.empty())
        return;
    const int first = cells.rows.front().first;
    const int column = m_view.currentIndex().column();
    project::Sheet& sheet = m_model.project().sheet();
    std::vector<project::Sheet::Range> ranges;
    for (const RowRun& run : cells.rows) {
        if (!m_model.isFiltered()) {
            ranges.push_back({run.first, run.count});
            continue;
        }
        for (int row = run.first; row < run.first + run.count; ++row)
            ranges.push_back({m_model.positionOf(row), 1});
    }
    sheet.removeRows(std::move(ranges), tr("Delete %Ln row(s)", nullptr, int(cells.rowCount())));
    m_view.goTo(std::min(first, m_model.rowCount() - 1), column);
}

void SheetActions::addColumn()
{
    project::Sheet& sheet = m_model.project().sheet();
    const QStringList taken = sheet.data().columnNames();
    QString name = tr("New column");
    for (int number = 2; taken.contains(name); ++number)
        name = tr("New column %1").arg(number);
    const ColumnId added = sheet.addColumn(name, sheet.data().columns.size());
    for (int column = 0; column < m_model.sheetColumns(); ++column) {
        if (m_model.columnAt(column).id == added) {
            m_view.goTo(std::max(0, m_view.currentIndex().row()), column);
            m_view.renameColumn(column);
        }
    }
}

void SheetActions::deleteColumn()
{
    if (const int column = currentColumn(); column >= 0)
        m_model.project().sheet().removeColumn(m_model.columnAt(column).id);
}

void SheetActions::refresh()
{
    const project::Sheet& sheet = m_model.project().sheet();
    const bool writes = !sheet.isReadOnly();
    const bool onRow = m_view.currentIndex().isValid();
    const bool onColumn = writes && onRow && currentColumn() >= 0;
    const QString undone = sheet.undoLabel();
    const QString redone = sheet.redoLabel();
    //: %1 is what will be taken back: "Delete 3 rows".
    m_undo->setText(undone.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undone));
    m_redo->setText(redone.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redone));
    m_undo->setEnabled(writes && !undone.isEmpty());
    m_redo->setEnabled(writes && !redone.isEmpty());
    m_copy->setEnabled(onRow);
    for (QAction* action : {m_cut, m_clear, m_fillDown, m_fillRight})
        action->setEnabled(onColumn);
    for (QAction* action : {m_paste, m_insertAbove, m_insertBelow, m_addColumn})
        action->setEnabled(writes);
    m_deleteRows->setEnabled(writes && onRow);
    m_renameColumn->setEnabled(onColumn);
    m_deleteColumn->setEnabled(onColumn);
}

void SheetActions::showCellMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : {m_cut, m_copy, m_paste, m_clear, m_fillDown, m_fillRight})
        menu->addAction(action);
    menu->addSeparator();
    for (QAction* action : {m_insertAbove, m_insertBelow, m_deleteRows})
        menu->addAction(action);
    menu->popup(globalPosition);
}

void SheetActions::showHeaderMenu(int column, const QPoint& globalPosition)
{
    if (column >= 0 && m_model.rowCount() > 0)
        m_view.setCurrentIndex(m_model.index(std::max(0, m_view.currentIndex().row()), column));
    auto* menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : {m_addColumn, m_renameColumn, m_deleteColumn})
        menu->addAction(action);
    menu->popup(globalPosition);
}

} // namespace sheaf::ui
