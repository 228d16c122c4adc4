// The whole texts of selected cells: from the model's cache where they are there, else read by a worker.
#pragma once

#include "base/error.h"
#include "base/task_owner.h"
#include "sheet/clipboard_text.h"
#include "sheet/selected_cells.h"

#include <functional>

namespace sheaf::ui {

class SheetModel;

class CellReader
{
public:
    /// More than this is a file, not a clipboard.
    static constexpr qint64 mostCells = 1'000'000;
    static constexpr qint64 mostBytes = 400'000'000;

    explicit CellReader(SheetModel& model) : m_model(model) { }

    /// Row by row in the order of the view. LineTooLong when the texts pass the limits. The newest call wins; `then` is
    /// called at once where nothing has to be read.
    void read(const SelectedCells& cells, std::function<void(Result<CellGrid>)> then);

private:
    SheetModel& m_model;
    TaskOwner m_reader;
};

} // namespace sheaf::ui
