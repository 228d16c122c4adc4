// Tooltips of texts that came from elsewhere: a cell, a service's words, a file's name. Qt takes what looks like HTML for
// HTML, so that such a text could draw pictures and hide what it says.
#pragma once

#include <QString>

namespace sheaf::ui {

/// A tooltip that shows `text` letter for letter, line ends included, and breaks long lines. Empty stays empty.
[[nodiscard]] QString plainToolTip(const QString& text);

} // namespace sheaf::ui
