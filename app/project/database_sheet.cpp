// The sheet's part of the database: columns, order, edited cells.
#include "project/database.h"
#include "project/stored_values.h"

namespace sheaf::project {

namespace {

QString sourceName(Column::Source source)
{
    switch (source) {
    case Column::Source::Base: return QStringLiteral("base");
    case Column::Source::Json: return QStringLiteral("json");
    case Column::Source::Added: return QStringLiteral("added");
    }
    return {};
}

Column::Source sourceFrom(const QString& name)
{
    if (name == QLatin1String("base"))
        return Column::Source::Base;
    return name == QLatin1String("json") ? Column::Source::Json : Column::Source::Added;
}

} // namespace

Result<void> Database::readColumns(QList<Column>& columns)
{
    return m_connection->read("SELECT id, name, source, base_index, path, hidden FROM sheet_column ORDER BY position", {},
        [&](const SqlRow& row) -> Result<void> {
            Column column;
            column.id = ColumnId(qint32(row.integer(0)));
            column.name = row.text(1);
            column.source = sourceFrom(row.text(2));
            column.baseIndex = row.integer(3);
            column.path = pathFrom(row.text(4));
            column.hidden = row.flag(5);
            columns.append(column);
            return {};
        });
}

Result<void> Database::readEdits(Edits& edits)
{
    return m_connection->read("SELECT row_id, column_id, text FROM edit", {}, [&](const SqlRow& row) -> Result<void> {
        edits[RowId(quint32(row.integer(0)))].insert(ColumnId(qint32(row.integer(1))), row.bytes(2));
        return {};
    });
}

Result<void> Database::writeColumns(const QList<Column>& columns)
{
    Result<void> done = m_connection->run("DELETE FROM sheet_column");
    for (qsizetype i = 0; done && i < columns.size(); ++i) {
        const Column& column = columns[i];
        done = m_connection->run(
            "INSERT INTO sheet_column (position, id, name, source, base_index, path, hidden) VALUES (?, ?, ?, ?, ?, ?, ?)",
            {i, column.id.value, column.name, sourceName(column.source), column.baseIndex, storedPath(column.path),
                column.hidden});
    }
    return done;
}

Result<void> Database::writeOrder(const QList<Piece>& order)
{
    qint64 rows = 0;
    for (const Piece& piece : order)
        rows += piece.count;
    return m_connection->run("UPDATE project SET row_order = ?, row_count = ?", {storedPieces(order), rows});
}

/// The project goes on with another base file; the edits that were made over the one before go with it.
Result<void> Database::switchBase(const BaseSwitch& next)
{
    const Base& base = next.base;
    Result<void> done = m_connection->run(
        "INSERT INTO base (file_name, format, delimiter, quote, has_header, row_count, bytes, complete, added_rows, cell_count)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
        {base.fileName, storedFormat(base.format), QString(QLatin1Char(base.dialect.delimiter)),
            QString(QLatin1Char(base.dialect.quote)), base.dialect.hasHeader, next.rows, next.bytes, base.addedRows,
            base.cellCount});
    for (const char* sql : {"UPDATE project SET base = (SELECT max(id) FROM base)",
             "DELETE FROM base WHERE id <> (SELECT base FROM project)", "DELETE FROM edit"}) {
        if (done)
            done = m_connection->run(sql);
    }
    return done;
}

Result<void> Database::write(const SheetWrite& write)
{
    return m_connection->transact(Connection::Durability::Normal, [&]() -> Result<void> {
        Result<void> done;
        if (write.base)
            done = switchBase(*write.base);
        if (!done)
            return done;
        for (const auto& [row, column, text] : write.cells) {
            if (text)
                done = m_connection->run("INSERT OR REPLACE INTO edit (row_id, column_id, text) VALUES (?, ?, ?)",
                    {row.value, column.value, *text});
            else
                done = m_connection->run("DELETE FROM edit WHERE row_id = ? AND column_id = ?", {row.value, column.value});
            if (!done)
                return done;
        }
        if (write.order) {
            done = writeOrder(*write.order);
            if (done)
                done = m_connection->run("UPDATE project SET next_inserted_row = ?", {write.nextInsertedRow});
        }
        if (done && write.columns)
            done = writeColumns(*write.columns);
        return done;
    });
}

} // namespace sheaf::project
