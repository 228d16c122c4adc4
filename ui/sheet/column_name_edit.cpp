#include "sheet/column_name_edit.h"

#include "sheet/sheet_header.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QKeyEvent>

namespace sheaf::ui {

ColumnNameEdit::ColumnNameEdit(SheetView& view) : QLineEdit(&view), m_view(view), m_model(view.sheetModel())
{
    setObjectName(QStringLiteral("columnNameEdit"));
    setAccessibleName(tr("Column name"));
    hide();
    connect(this, &QLineEdit::editingFinished, this, &ColumnNameEdit::take);
}

void ColumnNameEdit::open(SheetHeader& header, int column)
{
    const project::Column& named = m_model.columnAt(column);
    const QPoint corner = header.mapTo(&m_view, QPoint(header.sectionViewportPosition(column), 0));
    setGeometry(QRect(corner, QSize(header.sectionSize(column), header.fieldsTop())));
    setText(named.name);
    selectAll();
    show();
    raise();
    setFocus();
    m_column = named.id;
}

void ColumnNameEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QLineEdit::keyPressEvent(event);
}

void ColumnNameEdit::close()
{
    m_column.reset();
    hide();
    m_view.setFocus();
}

void ColumnNameEdit::take()
{
    if (!m_column)
        return;
    const ColumnId column = *m_column;
    const QString name = text().trimmed();
    close();
    if (!name.isEmpty() && !m_model.refuseWhileBusy())
        m_model.project().sheet().renameColumn(column, name);
}

} // namespace sheaf::ui
