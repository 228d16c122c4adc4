#include "formats/cell_walk.h"

namespace sheaf::formats {

QByteArrayView withoutTerminator(QByteArrayView record)
{
    if (record.endsWith('\n'))
        record.chop(1);
    if (record.endsWith('\r'))
        record.chop(1);
    return record;
}

CellWalk::CellWalk(QByteArrayView record, const Dialect& dialect) : m_record(withoutTerminator(record)), m_dialect(dialect) { }

bool CellWalk::next()
{
    if (m_next > m_record.size())
        return false;
    m_begin = m_next;
    m_close = -1;
    qsizetype search = m_begin;
    if (m_begin < m_record.size() && m_dialect.hasQuotes() && m_record[m_begin] == m_dialect.quote) {
        m_close = closingQuote(m_begin + 1);
        search = m_close;
    }
    const qsizetype delimiter = m_record.indexOf(m_dialect.delimiter, search);
    m_end = delimiter < 0 ? m_record.size() : delimiter;
    m_next = m_end + 1;
    return true;
}

void CellWalk::appendTo(QByteArray& out) const
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

/// Position of the quote that closes the cell whose text starts at `at`; the record's size when none does.
qsizetype CellWalk::closingQuote(qsizetype at) const
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

} // namespace sheaf::formats
