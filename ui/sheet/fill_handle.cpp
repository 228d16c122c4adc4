#include "sheet/fill_handle.h"

#include "common/theme.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <chrono>

namespace sheaf::ui {

namespace {

using namespace std::chrono_literals;

constexpr int handleSize = 9;
constexpr auto scrollStep = 60ms;

/// Drawn around what will be filled; the mouse does not notice it.
class FillOutline : public QWidget
{
public:
    explicit FillOutline(QWidget* parent) : QWidget(parent)
    {
        setObjectName(QStringLiteral("fillOutline"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(QPen(themeOf(*this).color(Role::Accent), 2, Qt::DashLine));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
};

} // namespace

FillHandle::FillHandle(SheetView& view, SheetClipboard& clipboard)
    : QWidget(view.viewport()), m_view(view), m_model(view.sheetModel()), m_clipboard(clipboard),
      m_outline(new FillOutline(view.viewport()))
{
    setObjectName(QStringLiteral("fillHandle"));
    setAccessibleName(tr("Fill handle"));
    setToolTip(tr("Drag to continue these cells. Ctrl+D fills down, Ctrl+R fills right."));
    setAccessibleDescription(toolTip());
    setCursor(Qt::CrossCursor);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_scroll.setInterval(scrollStep);
    connect(&m_scroll, &QTimer::timeout, this, &FillHandle::scrollOn);
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    follow();
    place();
}

void FillHandle::follow()
{
    connect(m_view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &FillHandle::place);
    connect(m_view.selectionModel(), &QItemSelectionModel::currentChanged, this, &FillHandle::place);
    for (const QHeaderView* header : {m_view.horizontalHeader(), m_view.verticalHeader()}) {
        connect(header, &QHeaderView::sectionResized, this, &FillHandle::place);
        connect(header, &QHeaderView::geometriesChanged, this, &FillHandle::place);
    }
    for (const QScrollBar* bar : {m_view.horizontalScrollBar(), m_view.verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &FillHandle::place);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        letGo();
        place();
    });
}

std::optional<FillHandle::Block> FillHandle::selectedBlock() const
{
    const QItemSelection selection = m_view.selectionModel()->selection();
    const QModelIndex now = m_view.currentIndex();
    if (m_model.project().sheet().isReadOnly() || selection.size() > 1 || !now.isValid())
        return std::nullopt;
    Block block {now.row(), now.column(), now.row(), now.column()};
    if (!selection.isEmpty()) {
        const QItemSelectionRange& range = selection.first();
        block = {range.top(), range.left(), range.bottom(), range.right()};
    }
    block.right = std::min(block.right, m_model.sheetColumns() - 1);
    return block.left <= block.right ? std::optional(block) : std::nullopt;
}

QRect FillHandle::rectOf(const Block& block) const
{
    return m_view.visualRect(m_model.index(block.top, block.left))
        .united(m_view.visualRect(m_model.index(block.bottom, block.right)));
}

void FillHandle::place()
{
    const auto block = selectedBlock();
    setVisible(block.has_value());
    if (block) {
        const QRect cells = rectOf(*block);
        const int size = scaled(handleSize, *this);
        const QPoint corner = isRightToLeft() ? cells.bottomLeft() : cells.bottomRight();
        setGeometry(corner.x() - size / 2, corner.y() - size / 2, size, size);
        raise();
    }
    if (m_dragged)
        showOutline();
}

void FillHandle::paintEvent(QPaintEvent*)
{
    const Theme theme = themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Role::Base));
    painter.fillRect(rect().adjusted(1, 1, -1, -1), theme.color(Role::Accent));
}

void FillHandle::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragged = selectedBlock();
    m_fill.reset();
}

void FillHandle::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged)
        dragTo(m_view.viewport()->mapFromGlobal(event->globalPosition().toPoint()));
}

void FillHandle::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragged)
        return;
    const auto fill = m_fill;
    const Block block = *m_dragged;
    letGo();
    if (!fill)
        return;
    SelectedCells source;
    source.rows = {{block.top, block.bottom - block.top + 1}};
    for (int column = block.left; column <= block.right; ++column)
        source.columns += column;
    m_clipboard.fillFrom(source, fill->direction, fill->count);
}

bool FillHandle::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view.viewport()) {
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange)
            place();
        return false;
    }
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!m_dragged || !key || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        letGo();
    return true;
}

void FillHandle::dragTo(const QPoint& inViewport)
{
    m_at = inViewport;
    m_fill = fillTo(inViewport);
    showOutline();
    if (m_view.viewport()->rect().contains(inViewport))
        m_scroll.stop();
    else if (!m_scroll.isActive())
        m_scroll.start();
}

void FillHandle::scrollOn()
{
    const QRect ground = m_view.viewport()->rect();
    QScrollBar* down = m_view.verticalScrollBar();
    QScrollBar* across = m_view.horizontalScrollBar();
    if (m_at.y() < ground.top() || m_at.y() > ground.bottom())
        down->setValue(down->value() + (m_at.y() < ground.top() ? -down->singleStep() : down->singleStep()));
    if (m_at.x() < ground.left() || m_at.x() > ground.right())
        across->setValue(across->value() + ((m_at.x() < ground.left()) != isRightToLeft() ? -across->singleStep() : across->singleStep()));
    dragTo(m_at);
}

void FillHandle::letGo()
{
    m_dragged.reset();
    m_fill.reset();
    m_scroll.stop();
    m_outline->hide();
}

std::optional<FillHandle::Fill> FillHandle::fillTo(const QPoint& inViewport) const
{
    const QRect ground = m_view.viewport()->rect();
    const QPoint at(std::clamp(inViewport.x(), ground.left(), ground.right()), std::clamp(inViewport.y(), ground.top(), ground.bottom()));
    int row = m_view.rowAt(at.y());
    int column = m_view.columnAt(at.x());
    row = row < 0 ? m_model.rowCount() - 1 : row; // below the last row
    column = column < 0 || column >= m_model.sheetColumns() ? m_model.sheetColumns() - 1 : column;
    using Direction = SheetClipboard::Direction;
    const std::array<Fill, 4> ways {Fill {Direction::Down, row - m_dragged->bottom}, Fill {Direction::Up, m_dragged->top - row},
        Fill {Direction::Right, column - m_dragged->right}, Fill {Direction::Left, m_dragged->left - column}};
    const Fill& farthest = *std::ranges::max_element(ways, {}, &Fill::count);
    return farthest.count > 0 ? std::optional(farthest) : std::nullopt;
}

void FillHandle::showOutline()
{
    if (!m_dragged)
        return;
    Block block = *m_dragged;
    if (m_fill) {
        using Direction = SheetClipboard::Direction;
        switch (m_fill->direction) {
        case Direction::Down: block.bottom += m_fill->count; break;
        case Direction::Up: block.top -= m_fill->count; break;
        case Direction::Right: block.right += m_fill->count; break;
        case Direction::Left: block.left -= m_fill->count; break;
        }
    }
    // What lies far beyond the screen need not be drawn, and a widget of millions of pixels cannot be.
    const QRect nearby = m_view.viewport()->rect().adjusted(-8, -8, 8, 8);
    m_outline->setGeometry(rectOf(block).intersected(nearby));
    m_outline->show();
    m_outline->raise();
}

} // namespace sheaf::ui
