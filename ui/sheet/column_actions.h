// What can be done to columns: add, rename, duplicate, move, hide, freeze, fit, sort, show duplicates. For the menu of a
// header and the main menu alike.
#pragma once

#include "base/ids.h"

#include <QAction>
#include <QList>
#include <QObject>

class QMenu;

namespace sheaf::ui {

class SheetModel;
class SheetView;

class ColumnActions : public QObject
{
    Q_OBJECT

public:
    ColumnActions(SheetView& view, QObject* parent);

    /// Null stands for a separator.
    [[nodiscard]] QList<QAction*> actions() const;
    void refresh();
    void showMenu(int column, const QPoint& globalPosition);

Q_SIGNALS:
    void refused(const QString& sentence);
    void chooserAsked();

private:
    void buildEdit();
    void buildView();
    void add();
    void duplicate();
    void moveBy(int step);
    void hide();
    void sort(bool descending, bool further);
    [[nodiscard]] int current() const;
    [[nodiscard]] QList<ColumnId> selected() const;
    [[nodiscard]] QString freeName(const QString& wanted) const;

    SheetView& m_view;
    SheetModel& m_model;
    QAction *m_add, *m_rename, *m_duplicate, *m_delete, *m_moveLeft, *m_moveRight;
    QAction *m_hide, *m_choose, *m_freeze, *m_unfreeze, *m_fit;
    QAction *m_sortUp, *m_sortDown, *m_thenUp, *m_thenDown, *m_storedOrder, *m_duplicates, *m_filter;
};

} // namespace sheaf::ui
