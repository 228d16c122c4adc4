// Pictures that a cell names or holds: a path on this computer, or a data: address. Never anything from a network. For
// workers.
#pragma once

#include <QImage>
#include <QString>

namespace sheaf::ui {

/// By its beginning and ending alone; nothing is read.
[[nodiscard]] bool looksLikePicture(const QString& text);
/// Smaller than `box`, never larger than it is. Null when there is no picture, or none that a preview may cost.
[[nodiscard]] QImage readPicture(const QString& text, QSize box);

} // namespace sheaf::ui
