#include "json/utf8.h"

#include <simdjson.h>

namespace sheaf::json {

namespace {

bool isContinuation(uchar byte, uchar lowest = 0x80, uchar highest = 0xBF)
{
    return byte >= lowest && byte <= highest;
}

} // namespace

qsizetype utf8SequenceLength(QByteArrayView text, qsizetype at)
{
    const auto byteAt = [&](qsizetype i) { return at + i < text.size() ? uchar(text[at + i]) : uchar(0); };
    const uchar lead = byteAt(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return isContinuation(byteAt(1)) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const uchar lowest = lead == 0xE0 ? 0xA0 : 0x80; // no overlong forms
        const uchar highest = lead == 0xED ? 0x9F : 0xBF; // no surrogates
        return isContinuation(byteAt(1), lowest, highest) && isContinuation(byteAt(2)) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const uchar lowest = lead == 0xF0 ? 0x90 : 0x80;
        const uchar highest = lead == 0xF4 ? 0x8F : 0xBF; // nothing above U+10FFFF
        const bool wellFormed = isContinuation(byteAt(1), lowest, highest) && isContinuation(byteAt(2))
            && isContinuation(byteAt(3));
        return wellFormed ? 4 : 0;
    }
    return 0;
}

qsizetype firstInvalidUtf8(QByteArrayView text)
{
    if (text.isEmpty() || simdjson::validate_utf8(text.data(), size_t(text.size())))
        return -1;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype length = utf8SequenceLength(text, at);
        if (length == 0)
            return at;
        at += length;
    }
    return -1;
}

char* writeUtf8(char* out, char32_t codePoint)
{
    const auto continuation = [codePoint](int shift) { return static_cast<char>(0x80 | (codePoint >> shift & 0x3F)); };
    if (codePoint < 0x80) {
        *out++ = static_cast<char>(codePoint);
        return out;
    }
    if (codePoint < 0x800) {
        *out++ = static_cast<char>(0xC0 | codePoint >> 6);
    } else {
        if (codePoint < 0x10000) {
            *out++ = static_cast<char>(0xE0 | codePoint >> 12);
        } else {
            *out++ = static_cast<char>(0xF0 | codePoint >> 18);
            *out++ = continuation(12);
        }
        *out++ = continuation(6);
    }
    *out++ = continuation(0);
    return out;
}

} // namespace sheaf::json
