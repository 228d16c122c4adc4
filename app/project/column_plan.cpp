#include "project/column_plan.h"

#include "project/base_columns.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf::project {

namespace {

QStringList namesIn(const SourceHead& head)
{
    const QList<Column> columns
        = head.hasHeader ? columnsForHeader(head.cells) : columnsWithoutHeader(qsizetype(head.cells.size()));
    QStringList names;
    for (const Column& column : columns)
        names.append(column.name);
    return names;
}

QList<Column> columnsNamed(const QStringList& names)
{
    std::vector<QByteArray> cells;
    for (const QString& name : names)
        cells.push_back(name.toUtf8());
    return columnsForHeader(cells);
}

} // namespace

void ColumnPlan::add(const SourceHead& head)
{
    for (const QString& name : namesIn(head)) {
        if (!m_names.contains(name))
            m_names.append(name);
    }
}

QStringList ColumnPlan::sourceNames() const
{
    if (!m_several)
        return m_names;
    QStringList names {QCoreApplication::translate("Sheet", "file", "the column that says which file a row came from")};
    for (const Column& column : columnsNamed(names + m_names).sliced(1))
        names.append(column.name); // a column of that name in the files is "file 2"
    return names;
}

QList<Column> ColumnPlan::columns() const
{
    const QStringList all = sourceNames();
    if (m_wishes.columns.isEmpty())
        return columnsNamed(all);
    QStringList names;
    for (const ColumnWish& wish : m_wishes.columns)
        names.append(wish.name.isEmpty() ? all.value(wish.index) : wish.name);
    return columnsNamed(names);
}

bool ColumnPlan::isIdentity() const
{
    if (m_several)
        return false;
    if (m_wishes.columns.isEmpty())
        return true;
    if (m_wishes.columns.size() != m_names.size())
        return false;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        if (m_wishes.columns[i].index != i)
            return false;
    }
    return true;
}

/// The table's cell for a column of sourceNames().
qsizetype ColumnPlan::place(qsizetype full) const
{
    if (m_wishes.columns.isEmpty())
        return full;
    const auto wish = std::ranges::find(m_wishes.columns, full, &ColumnWish::index);
    return wish == m_wishes.columns.end() ? -1 : wish - m_wishes.columns.begin();
}

ColumnPlan::Mapping ColumnPlan::mapping(const SourceHead& head) const
{
    const qsizetype first = m_several ? 1 : 0;
    Mapping mapping;
    for (const QString& name : namesIn(head))
        mapping.to.push_back(place(first + m_names.indexOf(name)));
    mapping.fileCell = m_several ? place(0) : -1;
    const qsizetype all = first + m_names.size();
    mapping.width = m_wishes.columns.isEmpty() ? all : m_wishes.columns.size();
    mapping.beyond = m_wishes.columns.isEmpty() ? all : -1;
    return mapping;
}

} // namespace sheaf::project
