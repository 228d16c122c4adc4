#include "send/metadata_table.h"

#include "common/theme.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace sheaf::ui {

namespace {

constexpr int rowsInSight = 4;

} // namespace

MetadataTable::MetadataTable(QWidget* parent) : QTableWidget(1, 2, parent)
{
    setObjectName(QStringLiteral("metadata"));
    setAccessibleName(tr("Metadata"));
    setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    setTabKeyNavigation(false); // Tab leaves the table: the sheet is walked through by keyboard
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(scaled(measure::rowHeight, *this));
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    horizontalHeader()->setStretchLastSection(true);
    setColumnWidth(0, scaled(160, *this));
    setFixedHeight(scaled(measure::rowHeight, *this) * (rowsInSight + 1));
    connect(this, &QTableWidget::cellChanged, this, [this] {
        keepFreeRow();
        Q_EMIT entriesChanged();
    });
}

QString MetadataTable::textAt(int row, int column) const
{
    const QTableWidgetItem* cell = item(row, column);
    return cell ? cell->text() : QString();
}

MetadataRows MetadataTable::entries() const
{
    MetadataRows rows;
    for (int row = 0; row < rowCount(); ++row)
        rows.append({textAt(row, 0), textAt(row, 1)});
    return rows;
}

void MetadataTable::keepFreeRow()
{
    const int last = rowCount() - 1;
    if (!textAt(last, 0).isEmpty() || !textAt(last, 1).isEmpty())
        setRowCount(rowCount() + 1);
}

void MetadataTable::removeCurrentRow()
{
    if (currentRow() < 0 || currentRow() == rowCount() - 1)
        return;
    removeRow(currentRow());
    Q_EMIT entriesChanged();
}

void MetadataTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        removeCurrentRow();
    else
        QTableWidget::keyPressEvent(event);
}

} // namespace sheaf::ui
