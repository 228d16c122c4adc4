#include "batches/phase_delegate.h"

#include "batches/batches_model.h"
#include "common/style_paint.h"

#include <QApplication>
#include <QPainter>

namespace sheaf::ui {

namespace {

constexpr int barHeight = 3;

/// Stripes that stand still: work is under way, and nobody knows how much there is.
void paintStripes(QPainter& painter, const QRect& groove, const Theme& theme)
{
    constexpr int stripe = 2 * measure::gap;
    painter.save();
    painter.setClipRect(groove);
    for (int x = groove.left(); x < groove.right(); x += 2 * stripe)
        painter.fillRect(QRect(x, groove.top(), stripe, groove.height()), theme.tint(Role::Accent, 0.55));
    painter.restore();
}

void paintBar(QPainter& painter, const QRect& groove, const PhaseBar& bar, Qt::LayoutDirection direction, const Theme& theme)
{
    painter.fillRect(groove, theme.tint(Role::Text, 0.12));
    if (bar.kind == PhaseBar::Kind::Busy)
        return paintStripes(painter, groove, theme);
    QRect done = groove;
    done.setWidth(static_cast<int>(groove.width() * bar.share));
    if (direction == Qt::RightToLeft)
        done.moveRight(groove.right());
    painter.fillRect(done, theme.color(Role::Accent));
}

} // namespace

void PhaseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto bar = index.data(BatchesModel::BarRole).value<PhaseBar>();
    if (bar.kind == PhaseBar::Kind::None || !option.widget)
        return TallRows::paint(painter, option, index);
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QStyle* style = option.widget->style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, option.widget);
    // The words move up by as much as the bar takes, so that both stand in the middle of the row together.
    item.rect.adjust(0, 0, 0, -(barHeight + measure::grid / 2));
    item.backgroundBrush = {};
    item.state &= ~QStyle::State_HasFocus;
    const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, &item, option.widget);
    const QRect shape = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &item, option.widget);
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);
    const QRect whole = text.united(shape);
    const int inset = measure::grid;
    const QRect groove(whole.left() + inset, option.rect.bottom() - barHeight - measure::grid / 2,
        option.rect.width() - 2 * inset - measure::gap, barHeight);
    paintBar(*painter, QStyle::visualRect(option.direction, option.rect, groove), bar, option.direction, themeOf(*option.widget));
}

} // namespace sheaf::ui
