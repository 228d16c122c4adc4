#include "sheet/frozen_columns.h"

#include "common/theme.h"
#include "sheet/cell_delegate.h"
#include "sheet/cell_editor.h"
#include "sheet/filter_row.h"
#include "sheet/sheet_header.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "sheet/thumbnails.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace sheaf::ui {

FrozenColumns::FrozenColumns(SheetView& table, int count)
    : QTableView(&table), m_table(table), m_header(new SheetHeader(table.sheetModel(), this)), m_count(count)
{
    setObjectName(QStringLiteral("frozenColumns"));
    setAccessibleName(tr("Frozen columns"));
    setHorizontalHeader(m_header);
    m_header->setObjectName(QStringLiteral("frozenHeader"));
    setUp();
    m_filters = new FilterRow(table.sheetModel(), *m_header, *this);
    followTable();
    arrange();
    show();
}

void FrozenColumns::setUp()
{
    setFocusPolicy(Qt::NoFocus);
    setFocusProxy(&m_table);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(m_table.editTriggers());
    setSelectionMode(m_table.selectionMode());
    setAcceptDrops(false);
    viewport()->setAcceptDrops(false);
    viewport()->setFocusProxy(&m_table);
    auto* delegate = new CellDelegate(m_table.thumbnails(), this);
    setItemDelegate(delegate);
    connect(&m_table.thumbnails(), &Thumbnails::ready, viewport(), qOverload<>(&QWidget::update));
    connect(delegate, &CellDelegate::leftWith, &m_table, &SheetView::pressKey);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setModel(&m_table.sheetModel());
    setSelectionModel(m_table.selectionModel());
}

void FrozenColumns::followTable()
{
    QScrollBar* own = verticalScrollBar();
    QScrollBar* of = m_table.verticalScrollBar();
    connect(of, &QScrollBar::valueChanged, own, &QScrollBar::setValue);
    connect(own, &QScrollBar::valueChanged, of, &QScrollBar::setValue);
    connect(m_table.horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < m_count && columnWidth(column) != width)
            setColumnWidth(column, width);
        arrange();
    });
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < m_count && m_table.columnWidth(column) != width)
            m_table.setColumnWidth(column, width);
    });
    connect(model(), &QAbstractItemModel::modelReset, this, [this] {
        arrange();
        m_table.restorePlace(); // this view and its headers have forgotten the selection, which is the table's
    });
    connect(model(), &QAbstractItemModel::columnsInserted, this, &FrozenColumns::arrange);
}

void FrozenColumns::setCount(int count)
{
    m_count = count;
    arrange();
}

int FrozenColumns::coveredWidth() const
{
    int width = 0;
    for (int column = 0; column < std::min(m_count, m_table.sheetModel().columnCount()); ++column)
        width += m_table.columnWidth(column);
    // So much of the rest has to be left that it can be read and scrolled.
    return std::min(width, m_table.viewport()->width() * 3 / 4);
}

void FrozenColumns::arrange()
{
    const auto* above = static_cast<SheetHeader*>(m_table.horizontalHeader());
    m_header->setHeights(above->fieldsTop(), above->fieldsHeight());
    verticalHeader()->setMinimumSectionSize(m_table.verticalHeader()->minimumSectionSize());
    verticalHeader()->setDefaultSectionSize(m_table.verticalHeader()->defaultSectionSize());
    setIconSize(m_table.iconSize());
    for (int column = 0; column < model()->columnCount(); ++column) {
        setColumnHidden(column, column >= m_count);
        if (column < m_count)
            setColumnWidth(column, m_table.columnWidth(column));
    }
    const QRect rows = m_table.viewport()->geometry();
    const int width = coveredWidth();
    const int left = m_table.isRightToLeft() ? rows.right() + 1 - width : rows.left();
    setGeometry(left, rows.top() - above->height(), width, rows.height() + above->height());
    verticalScrollBar()->setValue(m_table.verticalScrollBar()->value());
    raise();
}

bool FrozenColumns::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event)
{
    const bool isAsked = trigger != NoEditTriggers && editTriggers().testFlag(trigger) && index.isValid();
    if (isAsked && m_table.sheetModel().refuseWhileBusy())
        return false;
    const bool opened = QTableView::edit(index, trigger, event);
    if (!opened || state() != EditingState)
        return opened;
    if (const auto editors = viewport()->findChildren<CellEditor*>(); !editors.isEmpty()) // closed ones may still be there
        editors.last()->begin(trigger == AnyKeyPressed ? CellEditor::Begin::Replacing : CellEditor::Begin::AtTheEnd);
    return opened;
}

void FrozenColumns::wheelEvent(QWheelEvent* event)
{
    QCoreApplication::sendEvent(m_table.viewport(), event);
}

void FrozenColumns::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT m_table.contextMenuAsked(event->globalPos());
}

void FrozenColumns::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    const QRect all = viewport()->rect();
    painter.fillRect(QRect(isRightToLeft() ? all.left() : all.right() - 1, all.top(), 2, all.height()), themeOf(*this).tint(Role::Text, 0.35));
}

void FrozenColumns::dragEnterEvent(QDragEnterEvent* event)
{
    event->ignore(); // files go to the window
}

} // namespace sheaf::ui
