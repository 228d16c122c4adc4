#include "project/rebase.h"

#include "base/in_order.h"
#include "base/whole_file.h"
#include "project/json_row.h"
#include "project/old_bases.h"
#include "project/row_index_cache.h"
#include "project/row_scan.h"

#include <QFile>

#include <algorithm>

namespace sheaf::project {

namespace {

/// Records that one thread writes at a time: about this many bytes of the base.
constexpr qint64 chunkBytes = 4 * 1024 * 1024;
constexpr qint64 chunkRecords = 65'536;

/// Records [from, to) of the next base: imported rows, then added ones by their number.
struct RecordRange {
    qint64 from = 0;
    qint64 to = 0;
};

struct WrittenRecords {
    QByteArray bytes;
    std::vector<quint32> lengths;
    BulkCount count;
    Edits left; ///< what the base cannot hold: columns that were added to JSON lines
};

/// Makes the records of the next base. Used by several threads at once.
class RecordWriter
{
public:
    RecordWriter(const BulkEdit& edit, const BulkSource& source, const BulkRows& rows, const QList<Column>& columns)
        : m_edit(edit)
        , m_sheet(source.sheet)
        , m_rows(rows)
        , m_columns(columns)
        , m_firstNew(m_sheet.baseRowCount() + source.nextInsertedRow)
    {
    }

    [[nodiscard]] Result<WrittenRecords> write(RecordRange range, std::stop_token stop) const
    {
        WrittenRecords out;
        // Those that stand in the file are read as a sheet whose order is the file's.
        const qint64 inFile = std::min(range.to, m_sheet.index.rowCount());
        out.bytes.reserve(chunkBytes + chunkBytes / 4);
        out.lengths.reserve(size_t(range.to - range.from));
        Result<void> done;
        if (range.from < inFile) {
            SheetData file = m_sheet;
            file.order = RowOrder({{RowId(0), quint32(m_sheet.baseRowCount())}, {RowId(insertedRowBit), quint32(m_sheet.base.addedRows)}});
            Result<void> inner;
            done = forEachRow(
                file,
                [&](qint64, RowId row, QByteArrayView record) {
                    inner = writeRow(row, record, out);
                    return inner.has_value();
                },
                stop, range.from, inFile);
            if (!inner)
                return failure(inner.error());
        }
        for (qint64 record = std::max(range.from, inFile); done && record < range.to; ++record)
            done = record < m_firstNew ? writeRow(addedRow(record), {}, out) : writeNewRow(record - m_firstNew, out);
        if (!done)
            return failure(done.error());
        return out;
    }

private:
    [[nodiscard]] RowId addedRow(qint64 record) const
    {
        return RowId(insertedRowBit | quint32(record - m_sheet.baseRowCount()));
    }

    Result<void> writeRow(RowId row, QByteArrayView record, WrittenRecords& out) const
    {
        BulkRows::Texts texts;
        const auto edited = m_sheet.edits.constFind(row);
        const bool isEdited = edited != m_sheet.edits.cend();
        qint64 number = -1;
        const bool concerned = m_rows.concerns(row, number) && (isEdited || !m_edit.mayChange || m_edit.mayChange(record));
        if (concerned && !isEdited && m_rows.canRewrite()) {
            rewrite(number, record, out);
            return {};
        }
        if (concerned)
            texts = m_rows.changes(number, row, record);
        out.count.cells += qint64(texts.size());
        out.count.rows += texts.empty() ? 0 : 1;
        if (isEdited) { // what the bulk edit says comes later and wins
            BulkRows::Texts all;
            for (auto cell = edited->cbegin(); cell != edited->cend(); ++cell)
                all.emplace_back(cell.key(), cell.value());
            std::ranges::move(texts, std::back_inserter(all));
            texts = std::move(all);
        }
        return put(row, record, std::move(texts), out);
    }

    void rewrite(qint64 number, QByteArrayView record, WrittenRecords& out) const
    {
        const qsizetype begin = out.bytes.size();
        const qint64 changes = m_rows.rewrite(out.bytes, number, SheetData::withoutLineEnds(record));
        if (out.bytes.size() == begin) { // a single cell that is empty now: not a blank line
            const char quote = m_sheet.base.dialect.quote;
            out.bytes.append(quote).append(quote);
        }
        out.bytes.append('\n');
        out.lengths.push_back(quint32(out.bytes.size() - begin));
        out.count.cells += changes;
        out.count.rows += changes > 0 ? 1 : 0;
    }

    Result<void> writeNewRow(qint64 number, WrittenRecords& out) const
    {
        Result<BulkRows::Texts> texts = m_rows.newRow(number);
        if (!texts)
            return failure(texts.error());
        return put(m_rows.newRowId(number), {}, std::move(*texts), out);
    }

    Result<void> put(RowId row, QByteArrayView record, BulkRows::Texts texts, WrittenRecords& out) const
    {
        const qsizetype begin = out.bytes.size();
        if (texts.empty() && record.endsWith('\n')) {
            out.bytes.append(record); // untouched, byte for byte
        } else if (m_sheet.base.format == BaseFormat::JsonLines) {
            if (Result<void> done = putLine(row, record, std::move(texts), out); !done)
                return done;
        } else {
            putRecord(record, texts, out);
        }
        out.lengths.push_back(quint32(out.bytes.size() - begin));
        return {};
    }

    Result<void> putLine(RowId row, QByteArrayView record, BulkRows::Texts texts, WrittenRecords& out) const
    {
        QByteArrayView line = lineIn(record);
        const auto typed = std::ranges::find(texts, wholeLine, &std::pair<ColumnId, QByteArray>::first);
        QByteArray typedLine;
        if (typed != texts.end()) {
            typedLine = typed->second;
            line = typedLine;
            texts.erase(typed);
        }
        Result<BulkRows::Texts> folded = m_rows.folded(line, std::move(texts));
        if (!folded)
            return failure(folded.error());
        QByteArray changed;
        for (auto& [column, text] : *folded) {
            if (column == wholeLine)
                line = changed = std::move(text);
            else
                out.left[row].insert(column, std::move(text));
        }
        out.bytes.append(line);
        out.bytes.append('\n');
        return {};
    }

    void putRecord(QByteArrayView record, const BulkRows::Texts& texts, WrittenRecords& out) const
    {
        std::vector<formats::NewCell> cells;
        for (const auto& [id, text] : texts) {
            const auto column = std::ranges::find(m_columns, id, &Column::id);
            if (column == m_columns.cend())
                continue; // of a column that was deleted: nothing but undo could show it, and undo goes back to the base before
            std::erase_if(cells, [&](const formats::NewCell& cell) { return cell.index == column->baseIndex; });
            cells.push_back({column->baseIndex, text});
        }
        std::ranges::sort(cells, {}, &formats::NewCell::index);
        formats::appendSpliced(out.bytes, SheetData::withoutLineEnds(record), m_sheet.base.dialect, cells);
    }

    const BulkEdit& m_edit;
    const SheetData& m_sheet;
    const BulkRows& m_rows;
    const QList<Column>& m_columns;
    qint64 m_firstNew; ///< record of the first row that the edit adds
};

/// Cells of the longest record: known since the import, or counted.
Result<qsizetype> mostCells(const SheetData& sheet, std::stop_token stop)
{
    qsizetype most = sheet.base.cellCount;
    for (const Column& column : sheet.columns)
        most = std::max(most, column.baseIndex + 1);
    if (sheet.base.cellCount > 0)
        return most;
    std::vector<QByteArray> cells;
    const Result<void> read = forEachRow(
        sheet,
        [&](qint64, RowId, QByteArrayView record) {
            formats::splitRecord(SheetData::withoutLineEnds(record), sheet.base.dialect, cells);
            most = std::max(most, qsizetype(cells.size()));
            return true;
        },
        stop);
    if (!read)
        return failure(read.error());
    return most;
}

/// Gives columns of added text a cell of their own; the header names every cell.
QByteArray headerOf(QList<Column>& columns, qsizetype& cellCount, const formats::Dialect& dialect)
{
    for (Column& column : columns) {
        if (column.source == Column::Source::Added) {
            column.source = Column::Source::Base;
            column.baseIndex = cellCount++;
        }
    }
    std::vector<QByteArray> cells(static_cast<size_t>(cellCount));
    for (const Column& column : std::as_const(columns))
        cells[size_t(column.baseIndex)] = column.name.toUtf8();
    QByteArray header;
    formats::appendRecord(header, cells, dialect.delimiter, dialect.quote);
    return header;
}

/// Cuts the records into ranges for the threads.
class RangeCutter
{
public:
    RangeCutter(const RowIndex& index, qint64 total) : m_index(index), m_total(total) { }

    std::optional<RecordRange> operator()()
    {
        if (m_at >= m_total)
            return std::nullopt;
        RecordRange range {m_at, m_at};
        qint64 bytes = 0;
        while (range.to < m_total && bytes < chunkBytes && range.to - range.from < chunkRecords)
            bytes += range.to < m_index.rowCount() ? m_index.length(range.to++) : (++range.to, 256);
        m_at = range.to;
        return range;
    }

private:
    const RowIndex& m_index;
    qint64 m_total;
    qint64 m_at = 0;
};

/// Removes what was written when the base is not taken.
class Unfinished
{
public:
    explicit Unfinished(QString path) : m_path(std::move(path)) { }
    ~Unfinished()
    {
        if (!m_kept) {
            QFile::remove(m_path);
            QFile::remove(rowCachePath(m_path));
        }
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    void keep() { m_kept = true; }

private:
    QString m_path;
    bool m_kept = false;
};

} // namespace

Result<BulkResult> rebased(const BulkEdit& edit, const BulkSource& source, const BulkRows& rows, QList<Column> columns,
    Progress& progress, std::stop_token stop)
{
    const SheetData& sheet = source.sheet;
    const bool isJson = sheet.base.format == BaseFormat::JsonLines;
    SheetData next;
    next.base = sheet.base;
    next.base.fileName = nextBaseFile(source.folder, isJson ? QStringLiteral(".jsonl") : QStringLiteral(".csv"));
    const QString path = source.folder + QLatin1Char('/') + next.base.fileName;
    QByteArray header;
    if (!isJson) {
        Result<qsizetype> cells = mostCells(sheet, stop);
        if (!cells)
            return failure(cells.error());
        next.base.dialect.hasHeader = true;
        next.base.cellCount = *cells;
        header = headerOf(columns, next.base.cellCount, next.base.dialect);
    }
    Unfinished unfinished(path);
    Result<WholeFile> file = WholeFile::create(path);
    if (!file)
        return failure(file.error());
    if (Result<void> written = file->write(header); !written)
        return failure(written.error());
    next.index = RowIndex(header.size());

    BulkResult result;
    const qint64 added = source.nextInsertedRow + edit.insertCount;
    const qint64 total = sheet.baseRowCount() + added;
    progress.setTotal(total);
    const RecordWriter writer(edit, source, rows, columns);
    const Result<void> written = inOrder(
        RangeCutter(sheet.index, total), [&](RecordRange range) { return writer.write(range, stop); },
        [&](WrittenRecords&& records) -> Result<void> {
            next.index.append(records.lengths);
            progress.add(qint64(records.lengths.size()));
            result.count.cells += records.count.cells;
            result.count.rows += records.count.rows;
            next.edits.insert(records.left);
            return file->write(records.bytes);
        },
        stop);
    if (!written)
        return failure(written.error());
    if (next.index.rowCount() > maxRows)
        return failure(ErrorCode::TooManyRows);
    if (Result<void> done = file->commit(); !done)
        return failure(done.error());
    if (Result<void> done = writeRowCache(rowCachePath(path), next.index, file->size()); !done)
        return failure(done.error());
    const Result<InputFilePtr> opened = InputFile::open(path);
    if (!opened)
        return failure(opened.error());
    next.base.file = *opened;
    next.base.addedRows = added;
    unfinished.keep();
    result.columns = std::move(columns);
    result.rebased = std::move(next);
    return result;
}

} // namespace sheaf::project
