#include "sheet/filter_row.h"

#include "common/label.h"
#include "common/theme.h"
#include "sheet/filter_field.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_header.h"
#include "sheet/sheet_model.h"

#include <QEvent>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace sheaf::ui {

FilterRow::FilterRow(SheetModel& model, SheetHeader& header, QTableView& view)
    : QObject(&header), m_model(model), m_header(header), m_view(view), m_fault(new Label({}, TextKind::Body, &view))
{
    m_fault->setObjectName(QStringLiteral("filterFault"));
    m_fault->setRole(Role::Failed);
    m_fault->setWordWrap(true);
    m_fault->setAutoFillBackground(true);
    m_fault->setBackgroundRole(QPalette::Base);
    m_fault->setFrameShape(QFrame::Box);
    m_fault->setMargin(measure::grid);
    m_fault->hide();
    header.installEventFilter(this);
    connect(&header, &QHeaderView::sectionResized, this, &FilterRow::arrange);
    connect(&header, &QHeaderView::geometriesChanged, this, &FilterRow::arrange);
    connect(view.horizontalScrollBar(), &QScrollBar::valueChanged, this, &FilterRow::arrange);
    connect(&model, &QAbstractItemModel::modelReset, this, &FilterRow::dropRemovedColumns);
    connect(&model, &QAbstractItemModel::columnsInserted, this, &FilterRow::arrange);
    connect(&model.shown(), &RowsShown::queryChanged, this, &FilterRow::followQuery);
}

void FilterRow::setShown(bool shown)
{
    m_shown = shown;
    arrange();
}

void FilterRow::setFirstColumn(int column)
{
    m_firstColumn = column;
    arrange();
}

FilterField* FilterRow::fieldOf(int column)
{
    if (!m_shown || column < m_firstColumn || column >= m_model.sheetColumns() || m_header.isSectionHidden(column))
        return nullptr;
    FilterField* known = m_fields.value(m_model.columnAt(column).id);
    return known ? known : make(column);
}

FilterField* FilterRow::make(int column)
{
    const project::Column& shown = m_model.columnAt(column);
    auto* field = new FilterField(shown.id, shown.name, &m_header);
    field->setFilter(m_model.shown().filterOf(shown.id));
    m_fields.insert(shown.id, field);
    connect(field, &FilterField::filterEdited, this, [this, field] { onEdited(field); });
    connect(field, &FilterField::left, this, &FilterRow::left);
    connect(field, &FilterField::focusGained, this, [this, field] { showFault(field); });
    connect(field, &FilterField::focusLost, m_fault, &QWidget::hide);
    connect(field, &FilterField::stepAsked, this, [this, field](int step) {
        for (int i = 0; i < m_model.sheetColumns(); ++i) {
            if (m_model.columnAt(i).id == field->column())
                return Q_EMIT stepAsked(i, step);
        }
    });
    return field;
}

void FilterRow::arrange()
{
    if (!m_shown) {
        for (FilterField* field : std::as_const(m_fields))
            field->hide();
        return m_fault->hide();
    }
    for (int column = 0; column < m_model.sheetColumns(); ++column) {
        const int left = m_header.sectionViewportPosition(column);
        const bool seen = column >= m_firstColumn && !m_header.isSectionHidden(column)
            && left + m_header.sectionSize(column) > 0 && left < m_header.width();
        FilterField* field = m_fields.value(m_model.columnAt(column).id);
        if (seen && !field)
            field = make(column);
        if (field)
            field->setVisible(seen);
        if (seen)
            place(column, field);
    }
}

void FilterRow::place(int column, FilterField* field)
{
    field->setGeometry(m_header.sectionViewportPosition(column) + 1, m_header.fieldsTop() + 1, m_header.sectionSize(column) - 3,
        m_header.fieldsHeight() - 2);
}

bool FilterRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    return QObject::eventFilter(watched, event);
}

void FilterRow::dropRemovedColumns()
{
    QHash<ColumnId, FilterField*> left;
    for (int column = 0; column < m_model.sheetColumns(); ++column) {
        const project::Column& shown = m_model.columnAt(column);
        if (FilterField* field = m_fields.take(shown.id)) {
            field->setColumnName(shown.name);
            left.insert(shown.id, field);
        }
    }
    for (FilterField* gone : std::as_const(m_fields)) {
        gone->hide();
        gone->deleteLater();
    }
    m_fields = left;
    arrange();
}

void FilterRow::followQuery()
{
    for (FilterField* field : std::as_const(m_fields))
        field->setFilter(m_model.shown().filterOf(field->column()));
}

void FilterRow::onEdited(FilterField* field)
{
    showFault(field);
    // A pattern that is not finished yet leaves the rows as they are.
    if (field->fault().isEmpty())
        m_model.shown().setFilter(field->column(), field->filter());
}

void FilterRow::showFault(const FilterField* field)
{
    const QString fault = field->fault();
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    if (fault.isEmpty())
        return;
    const int width = std::max(field->width(), scaled(260, m_view));
    const QPoint below = field->mapTo(&m_view, QPoint(m_view.isRightToLeft() ? field->width() - width : 0, field->height() + 2));
    const int x = std::clamp(below.x(), 0, std::max(0, m_view.width() - width));
    m_fault->setGeometry(x, below.y(), width, m_fault->heightForWidth(width));
    m_fault->raise();
}

} // namespace sheaf::ui
