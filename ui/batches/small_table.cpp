#include "batches/small_table.h"

#include "batches/tall_rows.h"
#include "common/plain_tooltip.h"

namespace sheaf::ui {

SmallTable::SmallTable(const char* name, const QString& title, const QStringList& columns, QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(QString::fromLatin1(name));
    setAccessibleName(title);
    setColumnCount(static_cast<int>(columns.size()));
    setHeaderLabels(columns);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setItemDelegate(new TallRows(this));
    setFrameShape(QFrame::NoFrame);
}

void SmallTable::fill(const QList<QStringList>& rows)
{
    while (topLevelItemCount() > rows.size())
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < rows.size())
        new QTreeWidgetItem(this);
    bool changed = false;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        QTreeWidgetItem* item = topLevelItem(row);
        const QStringList& cells = rows.at(row);
        for (int column = 0; column < static_cast<int>(cells.size()); ++column) {
            if (item->text(column) == cells.at(column))
                continue;
            changed = true;
            item->setText(column, cells.at(column));
            item->setToolTip(column, plainToolTip(cells.at(column)));
        }
    }
    for (int column = 0; changed && column + 1 < columnCount(); ++column)
        resizeColumnToContents(column);
}

} // namespace sheaf::ui
