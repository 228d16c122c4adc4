#include "json/tame.h"

#include <cmath>

namespace sheaf::json {

namespace {

constexpr qsizetype escapeLength = 6; // \uXXXX
constexpr qsizetype safeDigits = 18; // any integer of so many digits fits 64 bits

/// The code unit of a \uXXXX at `at`, or -1.
int codeUnitAt(const QByteArray& text, qsizetype at)
{
    if (at + escapeLength > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return -1;
    bool ok = false;
    const int unit = text.mid(at + 2, 4).toInt(&ok, 16);
    return ok ? unit : -1;
}

bool isHighSurrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool isLowSurrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// Tames the string that opens at `at`; gives the position behind it.
qsizetype tameString(QByteArray& text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"';) {
        if (text[at] != '\\') {
            ++at;
            continue;
        }
        const int unit = codeUnitAt(text, at);
        if (unit < 0) {
            at += 2;
        } else if (isHighSurrogate(unit) && isLowSurrogate(codeUnitAt(text, at + escapeLength))) {
            at += 2 * escapeLength;
        } else {
            if (isHighSurrogate(unit) || isLowSurrogate(unit))
                text.replace(at, escapeLength, "\\ufffd");
            at += escapeLength;
        }
    }
    return at + 1;
}

bool isNumberByte(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

qsizetype tameNumber(QByteArray& text, qsizetype at)
{
    qsizetype end = at;
    bool isInteger = true;
    for (; end < text.size() && isNumberByte(text[end]); ++end)
        isInteger = isInteger && (text[end] == '-' || (text[end] >= '0' && text[end] <= '9'));
    const bool fits = isInteger ? end - at <= safeDigits : std::isfinite(text.mid(at, end - at).toDouble());
    if (!fits) {
        text[at] = '0';
        for (qsizetype i = at + 1; i < end; ++i)
            text[i] = ' ';
    }
    return end;
}

} // namespace

QByteArray tamed(QByteArrayView text)
{
    QByteArray result = text.toByteArray();
    for (qsizetype at = 0; at < result.size();) {
        if (result[at] == '"')
            at = tameString(result, at);
        else if (isNumberByte(result[at]) && result[at] != 'e' && result[at] != 'E')
            at = tameNumber(result, at);
        else
            ++at;
    }
    return result;
}

} // namespace sheaf::json
