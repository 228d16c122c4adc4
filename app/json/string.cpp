#include "json/string.h"

#include "json/utf8.h"

#include <array>
#include <cstring>

namespace sheaf::json {

namespace {

/// Bytes at which appendString() has to stop and look: what is escaped, and the first bytes of U+0085, U+2028, U+2029.
constexpr std::array<bool, 256> needsLook = [] {
    std::array<bool, 256> result {};
    for (size_t byte = 0; byte < 0x20; ++byte)
        result[byte] = true;
    for (const size_t byte : {0x22u, 0x5Cu, 0xC2u, 0xE2u})
        result[byte] = true;
    return result;
}();

constexpr quint64 everyByte(quint64 byte)
{
    return byte * 0x0101'0101'0101'0101;
}

/// Whether one of eight bytes needs a look; for a few words of other bytes it says so in vain.
bool needsLookInWord(const char* bytes)
{
    quint64 word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const auto holds = [word](quint64 byte) {
        const quint64 other = word ^ everyByte(byte);
        return (other - everyByte(0x01)) & ~other;
    };
    const quint64 control = (word - everyByte(0x20)) & ~word;
    return ((control | holds('"') | holds('\\') | holds(0xC2) | holds(0xE2)) & everyByte(0x80)) != 0;
}

/// The first byte in [at, end) that needs a look, or `end`.
const char* endOfPlainRun(const char* at, const char* end)
{
    for (;;) {
        while (end - at >= 8 && !needsLookInWord(at))
            at += 8;
        // One by one to the byte that was seen, or to the end.
        const char* const stop = end - at < 8 ? end : at + 8;
        while (at != stop && !needsLook[uchar(*at)])
            ++at;
        if (at != stop || at == end)
            return at;
    }
}

void appendUnicodeEscape(QByteArray& out, unsigned unit)
{
    static constexpr char hex[] = "0123456789abcdef";
    const char escape[] = {'\\', 'u', hex[unit >> 12 & 15], hex[unit >> 8 & 15], hex[unit >> 4 & 15], hex[unit & 15]};
    out.append(escape, sizeof escape);
}

/// Appends the character at `at`, escaped if it must be, and returns how many bytes of the source it took.
qsizetype appendCharacter(QByteArray& out, const char* at, const char* end)
{
    const auto is = [&](const char* bytes, qsizetype length) {
        return end - at >= length && std::memcmp(at, bytes, size_t(length)) == 0;
    };
    switch (*at) {
    case '"': out.append("\\\"", 2); return 1;
    case '\\': out.append("\\\\", 2); return 1;
    case '\b': out.append("\\b", 2); return 1;
    case '\f': out.append("\\f", 2); return 1;
    case '\n': out.append("\\n", 2); return 1;
    case '\r': out.append("\\r", 2); return 1;
    case '\t': out.append("\\t", 2); return 1;
    default: break;
    }
    if (is("\xC2\x85", 2)) {
        appendUnicodeEscape(out, 0x0085);
        return 2;
    }
    if (is("\xE2\x80\xA8", 3) || is("\xE2\x80\xA9", 3)) {
        appendUnicodeEscape(out, at[2] == '\xA8' ? 0x2028 : 0x2029);
        return 3;
    }
    if (uchar(*at) < 0x20)
        appendUnicodeEscape(out, uchar(*at));
    else
        out.append(*at);
    return 1;
}

/// The value of four hexadecimal digits at `at`, or -1.
int hexUnit(QByteArrayView text, qsizetype at)
{
    if (at + 4 > text.size())
        return -1;
    int unit = 0;
    for (const char c : text.sliced(at, 4)) {
        const int digit = c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'             ? c - 'a' + 10
            : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                               : -1;
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

void appendUtf8(QByteArray& out, char32_t codePoint)
{
    char bytes[4];
    out.append(bytes, writeUtf8(bytes, codePoint) - bytes);
}

/// Decodes the \u escape whose digits start at `at` (and the second half of a pair); returns the offset behind it.
qsizetype appendUnicode(QByteArray& out, QByteArrayView text, qsizetype at)
{
    const int first = hexUnit(text, at);
    if (first < 0) { // not valid JSON: kept as it stands
        out.append("\\u", 2);
        return at;
    }
    at += 4;
    const bool pairFollows = first >= 0xD800 && first <= 0xDBFF && text.sliced(at).startsWith("\\u");
    const int second = pairFollows ? hexUnit(text, at + 2) : -1;
    if (second >= 0xDC00 && second <= 0xDFFF) {
        appendUtf8(out, char32_t(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
        return at + 6;
    }
    const bool lone = first >= 0xD800 && first <= 0xDFFF;
    appendUtf8(out, lone ? U'\uFFFD' : char32_t(first));
    return at;
}

void appendEscaped(QByteArray& out, char letter)
{
    switch (letter) {
    case 'b': out.append('\b'); break;
    case 'f': out.append('\f'); break;
    case 'n': out.append('\n'); break;
    case 'r': out.append('\r'); break;
    case 't': out.append('\t'); break;
    default: out.append(letter);
    }
}

} // namespace

void appendString(QByteArray& out, QByteArrayView utf8)
{
    out.append('"');
    const char* at = utf8.data();
    const char* const end = at + utf8.size();
    while (at != end) {
        const char* const stop = endOfPlainRun(at, end);
        out.append(at, stop - at);
        at = stop;
        if (at != end)
            at += appendCharacter(out, at, end);
    }
    out.append('"');
}

QByteArray quoted(QByteArrayView utf8)
{
    QByteArray out;
    out.reserve(utf8.size() + 2);
    appendString(out, utf8);
    return out;
}

QByteArray quoted(const QString& text)
{
    return quoted(QByteArrayView(text.toUtf8()));
}

QByteArray unquoted(QByteArrayView value)
{
    if (value.size() < 2 || value.front() != '"' || value.back() != '"')
        return {};
    const QByteArrayView text = value.sliced(1, value.size() - 2);
    QByteArray out;
    out.reserve(text.size());
    qsizetype at = 0;
    for (;;) {
        const qsizetype backslash = text.indexOf('\\', at);
        if (backslash < 0 || backslash + 1 >= text.size())
            break;
        out.append(text.sliced(at, backslash - at));
        const char letter = text[backslash + 1];
        at = backslash + 2;
        if (letter == 'u')
            at = appendUnicode(out, text, at);
        else
            appendEscaped(out, letter);
    }
    out.append(text.sliced(at));
    return out;
}

} // namespace sheaf::json
