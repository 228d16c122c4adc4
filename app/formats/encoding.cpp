#include "formats/encoding.h"

#include "json/utf8.h"

#include <algorithm>

namespace sheaf::formats {

namespace {

constexpr char32_t replacement = U'\uFFFD';

bool isHighSurrogate(char32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(char32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// `bytes` from UTF-16; what its end cuts stays in `carry`.
QByteArray fromUtf16(QByteArrayView bytes, bool bigEndian, QByteArray& carry, qint64& replaced)
{
    const auto unitAt = [&](qsizetype at) {
        const auto first = char32_t(uchar(bytes[at]));
        const auto second = char32_t(uchar(bytes[at + 1]));
        return bigEndian ? first << 8 | second : second << 8 | first;
    };
    QByteArray out(bytes.size() / 2 * 3, Qt::Uninitialized); // three bytes for each unit are the most there can be
    char* to = out.data();
    qsizetype at = 0;
    for (; at + 2 <= bytes.size(); at += 2) {
        char32_t codePoint = unitAt(at);
        if (isHighSurrogate(codePoint)) {
            if (at + 4 > bytes.size())
                break;
            const char32_t low = unitAt(at + 2);
            if (isLowSurrogate(low)) {
                codePoint = 0x10000 + ((codePoint - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
            codePoint = replacement;
            ++replaced;
        }
        to = json::writeUtf8(to, codePoint);
    }
    carry = bytes.sliced(at).toByteArray();
    out.resize(to - out.data());
    return out;
}

/// How many bytes at the end begin a character that only the next block can complete.
qsizetype unfinishedTail(QByteArrayView bytes)
{
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const uchar byte = uchar(bytes[bytes.size() - back]);
        if (byte < 0x80)
            return 0;
        if (byte >= 0xC0) {
            const qsizetype needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return needed > back ? back : 0;
        }
    }
    return 0;
}

QByteArray repaired(QByteArrayView bytes, qint64& replaced)
{
    if (json::firstInvalidUtf8(bytes) < 0)
        return bytes.toByteArray();
    QByteArray out;
    out.reserve(bytes.size() + 64);
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = json::utf8SequenceLength(bytes, at);
        if (length == 0) {
            out.append("\xEF\xBF\xBD", 3);
            ++replaced;
        } else {
            out.append(bytes.sliced(at, length));
        }
        at += std::max<qsizetype>(1, length);
    }
    return out;
}

} // namespace

Bom bomOf(QByteArrayView firstBytes)
{
    if (firstBytes.startsWith("\xEF\xBB\xBF"))
        return {Encoding::Utf8, 3};
    if (firstBytes.startsWith("\xFF\xFE"))
        return {Encoding::Utf16Le, 2};
    if (firstBytes.startsWith("\xFE\xFF"))
        return {Encoding::Utf16Be, 2};
    return {};
}

QByteArray toUtf8(QByteArrayView block, Encoding encoding, QByteArray& carry, qint64& replaced)
{
    QByteArray joined;
    QByteArrayView bytes = block;
    if (!carry.isEmpty()) {
        joined = carry + block.toByteArray();
        bytes = joined;
    }
    if (encoding != Encoding::Utf8)
        return fromUtf16(bytes, encoding == Encoding::Utf16Be, carry, replaced);
    const qsizetype tail = unfinishedTail(bytes);
    carry = bytes.last(tail).toByteArray();
    bytes.chop(tail);
    return repaired(bytes, replaced);
}

QByteArray finishUtf8(QByteArray& carry, qint64& replaced)
{
    if (carry.isEmpty())
        return {};
    carry.clear();
    ++replaced;
    return QByteArrayLiteral("\xEF\xBF\xBD");
}

} // namespace sheaf::formats
