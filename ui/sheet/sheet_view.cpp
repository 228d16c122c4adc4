#include "sheet/sheet_view.h"

#include "common/theme.h"
#include "sheet/cell_delegate.h"
#include "sheet/cell_editor.h"
#include "sheet/column_widths.h"
#include "sheet/sheet_keys.h"
#include "sheet/sheet_model.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QTextCursor>

#include <algorithm>

namespace sheaf::ui {

SheetView::SheetView(SheetModel& model, QWidget* parent)
    : QTableView(parent), m_model(model), m_nameEdit(new QLineEdit(horizontalHeader()->viewport())),
      m_keys(new SheetKeys(*this))
{
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
    auto* delegate = new CellDelegate(this);
    setItemDelegate(delegate);
    connect(delegate, &CellDelegate::leftWith, this, [this](int key, Qt::KeyboardModifiers modifiers) {
        m_keys->press(QKeyEvent(QEvent::KeyPress, key, modifiers));
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &SheetView::rememberPlace);
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

void SheetView::setUpHeaders()
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setAccessibleName(tr("Row numbers"));
    verticalHeader()->setHighlightSections(false);
    QHeaderView* columns = horizontalHeader();
    columns->setObjectName(QStringLiteral("sheetHeader"));
    columns->setAccessibleName(tr("Columns"));
    columns->setSectionResizeMode(QHeaderView::Interactive);
    columns->setHighlightSections(false);
    columns->setStretchLastSection(true);
    columns->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(columns, &QHeaderView::customContextMenuRequested, this, [this, columns](const QPoint& at) {
        Q_EMIT headerMenuAsked(columns->logicalIndexAt(at), columns->viewport()->mapToGlobal(at));
    });
    connect(columns, &QHeaderView::sectionDoubleClicked, this, &SheetView::renameColumn);
    connect(columns, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column >= m_model.columnCount() - 1)
            return; // the last one is stretched, not chosen
        m_widths.insert(m_model.columnKey(column), width);
        m_widthsByHand.insert(m_model.columnKey(column));
    });
    m_nameEdit->setObjectName(QStringLiteral("columnNameEdit"));
    m_nameEdit->setAccessibleName(tr("Column name"));
    m_nameEdit->hide();
    connect(m_nameEdit, &QLineEdit::editingFinished, this, [this] {
        if (m_renamedColumn < 0)
            return;
        const int column = std::exchange(m_renamedColumn, -1);
        const QString name = m_nameEdit->text().trimmed();
        m_nameEdit->hide();
        setFocus();
        if (!name.isEmpty() && column < m_model.sheetColumns() && name != m_model.columnAt(column).name)
            m_model.project().sheet().renameColumn(m_model.columnAt(column).id, name);
    });
}

void SheetView::applyMeasures()
{
    const int height = std::max(scaled(measure::rowHeight, *this), fontMetrics().height() + measure::gap);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setMinimumHeight(height + measure::grid);
    horizontalHeader()->setMinimumSectionSize(scaled(48, *this));
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

void SheetView::renameColumn(int column)
{
    if (column < 0 || column >= m_model.sheetColumns() || m_model.project().sheet().isReadOnly())
        return;
    scrollTo(m_model.index(std::max(0, rowAt(0)), column));
    const QHeaderView* header = horizontalHeader();
    m_nameEdit->setGeometry(header->sectionViewportPosition(column), 0, header->sectionSize(column), header->height());
    m_nameEdit->setText(m_model.columnAt(column).name);
    m_nameEdit->selectAll();
    m_nameEdit->show();
    m_nameEdit->setFocus();
    m_renamedColumn = column;
}

bool SheetView::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event)
{
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
    if (event->key() == Qt::Key_Escape && m_renamedColumn >= 0) {
        m_renamedColumn = -1;
        m_nameEdit->hide();
        setFocus();
        return;
    }
    if (state() == EditingState || !m_keys->press(*event))
        QTableView::keyPressEvent(event);
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

void SheetView::rememberPlace()
{
    const QModelIndex now = currentIndex();
    m_hasPlace = now.isValid() && now.row() < m_model.rowCount() && now.column() < m_model.columnCount();
    if (!m_hasPlace)
        return;
    m_placeRow = m_model.rowAt(now.row()).value;
    m_placeColumn = m_model.columnKey(now.column());
}

void SheetView::restorePlace()
{
    fitNewColumns();
    if (m_model.rowCount() == 0 || m_model.columnCount() == 0)
        return;
    const int row = m_hasPlace ? m_model.viewRowOf(RowId(m_placeRow)) : -1;
    int column = 0;
    for (int i = 0; i < m_model.columnCount(); ++i) {
        if (m_model.columnKey(i) == m_placeColumn)
            column = i;
    }
    goTo(std::max(0, row), column);
}

void SheetView::fitNewColumns()
{
    const QSignalBlocker quiet(horizontalHeader()); // a width that we give is not one that the user chose
    const bool textsAreKnown = m_model.rowCount() > 0 && m_model.columnCount() > 0 && m_model.text(0, 0).has_value();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QString key = m_model.columnKey(column);
        if (!m_widths.contains(key) && textsAreKnown)
            m_widths.insert(key, startingWidth(m_model, column, *this)); // for good: a filter must not move columns
        setColumnWidth(column, m_widths.contains(key) ? m_widths.value(key) : startingWidth(m_model, column, *this));
    }
    m_fitted = m_fitted || textsAreKnown;
    updateGeometries();
    viewport()->update();
}

void SheetView::makeRoomForAnswers()
{
    // What came back should be seen without scrolling; widths that somebody chose stay.
    QHash<int, int> own;
    int room = viewport()->width();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (column < m_model.sheetColumns() && !m_widthsByHand.contains(m_model.columnKey(column)))
            own.insert(column, columnWidth(column));
        else
            room -= column < m_model.columnCount() - 1 ? columnWidth(column) : startingWidth(m_model, column, *this);
    }
    const QHash<int, int> widths = narrowed(own, room, *this);
    for (auto each = widths.cbegin(); each != widths.cend(); ++each)
        m_widths.insert(m_model.columnKey(each.key()), each.value());
    fitNewColumns();
}

void SheetView::saveColumns(QSettings& settings, const QString& group) const
{
    QVariantMap widths;
    for (auto each = m_widths.cbegin(); each != m_widths.cend(); ++each)
        widths.insert(each.key(), each.value());
    settings.setValue(group + QStringLiteral("/columns"), widths);
}

void SheetView::restoreColumns(QSettings& settings, const QString& group)
{
    const QVariantMap widths = settings.value(group + QStringLiteral("/columns")).toMap();
    for (auto each = widths.cbegin(); each != widths.cend(); ++each)
        m_widths.insert(each.key(), each.value().toInt());
    const QStringList known = widths.keys();
    m_widthsByHand = QSet<QString>(known.begin(), known.end());
    fitNewColumns();
}

} // namespace sheaf::ui
