#include "home/recent_delegate.h"

#include "common/icon.h"
#include "common/style_paint.h"
#include "home/recent_model.h"

#include <QPainter>

namespace sheaf::ui {

namespace {

constexpr int edge = 12;

} // namespace

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {scaled(240, option.font), 2 * option.fontMetrics.height() + measure::grid + 2 * edge};
}

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = themeOf(*option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QColor ground = isSelected ? theme.color(Role::Selection) : theme.tint(Role::Text, 0.04, Role::Base);
    if (isSelected || isHovered)
        paintBox(*painter, option.rect, ground, QColor(), measure::radius);
    if (isSelected && option.widget->hasFocus())
        paintFocusRing(*painter, option.rect, theme, measure::radius);

    const auto mirrored = [&option](const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const int side = scaled(measure::icon, option.font);
    const QRect inner = option.rect.adjusted(edge, edge, -edge, -edge);
    const QRect iconRect(inner.left(), inner.center().y() - side / 2, side, side);
    paintIcon(*painter, mirrored(iconRect), QStringLiteral("project"), theme.color(Role::SecondText));

    const QString running = index.data(RecentModel::RunningRole).toString();
    const int runningWidth = running.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(running) + side + measure::gap;
    const QRect texts = inner.adjusted(side + edge, 0, -runningWidth, 0);
    const int line = option.fontMetrics.height();
    const auto write = [&](const QRect& rect, const QString& text, Role role) {
        painter->setPen(theme.color(role));
        painter->drawText(mirrored(rect), static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
            painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    };
    painter->save();
    QFont name(option.font);
    name.setWeight(QFont::DemiBold);
    painter->setFont(name);
    write(QRect(texts.left(), texts.top(), texts.width(), line), index.data().toString(), Role::Text);
    painter->setFont(option.font);
    write(QRect(texts.left(), texts.bottom() - line + 1, texts.width(), line), index.data(RecentModel::DetailRole).toString(), Role::SecondText);
    if (!running.isEmpty()) {
        const QRect mark(texts.right() + 1, inner.center().y() - side / 2, side, side);
        paintIcon(*painter, mirrored(mark), QStringLiteral("play"), theme.color(Role::Accent));
        write(QRect(mark.right() + measure::grid, inner.center().y() - line / 2, runningWidth - side, line), running, Role::Accent);
    }
    painter->restore();
}

} // namespace sheaf::ui
