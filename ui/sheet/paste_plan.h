// Where copied cells go, as spreadsheets decide it. Pure.
#pragma once

#include "sheet/selected_cells.h"

namespace sheaf::ui {

struct PastePlan {
    SelectedCells cells; ///< of the table as it is
    qint64 newRows = 0; ///< behind its last row
    int newColumns = 0; ///< behind its last column of the sheet

    bool operator==(const PastePlan&) const = default;
};

/// `height` and `width` of what is pasted. One cell fills all that is selected; a selection that is a multiple in both
/// directions is filled with repetitions; everything else begins in the upper left corner of the selection and takes the
/// room it needs, new rows and columns among it. `rows` and `columns`: what the table has that can be written to.
[[nodiscard]] PastePlan planPaste(const SelectedCells& selected, qint64 height, int width, int rows, int columns);

} // namespace sheaf::ui
