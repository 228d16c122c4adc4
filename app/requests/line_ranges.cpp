#include "requests/line_ranges.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace sheaf::requests {

Result<std::optional<LineRange>> LineRanges::next()
{
    const std::lock_guard lock(m_mutex);
    if (m_next >= m_file.size())
        return std::nullopt;
    const Result<qint64> end = lineStartFrom(m_next + m_bytes);
    if (!end)
        return failure(end.error());
    const LineRange range {m_index, m_next, *end};
    ++m_index;
    m_next = *end;
    return range;
}

/// The first line start at `offset` or behind it.
Result<qint64> LineRanges::lineStartFrom(qint64 offset) const
{
    // Nearly every line ends within the first small read; a very long one is skipped in blocks.
    std::array<char, 4096> small;
    std::vector<char> large;
    std::span<char> window(small);
    for (qint64 at = offset - 1; at < m_file.size();) {
        const Result<qint64> got = m_file.read(at, window);
        if (!got)
            return failure(got.error());
        if (*got == 0)
            break;
        if (const void* lf = std::memchr(window.data(), '\n', size_t(*got)))
            return at + (static_cast<const char*>(lf) - window.data()) + 1;
        at += *got;
        large.resize(size_t(InputFile::blockSize));
        window = large;
    }
    return m_file.size();
}

} // namespace sheaf::requests
