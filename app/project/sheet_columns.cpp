// Sheet: edits of its columns.
#include "project/sheet_step.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf::project {

namespace {

QString columnLabel(const char* text)
{
    return QCoreApplication::translate("Sheet", text);
}

} // namespace

ColumnId Sheet::addColumn(const QString& name, qsizetype position)
{
    if (!mayEdit())
        return {};
    Column column;
    column.id = ColumnId(m_nextColumn++);
    column.name = name;
    column.source = Column::Source::Added;
    Step step;
    step.label = columnLabel(QT_TRANSLATE_NOOP("Sheet", "Add column"));
    step.columns = m_data.columns;
    step.columns->insert(std::clamp<qsizetype>(position, 0, m_data.columns.size()), column);
    commit(std::move(step));
    return column.id;
}

void Sheet::renameColumn(ColumnId id, const QString& name)
{
    const Column* column = m_data.column(id);
    if (!mayEdit() || !column || column->name == name)
        return;
    Step step;
    step.label = columnLabel(QT_TRANSLATE_NOOP("Sheet", "Rename column"));
    step.columns = m_data.columns;
    (*step.columns)[column - m_data.columns.constData()].name = name;
    commit(std::move(step));
}

void Sheet::removeColumn(ColumnId id)
{
    const Column* column = m_data.column(id);
    if (!mayEdit() || !column)
        return;
    Step step;
    step.label = columnLabel(QT_TRANSLATE_NOOP("Sheet", "Delete column"));
    step.columns = m_data.columns;
    step.columns->removeAt(column - m_data.columns.constData());
    commit(std::move(step));
}

void Sheet::moveColumn(ColumnId id, qsizetype position)
{
    const Column* column = m_data.column(id);
    if (!mayEdit() || !column)
        return;
    const qsizetype from = column - m_data.columns.constData();
    const qsizetype to = std::clamp<qsizetype>(position, 0, m_data.columns.size() - 1);
    if (from == to)
        return;
    Step step;
    step.label = columnLabel(QT_TRANSLATE_NOOP("Sheet", "Move column"));
    step.columns = m_data.columns;
    step.columns->move(from, to);
    commit(std::move(step));
}

void Sheet::setHidden(const QList<ColumnId>& columns, bool hidden)
{
    if (!mayEdit())
        return;
    Step step;
    step.label = hidden ? columnLabel(QT_TRANSLATE_NOOP("Sheet", "Hide column")) : columnLabel(QT_TRANSLATE_NOOP("Sheet", "Show column"));
    step.columns = m_data.columns;
    for (Column& column : *step.columns) {
        if (columns.contains(column.id))
            column.hidden = hidden;
    }
    if (*step.columns != m_data.columns)
        commit(std::move(step));
}

} // namespace sheaf::project
