// Cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, quotes where a cell holds
// one of them. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace sheaf::ui {

using CellGrid = QList<QStringList>;

[[nodiscard]] QString toClipboardText(const CellGrid& cells);
/// Rows may differ in length; one line end at the end of the text is no row of its own.
[[nodiscard]] CellGrid fromClipboardText(const QString& text);
/// What a clipboard holds that offers plain text, HTML or both: the table of the HTML where the text is not the same one.
[[nodiscard]] CellGrid fromClipboard(const QString& plain, const QString& html);
/// Cells of the longest row.
[[nodiscard]] qsizetype widthOf(const CellGrid& cells);

} // namespace sheaf::ui
