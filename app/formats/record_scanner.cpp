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
        const char* const begin = m_block.data();
        const void* const found = std::memchr(begin + from, byte, size_t(m_block.size() - from));
        return found ? static_cast<const char*>(found) - begin : m_block.size();
    }

    QByteArrayView m_block;
    Mark m_marks[3];
};

RecordScanner::RecordScanner(const Dialect& dialect, OnRecord onRecord)
    : m_dialect(dialect), m_onRecord(std::move(onRecord))
{
}

Result<void> RecordScanner::feed(QByteArrayView block)
{
    if (block.isEmpty() || m_stopped)
        return {};
    scan(block, resolveLastByte(block));
    m_previous = block.back();
    if (m_pending.size() > maximumLineLength) {
        Error error {.code = ErrorCode::LineTooLong, .path = {}, .line = m_recordLine, .detail = {}};
        return failure(std::move(error));
    }
    return {};
}

Result<void> RecordScanner::finish()
{
    if (m_stopped)
        return {};
    if (m_inQuotes && !m_quotePending) {
        Error error {.code = ErrorCode::UnclosedQuote, .path = {}, .line = m_quoteLine, .detail = {}};
        return failure(std::move(error));
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
