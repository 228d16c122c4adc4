#include "common/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace sheaf::ui {

namespace {

QSize sizeWithin(const QLayoutItem& item, int room)
{
    return item.sizeHint().boundedTo(QSize(std::max(room, 0), QWIDGETSIZE_MAX));
}

} // namespace

FlowLayout::FlowLayout(QWidget* parent, int spacing) : QLayout(parent)
{
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::setTrailing(bool trailing)
{
    m_isTrailing = trailing;
    invalidate();
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item); // the layout takes it
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto place = m_items.begin() + index;
    QLayoutItem* item = place->release();
    m_items.erase(place);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), Pass::Measure);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto& item : m_items)
        size = size.expandedTo(item->isEmpty() ? QSize() : item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Pass::Place);
}

int FlowLayout::arrange(const QRect& rect, Pass pass) const
{
    int bottom = 0;
    int y = 0;
    for (std::size_t first = 0; first < m_items.size();) {
        const Line line = lineFrom(first, rect.width());
        if (pass == Pass::Place)
            place(first, line, QRect(rect.left(), rect.top() + y, rect.width(), line.height));
        bottom = y + line.height;
        y = bottom + spacing();
        first = line.end;
    }
    return bottom;
}

FlowLayout::Line FlowLayout::lineFrom(std::size_t first, int room) const
{
    Line line {first, 0, 0};
    for (; line.end < m_items.size(); ++line.end) {
        const QLayoutItem& item = *m_items[line.end];
        if (item.isEmpty())
            continue;
        const QSize size = sizeWithin(item, room);
        const int width = line.width + (line.width > 0 ? spacing() : 0) + size.width();
        if (line.width > 0 && width > room)
            break;
        line.width = width;
        line.height = std::max(line.height, size.height());
    }
    return line;
}

void FlowLayout::place(std::size_t first, const Line& line, const QRect& rect) const
{
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = m_isTrailing ? std::max(0, rect.width() - line.width) : 0;
    for (std::size_t each = first; each < line.end; ++each) {
        QLayoutItem& item = *m_items[each];
        if (item.isEmpty())
            continue;
        const QSize size = sizeWithin(item, rect.width());
        const QPoint corner(rect.left() + x, rect.top() + (line.height - size.height()) / 2);
        item.setGeometry(QStyle::visualRect(direction, rect, QRect(corner, size)));
        x += size.width() + spacing();
    }
}

} // namespace sheaf::ui
