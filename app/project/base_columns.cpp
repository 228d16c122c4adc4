#include "project/base_columns.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace sheaf::project {

namespace {

QString unnamed(qsizetype index)
{
    return QCoreApplication::translate("Sheet", "Column %1", "a column without a name").arg(index + 1);
}

QString unusedName(const QString& name, const QSet<QString>& taken)
{
    QString candidate = name;
    for (int n = 2; taken.contains(candidate); ++n)
        candidate = name + QLatin1Char(' ') + QString::number(n);
    return candidate;
}

Column baseColumn(qint32 id, const QString& name, qsizetype index)
{
    Column column;
    column.id = ColumnId(id);
    column.name = name;
    column.source = Column::Source::Base;
    column.baseIndex = index;
    return column;
}

} // namespace

QList<Column> columnsForHeader(const std::vector<QByteArray>& header)
{
    QList<Column> columns;
    QSet<QString> taken;
    for (qsizetype i = 0; i < qsizetype(header.size()); ++i) {
        const QString given = QString::fromUtf8(header[size_t(i)]).simplified();
        const QString name = unusedName(given.isEmpty() ? unnamed(i) : given, taken);
        taken.insert(name);
        columns.append(baseColumn(qint32(i) + 1, name, i));
    }
    return columns;
}

QList<Column> columnsWithoutHeader(qsizetype count)
{
    return columnsForHeader(std::vector<QByteArray>(size_t(count)));
}

QList<Column> unnamedColumns(const QList<Column>& columns, qsizetype cellCount, qint32 firstId)
{
    qsizetype known = 0;
    QSet<QString> taken;
    for (const Column& column : columns) {
        known = std::max(known, column.baseIndex + 1);
        taken.insert(column.name);
    }
    QList<Column> extra;
    for (qsizetype i = known; i < cellCount; ++i) {
        const QString name = unusedName(unnamed(i), taken);
        taken.insert(name);
        extra.append(baseColumn(firstId++, name, i));
    }
    return extra;
}

} // namespace sheaf::project
