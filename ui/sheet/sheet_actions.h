// Everything that can be done to the table, as actions with names, shortcuts and reasons: for the window's menus, the
// context menus and the keyboard alike.
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

namespace sheaf::ui {

class SheetClipboard;
class SheetModel;
class SheetView;

class SheetActions : public QObject
{
    Q_OBJECT

public:
    explicit SheetActions(SheetView& view, QObject* parent = nullptr);

    /// Undo and redo belong to the whole page, so that they work from the panels too.
    [[nodiscard]] QAction* undo() const { return m_undo; }
    [[nodiscard]] QAction* redo() const { return m_redo; }
    /// Null stands for a separator.
    [[nodiscard]] QList<QAction*> editActions() const;
    [[nodiscard]] QList<QAction*> rowActions() const;
    /// With an end of its own in front of the menu: the row the user clicked.
    void showCellMenu(const QPoint& globalPosition);
    void showHeaderMenu(int column, const QPoint& globalPosition);

Q_SIGNALS:
    void refused(const QString& sentence);
    /// What was done beside the expected, for the page's banner.
    void told(const QString& sentence);

private:
    QAction* add(const char* name, const QString& text, const QKeySequence& keys, const QString& iconName = {});
    void buildEdit();
    void buildRows();
    void insertRows(bool below);
    void deleteRows();
    void addColumn();
    void deleteColumn();
    [[nodiscard]] int currentColumn() const;
    void refresh();

    SheetView& m_view;
    SheetModel& m_model;
    SheetClipboard* m_clipboard;
    QAction *m_undo, *m_redo, *m_cut, *m_copy, *m_paste, *m_clear, *m_fillDown, *m_fillRight;
    QAction *m_insertAbove, *m_insertBelow, *m_deleteRows, *m_addColumn, *m_renameColumn, *m_deleteColumn;
};

} // namespace sheaf::ui
