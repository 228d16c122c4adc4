#include "project/table_reader.h"

#include "json/utf8.h"
#include "project/row_scan.h"

#include <algorithm>

namespace sheaf::project {

using Kind = formats::Note::Kind;

TableReader::TableReader(Setup setup, ColumnPlan& plan, TableWriter& writer, const ImportContext& context)
    : m_setup(std::move(setup)), m_plan(plan), m_writer(writer), m_context(context)
{
    m_setup.dialect.encoding = formats::Encoding::Utf8; // blocks arrive decoded
    m_setup.dialect.bomLength = 0;
}

bool TableReader::goesOn(const Result<void>& done)
{
    m_result = done;
    return done && !m_context.output.isFull();
}

bool TableReader::takeRecord(QByteArrayView record, qint64 line)
{
    if (++m_number < m_context.wishes.firstRow)
        return true;
    return goesOn(take(record, line));
}

bool TableReader::takeUnclosed(QByteArrayView record, qint64 line)
{
    if (++m_number < m_context.wishes.firstRow)
        return true;
    const Result<bool> kept = m_context.notes.judge({.kind = Kind::UnclosedQuote, .line = line});
    if (!kept)
        return goesOn(failure(kept.error()));
    if (!*kept)
        return true;
    const Result<bool> clean = cleaned(record, line);
    if (!clean)
        return goesOn(failure(clean.error()));
    if (!*clean)
        return true;
    formats::Dialect withoutQuotes = m_setup.dialect;
    withoutQuotes.quote = '\0';
    std::vector<QByteArray> cells;
    formats::splitRecord(record, withoutQuotes, cells);
    return takeCells(cells, line);
}

bool TableReader::takeCells(std::span<const QByteArray> cells, qint64 line)
{
    if (m_expected == 0) {
        m_cells.assign(cells.begin(), cells.end());
        return goesOn(takeFirst({}));
    }
    const Result<bool> kept = checkWidth(qsizetype(cells.size()), line);
    if (!kept)
        return goesOn(failure(kept.error()));
    return !*kept || goesOn(writeCells(cells));
}

Result<void> TableReader::take(QByteArrayView record, qint64 line)
{
    const Result<bool> clean = cleaned(record, line);
    if (!clean)
        return failure(clean.error());
    if (!*clean)
        return {};
    if (isBlankRecord(record)) {
        m_context.notes.add({.kind = Kind::BlankLine, .line = line});
        return m_asTheyStand || m_expected == 0 ? m_writer.addOther(record) : Result<void>();
    }
    if (m_expected == 0) {
        formats::splitRecord(record, m_setup.dialect, m_cells);
        return takeFirst(record);
    }
    const Result<bool> kept = checkWidth(countCells(record), line);
    if (!kept)
        return failure(kept.error());
    if (!*kept)
        return {};
    if (m_asTheyStand)
        return m_writer.addRow(record);
    return writeCells(m_cells);
}

/// Mends what a base must not have: bytes that are not UTF-8, and records that end with CR alone. False: left out.
Result<bool> TableReader::cleaned(QByteArrayView& record, qint64 line)
{
    const bool isUtf8 = json::firstInvalidUtf8(record) < 0;
    const bool endsWithCr = record.endsWith('\r');
    const bool wasReplaced = m_replaced && record.contains(QByteArrayView("\xEF\xBF\xBD"));
    if (isUtf8 && !endsWithCr && !wasReplaced)
        return true;
    if (!isUtf8) {
        formats::TextDecoder decoder(formats::Encoding::Utf8);
        m_cleaned = decoder.feed(record);
        m_cleaned += decoder.finish();
        record = m_cleaned;
    }
    if (endsWithCr) {
        if (isUtf8)
            m_cleaned = record.toByteArray();
        m_cleaned.back() = '\n';
        record = m_cleaned;
    }
    if (isUtf8 && !wasReplaced)
        return true;
    const formats::Note note {.kind = Kind::BytesReplaced, .line = line};
    const bool isHeader = m_expected == 0 && m_setup.dialect.hasHeader;
    if (!isHeader || m_context.wishes.faults == FaultChoice::Stop)
        return m_context.notes.judge(note);
    m_context.notes.add(note); // without the names of its columns the table would be none
    return true;
}

/// The first record, whose cells are in m_cells, makes the columns; `record` is empty where there were only cells.
Result<void> TableReader::takeFirst(QByteArrayView record)
{
    const SourceHead head {m_cells, m_setup.dialect.hasHeader};
    m_expected = qsizetype(m_cells.size());
    if (m_setup.makesColumns)
        m_plan.add(head);
    m_mapping = m_plan.mapping(head);
    m_asTheyStand = !record.isEmpty() && m_setup.dialect.quote == '"' && !m_context.wishes.trim && m_plan.isIdentity();
    m_mostCells = m_asTheyStand ? m_expected : m_mapping.width;
    if (!m_writer.hasBegun()) {
        formats::Dialect base;
        if (m_asTheyStand)
            base = m_setup.dialect;
        base.hasHeader = m_setup.dialect.hasHeader;
        const QList<Column> columns = m_plan.columns();
        m_writer.begin(base, columns);
        if (m_setup.dialect.hasHeader && !m_asTheyStand) {
            std::vector<QByteArray> names;
            for (const Column& column : columns)
                names.push_back(column.name.toUtf8());
            m_record.resize(0);
            formats::appendRecord(m_record, names, base.delimiter);
            return m_writer.addOther(m_record);
        }
    }
    if (m_setup.dialect.hasHeader)
        return m_asTheyStand ? m_writer.addOther(record) : Result<void>();
    return m_asTheyStand ? m_writer.addRow(record) : writeCells(m_cells);
}

/// Cells of a record; where they have to be written anew they are in m_cells afterwards.
qsizetype TableReader::countCells(QByteArrayView record)
{
    if (m_asTheyStand && !record.contains(m_setup.dialect.quote))
        return 1 + std::count(record.begin(), record.end(), m_setup.dialect.delimiter);
    formats::splitRecord(record, m_setup.dialect, m_cells);
    return qsizetype(m_cells.size());
}

Result<bool> TableReader::checkWidth(qsizetype cells, qint64 line)
{
    Result<bool> kept = true;
    if (cells != m_expected && m_setup.isRagged)
        kept = m_context.notes.judge(
            {.kind = cells < m_expected ? Kind::ShortRecord : Kind::LongRecord, .line = line, .cells = cells});
    if (kept && *kept && cells > m_expected) {
        if (m_asTheyStand)
            m_mostCells = std::max(m_mostCells, cells);
        else if (m_mapping.beyond >= 0)
            m_mostCells = std::max(m_mostCells, m_mapping.beyond + cells - m_expected);
    }
    return kept;
}

Result<void> TableReader::writeCells(std::span<const QByteArray> cells)
{
    const auto put = [&](qsizetype to, const QByteArray& cell) {
        if (to >= 0)
            m_row[size_t(to)] = m_context.wishes.trim ? cell.trimmed() : cell;
    };
    const qsizetype known = std::min(m_expected, qsizetype(cells.size()));
    const qsizetype beyond = m_mapping.beyond < 0 ? 0 : std::max<qsizetype>(0, qsizetype(cells.size()) - m_expected);
    m_row.assign(size_t(m_mapping.width + beyond), {});
    for (qsizetype i = 0; i < known; ++i)
        put(m_mapping.to[size_t(i)], cells[size_t(i)]);
    for (qsizetype i = 0; i < beyond; ++i)
        put(m_mapping.beyond + i, cells[size_t(m_expected + i)]);
    if (m_mapping.fileCell >= 0)
        m_row[size_t(m_mapping.fileCell)] = m_setup.fileName;
    m_record.resize(0);
    formats::appendRecord(m_record, m_row, m_writer.base().delimiter);
    return m_writer.addRow(m_record);
}

} // namespace sheaf::project
