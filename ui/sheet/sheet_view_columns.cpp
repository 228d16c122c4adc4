// SheetView: its columns. Widths, names, moving, freezing, the filter fields, and what is remembered of all that.
#include "common/theme.h"
#include "sheet/column_name_edit.h"
#include "sheet/column_widths.h"
#include "sheet/filter_field.h"
#include "sheet/filter_row.h"
#include "sheet/frozen_columns.h"
#include "sheet/sheet_header.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QScrollBar>
#include <QSettings>

#include <algorithm>

namespace sheaf::ui {

void SheetView::connectHeader(SheetHeader& header)
{
    connect(&header, &SheetHeader::menuAsked, this, &SheetView::headerMenuAsked);
    connect(&header, &QHeaderView::sectionDoubleClicked, this, &SheetView::renameColumn);
    connect(&header, &QHeaderView::sectionMoved, this, [this, &header](int, int from, int to) { moveColumn(header, from, to); });
}

void SheetView::connectFilters(FilterRow& filters)
{
    connect(&filters, &FilterRow::stepAsked, this, &SheetView::stepFilter);
    connect(&filters, &FilterRow::left, this, [this] { setFocus(); });
}

SheetHeader& SheetView::headerOf(int column) const
{
    return m_frozen && column < m_frozenCount ? m_frozen->header() : *m_header;
}

void SheetView::renameColumn(int column)
{
    if (column < 0 || column >= m_model.sheetColumns() || m_model.project().sheet().isReadOnly() || m_model.refuseWhileBusy())
        return;
    scrollTo(m_model.index(std::max(0, rowAt(0)), column));
    m_nameEdit->open(headerOf(column), column);
}

/// The order of the columns belongs to the sheet: the header goes back, and comes again as the sheet has it.
void SheetView::moveColumn(SheetHeader& header, int from, int to)
{
    if (m_movesBack)
        return;
    QMetaObject::invokeMethod(
        this,
        [this, &header, from, to] {
            m_movesBack = true;
            header.moveSection(to, from);
            m_movesBack = false;
            const int target = std::min(to, m_model.sheetColumns() - 1);
            if (from >= m_model.sheetColumns() || target == from || m_model.refuseWhileBusy())
                return;
            project::Sheet& sheet = m_model.project().sheet();
            QList<ColumnId> others;
            for (const project::Column& column : sheet.data().columns)
                others += column.id;
            const ColumnId moved = m_model.columnAt(from).id;
            const ColumnId beside = m_model.columnAt(target).id;
            others.removeOne(moved);
            sheet.moveColumn(moved, others.indexOf(beside) + (target > from ? 1 : 0));
        },
        Qt::QueuedConnection); // the header has not finished its own drag yet
}

void SheetView::onWidthChanged(int column, int width)
{
    if (m_givesWidths || column >= m_model.columnCount() - 1)
        return; // the last one is stretched, not chosen
    m_widths.insert(m_model.columnKey(column), width);
    m_widthsByHand.insert(m_model.columnKey(column));
}

int SheetView::sizeHintForColumn(int column) const
{
    return std::min(QTableView::sizeHintForColumn(column), scaled(widestFit, *this));
}

void SheetView::fitColumn(int column)
{
    if (column >= 0)
        resizeColumnToContents(column);
}

void SheetView::setFilterRowShown(bool shown)
{
    if (shown == m_filters->isShown())
        return;
    m_filters->setShown(shown);
    if (m_frozen)
        m_frozen->filterRow().setShown(shown);
    applyMeasures();
    Q_EMIT filterRowToggled(shown);
}

bool SheetView::isFilterRowShown() const
{
    return m_filters->isShown();
}

FilterField* SheetView::filterFieldOf(int column) const
{
    return m_frozen && column < m_frozenCount ? m_frozen->filterRow().fieldOf(column) : m_filters->fieldOf(column);
}

void SheetView::focusFilter()
{
    const int current = std::clamp(currentIndex().column(), 0, std::max(0, m_model.sheetColumns() - 1));
    stepFilter(current, 0);
}

void SheetView::stepFilter(int column, int step)
{
    FilterField* field = column + step >= 0 ? filterFieldOf(column + step) : nullptr;
    if (!field)
        return setFocus();
    const QHeaderView& header = headerOf(column + step);
    if (&header == m_header) { // there may be no row to which scrollTo() could go
        QScrollBar* bar = horizontalScrollBar();
        const int covered = m_frozen ? m_frozen->coveredWidth() : 0;
        const int from = header.sectionPosition(column + step);
        if (from < header.offset() + covered)
            bar->setValue(from - covered);
        else if (from + header.sectionSize(column + step) > header.offset() + viewport()->width())
            bar->setValue(from + header.sectionSize(column + step) - viewport()->width());
    }
    field->setFocus(Qt::TabFocusReason);
    field->selectAll();
}

void SheetView::freeze(int columns)
{
    const int count = std::clamp(columns, 0, std::max(0, m_model.columnCount() - 1));
    if (count == m_frozenCount && bool(m_frozen) == (count > 0))
        return;
    m_frozenCount = count;
    showFrozen();
    Q_EMIT frozenChanged();
}

void SheetView::showFrozen()
{
    if (m_frozenCount == 0) {
        delete m_frozen;
        m_frozen = nullptr;
        return m_filters->setFirstColumn(0);
    }
    if (!m_frozen) {
        m_frozen = new FrozenColumns(*this, m_frozenCount);
        connectHeader(m_frozen->header());
        connectFilters(m_frozen->filterRow());
        m_frozen->filterRow().setShown(m_filters->isShown());
    }
    m_frozen->setCount(m_frozenCount);
    m_filters->setFirstColumn(m_frozenCount);
    m_nameEdit->raise();
}

void SheetView::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_frozen)
        m_frozen->arrange();
}

void SheetView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!m_frozen)
        return QTableView::scrollTo(index, hint);
    QScrollBar* bar = horizontalScrollBar();
    const int before = bar->value();
    QTableView::scrollTo(index, hint);
    if (index.column() < m_frozenCount)
        return bar->setValue(before); // it is seen wherever the others are
    const int hidden = m_frozen->coveredWidth() - (m_header->sectionPosition(index.column()) - m_header->offset());
    if (hidden > 0)
        bar->setValue(bar->value() - hidden);
}

void SheetView::fitNewColumns()
{
    m_givesWidths = true;
    const bool textsAreKnown = m_model.rowCount() > 0 && m_model.columnCount() > 0 && m_model.text(0, 0).has_value();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QString key = m_model.columnKey(column);
        if (!m_widths.contains(key) && textsAreKnown)
            m_widths.insert(key, startingWidth(m_model, column, *this)); // for good: a filter must not move columns
        setColumnWidth(column, m_widths.contains(key) ? m_widths.value(key) : startingWidth(m_model, column, *this));
    }
    m_givesWidths = false;
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
    settings.setValue(group + QStringLiteral("/frozen"), m_frozenCount);
    settings.setValue(group + QStringLiteral("/filterRow"), isFilterRowShown());
}

void SheetView::restoreColumns(QSettings& settings, const QString& group)
{
    const QVariantMap widths = settings.value(group + QStringLiteral("/columns")).toMap();
    for (auto each = widths.cbegin(); each != widths.cend(); ++each)
        m_widths.insert(each.key(), each.value().toInt());
    const QStringList known = widths.keys();
    m_widthsByHand = QSet<QString>(known.begin(), known.end());
    fitNewColumns();
    freeze(settings.value(group + QStringLiteral("/frozen")).toInt());
    setFilterRowShown(settings.value(group + QStringLiteral("/filterRow")).toBool());
}

} // namespace sheaf::ui
