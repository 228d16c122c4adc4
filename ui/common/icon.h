// Icons from resources/icons, drawn in one colour that is chosen by role and follows the theme while the program runs.
#pragma once

#include "common/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

namespace sheaf::ui {

/// `name` is the file's name without ending: "home", "outcome-good". Sharp at every size and pixel ratio; arrows and
/// the like are mirrored in right-to-left layouts; disabled ones fade.
[[nodiscard]] QIcon icon(const QString& name, Role role = Role::Text);
/// The same as a picture in a colour of one's own choice; null when there is no such icon.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& color, QSize size, qreal pixelRatio);
/// For widgets and delegates that paint themselves.
void paintIcon(QPainter& painter, const QRect& rect, const QString& name, const QColor& color);
/// The application's own icon, in its own colours.
[[nodiscard]] QIcon applicationIcon();

} // namespace sheaf::ui
