// The strokes that SheafStyle is made of. Each paints one thing for one state and changes nothing.
#pragma once

#include "common/theme.h"

#include <QStyleOption>

class QPainter;
class QWidget;

namespace sheaf::ui {

/// A rounded box with a one-pixel line on the pixel grid; either colour may be invalid (nothing drawn).
void paintBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line, int radius);
/// The two-pixel ring that says where the keyboard is.
void paintFocusRing(QPainter& painter, const QRect& rect, const Theme& theme, int radius);
void paintChevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& color);

void paintPushButton(QPainter& painter, const QStyleOption& option, const QWidget* widget, const Theme& theme);
/// Icon and text as one, in the middle; Qt 6.4 tears the two apart in mirrored layouts.
void paintPushButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget, const Theme& theme);
void paintToolButton(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintField(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintCheckBox(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintRadioButton(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow, const Theme& theme);
void paintHeaderSection(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintTab(QPainter& painter, const QStyleOptionTab& option, const Theme& theme);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle, const Theme& theme);
void paintSplitter(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintProgress(QPainter& painter, const QRect& rect, double share, Qt::LayoutDirection direction, const Theme& theme);

} // namespace sheaf::ui
