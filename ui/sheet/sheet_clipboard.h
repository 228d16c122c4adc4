// Copy, cut and paste of ranges, as spreadsheets do it. Copying reads in a worker what is not on the screen.
#pragma once

#include "base/task_owner.h"
#include "sheet/clipboard_text.h"
#include "sheet/selected_cells.h"

#include <QObject>

#include <functional>

namespace sheaf::ui {

class SheetModel;
class SheetView;

class SheetClipboard : public QObject
{
    Q_OBJECT

public:
    SheetClipboard(SheetView& view, QObject* parent);

    void copy();
    void cut();
    void paste();
    /// Empties the selected cells.
    void clear(const QString& label);
    /// Repeats the first selected row in the rows selected below it.
    void fillDown();

Q_SIGNALS:
    /// Why nothing was done, for the page's banner.
    void refused(const QString& sentence);

private:
    void copyThen(std::function<void()> then);
    void setClipboard(const CellGrid& cells);
    void pasteInto(CellGrid cells, int row, int column);
    void appendRows(const CellGrid& cells, int column);
    [[nodiscard]] bool mayWrite();

    SheetView& m_view;
    SheetModel& m_model;
    TaskOwner m_reader;
};

} // namespace sheaf::ui
