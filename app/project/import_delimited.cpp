#include "project/import_readers.h"

#include "json/utf8.h"
#include "project/base_columns.h"
#include "project/row_scan.h"

#include <algorithm>

namespace sheaf::project {

namespace {

constexpr qint64 bytesForDialect = 256 * 1024;
constexpr qsizetype keptNotes = 1'000;
constexpr size_t firstRows = 500;

/// Takes records and writes them as they are, except for what a base must not have: bytes that are not UTF-8, and
/// records that end with CR alone.
class RecordImport
{
public:
    RecordImport(const formats::Dialect& dialect, ImportTarget& target) : m_target(target)
    {
        m_assumptions.dialect = dialect;
        m_base = dialect;
        m_base.encoding = formats::Encoding::Utf8;
        m_base.bomLength = 0;
        m_inHeader = dialect.hasHeader;
    }

    /// The dialect of what is written.
    [[nodiscard]] const formats::Dialect& base() const { return m_base; }
    [[nodiscard]] const Result<void>& result() const { return m_result; }
    [[nodiscard]] ImportAssumptions& assumptions() { return m_assumptions; }
    [[nodiscard]] qsizetype cellCount() const { return m_mostCells; }

    /// False when something failed: see result().
    bool take(QByteArrayView record, qint64 line)
    {
        const QByteArrayView stored = cleaned(record, line);
        m_result = m_target.write(stored);
        if (!m_result)
            return false;
        if (isBlankRecord(stored)) {
            note(formats::Note::Kind::BlankLine, line, 0);
            m_folder.addBlank(stored.size());
            return true;
        }
        countCells(stored, line);
        if (std::exchange(m_inHeader, false))
            m_folder.addBlank(stored.size());
        else
            m_folder.addRecord(stored.size());
        if (!m_target.isPublished() && m_folder.rows().size() >= firstRows)
            m_result = handOn();
        return m_result.has_value();
    }

    /// Hands on what is known; for between blocks.
    Result<void> handOn()
    {
        if (m_folder.overflowed())
            return failure(ErrorCode::LineTooLong);
        if (m_target.isPublished())
            return m_target.addRows(m_folder.rows());
        if (m_folder.rows().empty())
            return {};
        return publish();
    }

    Result<void> finish()
    {
        m_folder.finish();
        if (!m_target.isPublished() && m_expectedCells > 0)
            return publish(); // a header alone is a table without rows
        return handOn();
    }

    void note(formats::Note::Kind kind, qint64 line, qint64 cells)
    {
        ++m_assumptions.noteCount;
        if (m_assumptions.notes.size() < keptNotes)
            m_assumptions.notes.append({kind, line, cells});
    }

private:
    Result<void> publish()
    {
        return m_target.publish(m_base, m_columns, m_folder.skipped(), m_folder.rows());
    }

    QByteArrayView cleaned(QByteArrayView record, qint64 line)
    {
        const bool isUtf8 = json::firstInvalidUtf8(record) < 0;
        const bool endsWithCr = record.endsWith('\r');
        if (isUtf8 && !endsWithCr)
            return record;
        formats::TextDecoder decoder(formats::Encoding::Utf8);
        m_cleaned = decoder.feed(record);
        m_cleaned += decoder.finish();
        if (endsWithCr)
            m_cleaned.back() = '\n';
        if (decoder.replaced() > 0)
            note(formats::Note::Kind::BytesReplaced, line, 0);
        return m_cleaned;
    }

    void countCells(QByteArrayView record, qint64 line)
    {
        qsizetype cells = 0;
        if (m_expectedCells == 0 || record.contains(m_base.quote)) {
            formats::splitRecord(record, m_base, m_cells);
            cells = qsizetype(m_cells.size());
        } else {
            cells = 1 + std::count(record.begin(), record.end(), m_base.delimiter);
        }
        m_mostCells = std::max(m_mostCells, cells);
        if (m_expectedCells == 0) {
            m_expectedCells = cells;
            m_columns = m_inHeader ? columnsForHeader(m_cells) : columnsWithoutHeader(cells);
        } else if (cells != m_expectedCells) {
            using Kind = formats::Note::Kind;
            note(cells < m_expectedCells ? Kind::ShortRecord : Kind::LongRecord, line, cells);
        }
    }

    ImportTarget& m_target;
    formats::Dialect m_base;
    ImportAssumptions m_assumptions;
    QList<Column> m_columns;
    RowFolder m_folder;
    std::vector<QByteArray> m_cells;
    QByteArray m_cleaned;
    qsizetype m_expectedCells = 0; // of the first record; 0 = there was none yet
    qsizetype m_mostCells = 0;
    Result<void> m_result;
    bool m_inHeader = false;
};

Result<formats::Dialect> dialectOf(const ImportSource& source)
{
    const Result<QByteArray> head = source.file->bytes(0, std::min(bytesForDialect, source.file->size()));
    if (!head)
        return failure(head.error());
    formats::Dialect dialect = formats::detectDialect(*head, source.name);
    dialect.delimiter = source.wishes.delimiter.value_or(dialect.delimiter);
    dialect.encoding = source.wishes.encoding.value_or(dialect.encoding);
    dialect.hasHeader = source.wishes.hasHeader.value_or(dialect.hasHeader);
    return dialect;
}

/// Feeds the whole file to the scanner, as UTF-8.
class BlockFeeder
{
public:
    BlockFeeder(formats::RecordScanner& scanner, RecordImport& import, formats::Encoding encoding)
        : m_scanner(scanner)
        , m_import(import)
        , m_isUtf8(encoding == formats::Encoding::Utf8)
        , m_decoder(encoding)
    {
    }

    Result<void> feed(QByteArrayView block)
    {
        const QByteArray converted = m_isUtf8 ? QByteArray() : m_decoder.feed(block);
        return result(m_scanner.feed(m_isUtf8 ? block : QByteArrayView(converted)));
    }

    Result<void> finish()
    {
        Result<void> done = m_scanner.feed(m_decoder.finish());
        if (done)
            done = m_scanner.finish();
        if (m_decoder.replaced() > 0)
            m_import.note(formats::Note::Kind::BytesReplaced, 0, m_decoder.replaced());
        return result(done);
    }

private:
    /// A failure of the receiver comes before what the scanner says about being stopped by it.
    Result<void> result(const Result<void>& scanned)
    {
        if (!m_import.result())
            return m_import.result();
        return scanned ? m_import.handOn() : scanned;
    }

    formats::RecordScanner& m_scanner;
    RecordImport& m_import;
    bool m_isUtf8; // then the records are cleaned one by one, so that their lines can be told
    formats::TextDecoder m_decoder;
};

} // namespace

Result<ImportResult> importDelimited(
    const ImportSource& source, ImportTarget& target, Progress& progress, std::stop_token stop)
{
    const Result<formats::Dialect> dialect = dialectOf(source);
    if (!dialect)
        return failure(dialect.error());
    RecordImport import(*dialect, target);
    formats::RecordScanner scanner(
        import.base(), [&](QByteArrayView record, qint64 line) { return import.take(record, line); });
    BlockFeeder feeder(scanner, import, dialect->encoding);
    QByteArray buffer(InputFile::blockSize, Qt::Uninitialized);
    for (qint64 at = dialect->bomLength;;) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const qint64 wanted = target.isPublished() ? buffer.size() : firstBlockSize;
        const Result<qint64> got = source.file->read(at, {buffer.data(), size_t(wanted)});
        if (!got)
            return failure(got.error());
        if (*got == 0)
            break;
        if (Result<void> fed = feeder.feed(QByteArrayView(buffer).first(*got)); !fed)
            return failure(fed.error());
        at += *got;
        progress.setDone(at);
    }
    Result<void> done = feeder.finish();
    if (done)
        done = import.finish();
    if (!done)
        return failure(done.error());
    if (!target.isPublished())
        return failure(ErrorCode::FileEmpty);
    Result<ImportResult> result = target.finish(import.cellCount());
    if (result)
        result->assumptions = std::move(import.assumptions());
    return result;
}

} // namespace sheaf::project
