#include "common/style_paint.h"

#include "common/icon.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

namespace sheaf::ui {

namespace {

constexpr double hoverStrength = 0.05;
constexpr double pressStrength = 0.10;

class Saved
{
public:
    explicit Saved(QPainter& painter) : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Saved(const Saved&) = delete;
    Saved& operator=(const Saved&) = delete;

private:
    QPainter& m_painter;
};

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

double touchStrength(const QStyleOption& option)
{
    if (!has(option, QStyle::State_Enabled))
        return 0;
    if (has(option, QStyle::State_Sunken))
        return pressStrength;
    return has(option, QStyle::State_MouseOver) ? hoverStrength : 0;
}

QColor markColor(const QStyleOption& option, const Theme& theme)
{
    if (!has(option, QStyle::State_Enabled))
        return theme.tint(Role::Text, 0.25);
    return has(option, QStyle::State_MouseOver) ? theme.color(Role::Accent) : theme.tint(Role::Text, 0.5);
}

struct ButtonColors
{
    QColor fill;
    QColor line;
};

ButtonColors pushButtonColors(const QStyleOption& option, const QWidget* widget, const Theme& theme)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const double touch = touchStrength(option);
    if (widget && widget->property("primary").toBool() && enabled) {
        const QColor fill = theme.tint(Role::Text, touch * 1.6, Role::Accent);
        return {fill, fill};
    }
    if (widget && widget->property("quiet").toBool())
        return {touch > 0 ? theme.tint(Role::Text, touch) : QColor(), QColor()};
    if (has(option, QStyle::State_On))
        return {theme.color(Role::Selection), theme.color(Role::Accent)};
    if (!enabled)
        return {theme.color(Role::Window), theme.color(Role::Line)};
    return {theme.tint(Role::Text, theme.dark ? 0.05 + touch : touch, Role::Base), theme.tint(Role::Text, 0.08, Role::Line)};
}

} // namespace

void paintBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line, int radius)
{
    const Saved saved(painter);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    const qreal inset = line.isValid() ? 0.5 : 0;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

void paintFocusRing(QPainter& painter, const QRect& rect, const Theme& theme, int radius)
{
    const Saved saved(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Role::Accent), 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius - 1, radius - 1);
}

void paintChevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& color)
{
    const Saved saved(painter);
    const int side = std::min({rect.width(), rect.height(), measure::smallIcon});
    painter.translate(QRectF(rect).center());
    const int turn = direction == Qt::UpArrow ? 180 : direction == Qt::LeftArrow ? 90 : direction == Qt::RightArrow ? -90 : 0;
    painter.rotate(turn);
    const qreal half = side * 0.25;
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF {{-half, -half / 2}, {0, half / 2}, {half, -half / 2}});
}

void paintPushButton(QPainter& painter, const QStyleOption& option, const QWidget* widget, const Theme& theme)
{
    const ButtonColors colors = pushButtonColors(option, widget, theme);
    const bool focused = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
    const bool primary = widget && widget->property("primary").toBool();
    paintBox(painter, option.rect, colors.fill, colors.line, measure::radius);
    if (!focused)
        return;
    paintFocusRing(painter, option.rect, theme, measure::radius);
    // An accent ring cannot be seen on an accent ground: leave a gap between the two.
    if (primary)
        paintBox(painter, option.rect.adjusted(2, 2, -2, -2), QColor(), theme.color(Role::OnAccent), measure::radius - 2);
}

void paintPushButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget, const Theme& theme)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool primary = enabled && widget && widget->property("primary").toBool();
    const bool hasMenu = option.features.testFlag(QStyleOptionButton::HasMenu);
    const int side = option.icon.isNull() ? 0 : option.iconSize.width();
    const int space = side > 0 && !option.text.isEmpty() ? measure::gap - 2 : 0;
    const int text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int menu = hasMenu ? measure::smallIcon : 0;
    int x = option.rect.left() + (option.rect.width() - side - space - text - menu) / 2;
    const auto placed = [&](int width, int height) {
        const QRect rect(x, option.rect.center().y() - height / 2 + (height % 2 ? 0 : 1), width, height);
        x += width;
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (side > 0)
        option.icon.paint(&painter, placed(side, side), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    x += space;
    painter.setPen(primary ? theme.color(Role::OnAccent)
                           : option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(placed(text, option.rect.height()), static_cast<int>(Qt::AlignCenter | Qt::TextShowMnemonic), option.text);
    if (hasMenu)
        paintChevron(painter, placed(menu, menu), Qt::DownArrow, painter.pen().color());
}

void paintToolButton(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const bool on = has(option, QStyle::State_On);
    const double touch = touchStrength(option);
    if (on)
        paintBox(painter, option.rect, theme.color(Role::Selection), QColor(), measure::radius);
    else if (touch > 0)
        paintBox(painter, option.rect, theme.tint(Role::Text, touch), QColor(), measure::radius);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, option.rect, theme, measure::radius);
}

void paintField(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool writable = enabled && !has(option, QStyle::State_ReadOnly);
    const QColor line = theme.tint(Role::Text, has(option, QStyle::State_MouseOver) && writable ? 0.3 : 0.1, Role::Line);
    paintBox(painter, option.rect, theme.color(writable ? Role::Base : Role::Window), line, measure::radius);
    if (enabled && has(option, QStyle::State_HasFocus))
        paintFocusRing(painter, option.rect, theme, measure::radius);
}

void paintCheckBox(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const bool filled = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor ground = enabled ? theme.color(Role::Accent) : theme.tint(Role::Text, 0.3);
    paintBox(painter, option.rect, filled ? ground : theme.color(Role::Base), filled ? ground : markColor(option, theme),
        measure::grid);
    if (!filled)
        return;
    const Saved saved(painter);
    painter.translate(option.rect.topLeft());
    const qreal unit = option.rect.width() / 16.0;
    painter.setPen(QPen(theme.color(Role::OnAccent), 1.75 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (has(option, QStyle::State_NoChange))
        painter.drawLine(QPointF(4.5, 8) * unit, QPointF(11.5, 8) * unit);
    else
        painter.drawPolyline(QPolygonF {QPointF(4, 8.4) * unit, QPointF(6.8, 11.2) * unit, QPointF(12, 5.2) * unit});
}

void paintRadioButton(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const bool on = has(option, QStyle::State_On);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor ground = enabled ? theme.color(Role::Accent) : theme.tint(Role::Text, 0.3);
    const int radius = option.rect.width() / 2;
    paintBox(painter, option.rect, on ? ground : theme.color(Role::Base), on ? ground : markColor(option, theme), radius);
    if (!on)
        return;
    const int inset = option.rect.width() * 5 / 16;
    const QRect dot = option.rect.adjusted(inset, inset, -inset, -inset);
    paintBox(painter, dot, theme.color(Role::OnAccent), QColor(), dot.width() / 2);
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow, const Theme& theme)
{
    if (option.editable)
        paintField(painter, option, theme);
    else
        paintPushButton(painter, option, nullptr, theme);
    const bool enabled = has(option, QStyle::State_Enabled);
    paintChevron(painter, arrow, Qt::DownArrow, enabled ? theme.color(Role::SecondText) : theme.tint(Role::Text, 0.3));
}

void paintHeaderSection(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const double touch = has(option, QStyle::State_MouseOver) ? hoverStrength / 2 : 0;
    painter.fillRect(option.rect, theme.tint(Role::Text, touch));
    const QRect rect = option.rect;
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Role::Line));
    painter.fillRect(QRect(mirrored ? rect.left() : rect.right(), rect.top(), 1, rect.height()), theme.color(Role::Line));
}

void paintTab(QPainter& painter, const QStyleOptionTab& option, const Theme& theme)
{
    const bool selected = has(option, QStyle::State_Selected);
    const QRect inner = option.rect.adjusted(2, 3, -2, -5);
    if (!selected && has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        paintBox(painter, inner, theme.tint(Role::Text, hoverStrength), QColor(), measure::radius);
    if (selected) {
        QRect bar(option.rect.left() + measure::gap, option.rect.bottom() - 2, option.rect.width() - 2 * measure::gap, 3);
        paintBox(painter, bar, theme.color(Role::Accent), QColor(), 1);
    }
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, inner, theme, measure::radius);
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle, const Theme& theme)
{
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const int inset = active ? 2 : 3;
    const QRect thumb = option.orientation == Qt::Vertical ? handle.adjusted(inset, 2, -inset, -2)
                                                          : handle.adjusted(2, inset, -2, -inset);
    painter.fillRect(option.rect, theme.color(Role::Window));
    if (option.maximum > option.minimum)
        paintBox(painter, thumb, theme.tint(Role::Text, active ? 0.45 : 0.25), QColor(), std::min(thumb.width(), thumb.height()) / 2);
}

void paintSplitter(QPainter& painter, const QStyleOption& option, const Theme& theme)
{
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const QColor color = active ? theme.color(Role::Accent) : theme.color(Role::Line);
    const QRect rect = option.rect;
    // State_Horizontal tells how the panes lie, so that the line itself stands upright.
    const QRect line = has(option, QStyle::State_Horizontal) ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                                             : QRect(rect.left(), rect.center().y(), rect.width(), 1);
    painter.fillRect(line, color);
}

void paintProgress(QPainter& painter, const QRect& rect, double share, Qt::LayoutDirection direction, const Theme& theme)
{
    const int height = std::min(rect.height(), 6);
    const QRect groove(rect.left(), rect.center().y() - height / 2, rect.width(), height);
    paintBox(painter, groove, theme.tint(Role::Text, 0.12), QColor(), height / 2);
    if (share <= 0)
        return;
    QRect done = groove;
    done.setWidth(std::max(height, static_cast<int>(groove.width() * std::min(1.0, share))));
    if (direction == Qt::RightToLeft)
        done.moveRight(groove.right());
    paintBox(painter, done, theme.color(Role::Accent), QColor(), height / 2);
}

} // namespace sheaf::ui
