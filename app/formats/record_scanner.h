// Where the records of delimited text begin and end.
#pragma once

#include "base/error.h"
#include "formats/dialect.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace sheaf::formats {

/// Finds the records of a stream of UTF-8 blocks: a state machine that knows quotes and LF, CRLF and CR alone.
/// Feed blocks in order, from behind the BOM, then finish(). Records are handed over as views that are valid during
/// the call, blank lines too (they hold nothing but their terminator).
class RecordScanner
{
public:
    /// `record` includes its terminator; `line` = physical line on which it starts, from 1. Return false to stop.
    using OnRecord = std::function<bool(QByteArrayView record, qint64 line)>;

    /// A physical line with a quote that is closed nowhere behind it, or not within the longest record: to be taken with
    /// its quotes as ordinary characters, or left out. Scanning goes on behind the line.
    using OnUnclosed = OnRecord;

    /// Without `onUnclosed` such a quote is an error.
    RecordScanner(const Dialect& dialect, OnRecord onRecord, OnUnclosed onUnclosed = {});
    /// UnclosedQuote or LineTooLong when one record passes 64 MB.
    [[nodiscard]] Result<void> feed(QByteArrayView block);
    /// UnclosedQuote with the line on which the quote opened.
    [[nodiscard]] Result<void> finish();
    /// Bytes of a record that has not ended yet.
    [[nodiscard]] qsizetype pendingBytes() const { return m_pending.size(); }

private:
    class Marks;

    qsizetype resolveLastByte(QByteArrayView block);
    void scan(QByteArrayView block, qsizetype from);
    qsizetype onQuote(QByteArrayView block, qsizetype at, qsizetype recordBegin);
    qsizetype onLineBreak(QByteArrayView block, qsizetype at);
    void handOver(QByteArrayView rest);
    [[nodiscard]] Result<void> onTooLong();
    void releaseLines(qsizetype keep, bool atEnd);

    Dialect m_dialect;
    OnRecord m_onRecord;
    OnUnclosed m_onUnclosed;
    QByteArray m_pending; ///< the record so far, when it began in an earlier block
    char m_previous = '\0'; ///< last byte of the block before
    qint64 m_line = 1;
    qint64 m_recordLine = 1;
    qint64 m_quoteLine = 0;
    bool m_inQuotes = false;
    bool m_quotePending = false; ///< the last block ended with a quote in quotes: closing, or the first of two
    bool m_crPending = false; ///< the last block ended with CR: alone, or the first half of CRLF
    bool m_stopped = false;
};

} // namespace sheaf::formats
