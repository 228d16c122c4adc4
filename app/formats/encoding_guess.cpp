#include "formats/encoding_guess.h"

#include "formats/text_decoder.h"
#include "json/utf8.h"

#include <QList>

#include <algorithm>
#include <array>
#include <memory>
#include <uchardet/uchardet.h>

namespace sheaf::formats {

namespace {

constexpr qsizetype guessBytes = 256 * 1024;
constexpr double mostOfUnmarked = 0.95;
constexpr double mostOfDamaged = 0.7;

/// Where in a unit of two or four bytes the NUL bytes of `bytes` stand.
struct Zeros {
    std::array<qsizetype, 4> at {};
    qsizetype units = 0; ///< of four bytes

    explicit Zeros(QByteArrayView bytes) : units(bytes.size() / 4)
    {
        for (qsizetype i = 0; i < units * 4; ++i)
            at[size_t(i % 4)] += bytes[i] == '\0' ? 1 : 0;
    }
    [[nodiscard]] qsizetype even() const { return at[0] + at[2]; }
    [[nodiscard]] qsizetype odd() const { return at[1] + at[3]; }
};

/// No control character but tabs and line breaks, nothing unassigned or private.
bool isTextual(char32_t c)
{
    if (c < 0xA0)
        return (c >= ' ' && c < 0x7F) || c == '\t' || c == '\n' || c == '\r' || c == 0x85;
    switch (QChar::category(c)) {
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: return false;
    default: return c != 0xFFFD;
    }
}

/// Whether all of the sample is text in that encoding.
bool isCleanIn(Encoding encoding, QByteArrayView sample)
{
    TextDecoder decoder(encoding);
    const QList<uint> text = QString::fromUtf8(decoder.feed(sample)).toUcs4();
    return decoder.replaced() == 0 && !text.isEmpty() && std::ranges::all_of(text, isTextual);
}

/// Whether the sample can be read as UTF-8 although it has NUL bytes: a table that merely holds some must not pass for
/// UTF-16. Cyrillic, Greek and the like in UTF-16 are full of other control bytes.
bool canBeUtf8(QByteArrayView sample, bool isUtf8)
{
    const auto isForeign = [](char c) { return uchar(c) < ' ' && c != '\0' && c != '\t' && c != '\n' && c != '\r'; };
    return isUtf8 && std::ranges::none_of(sample, isForeign);
}

/// UTF-16 or UTF-32 without a mark.
std::optional<Encoding> wideEncoding(QByteArrayView sample, bool isUtf8)
{
    const Zeros zeros(sample);
    if (zeros.units == 0 || zeros.even() + zeros.odd() == 0)
        return {};
    if (zeros.at[3] == zeros.units && isCleanIn(Encoding::Utf32Le, sample))
        return Encoding::Utf32Le;
    if (zeros.at[0] == zeros.units && isCleanIn(Encoding::Utf32Be, sample))
        return Encoding::Utf32Be;
    const qsizetype few = canBeUtf8(sample, isUtf8) ? zeros.units : zeros.units / 50; // of twice as many units of two bytes
    if (zeros.even() == 0 && zeros.odd() > few && isCleanIn(Encoding::Utf16Le, sample))
        return Encoding::Utf16Le;
    if (zeros.odd() == 0 && zeros.even() > few && isCleanIn(Encoding::Utf16Be, sample))
        return Encoding::Utf16Be;
    return {};
}

struct Utf8Shares {
    double whole = 0; ///< sequences of several bytes
    double broken = 0; ///< bytes that belong to none
};

Utf8Shares utf8Shares(QByteArrayView sample)
{
    Utf8Shares shares;
    for (qsizetype at = 0; at < sample.size();) {
        const qsizetype length = json::utf8SequenceLength(sample, at);
        shares.whole += length > 1 ? 1 : 0;
        shares.broken += length == 0 ? 1 : 0;
        at += std::max<qsizetype>(1, length);
    }
    return shares;
}

bool isStrictUtf8(QByteArrayView sample)
{
    const qsizetype invalid = json::firstInvalidUtf8(sample);
    if (invalid < 0)
        return true;
    TextDecoder decoder(Encoding::Utf8); // it keeps what the end cuts
    std::ignore = decoder.feed(sample.sliced(invalid));
    return decoder.replaced() == 0;
}

bool isUsual(char32_t c)
{
    if (!isTextual(c) || c == 0x85)
        return false;
    return QChar::isLetter(c) || QChar::isMark(c) || c < 0x100 || (c >= 0x2000 && c < 0x2200) || (c >= 0x3000 && c < 0x3100)
        || c >= 0xFF00;
}

/// Small letters are followed by small ones: "cafÉ" is rather a wrong guess than a word.
bool isOddPair(char32_t before, char32_t c)
{
    return QChar::category(before) == QChar::Letter_Lowercase && QChar::category(c) == QChar::Letter_Uppercase;
}

/// `doubt`: so many characters beyond ASCII make it half as sure as very many.
double confidenceIn(Encoding encoding, QByteArrayView sample, double doubt)
{
    TextDecoder decoder(encoding);
    double beyondAscii = 0;
    double usual = 0;
    char32_t before = ' ';
    for (const char32_t c : QString::fromUtf8(decoder.feed(sample)).toUcs4()) {
        if (c >= 0x80) {
            beyondAscii += 1;
            usual += isUsual(c) && !isOddPair(before, c) ? 1 : 0;
        }
        before = c;
    }
    return mostOfUnmarked * usual / (beyondAscii + doubt);
}

std::optional<Encoding> detectedByUchardet(QByteArrayView sample)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (!detector || uchardet_handle_data(detector.get(), sample.data(), size_t(sample.size())) != 0)
        return {};
    uchardet_data_end(detector.get());
    const QByteArray name = uchardet_get_charset(detector.get());
    if (name == "MAC-CYRILLIC")
        return Encoding::Windows1251; // the small letters are the same ones, and few have files from such a computer
    const std::optional<Encoding> found = encodingFromName(QString::fromLatin1(name));
    // The same letters, and what programs really write: quotation marks and dashes stand where the norm has controls.
    return found == Encoding::Iso8859_1 ? Encoding::Windows1252 : found;
}

EncodingGuess guessLegacy(QByteArrayView sample)
{
    EncodingGuess guess {.encoding = Encoding::Windows1252};
    guess.confidence = confidenceIn(guess.encoding, sample, 3) / 2; // the most usual one, but nobody named it
    const std::optional<Encoding> detected = detectedByUchardet(sample);
    if (!detected || *detected == Encoding::Utf8)
        return guess;
    const double confidence = confidenceIn(*detected, sample, 10);
    return confidence > guess.confidence ? EncodingGuess {.encoding = *detected, .confidence = confidence} : guess;
}

} // namespace

Bom bomOf(QByteArrayView firstBytes)
{
    using namespace std::string_view_literals;
    struct Mark {
        std::string_view bytes;
        Encoding encoding;
    };
    static constexpr std::array marks { // the longer ones first: UTF-32 begins as UTF-16 does
        Mark {"\xFF\xFE\0\0"sv, Encoding::Utf32Le}, Mark {"\0\0\xFE\xFF"sv, Encoding::Utf32Be},
        Mark {"\x84\x31\x95\x33"sv, Encoding::Gb18030}, Mark {"\xEF\xBB\xBF"sv, Encoding::Utf8},
        Mark {"\xFF\xFE"sv, Encoding::Utf16Le}, Mark {"\xFE\xFF"sv, Encoding::Utf16Be}};
    for (const Mark& mark : marks) {
        if (firstBytes.startsWith(QByteArrayView(mark.bytes.data(), qsizetype(mark.bytes.size()))))
            return {mark.encoding, qint64(mark.bytes.size())};
    }
    return {};
}

EncodingGuess guessEncoding(QByteArrayView firstBytes)
{
    if (const Bom bom = bomOf(firstBytes); bom.length > 0)
        return {.encoding = bom.encoding, .confidence = 1, .fromBom = true, .bomLength = bom.length};
    const QByteArrayView sample = firstBytes.first(std::min(guessBytes, firstBytes.size()));
    const bool isUtf8 = isStrictUtf8(sample);
    if (const std::optional<Encoding> wide = wideEncoding(sample, isUtf8))
        return {.encoding = *wide, .confidence = mostOfUnmarked};
    if (isUtf8)
        return {};
    const Utf8Shares shares = utf8Shares(sample);
    if (shares.whole > 4 * shares.broken)
        return {.encoding = Encoding::Utf8, .confidence = mostOfDamaged * shares.whole / (shares.whole + shares.broken)};
    return guessLegacy(sample);
}

} // namespace sheaf::formats
