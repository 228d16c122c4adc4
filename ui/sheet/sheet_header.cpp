#include "sheet/sheet_header.h"

#include "common/icon.h"
#include "common/theme.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_model.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace sheaf::ui {

SheetHeader::SheetHeader(SheetModel& model, QWidget* parent) : QHeaderView(Qt::Horizontal, parent), m_model(model)
{
    setObjectName(QStringLiteral("sheetHeader"));
    setAccessibleName(tr("Columns"));
    setSectionResizeMode(Interactive);
    setHighlightSections(false);
    setSectionsClickable(true);
    setSectionsMovable(!model.project().sheet().isReadOnly());
    setResizeContentsPrecision(0); // only what is seen is measured
    setMouseTracking(true);
    connect(&model.shown(), &RowsShown::queryChanged, viewport(), QOverload<>::of(&QWidget::update));
}

void SheetHeader::setHeights(int names, int fields)
{
    if (names == m_names && fields == m_fields)
        return;
    m_names = names;
    m_fields = fields;
    setViewportMargins(0, 0, 0, fields);
    Q_EMIT geometriesChanged();
}

QSize SheetHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), m_names + m_fields};
}

QRect SheetHeader::sectionRect(int logicalIndex) const
{
    return {sectionViewportPosition(logicalIndex), 0, sectionSize(logicalIndex), viewport()->height()};
}

QRect SheetHeader::menuRect(const QRect& section) const
{
    const int side = scaled(measure::icon, *this);
    const QRect atEnd(section.right() - side - measure::grid, section.center().y() - side / 2, side, side);
    return QStyle::visualRect(layoutDirection(), section, atEnd);
}

void SheetHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    painter->save();
    paintSortMark(painter, rect, logicalIndex);
    if (logicalIndex == m_hovered) {
        const QRect button = menuRect(rect);
        const Theme theme = themeOf(*this);
        painter->fillRect(button.adjusted(-1, -1, 1, 1), theme.color(Role::Window));
        paintIcon(*painter, button.adjusted(2, 2, -2, -2), QStringLiteral("chevron-down"), theme.color(Role::SecondText));
    }
    painter->restore();
}

void SheetHeader::paintSortMark(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    if (logicalIndex >= m_model.sheetColumns())
        return;
    const QList<project::SortKey>& keys = m_model.shown().query().sort;
    const auto key = std::ranges::find(keys, m_model.columnAt(logicalIndex).id, &project::SortKey::column);
    if (key == keys.end())
        return;
    const Theme theme = themeOf(*this);
    const int side = scaled(measure::smallIcon, *this);
    const QString number = keys.size() > 1 ? locale().toString(int(key - keys.begin()) + 1) : QString();
    const int width = side + fontMetrics().horizontalAdvance(number);
    QRect mark(rect.right() - width - measure::gap, rect.top() + 1, width + measure::grid, rect.height() - 2);
    if (logicalIndex == m_hovered)
        mark.translate(-scaled(measure::icon, *this), 0);
    mark = QStyle::visualRect(layoutDirection(), rect, mark);
    painter->fillRect(mark, theme.color(Role::Window));
    QRect arrow(mark.left(), mark.center().y() - side / 2, side, side);
    arrow = QStyle::visualRect(layoutDirection(), mark, arrow);
    paintIcon(*painter, arrow, key->descending ? QStringLiteral("arrow-down") : QStringLiteral("arrow-up"), theme.color(Role::Accent));
    painter->setPen(theme.color(Role::Accent));
    painter->drawText(mark.adjusted(0, 0, -2, 0), int(Qt::AlignVCenter | Qt::AlignTrailing), number);
}

QSize SheetHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QSize size = QHeaderView::sectionSizeFromContents(logicalIndex);
    return {size.width() + scaled(measure::icon, *this), size.height()};
}

void SheetHeader::setHovered(int logicalIndex)
{
    if (std::exchange(m_hovered, logicalIndex) != logicalIndex)
        viewport()->update();
}

void SheetHeader::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(event->buttons() == Qt::NoButton ? logicalIndexAt(event->position().toPoint()) : -1);
    QHeaderView::mouseMoveEvent(event);
}

void SheetHeader::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QHeaderView::leaveEvent(event);
}

void SheetHeader::mousePressEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    const int column = logicalIndexAt(at);
    if (event->button() != Qt::LeftButton || column < 0 || column != m_hovered || !menuRect(sectionRect(column)).contains(at))
        return QHeaderView::mousePressEvent(event);
    const QRect section = sectionRect(column);
    const QPoint below(isRightToLeft() ? section.right() : section.left(), section.bottom() + 1);
    Q_EMIT menuAsked(column, viewport()->mapToGlobal(below));
}

void SheetHeader::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT menuAsked(logicalIndexAt(event->pos()), event->globalPos());
}

} // namespace sheaf::ui
