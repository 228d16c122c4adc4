#include "project/find.h"

#include "project/row_chunks.h"

namespace sheaf::project {

namespace {

std::vector<Column> wantedColumns(const SheetData& sheet, const FindQuery& query)
{
    std::vector<Column> columns;
    for (const Column& column : sheet.columns) {
        if (query.columns.isEmpty() ? !column.hidden : query.columns.contains(column.id))
            columns.push_back(column);
    }
    return columns;
}

struct FoundInChunk {
    std::vector<qint64> positions;
    qint64 cells = 0;
};

} // namespace

Result<Found> findCells(const SheetData& sheet, const FindQuery& query, Progress& progress, std::stop_token stop)
{
    const CellMatcher matcher(query.text);
    const std::vector<Column> columns = wantedColumns(sheet, query);
    const std::optional<char> quote = rawQuote(sheet);
    Found found;
    found.rows = RowSet(sheet.rowCount());
    const Result<void> read = forEachRowInChunks<FoundInChunk>(
        sheet, progress, stop,
        [&](FoundInChunk& chunk, qint64 position, RowId row, QByteArrayView record) {
            if (query.rows && !query.rows->contains(position))
                return;
            if (!sheet.edits.contains(row) && !matcher.mayMatch(record, quote))
                return;
            const std::vector<QByteArray> cells = sheet.cellsOf(row, record, columns);
            const auto matching = std::ranges::count_if(cells, [&](const QByteArray& cell) { return matcher.matches(cell); });
            chunk.cells += matching;
            if (matching > 0)
                chunk.positions.push_back(position);
        },
        [&](FoundInChunk&& chunk) {
            found.cells += chunk.cells;
            found.rowCount += qint64(chunk.positions.size());
            for (const qint64 position : chunk.positions)
                found.rows.add(position);
        });
    if (!read)
        return failure(read.error());
    return found;
}

Result<QList<ColumnId>> matchesIn(const SheetData& sheet, RowId row, const FindQuery& query)
{
    const std::vector<Column> columns = wantedColumns(sheet, query);
    const Result<std::vector<QByteArray>> cells = sheet.cells(row, columns);
    if (!cells)
        return failure(cells.error());
    const CellMatcher matcher(query.text);
    QList<ColumnId> matching;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (matcher.matches((*cells)[i]))
            matching.append(columns[i].id);
    }
    return matching;
}

} // namespace sheaf::project
