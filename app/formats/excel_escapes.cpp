#include "formats/excel_escapes.h"

#include "json/utf8.h"

#include <algorithm>
#include <optional>

namespace sheaf::formats {

namespace {

constexpr qsizetype escapeLength = 7; // _xHHHH_

int hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char letter = char(c | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// The unit that stands at `at` as _xHHHH.
std::optional<char32_t> openUnitAt(QByteArrayView text, qsizetype at)
{
    if (text.size() - at < escapeLength - 1 || text[at] != '_' || text[at + 1] != 'x')
        return {};
    char32_t unit = 0;
    for (qsizetype i = at + 2; i < at + 6; ++i) {
        const int digit = hexadecimal(text[i]);
        if (digit < 0)
            return {};
        unit = unit << 4 | char32_t(digit);
    }
    return unit;
}

/// The unit that stands at `at` as _xHHHH_.
std::optional<char32_t> unitAt(QByteArrayView text, qsizetype at)
{
    const bool isClosed = text.size() - at >= escapeLength && text[at + escapeLength - 1] == '_';
    return isClosed ? openUnitAt(text, at) : std::nullopt;
}

/// The character that is written at `at`, and behind it `at` moves; nothing when none is.
std::optional<char32_t> takeEscape(QByteArrayView text, qsizetype& at)
{
    const std::optional<char32_t> unit = unitAt(text, at);
    if (!unit || (*unit >= 0xDC00 && *unit <= 0xDFFF))
        return {};
    if (*unit < 0xD800 || *unit > 0xDBFF) {
        at += escapeLength;
        return unit;
    }
    const std::optional<char32_t> low = unitAt(text, at + escapeLength);
    if (!low || *low < 0xDC00 || *low > 0xDFFF)
        return {};
    at += 2 * escapeLength;
    return 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
}

/// Whether something that has to be escaped can begin with this byte; most texts have none.
bool isSuspect(char c)
{
    return uchar(c) < ' ' || c == '_' || uchar(c) == 0xEF;
}

void appendEscape(QByteArray& out, ushort unit)
{
    out += "_x" + QByteArray::number(unit, 16).toUpper().rightJustified(4, '0') + '_';
}

} // namespace

void undoExcelEscapes(QByteArray& text)
{
    qsizetype at = text.indexOf("_x");
    if (at < 0)
        return;
    QByteArray out = text.first(at);
    while (at < text.size()) {
        if (const std::optional<char32_t> character = takeEscape(text, at)) {
            char bytes[4];
            out.append(bytes, json::writeUtf8(bytes, *character) - bytes);
        } else {
            out += text[at++];
        }
    }
    text = out;
}

qsizetype excelEscapeLength(QByteArrayView text, qsizetype at)
{
    qsizetype end = at;
    return takeEscape(text, end) ? end - at : 0;
}

QByteArray withExcelEscapes(const QByteArray& text, qint64& escaped)
{
    if (std::ranges::none_of(text, isSuspect))
        return text;
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const uchar c = uchar(text[at]);
        const bool isControl = c < ' ' && c != '\t' && c != '\n';
        const QByteArrayView three = QByteArrayView(text).sliced(at, std::min<qsizetype>(3, text.size() - at));
        const bool isNonCharacter = c == 0xEF && (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF");
        if (isControl) {
            appendEscape(out, c);
        } else if (isNonCharacter) {
            appendEscape(out, uchar(text[at + 2]) == 0xBE ? 0xFFFE : 0xFFFF);
            at += 2;
        } else if (openUnitAt(text, at)) {
            appendEscape(out, '_'); // also where no _ follows: the next escape begins with one
        } else {
            out += char(c);
        }
        escaped += isControl || isNonCharacter ? 1 : 0;
    }
    return out;
}

} // namespace sheaf::formats
