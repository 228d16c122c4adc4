// The keyboard of a spreadsheet over the table: where each key goes, and how far Shift takes the selection with it. The
// current cell is where a selection began; its other end moves.
#pragma once

#include "base/task_owner.h"

#include <QModelIndex>
#include <QObject>

#include <functional>

class QKeyEvent;

namespace sheaf::ui {

class SheetModel;
class SheetView;

class SheetKeys : public QObject
{
    Q_OBJECT

public:
    explicit SheetKeys(SheetView& view);

    /// False = the key means nothing here. Every key ends a search for the edge of data that still runs.
    bool press(const QKeyEvent& event);
    /// The selection reaches from the current cell to this one.
    void extendTo(const QModelIndex& cell);
    /// The end of the selection that moves; the current cell where nothing else is selected.
    [[nodiscard]] QModelIndex lead() const;

private:
    struct Place {
        int row = 0;
        int column = 0;
    };
    bool pressArrow(int key, Qt::KeyboardModifiers modifiers);
    bool pressPage(int key, bool control, bool extend);
    bool pressSelect(int key, Qt::KeyboardModifiers modifiers);
    void pressEnter(int step);
    void pressTab(int step);
    bool cycle(int rows, int columns);
    void go(Place place, bool extend);
    void goToEdge(int rows, int columns, bool extend);
    void searchRow(Place from, int step, bool extend);
    void searchColumn(Place from, int step, bool extend);
    void findAlong(std::function<qint64(std::stop_token)> search, std::function<void(qint64)> found);
    [[nodiscard]] Place placeOf(const QModelIndex& cell) const { return {cell.row(), cell.column()}; }
    [[nodiscard]] int columnBeside(int column, int step) const;
    [[nodiscard]] int edgeColumn(int step) const;
    [[nodiscard]] int rowsOnPage() const;

    SheetView& m_view;
    SheetModel& m_model;
    QPersistentModelIndex m_tabbedTo; // where the last Tab went
    int m_tabbedFrom = -1; ///< column in which the row of Tabs began: Enter returns to it
    TaskOwner m_search;
};

} // namespace sheaf::ui
