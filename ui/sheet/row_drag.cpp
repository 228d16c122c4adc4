#include "sheet/row_drag.h"

#include "common/theme.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QApplication>
#include <QFrame>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>

namespace sheaf::ui {

RowDrag::RowDrag(SheetView& view) : QObject(&view), m_view(view), m_line(new QFrame(&view))
{
    m_line->setObjectName(QStringLiteral("rowDropLine"));
    m_line->setAutoFillBackground(true);
    m_line->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_line->hide();
    view.verticalHeader()->viewport()->installEventFilter(this);
}

bool RowDrag::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        if (m_pressed >= 0)
            move(*static_cast<QMouseEvent*>(event));
        return m_pressed >= 0;
    case QEvent::MouseButtonRelease:
        if (m_pressed < 0)
            return false;
        release();
        return true;
    default: return QObject::eventFilter(watched, event);
    }
}

bool RowDrag::press(const QMouseEvent& event)
{
    const int row = m_view.verticalHeader()->logicalIndexAt(event.position().toPoint());
    const bool plain = event.button() == Qt::LeftButton && event.modifiers() == Qt::NoModifier;
    if (!plain || row < 0 || m_view.sheetModel().project().sheet().isReadOnly() || !m_view.selectionModel()->isRowSelected(row))
        return false;
    m_pressed = row;
    m_from = event.position().toPoint();
    return true;
}

int RowDrag::gapAt(int y) const
{
    const QHeaderView* rows = m_view.verticalHeader();
    const int row = rows->logicalIndexAt(y);
    if (row < 0)
        return y < 0 ? std::max(0, rows->logicalIndexAt(0)) : m_view.sheetModel().rowCount();
    return y - rows->sectionViewportPosition(row) > rows->sectionSize(row) / 2 ? row + 1 : row;
}

void RowDrag::move(const QMouseEvent& event)
{
    const QPoint at = event.position().toPoint();
    m_dragging = m_dragging || (at - m_from).manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragging)
        return;
    if (at.y() < 0 || at.y() > m_view.viewport()->height())
        m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() + (at.y() < 0 ? -1 : 1));
    m_target = gapAt(at.y());
    const QHeaderView* rows = m_view.verticalHeader();
    const bool atEnd = m_target >= m_view.sheetModel().rowCount();
    const int last = m_view.sheetModel().rowCount() - 1;
    const int y = atEnd ? rows->sectionViewportPosition(last) + rows->sectionSize(last) : rows->sectionViewportPosition(m_target);
    QPalette colour = m_line->palette();
    colour.setColor(QPalette::Window, themeOf(m_view).color(Role::Accent));
    m_line->setPalette(colour);
    const QRect all = m_view.viewport()->geometry().united(rows->geometry());
    m_line->setGeometry(all.left(), m_view.viewport()->y() + y - 1, all.width(), 2);
    m_line->show();
    m_line->raise();
}

void RowDrag::release()
{
    m_line->hide();
    const int row = std::exchange(m_pressed, -1);
    if (std::exchange(m_dragging, false))
        Q_EMIT dropped(m_target);
    else
        m_view.selectRow(row);
}

} // namespace sheaf::ui
