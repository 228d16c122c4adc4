// Copy, cut, paste, clear and fill of ranges, as spreadsheets do it, at any size: what is not in memory is read by a worker,
// what is large is parsed and written by one.
#pragma once

#include "base/task_owner.h"
#include "sheet/cell_reader.h"
#include "sheet/cell_writer.h"
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
    enum class Direction { Down, Up, Right, Left };

    SheetClipboard(SheetView& view, QObject* parent);

    void copy();
    void cut();
    void paste();
    /// Empties the selected cells.
    void clear(const QString& label);
    /// Repeats the first selected row (column) in those selected behind it; of a single one, the one before it.
    void fillDown();
    void fillRight();
    /// Writes `count` rows (columns) beside one block of cells: the block again and again, or the series that it begins.
    void fillFrom(const SelectedCells& source, Direction direction, int count);

Q_SIGNALS:
    /// Why nothing was done, for the page's banner.
    void refused(const QString& sentence);
    /// What was done beside the expected.
    void told(const QString& sentence);

private:
    void copyThen(std::function<void()> then);
    void setClipboard(const CellGrid& cells);
    void pasteGrid(CellGrid cells, const SelectedCells& target);
    void fillRepeating(bool down, const QString& label);
    void write(const PastePlan& plan, CellTexts texts, const QString& label, std::function<void()> then = {});
    void selectBlock(int row, int column, qint64 rows, qsizetype columns);
    [[nodiscard]] bool mayWrite();

    SheetView& m_view;
    SheetModel& m_model;
    CellWriter m_writer;
    CellReader m_reader;
    TaskOwner m_texts;
};

} // namespace sheaf::ui
