// How a cell's text is shown in one line of a table. Pure; called for every cell that is painted.
#pragma once

#include <QString>

namespace sheaf::ui {

/// No more than this is handed to the view: laying out a megabyte of text to show its beginning costs a frame.
inline constexpr qsizetype shownCharacters = 300;

/// The beginning of `text` on one line; a line break becomes " ⏎ ", other control characters a blank.
[[nodiscard]] QString oneLine(const QString& text);

/// Whether a table aligns it as a number: 12, -3.5, 1e6; but not 00123 nor an id of 20 digits.
[[nodiscard]] bool looksLikeNumber(QStringView text);

} // namespace sheaf::ui
