#include "sheet/sheet_actions.h"

#include "base/sentence.h"
#include "sheet/column_actions.h"
#include "sheet/fill_handle.h"
#include "sheet/row_actions.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_clipboard.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "sheet/table_action.h"

#include <QItemSelectionModel>
#include <QMenu>

#include <algorithm>

namespace sheaf::ui {

SheetActions::SheetActions(SheetView& view, QObject* parent)
    : QObject(parent), m_view(view), m_model(view.sheetModel()), m_clipboard(new SheetClipboard(view, this)),
      m_rows(new RowActions(view, this)), m_columns(new ColumnActions(view, this))
{
    buildEdit();
    new FillHandle(view, *m_clipboard);
    connectParts();
    refresh();
}

void SheetActions::connectParts()
{
    connect(m_clipboard, &SheetClipboard::refused, this, &SheetActions::refused);
    connect(m_clipboard, &SheetClipboard::told, this, &SheetActions::told);
    connect(m_rows, &RowActions::refused, this, &SheetActions::refused);
    connect(m_columns, &ColumnActions::refused, this, &SheetActions::refused);
    connect(m_columns, &ColumnActions::chooserAsked, this, &SheetActions::chooserAsked);
    connect(&m_model, &SheetModel::editRefused, this, [this](const Error& error) { Q_EMIT refused(sentence(error)); });
    connect(&m_model, &SheetModel::refusedWhileBusy, this,
        [this] { Q_EMIT refused(tr("The rows are being changed. Edit again when that is done, or stop it.")); });
    connect(&m_view, &SheetView::contextMenuAsked, this, &SheetActions::showCellMenu);
    connect(&m_view, &SheetView::headerMenuAsked, m_columns, &ColumnActions::showMenu);
    connect(&m_view, &SheetView::frozenChanged, this, &SheetActions::refresh);
    connect(&m_model.project().sheet(), &project::Sheet::undoChanged, this, &SheetActions::refresh);
    connect(&m_model.project().sheet(), &project::Sheet::busyChanged, this, &SheetActions::refresh);
    connect(&m_model.shown(), &RowsShown::queryChanged, this, &SheetActions::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SheetActions::refresh);
    connect(m_view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &SheetActions::refresh);
    connect(m_view.selectionModel(), &QItemSelectionModel::currentChanged, this, &SheetActions::refresh);
}

void SheetActions::buildEdit()
{
    const auto add = [this](const char* name, const QString& text, const QKeySequence& keys, const QString& iconName = {}) {
        return tableAction(m_view, this, name, text, keys, iconName);
    };
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

QList<QAction*> SheetActions::editActions() const
{
    return {m_undo, m_redo, nullptr, m_cut, m_copy, m_paste, m_clear, m_fillDown, m_fillRight};
}

QList<QAction*> SheetActions::rowActions() const
{
    return m_rows->actions();
}

QList<QAction*> SheetActions::columnActions() const
{
    return m_columns->actions();
}

void SheetActions::refresh()
{
    const project::Sheet& sheet = m_model.project().sheet();
    const bool writes = !sheet.isReadOnly() && !sheet.isBusy();
    const bool onRow = m_view.currentIndex().isValid();
    const bool onColumn = writes && onRow && m_view.currentIndex().column() < m_model.sheetColumns();
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
    m_paste->setEnabled(writes);
    m_rows->refresh();
    m_columns->refresh();
}

void SheetActions::showCellMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : {m_cut, m_copy, m_paste, m_clear, m_fillDown, m_fillRight})
        menu->addAction(action);
    menu->addSeparator();
    for (QAction* action : m_rows->actions()) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(globalPosition);
}

} // namespace sheaf::ui
