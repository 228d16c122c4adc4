// Delimited text and workbooks.
#include "project/import_readers.h"

#include "formats/workbook.h"
#include "project/row_scan.h"
#include "project/table_reader.h"

#include <algorithm>

namespace sheaf::project {

namespace {

constexpr qint64 bytesForDialect = 256 * 1024;
constexpr size_t rowsForHeader = 50;
/// Where only the beginning is read, a record of that size looks like a quote that is never closed.
constexpr qsizetype mostPending = 256 * 1024;

Error withPath(Error error, const QString& path)
{
    if (error.path.isEmpty())
        error.path = path;
    return error;
}

bool isWorkbook(const ImportSource& source)
{
    return source.kind == formats::FileKind::Workbook;
}

Result<formats::Dialect> dialectOf(const ImportSource& source, const SourceText& text, const ImportWishes& wishes)
{
    const Result<QByteArray> head
        = source.file->bytes(0, std::min(bytesForDialect + text.bomLength, source.file->size()));
    if (!head)
        return failure(head.error());
    formats::KnownDialect known;
    known.delimiter = wishes.delimiter;
    known.quote = wishes.quote;
    known.encoding = text.encoding;
    known.hasHeader = wishes.hasHeader;
    known.firstRow = wishes.firstRow;
    return formats::detectDialect(*head, source.name, known);
}

/// The sheet that is read, for telling which one it was.
QString sheetName(const ImportSource& source, const ImportWishes& wishes)
{
    if (!wishes.sheet.isEmpty())
        return wishes.sheet;
    const auto sheets = formats::workbookSheets(source.path).value_or(QList<formats::WorkbookSheet>());
    const auto shown = std::ranges::find_if(sheets, [](const formats::WorkbookSheet& sheet) { return !sheet.hidden; });
    return shown == sheets.end() ? QString() : shown->name;
}

/// Reads the sources one behind the other into one table.
class TablesImport
{
public:
    TablesImport(const QList<ImportSource>& sources, const ImportContext& context)
        : m_sources(sources)
        , m_context(context)
        , m_plan(context.wishes, sources.size() > 1)
        , m_writer(context.output, context.progress)
    {
    }

    Result<ReadResult> run();

private:
    [[nodiscard]] bool areSeveral() const { return m_sources.size() > 1; }
    [[nodiscard]] Result<void> planColumns();
    [[nodiscard]] Result<SourceHead> headOfSource(const ImportSource& source) const;
    [[nodiscard]] Result<void> read(const ImportSource& source);
    [[nodiscard]] Result<void> readDelimited(const ImportSource& source);
    [[nodiscard]] Result<void> readWorkbook(const ImportSource& source);
    [[nodiscard]] TableReader readerFor(const ImportSource& source, const formats::Dialect& dialect);

    const QList<ImportSource>& m_sources;
    const ImportContext& m_context;
    ColumnPlan m_plan;
    TableWriter m_writer;
    ReadResult m_result;
    std::optional<bool> m_hasHeader; ///< of all files, where there are several
};

Result<ReadResult> TablesImport::run()
{
    m_result.kind = m_sources.front().kind;
    if (areSeveral()) {
        if (const Result<void> planned = planColumns(); !planned)
            return failure(planned.error());
    }
    for (const ImportSource& source : m_sources) {
        m_context.notes.setFile(areSeveral() ? source.name : QString());
        if (const Result<void> done = read(source); !done)
            return failure(withPath(done.error(), source.path));
        if (m_context.output.isFull())
            break;
    }
    if (const Result<void> finished = m_writer.finish(); !finished)
        return failure(withPath(finished.error(), m_sources.front().path));
    m_result.sourceColumns = m_plan.sourceNames();
    return m_result;
}

/// Several files need their columns before the first row is written.
Result<void> TablesImport::planColumns()
{
    m_hasHeader = m_context.wishes.hasHeader;
    for (const ImportSource& source : m_sources) {
        if (m_context.stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        Result<SourceHead> head = headOfSource(source);
        if (!head)
            return failure(withPath(head.error(), source.path));
        if (head->cells.empty())
            continue; // said when it is read
        m_hasHeader = m_hasHeader.value_or(head->hasHeader);
        head->hasHeader = *m_hasHeader;
        m_plan.add(*head);
    }
    return {};
}

/// The header of rows that come as cells.
SourceHead headFrom(const std::vector<std::vector<QByteArray>>& rows, const ImportWishes& wishes)
{
    SourceHead head;
    head.hasHeader = wishes.hasHeader.value_or(formats::looksLikeHeader(rows));
    if (!rows.empty())
        head.cells = rows.front();
    return head;
}

Result<SourceHead> TablesImport::headOfSource(const ImportSource& source) const
{
    if (isWorkbook(source)) {
        std::vector<std::vector<QByteArray>> rows;
        Progress unseen;
        const Result<void> read = formats::readSheet(
            source.path, m_context.wishes.sheet,
            [&](std::span<const QByteArray> cells, qint64 row) {
                if (row >= m_context.wishes.firstRow)
                    rows.emplace_back(cells.begin(), cells.end());
                return rows.size() < rowsForHeader;
            },
            &unseen, m_context.stop);
        if (!read)
            return failure(read.error());
        return headFrom(rows, m_context.wishes);
    }
    const Result<SourceText> text = textOf(source, m_context.wishes);
    if (!text)
        return failure(text.error());
    const Result<formats::Dialect> dialect = dialectOf(source, *text, m_context.wishes);
    const Result<QByteArray> bytes = headOf(source, *text, bytesForDialect);
    if (!dialect || !bytes)
        return failure(dialect ? bytes.error() : dialect.error());
    SourceHead head {{}, dialect->hasHeader};
    qint64 number = 0;
    formats::RecordScanner scanner(*dialect, [&](QByteArrayView record, qint64) {
        if (++number < m_context.wishes.firstRow || isBlankRecord(record))
            return true;
        formats::splitRecord(record, *dialect, head.cells);
        return false;
    });
    if (scanner.feed(*bytes))
        std::ignore = scanner.finish(); // an unclosed quote is told when the file is read
    return head;
}

Result<void> TablesImport::read(const ImportSource& source)
{
    if (areSeveral() && source.size == 0) {
        m_context.notes.add({.kind = formats::Note::Kind::EmptyFile});
        return {};
    }
    return isWorkbook(source) ? readWorkbook(source) : readDelimited(source);
}

TableReader TablesImport::readerFor(const ImportSource& source, const formats::Dialect& dialect)
{
    TableReader::Setup setup;
    setup.dialect = dialect;
    setup.dialect.hasHeader = m_hasHeader.value_or(dialect.hasHeader);
    setup.fileName = source.name.toUtf8();
    setup.makesColumns = !areSeveral();
    setup.isRagged = !isWorkbook(source);
    return TableReader(setup, m_plan, m_writer, m_context);
}

Result<void> TablesImport::readDelimited(const ImportSource& source)
{
    const Result<SourceText> text = textOf(source, m_context.wishes);
    if (!text)
        return failure(text.error());
    const Result<formats::Dialect> dialect = dialectOf(source, *text, m_context.wishes);
    if (!dialect)
        return failure(dialect.error());
    if (!m_writer.hasBegun()) {
        m_result.dialect = *dialect;
        m_result.encodingConfidence = text->confidence;
    }
    TableReader reader = readerFor(source, *dialect);
    formats::RecordScanner::OnUnclosed onUnclosed;
    if (m_context.notes.mendsQuotes())
        onUnclosed = [&](QByteArrayView record, qint64 line) { return reader.takeUnclosed(record, line); };
    formats::RecordScanner scanner(
        reader.dialect(), [&](QByteArrayView record, qint64 line) { return reader.takeRecord(record, line); }, onUnclosed);
    // A failure of the receiver comes before what the scanner says about being stopped by it.
    const auto first = [&](const Result<void>& scanned) { return reader.result() ? scanned : reader.result(); };
    const Result<bool> whole = forEachTextBlock(source, *text, m_context, [&](QByteArrayView block, bool replaced) -> Result<void> {
        reader.setReplaced(replaced);
        if (const Result<void> fed = first(scanner.feed(block)); !fed)
            return fed;
        return m_writer.handOn();
    });
    if (!whole)
        return failure(whole.error());
    m_result.isWhole = m_result.isWhole && *whole;
    if (*whole || scanner.pendingBytes() > mostPending) {
        if (const Result<void> finished = first(scanner.finish()); !finished)
            return finished;
    }
    m_result.cellCount = std::max(m_result.cellCount, reader.mostCells());
    return {};
}

Result<void> TablesImport::readWorkbook(const ImportSource& source)
{
    formats::Dialect dialect;
    std::vector<std::vector<QByteArray>> first;
    std::vector<qint64> firstNumbers;
    std::optional<TableReader> reader;
    const auto begin = [&] {
        dialect.hasHeader = headFrom(first, m_context.wishes).hasHeader;
        reader.emplace(readerFor(source, dialect));
        bool more = true;
        for (size_t i = 0; more && i < first.size(); ++i)
            more = reader->takeCells(first[i], firstNumbers[i]);
        return more;
    };
    // The workbook's own progress becomes bytes, as that of the other files.
    Progress inside;
    qint64 told = 0;
    const auto tell = [&] {
        const qint64 at = inside.total() > 0 ? source.size * std::min(inside.done(), inside.total()) / inside.total() : 0;
        m_context.progress.add(at - std::exchange(told, at));
    };
    const auto onRow = [&](std::span<const QByteArray> cells, qint64 row) {
        if (row < m_context.wishes.firstRow)
            return true;
        tell();
        if (reader)
            return reader->takeCells(cells, row);
        first.emplace_back(cells.begin(), cells.end());
        firstNumbers.push_back(row);
        return first.size() < rowsForHeader || begin();
    };
    const Result<void> read = formats::readSheet(source.path, m_context.wishes.sheet, onRow, &inside, m_context.stop);
    if (!read)
        return read;
    if (!reader)
        begin();
    if (!reader->result())
        return reader->result();
    m_context.progress.add(source.size - told);
    m_result.isWhole = m_result.isWhole && !m_context.output.isFull();
    m_result.dialect.hasHeader = reader->dialect().hasHeader;
    m_result.sheet = sheetName(source, m_context.wishes);
    m_result.cellCount = std::max(m_result.cellCount, reader->mostCells());
    return {};
}

} // namespace

Result<ReadResult> readTables(const QList<ImportSource>& sources, const ImportContext& context)
{
    return TablesImport(sources, context).run();
}

} // namespace sheaf::project
