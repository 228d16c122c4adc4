#include "project/sheet_data.h"

#include "project/json_row.h"

#include <algorithm>

namespace sheaf::project {

namespace {

bool isInserted(RowId row)
{
    return (row.value & insertedRowBit) != 0;
}

/// Cells of a delimited record; with a few columns each is looked for alone, with many the record is split once.
class RecordCells
{
public:
    RecordCells(QByteArrayView record, const formats::Dialect& dialect, size_t wanted)
        : m_record(record)
        , m_dialect(dialect)
    {
        m_isSplit = wanted > 2;
        if (m_isSplit)
            formats::splitRecord(record, dialect, m_cells);
    }
    [[nodiscard]] QByteArray at(qsizetype index) const
    {
        if (m_record.isEmpty() || index < 0)
            return {};
        if (!m_isSplit)
            return formats::cellOf(m_record, m_dialect, index);
        return size_t(index) < m_cells.size() ? m_cells[size_t(index)] : QByteArray();
    }

private:
    QByteArrayView m_record;
    const formats::Dialect& m_dialect;
    std::vector<QByteArray> m_cells;
    bool m_isSplit = false;
};

} // namespace

const Column* SheetData::column(ColumnId id) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [id](const Column& column) { return column.id == id; });
    return found == columns.end() ? nullptr : &*found;
}

QStringList SheetData::columnNames() const
{
    QStringList names;
    names.reserve(columns.size());
    for (const Column& column : columns)
        names.append(column.name);
    return names;
}

qint64 SheetData::recordOf(RowId row) const
{
    if (!isInserted(row))
        return row.value;
    const qint64 number = row.value & ~insertedRowBit;
    return number < base.addedRows ? baseRowCount() + number : -1;
}

QByteArrayView SheetData::withoutLineEnds(QByteArrayView record)
{
    // What a cell itself ends with is in quotes.
    while (record.endsWith('\n') || record.endsWith('\r'))
        record.chop(1);
    return record;
}

Result<QByteArray> SheetData::baseRecord(RowId row) const
{
    const qint64 record = recordOf(row);
    if (record < 0)
        return QByteArray();
    if (record >= index.rowCount() || !base.file)
        return failure(ErrorCode::Unexpected, base.fileName, QStringLiteral("row %1 of %2").arg(record).arg(index.rowCount()));
    const RowSpan span = index.span(record);
    return base.file->bytes(span.offset, span.length);
}

QByteArrayView SheetData::lineOf(RowId row, QByteArrayView record) const
{
    const auto edited = edits.constFind(row);
    if (edited != edits.constEnd()) {
        const auto line = edited->constFind(wholeLine);
        if (line != edited->constEnd())
            return *line;
    }
    return lineIn(record);
}

Result<QByteArray> SheetData::line(RowId row) const
{
    const auto edited = edits.constFind(row);
    if (edited != edits.constEnd() && edited->contains(wholeLine))
        return edited->value(wholeLine);
    Result<QByteArray> record = baseRecord(row);
    if (record)
        record->truncate(lineIn(*record).size());
    return record;
}

Result<QByteArray> SheetData::cell(RowId row, const Column& column) const
{
    Result<std::vector<QByteArray>> one = cells(row, {&column, 1});
    if (!one)
        return failure(one.error());
    return std::move(one->front());
}

Result<std::vector<QByteArray>> SheetData::cells(RowId row, std::span<const Column> wanted) const
{
    const Result<QByteArray> record = baseRecord(row);
    if (!record)
        return failure(record.error());
    return cellsOf(row, *record, wanted);
}

std::vector<QByteArray> SheetData::cellsOf(RowId row, QByteArrayView record, std::span<const Column> wanted) const
{
    std::vector<QByteArray> result;
    result.reserve(wanted.size());
    const auto edited = edits.constFind(row);
    const bool isDelimited = base.format == BaseFormat::Delimited;
    const RecordCells recordCells(isDelimited ? withoutLineEnds(record) : QByteArrayView(), base.dialect, wanted.size());
    const QByteArrayView line = isDelimited ? QByteArrayView() : lineOf(row, record);
    for (const Column& column : wanted) {
        if (edited != edits.constEnd()) {
            const auto text = edited->constFind(column.id);
            if (text != edited->constEnd()) {
                result.push_back(*text);
                continue;
            }
        }
        if (column.source == Column::Source::Base)
            result.push_back(recordCells.at(column.baseIndex));
        else if (column.source == Column::Source::Json)
            result.push_back(valueIn(line, column.path));
        else
            result.emplace_back();
    }
    return result;
}

std::optional<char> rawQuote(const SheetData& sheet)
{
    return sheet.base.format == BaseFormat::Delimited ? std::optional(sheet.base.dialect.quote) : std::nullopt;
}

} // namespace sheaf::project
