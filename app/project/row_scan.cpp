#include "project/row_scan.h"

#include "formats/lines.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace sheaf::project {

namespace {

bool isBlank(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

Result<void> moveRows(RowFolder& folder, RowIndex& index)
{
    if (folder.overflowed())
        return failure(ErrorCode::LineTooLong);
    if (index.rowCount() == 0)
        index = RowIndex(folder.skipped());
    index.append(folder.rows());
    folder.rows().clear();
    if (index.rowCount() > maxRows)
        return failure(ErrorCode::TooManyRows);
    return {};
}

/// Calls `feed(block)` for the whole file.
template <class Feed> Result<void> forEachBlock(const InputFile& file, qint64 from, std::stop_token stop, Feed feed)
{
    QByteArray buffer(InputFile::blockSize, Qt::Uninitialized);
    for (qint64 at = from;;) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const Result<qint64> got = file.read(at, {buffer.data(), size_t(buffer.size())});
        if (!got)
            return failure(got.error());
        if (*got == 0)
            return {};
        if (Result<void> fed = feed(QByteArrayView(buffer).first(*got)); !fed)
            return fed;
        at += *got;
    }
}

Result<RowIndex> scanLines(const Base& base, std::stop_token stop)
{
    const Result<QByteArray> head = base.file->bytes(0, std::min<qint64>(base.file->size(), 3));
    if (!head)
        return failure(head.error());
    const qint64 bom = formats::utf8BomLength(*head);
    LineScanner scanner;
    scanner.folder().addBlank(bom);
    RowIndex index;
    Result<void> read = forEachBlock(*base.file, bom, stop, [&](QByteArrayView block) -> Result<void> {
        if (Result<void> fed = scanner.feed(block); !fed)
            return fed;
        return moveRows(scanner.folder(), index);
    });
    scanner.finish();
    if (read)
        read = moveRows(scanner.folder(), index);
    if (!read)
        return failure(read.error());
    return index;
}

Result<RowIndex> scanRecords(const Base& base, std::stop_token stop)
{
    RowFolder folder;
    bool inHeader = base.dialect.hasHeader;
    formats::RecordScanner scanner(base.dialect, [&](QByteArrayView record, qint64) {
        const bool blank = isBlankRecord(record);
        if (blank || inHeader)
            folder.addBlank(record.size());
        else
            folder.addRecord(record.size());
        inHeader = inHeader && blank;
        return true;
    });
    RowIndex index;
    Result<void> read = forEachBlock(*base.file, 0, stop, [&](QByteArrayView block) -> Result<void> {
        if (Result<void> fed = scanner.feed(block); !fed)
            return fed;
        return moveRows(folder, index);
    });
    if (read)
        read = scanner.finish();
    folder.finish();
    if (read)
        read = moveRows(folder, index);
    if (!read)
        return failure(read.error());
    return index;
}

} // namespace

bool isBlankRecord(QByteArrayView record)
{
    return std::all_of(record.begin(), record.end(), [](char c) { return c == '\r' || c == '\n'; });
}

void RowFolder::addRecord(qint64 length)
{
    if (m_open > 0)
        m_rows.push_back(quint32(m_open));
    m_open = length;
}

void RowFolder::addBlank(qint64 length)
{
    if (m_open == 0) {
        m_skipped += length;
        return;
    }
    m_open += length;
    m_overflowed = m_overflowed || m_open > std::numeric_limits<quint32>::max();
}

void RowFolder::finish()
{
    if (m_open > 0)
        m_rows.push_back(quint32(m_open));
    m_open = 0;
}

void LineScanner::endLine(qint64 length)
{
    if (m_blank)
        m_folder.addBlank(length);
    else
        m_folder.addRecord(length);
    m_length = 0;
    m_blank = true;
    ++m_line;
}

Result<void> LineScanner::feed(QByteArrayView block)
{
    const char* at = block.data();
    const char* const end = at + block.size();
    while (at < end) {
        const auto* newline = static_cast<const char*>(std::memchr(at, '\n', size_t(end - at)));
        const char* const lineEnd = newline ? newline + 1 : end;
        // Nearly every line is decided by its first byte.
        m_blank = m_blank && isBlank(QByteArrayView(at, lineEnd - at));
        m_length += lineEnd - at;
        if (m_length > formats::maximumLineLength) {
            Error error;
            error.code = ErrorCode::LineTooLong;
            error.line = m_line;
            return failure(std::move(error));
        }
        if (newline)
            endLine(m_length);
        at = lineEnd;
    }
    return {};
}

void LineScanner::finish()
{
    if (m_length > 0)
        endLine(m_length);
    m_folder.finish();
}

Result<RowIndex> scanRows(const Base& base, std::stop_token stop)
{
    return base.format == BaseFormat::JsonLines ? scanLines(base, stop) : scanRecords(base, stop);
}

} // namespace sheaf::project
