#include "formats/cells.h"

#include <algorithm>

namespace sheaf::formats {

namespace {

QByteArrayView withoutTerminator(QByteArrayView record)
{
    if (record.endsWith('\n'))
        record.chop(1);
    if (record.endsWith('\r'))
        record.chop(1);
    return record;
}

/// Walks over the cells of a record without decoding them.
class CellWalk
{
public:
    CellWalk(QByteArrayView record, const Dialect& dialect) : m_record(withoutTerminator(record)), m_dialect(dialect) {}

    /// Takes the next cell; false when there is none left. Even an empty record has one.
    bool next()
    {
        if (m_next > m_record.size())
            return false;
        m_begin = m_next;
        m_close = -1;
        qsizetype search = m_begin;
        if (m_begin < m_record.size() && m_record[m_begin] == m_dialect.quote) {
            m_close = closingQuote(m_begin + 1);
            search = m_close;
        }
        const qsizetype delimiter = m_record.indexOf(m_dialect.delimiter, search);
        m_end = delimiter < 0 ? m_record.size() : delimiter;
        m_next = m_end + 1;
        return true;
    }

    void appendTo(QByteArray& out) const
    {
        if (m_close < 0) {
            out.append(m_record.sliced(m_begin, m_end - m_begin));
            return;
        }
        const char quote = m_dialect.quote;
        for (qsizetype at = m_begin + 1; at < m_close;) {
            const qsizetype doubled = m_record.first(m_close).indexOf(quote, at);
            const qsizetype stop = doubled < 0 ? m_close : doubled + 1;
            out.append(m_record.sliced(at, stop - at));
            at = doubled < 0 ? m_close : doubled + 2;
        }
        if (m_close < m_end)
            out.append(m_record.sliced(m_close + 1, m_end - m_close - 1));
    }

private:
    /// Position of the quote that closes the cell whose text starts at `at`; the record's size when none does.
    [[nodiscard]] qsizetype closingQuote(qsizetype at) const
    {
        for (;;) {
            const qsizetype quote = m_record.indexOf(m_dialect.quote, at);
            if (quote < 0)
                return m_record.size();
            if (quote + 1 >= m_record.size() || m_record[quote + 1] != m_dialect.quote)
                return quote;
            at = quote + 2;
        }
    }

    QByteArrayView m_record;
    const Dialect& m_dialect;
    qsizetype m_next = 0;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    qsizetype m_close = -1; ///< the closing quote; -1 for a cell without quotes
};

bool mustBeQuoted(QByteArrayView cell, char delimiter)
{
    if (cell.isEmpty())
        return false;
    return cell.front() == ' ' || cell.back() == ' ' || cell.startsWith("\xEF\xBB\xBF") || cell.contains(delimiter)
        || cell.contains('"') || cell.contains('\n') || cell.contains('\r');
}

void appendQuoted(QByteArray& out, QByteArrayView cell)
{
    out.append('"');
    qsizetype at = 0;
    for (qsizetype quote = cell.indexOf('"'); quote >= 0; quote = cell.indexOf('"', at)) {
        out.append(cell.sliced(at, quote + 1 - at));
        out.append('"');
        at = quote + 1;
    }
    out.append(cell.sliced(at));
    out.append('"');
}

} // namespace

void splitRecord(QByteArrayView record, const Dialect& dialect, std::vector<QByteArray>& cells)
{
    size_t count = 0;
    for (CellWalk walk(record, dialect); walk.next(); ++count) {
        if (count == cells.size())
            cells.emplace_back();
        cells[count].resize(0);
        walk.appendTo(cells[count]);
    }
    cells.resize(count);
}

QByteArray cellOf(QByteArrayView record, const Dialect& dialect, qsizetype index)
{
    QByteArray cell;
    for (CellWalk walk(record, dialect); index >= 0 && walk.next(); --index) {
        if (index == 0)
            walk.appendTo(cell);
    }
    return cell;
}

void appendRecord(QByteArray& out, const std::vector<QByteArray>& cells, char delimiter)
{
    const bool looksBlank = cells.size() == 1 && cells.front().isEmpty();
    bool first = true;
    for (const QByteArray& cell : cells) {
        if (!first)
            out.append(delimiter);
        first = false;
        if (looksBlank || mustBeQuoted(cell, delimiter))
            appendQuoted(out, cell);
        else
            out.append(cell);
    }
    out.append('\n');
}

} // namespace sheaf::formats
