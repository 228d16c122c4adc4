#include "jobs/line_blocks.h"

#include "formats/lines.h"

#include <algorithm>
#include <array>

namespace sheaf::jobs {

namespace {

/// What simdjson may read behind a line.
constexpr qint64 bytesBehind = 64;
constexpr qint64 peekSize = 16 * 1024;

qint64 markLength(const InputFile& file)
{
    std::array<char, 3> first {};
    const auto got = file.read(0, first);
    return got ? formats::utf8BomLength(QByteArrayView(first.data(), *got)) : 0;
}

} // namespace

LineBlocks::LineBlocks(const InputFile& file) : m_file(file), m_at(markLength(file)) {}

std::optional<LineBlock> LineBlocks::operator()()
{
    if (m_longLine)
        return std::exchange(m_longLine, std::nullopt);
    if (m_error || m_at >= m_file.size())
        return {};
    const auto block = blockAt(m_at);
    if (!block) {
        m_error = block.error();
        return {};
    }
    return *block;
}

Result<LineBlock> LineBlocks::blockAt(qint64 from)
{
    const qint64 goal = from + blockSize;
    const auto to = lineEndFrom(goal - 1);
    if (!to)
        return failure(to.error());
    m_at = *to;
    if (*to - goal <= formats::maximumLineLength)
        return LineBlock {from, *to, false};
    const auto lineStart = lineStartBefore(goal, from);
    if (!lineStart)
        return failure(lineStart.error());
    const LineBlock longLine {*lineStart, *to, true};
    if (*lineStart == from)
        return longLine;
    m_longLine = longLine;
    return LineBlock {from, *lineStart, false};
}

/// Behind the first LF at or after `offset`; the file's size when there is none.
Result<qint64> LineBlocks::lineEndFrom(qint64 offset)
{
    std::array<char, std::size_t(peekSize)> bytes {};
    for (qint64 at = offset; at < m_file.size(); at += peekSize) {
        const auto got = m_file.read(at, bytes);
        if (!got)
            return failure(got.error());
        if (const void* const feed = std::memchr(bytes.data(), '\n', size_t(*got)))
            return at + (static_cast<const char*>(feed) - bytes.data()) + 1;
        if (*got == 0)
            return failure(ErrorCode::FileChanged, m_file.path());
    }
    return m_file.size();
}

/// Behind the last LF in [from, offset); `from` when there is none.
Result<qint64> LineBlocks::lineStartBefore(qint64 offset, qint64 from)
{
    const auto bytes = m_file.bytes(from, offset - from);
    if (!bytes)
        return failure(bytes.error());
    return from + bytes->lastIndexOf('\n') + 1;
}

Result<QByteArrayView> BlockReader::read(const InputFile& file, const LineBlock& block)
{
    const qint64 length = block.to - block.from;
    if (length + bytesBehind > m_capacity) {
        m_capacity = length + length / 8 + bytesBehind;
        m_buffer = std::make_unique_for_overwrite<char[]>(size_t(m_capacity));
    }
    const auto got = file.read(block.from, {m_buffer.get(), size_t(length)});
    if (!got)
        return failure(got.error());
    if (*got != length)
        return failure(ErrorCode::FileChanged, file.path());
    std::memset(m_buffer.get() + length, 0, size_t(bytesBehind));
    return QByteArrayView(m_buffer.get(), length);
}

} // namespace sheaf::jobs
