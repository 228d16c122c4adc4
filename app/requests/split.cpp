#include "requests/split.h"

namespace sheaf::requests {

bool Splitter::opensNewPart(qint64 lineBytes)
{
    const bool tooManyRows = m_limits.maxRows > 0 && m_rows + 1 > m_limits.maxRows;
    const bool tooManyBytes = m_limits.maxBytes > 0 && m_bytes + lineBytes > m_limits.maxBytes;
    // A line that is too long by itself still gets a part of its own: an empty part would help nobody.
    const bool opens = m_rows > 0 && (tooManyRows || tooManyBytes);
    if (opens)
        m_rows = m_bytes = 0;
    ++m_rows;
    m_bytes += lineBytes;
    return opens;
}

qint64 estimatedTokens(qint64 utf8Bytes)
{
    constexpr qint64 bytesPerToken = 4;
    return (utf8Bytes + bytesPerToken - 1) / bytesPerToken;
}

} // namespace sheaf::requests
