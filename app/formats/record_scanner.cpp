#include "formats/record_scanner.h"

#include "formats/lines.h"

#include <algorithm>
#include <cstring>

namespace sheaf::formats {

/// The next quote, LF or CR of a block. Each of the three is searched for with memchr and remembered until it is
/// passed, so that the bytes between them cost next to nothing: which cells there are does not matter here.
class RecordScanner::Marks
{
public:
    Marks(QByteArrayView block, char quote) : m_block(block), m_marks {{quote, -1}, {'\n', -1}, {'\r', -1}} {}

    /// Position of the first mark at or behind `from`; the block's size when there is none.
    qsizetype next(qsizetype from)
    {
        qsizetype nearest = m_block.size();
        for (Mark& mark : m_marks) {
            if (mark.at < from)
                mark.at = search(mark.byte, from);
            nearest = std::min(nearest, mark.at);
        }
        return nearest;
    }

private:
    struct Mark {
        char byte;
        qsizetype at;
    };

    [[nodiscard]] qsizetype search(char byte, qsizetype from) const
    {
        if (byte == '\0')
            return m_block.size(); // no quote; a NUL is text
        const char* const begin = m_block.data();
        const void* const found = std::memchr(begin + from, byte, size_t(m_block.size() - from));
        return found ? static_cast<const char*>(found) - begin : m_block.size();
    }

    QByteArrayView m_block;
    Mark m_marks[3];
};

namespace {

tl::unexpected<Error> faultInLine(ErrorCode code, qint64 line)
{
    Error error;
    error.code = code;
    error.line = line;
    return failure(std::move(error));
}

/// Where a scan that began outside quotes stands behind some text.
enum class Place { Outside, InQuotes, BehindQuote };

Place placeBehind(QByteArrayView text, const Dialect& dialect)
{
    for (qsizetype at = text.indexOf(dialect.quote); at >= 0; at = text.indexOf(dialect.quote, at)) {
        const bool opens = at == 0 || text[at - 1] == dialect.delimiter;
        ++at;
        while (opens) {
            at = text.indexOf(dialect.quote, at);
            if (at < 0)
                return Place::InQuotes;
            if (++at == text.size())
                return Place::BehindQuote;
            if (text[at] != dialect.quote)
                break;
            ++at;
        }
    }
    return Place::Outside;
}

/// The end of the physical line that begins at `from`, its terminator included; -1 when the text ends before.
qsizetype endOfLine(QByteArrayView text, qsizetype from)
{
    for (qsizetype at = from; at < text.size(); ++at) {
        if (text[at] == '\n')
            return at + 1;
        if (text[at] == '\r' && at + 1 < text.size())
            return text[at + 1] == '\n' ? at + 2 : at + 1;
    }
    return -1;
}

} // namespace

RecordScanner::RecordScanner(const Dialect& dialect, OnRecord onRecord, OnUnclosed onUnclosed)
    : m_dialect(dialect), m_onRecord(std::move(onRecord)), m_onUnclosed(std::move(onUnclosed))
{
}

Result<void> RecordScanner::feed(QByteArrayView block)
{
    if (block.isEmpty() || m_stopped)
        return {};
    scan(block, resolveLastByte(block));
    m_previous = block.back();
    if (m_pending.size() > maximumLineLength)
        return onTooLong();
    return {};
}

Result<void> RecordScanner::onTooLong()
{
    if (m_inQuotes && !m_onUnclosed)
        return faultInLine(ErrorCode::UnclosedQuote, m_quoteLine);
    if (m_inQuotes)
        releaseLines(maximumLineLength / 2, false);
    if (m_pending.size() > maximumLineLength)
        return faultInLine(ErrorCode::LineTooLong, m_recordLine);
    return {};
}

/// The pending bytes begin with a line whose quote is not closed in any of them. No line among them can close a quote
/// that stands open before it, or the first one would be closed: so each is either a record by itself or unclosed like
/// the first. That makes one pass enough, however many lines there are.
void RecordScanner::releaseLines(qsizetype keep, bool atEnd)
{
    const QByteArrayView pending(m_pending);
    qsizetype begin = 0;
    while (!m_stopped && begin < pending.size()) {
        const qsizetype found = endOfLine(pending, begin);
        const bool isCut = found < 0 && !atEnd;
        const QByteArrayView line = pending.sliced(begin, (found < 0 ? pending.size() : found) - begin);
        const Place place = placeBehind(line, m_dialect);
        const bool isOpen = place == Place::InQuotes;
        if (isCut) {
            m_inQuotes = place != Place::Outside;
            m_quotePending = place == Place::BehindQuote;
            m_quoteLine = m_recordLine;
            break;
        }
        if (isOpen && pending.size() - begin <= keep)
            break; // it may still be closed
        m_stopped = !(isOpen ? m_onUnclosed : m_onRecord)(line, m_recordLine);
        ++m_recordLine;
        begin += line.size();
    }
    m_pending.remove(0, begin);
}

Result<void> RecordScanner::finish()
{
    if (m_stopped)
        return {};
    if (m_inQuotes && !m_quotePending) {
        if (!m_onUnclosed)
            return faultInLine(ErrorCode::UnclosedQuote, m_quoteLine);
        releaseLines(0, true);
        m_pending.clear();
    }
    m_inQuotes = m_quotePending = m_crPending = false;
    if (!m_pending.isEmpty())
        handOver({});
    return {};
}

/// Decides what the last byte of the block before meant; returns how many bytes of this block that took.
qsizetype RecordScanner::resolveLastByte(QByteArrayView block)
{
    if (m_quotePending) {
        m_quotePending = false;
        m_inQuotes = block.front() == m_dialect.quote;
        return m_inQuotes ? 1 : 0;
    }
    if (m_crPending) {
        m_crPending = false;
        const qsizetype taken = block.front() == '\n' ? 1 : 0;
        ++m_line;
        if (!m_inQuotes)
            handOver(block.first(taken));
        return taken;
    }
    return 0;
}

/// `from` bytes are taken already: they end a record outside quotes, and belong to the pending one inside.
void RecordScanner::scan(QByteArrayView block, qsizetype from)
{
    Marks marks(block, m_dialect.quote);
    qsizetype recordBegin = m_pending.isEmpty() ? from : 0;
    qsizetype at = from;
    while (!m_stopped && (at = marks.next(at)) < block.size()) {
        if (block[at] == m_dialect.quote) {
            at = onQuote(block, at, recordBegin);
            continue;
        }
        at = onLineBreak(block, at);
        if (!m_inQuotes && !m_crPending) {
            handOver(block.sliced(recordBegin, at - recordBegin));
            recordBegin = at;
        }
    }
    if (!m_stopped)
        m_pending.append(block.sliced(recordBegin));
}

/// Returns the position behind what was taken.
qsizetype RecordScanner::onQuote(QByteArrayView block, qsizetype at, qsizetype recordBegin)
{
    if (!m_inQuotes) {
        const bool startsRecord = at == recordBegin && m_pending.isEmpty();
        const char before = at > 0 ? block[at - 1] : m_previous;
        if (startsRecord || before == m_dialect.delimiter) {
            m_inQuotes = true;
            m_quoteLine = m_line;
        }
        return at + 1;
    }
    if (at + 1 == block.size()) {
        m_quotePending = true;
        return at + 1;
    }
    if (block[at + 1] == m_dialect.quote)
        return at + 2;
    m_inQuotes = false;
    return at + 1;
}

/// Counts the physical line; returns the position behind the line break.
qsizetype RecordScanner::onLineBreak(QByteArrayView block, qsizetype at)
{
    const bool carriageReturn = block[at] == '\r';
    if (carriageReturn && at + 1 == block.size()) {
        m_crPending = true;
        return at + 1;
    }
    ++m_line;
    return carriageReturn && block[at + 1] == '\n' ? at + 2 : at + 1;
}

void RecordScanner::handOver(QByteArrayView rest)
{
    QByteArrayView record = rest;
    if (!m_pending.isEmpty()) {
        m_pending.append(rest);
        record = m_pending;
    }
    m_stopped = !m_onRecord(record, m_recordLine);
    m_recordLine = m_line;
    m_pending.resize(0); // keeps its memory
}

} // namespace sheaf::formats
