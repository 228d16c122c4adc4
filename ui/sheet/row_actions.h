// What can be done to whole rows: insert, delete, duplicate, move, by menu, keyboard and by dragging row numbers.
#pragma once

#include "project/row_order.h"

#include <QAction>
#include <QList>
#include <QObject>

namespace sheaf::ui {

class SheetModel;
class SheetView;

class RowActions : public QObject
{
    Q_OBJECT

public:
    RowActions(SheetView& view, QObject* parent);

    /// Null stands for a separator.
    [[nodiscard]] QList<QAction*> actions() const;
    void refresh();

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    void build();
    void insert(bool below);
    void remove();
    void duplicate();
    void moveBy(int step);
    /// Before the row that stands at `to` in the view now.
    void moveTo(int to);
    [[nodiscard]] bool mayMove();
    [[nodiscard]] std::vector<project::RowRange> selectedRanges() const;

    SheetView& m_view;
    SheetModel& m_model;
    QAction *m_insertAbove, *m_insertBelow, *m_delete, *m_duplicate, *m_moveUp, *m_moveDown;
};

} // namespace sheaf::ui
