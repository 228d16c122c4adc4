// Everything that can be done to the table, as actions with names, shortcuts and reasons: for the window's menus, the
// context menus and the keyboard alike.
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

namespace sheaf::ui {

class ColumnActions;
class RowActions;
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
    [[nodiscard]] QList<QAction*> columnActions() const;
    /// With an end of its own in front of the menu: the row the user clicked.
    void showCellMenu(const QPoint& globalPosition);

Q_SIGNALS:
    void refused(const QString& sentence);
    /// What was done beside the expected, for the page's banner.
    void told(const QString& sentence);
    /// The list of columns is to be shown.
    void chooserAsked();

private:
    void buildEdit();
    void connectParts();
    void refresh();

    SheetView& m_view;
    SheetModel& m_model;
    SheetClipboard* m_clipboard;
    RowActions* m_rows;
    ColumnActions* m_columns;
    QAction *m_undo, *m_redo, *m_cut, *m_copy, *m_paste, *m_clear, *m_fillDown, *m_fillRight;
};

} // namespace sheaf::ui
