#include "common/side_bar_delegate.h"

#include "common/icon.h"
#include "common/style_paint.h"

#include <QPainter>

namespace sheaf::ui {

namespace {

constexpr int edge = 8; // around the rounded ground of a line
constexpr int inside = 8; // from there to the icon

QFont headingFont(const QFont& font)
{
    QFont heading(font);
    heading.setPointSizeF(font.pointSizeF() * 0.9);
    heading.setWeight(QFont::DemiBold);
    return heading;
}

} // namespace

void SideBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (index.data(HeadingRole).toBool())
        paintHeading(*painter, option, index.data(Qt::DisplayRole).toString());
    else
        paintPlace(*painter, option, index);
    painter->restore();
}

void SideBarDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QString& text) const
{
    const Theme theme = themeFor(option.palette);
    const QRect rect = option.rect.adjusted(edge + inside, 0, -edge - inside, -measure::grid);
    if (m_collapsed) {
        painter.fillRect(QRect(option.rect.left() + edge + measure::grid, option.rect.center().y(),
                             option.rect.width() - 2 * (edge + measure::grid), 1),
            theme.color(Role::Line));
        return;
    }
    painter.setFont(headingFont(option.font));
    painter.setPen(theme.color(Role::SecondText));
    painter.drawText(rect, static_cast<int>(Qt::AlignLeading | Qt::AlignBottom),
        painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void SideBarDelegate::paintPlace(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = themeFor(option.palette);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRect box = option.rect.adjusted(edge, 1, -edge, -1);
    if (current || hovered)
        paintBox(painter, box, current ? theme.color(Role::Selection) : theme.tint(Role::Text, 0.05), QColor(), measure::radius);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, box, theme, measure::radius);

    const auto placed = [&](int from, int width, int height) {
        return QStyle::visualRect(option.direction, box, QRect(box.left() + from, box.center().y() - height / 2 + 1, width, height));
    };
    const int side = scaled(measure::icon, option.font);
    const int iconAt = m_collapsed ? (box.width() - side) / 2 : inside;
    paintIcon(painter, placed(iconAt, side, side), index.data(IconRole).toString(),
        theme.color(current ? Role::Accent : Role::SecondText));
    if (m_collapsed)
        return;

    const QString badge = index.data(BadgeRole).toString();
    const int badgeWidth = badge.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(badge) + measure::gap;
    const int textAt = inside + side + 10;
    const int line = option.fontMetrics.height();
    const int textWidth = box.width() - textAt - inside - badgeWidth;
    painter.setFont(option.font);
    painter.setPen(theme.color(Role::Text));
    painter.drawText(placed(textAt, textWidth, line), static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
        option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, textWidth));
    painter.setPen(theme.color(Role::SecondText));
    painter.drawText(placed(box.width() - inside - badgeWidth, badgeWidth, line),
        static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter | Qt::TextSingleLine), badge);
}

QSize SideBarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int height = scaled(measure::rowHeight + measure::grid + 2, option.font);
    if (!index.data(HeadingRole).toBool())
        return {0, height};
    return {0, m_collapsed ? 2 * measure::gap : height + measure::gap};
}

} // namespace sheaf::ui
