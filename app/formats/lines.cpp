#include "formats/lines.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace sheaf::formats {

namespace {

/// Bytes behind every line that may be read: what simdjson asks for.
constexpr qint64 padding = 64;

/// One buffer for the whole walk: an unfinished line moves to its front, and the next block is read behind it.
class LineReader
{
public:
    LineReader(const InputFile& file, const OnLine& onLine, qint64 from) : m_file(file), m_onLine(onLine), m_next(from)
    {
        grow(InputFile::blockSize);
    }

    Result<void> run(const std::stop_token& stop, qint64 to)
    {
        while (m_next < to && !m_stopped) {
            if (stop.stop_requested())
                return failure(ErrorCode::Cancelled, m_file.path());
            if (const Result<void> read = readBlock(std::min(InputFile::blockSize, to - m_next)); !read)
                return read;
            handOverLines();
        }
        if (!m_stopped && m_begin < m_end)
            handOver(m_end); // the last line, without LF
        return {};
    }

private:
    Result<void> readBlock(qint64 length)
    {
        moveToFront();
        if (m_end > maximumLineLength) {
            Error error {.code = ErrorCode::LineTooLong, .path = m_file.path(), .line = m_number, .detail = {}};
            return failure(std::move(error));
        }
        if (m_end + length > m_capacity)
            grow(std::max(2 * m_capacity, m_end + length));
        const Result<qint64> got = m_file.read(m_next, {m_buffer.get() + m_end, size_t(length)});
        if (!got)
            return failure(got.error());
        if (*got != length)
            return failure(ErrorCode::FileChanged, m_file.path());
        m_scanned = m_end;
        m_end += length;
        m_next += length;
        std::memset(m_buffer.get() + m_end, 0, size_t(padding));
        return {};
    }

    void handOverLines()
    {
        const char* const buffer = m_buffer.get();
        const char* const end = buffer + m_end;
        const char* at = buffer + m_scanned; // what was carried over has no LF
        while (!m_stopped) {
            const void* const found = std::memchr(at, '\n', size_t(end - at));
            if (!found)
                return;
            at = static_cast<const char*>(found);
            handOver(at - buffer);
            ++at;
            m_begin = at - buffer;
        }
    }

    /// The line [m_begin, end) of the buffer; `end` is its LF or the end of all.
    void handOver(qint64 end)
    {
        const char* const line = m_buffer.get() + m_begin;
        qint64 length = end - m_begin;
        if (length > 0 && line[length - 1] == '\r')
            --length;
        m_stopped = !m_onLine(QByteArrayView(line, length), m_number++, m_next - m_end + m_begin);
    }

    void moveToFront()
    {
        if (m_begin > 0)
            std::memmove(m_buffer.get(), m_buffer.get() + m_begin, size_t(m_end - m_begin));
        m_end -= m_begin;
        m_begin = 0;
    }

    void grow(qint64 capacity)
    {
        auto larger = std::make_unique_for_overwrite<char[]>(size_t(capacity + padding));
        if (m_end > 0)
            std::memcpy(larger.get(), m_buffer.get(), size_t(m_end));
        m_buffer = std::move(larger);
        m_capacity = capacity;
    }

    const InputFile& m_file;
    const OnLine& m_onLine;
    std::unique_ptr<char[]> m_buffer;
    qint64 m_capacity = 0;
    qint64 m_begin = 0; ///< of the current line, in the buffer
    qint64 m_scanned = 0; ///< no LF of the current line stands before this
    qint64 m_end = 0; ///< of the bytes in the buffer
    qint64 m_next; ///< offset in the file of what follows the buffer
    qint64 m_number = 1;
    bool m_stopped = false;
};

} // namespace

Result<void> forEachLine(const InputFile& file, const OnLine& onLine, std::stop_token stop, qint64 from, qint64 to)
{
    return LineReader(file, onLine, from).run(stop, to < 0 ? file.size() : to);
}

qint64 utf8BomLength(QByteArrayView firstBytes)
{
    return firstBytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
}

} // namespace sheaf::formats
