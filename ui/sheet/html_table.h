// The first table of a piece of HTML, as spreadsheets and web pages put it on the clipboard. Reads text only: nothing is
// loaded, nothing is executed, and whatever the text is, the work and the memory stay in proportion to its length. Pure.
#pragma once

#include "sheet/clipboard_text.h"

namespace sheaf::ui {

/// Its cells, every row as wide as the widest: a cell that spans several stands in the first of them, the others are
/// empty, as spreadsheets paste it. Tables inside a cell are left out; line breaks in a cell stay. Empty when there is no table, or one of millions of cells.
[[nodiscard]] CellGrid fromHtmlTable(const QString& html);

/// For the clipboard beside the plain text: marks every cell as text, so that another spreadsheet keeps 00123 as it is.
[[nodiscard]] QString toHtmlTable(const CellGrid& cells);

} // namespace sheaf::ui
