#include "json/cursor.h"

#include <array>
#include <cstring>

namespace sheaf::json {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool endsScalar(char c)
{
    return isSpace(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' || c == '{' || c == '"';
}

/// What matters between the brackets of a container that is skipped.
constexpr std::array<bool, 256> skippable = [] {
    std::array<bool, 256> result {};
    result.fill(true);
    for (const char c : {'"', '[', ']', '{', '}'})
        result[size_t(c)] = false;
    return result;
}();

} // namespace

void Cursor::skipSpace()
{
    while (!atEnd() && isSpace(m_text[m_at]))
        ++m_at;
}

bool Cursor::take(char c)
{
    skipSpace();
    if (peek() != c)
        return false;
    ++m_at;
    return true;
}

std::optional<Span> Cursor::takeValue()
{
    skipSpace();
    const qsizetype begin = m_at;
    switch (peek()) {
    case '"': return takeString();
    case '{':
    case '[':
        if (!skipContainer())
            return std::nullopt;
        break;
    default:
        while (!atEnd() && !endsScalar(m_text[m_at]))
            ++m_at;
    }
    if (m_at == begin)
        return std::nullopt;
    return Span {begin, m_at};
}

std::optional<Span> Cursor::takeString()
{
    skipSpace();
    const qsizetype begin = m_at;
    if (peek() != '"' || !skipString())
        return std::nullopt;
    return Span {begin, m_at};
}

bool Cursor::skipString()
{
    const char* const begin = m_text.data() + m_at + 1;
    const char* const end = m_text.data() + m_text.size();
    const char* quote = begin;
    for (;; ++quote) {
        quote = static_cast<const char*>(std::memchr(quote, '"', size_t(end - quote)));
        if (!quote) {
            m_at = m_text.size();
            return false;
        }
        // An odd number of backslashes before it makes the quote a part of the text.
        const char* backslash = quote;
        while (backslash != begin && backslash[-1] == '\\')
            --backslash;
        if ((quote - backslash) % 2 == 0)
            break;
    }
    m_at = quote + 1 - m_text.data();
    return true;
}

bool Cursor::skipContainer()
{
    qsizetype depth = 0;
    while (!atEnd()) {
        const char c = m_text[m_at];
        if (skippable[uchar(c)]) {
            ++m_at;
        } else if (c == '"') {
            if (!skipString())
                return false;
        } else {
            depth += c == '[' || c == '{' ? 1 : -1;
            ++m_at;
            if (depth == 0)
                return true;
        }
    }
    return false;
}

} // namespace sheaf::json
