#include "sheet/sheet_view.h"

#include "common/theme.h"
#include "sheet/cell_delegate.h"
#include "sheet/cell_editor.h"
#include "sheet/column_name_edit.h"
#include "sheet/fill_handle.h"
#include "sheet/filter_row.h"
#include "sheet/frozen_columns.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_header.h"
#include "sheet/sheet_keys.h"
#include "sheet/sheet_model.h"
#include "sheet/thumbnails.h"

#include <QContextMenuEvent>
#include <QHeaderView>

#include <algorithm>

namespace sheaf::ui {

SheetView::SheetView(SheetModel& model, QWidget* parent)
    : QTableView(parent), m_model(model), m_header(new SheetHeader(model, this)), m_nameEdit(new ColumnNameEdit(*this)),
      m_keys(new SheetKeys(*this)), m_thumbnails(new Thumbnails(this))
{
    setHorizontalHeader(m_header);
    m_filters = new FilterRow(model, *m_header, *this);
    setObjectName(QStringLiteral("sheetView"));
    setAccessibleName(tr("Rows"));
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setAlternatingRowColors(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setSelectionMode(ExtendedSelection);
    setAcceptDrops(false);
    viewport()->setAcceptDrops(false); // files go to the window, which says what will happen with them
    auto* delegate = new CellDelegate(*m_thumbnails, this);
    setItemDelegate(delegate);
    connect(m_thumbnails, &Thumbnails::ready, viewport(), qOverload<>(&QWidget::update));
    connect(delegate, &CellDelegate::leftWith, this, &SheetView::pressKey);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this,
        [this] { m_place.remember(m_model, currentIndex(), selectionModel()->selection()); });
    setModel(&model);
    connect(&model, &QAbstractItemModel::modelReset, this, &SheetView::restorePlace);
    connect(&model, &QAbstractItemModel::columnsInserted, this, [this] {
        fitNewColumns();
        makeRoomForAnswers();
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        if (!m_fitted)
            fitNewColumns();
    });
    setUpHeaders();
    applyMeasures();
    fitNewColumns();
}

SheetView::~SheetView()
{
    delete viewport()->findChild<FillHandle*>(); // it asks the table where its cells are whenever a header changes
}

void SheetView::setUpHeaders()
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setAccessibleName(tr("Row numbers"));
    verticalHeader()->setHighlightSections(false);
    m_header->setStretchLastSection(true);
    connectHeader(*m_header);
    connectFilters(*m_filters);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) { onWidthChanged(column, width); });
}

void SheetView::applyMeasures()
{
    const int height = std::max(scaled(measure::rowHeight, *this), fontMetrics().height() + measure::gap);
    const int rowHeight = pictureColumn(m_model) >= 0 ? std::max(height, scaled(measure::pictureRowHeight, *this)) : height;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(rowHeight);
    m_header->setHeights(height + measure::grid, m_filters->isShown() ? height + measure::grid : 0);
    m_header->setMinimumSectionSize(scaled(48, *this));
    setIconSize(QSize(scaled(measure::smallIcon, *this), scaled(measure::smallIcon, *this)));
}

void SheetView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyMeasures();
}

void SheetView::goTo(int row, int column)
{
    const QModelIndex cell = m_model.index(row, std::max(0, column));
    if (!cell.isValid())
        return;
    select(cell);
    scrollTo(cell, row > 0 ? PositionAtCenter : EnsureVisible);
}

void SheetView::reveal(qint64 position, int column)
{
    const project::RowOrder& order = m_model.project().sheet().data().order;
    if (position < 0 || position >= order.rowCount())
        return;
    const RowId row = order.at(position);
    if (const int shown = m_model.viewRowOf(row); shown >= 0)
        return goTo(shown, column);
    m_place.want(row);
    project::ViewQuery everything;
    everything.sort = m_model.shown().query().sort;
    m_model.shown().setQuery(everything);
}

bool SheetView::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event)
{
    const bool isAsked = trigger != NoEditTriggers && editTriggers().testFlag(trigger) && index.isValid();
    if (isAsked && m_model.refuseWhileBusy())
        return false;
    if (isAsked && m_frozen && index.column() < m_frozenCount)
        return m_frozen->editCell(index, trigger, event);
    const bool opened = QTableView::edit(index, trigger, event);
    if (!opened || state() != EditingState)
        return opened;
    // Typing replaces; F2 and a double click go on writing at the end.
    if (const auto editors = viewport()->findChildren<CellEditor*>(); !editors.isEmpty()) // closed ones may still be there
        editors.last()->begin(trigger == AnyKeyPressed ? CellEditor::Begin::Replacing : CellEditor::Begin::AtTheEnd);
    return opened;
}

void SheetView::keyPressEvent(QKeyEvent* event)
{
    if (state() == EditingState || !m_keys->press(*event))
        QTableView::keyPressEvent(event);
}

void SheetView::pressKey(int key, Qt::KeyboardModifiers modifiers)
{
    setFocus();
    m_keys->press(QKeyEvent(QEvent::KeyPress, key, modifiers));
}

bool SheetView::focusNextPrevChild(bool)
{
    return false; // Tab goes from cell to cell, F6 to the next pane
}

void SheetView::keyboardSearch(const QString&)
{
    // Typing over a cell that cannot be edited would otherwise look for the text in every row, on this thread.
}

void SheetView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex cell = indexAt(event->position().toPoint());
    const bool extends = event->button() == Qt::LeftButton && event->modifiers() == Qt::ShiftModifier && cell.isValid();
    m_pressed = extends ? currentIndex() : cell;
    if (extends && state() != EditingState)
        return m_keys->extendTo(cell);
    QTableView::mousePressEvent(event);
}

void SheetView::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    // The table makes the cell current where a drag ended; in a spreadsheet it is the one where it began.
    if (m_pressed.isValid() && m_pressed != currentIndex() && selectionModel()->isSelected(m_pressed) && state() == NoState)
        selectionModel()->setCurrentIndex(m_pressed, QItemSelectionModel::NoUpdate);
}

void SheetView::select(const QModelIndex& cell)
{
    // Not setCurrentIndex(): that looks at the keys which are held down, and a shortcut holds some.
    selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect);
}

void SheetView::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT contextMenuAsked(event->globalPos());
}

// A table takes every drag by default and then refuses what it cannot use, so that the window would never see it.
void SheetView::dragEnterEvent(QDragEnterEvent* event)
{
    event->ignore();
}

void SheetView::dragMoveEvent(QDragMoveEvent* event)
{
    event->ignore();
}

void SheetView::dropEvent(QDropEvent* event)
{
    event->ignore();
}

void SheetView::restorePlace()
{
    fitNewColumns();
    const SheetPlace::Restored place = m_place.restored(m_model);
    if (!place.current.isValid())
        return;
    select(place.current);
    scrollTo(place.current, place.isWanted ? PositionAtCenter : EnsureVisible);
    if (!place.selection.isEmpty())
        selectionModel()->select(place.selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace sheaf::ui
