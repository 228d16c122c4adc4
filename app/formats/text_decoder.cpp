#include "formats/text_decoder.h"

#include "json/utf8.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <iconv.h>
#include <vector>

namespace sheaf::formats {

namespace {

constexpr char32_t replacement = U'\uFFFD';

bool isSurrogate(char32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDFFF;
}

/// How many bytes at the end begin a UTF-8 sequence that only the next block can complete.
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

/// What the system's converter calls the wider forms of the registered sets: those are what programs really write (and
/// plain Shift_JIS would turn every backslash into a yen sign).
const char* systemName(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Gb18030: return "GB18030";
    case Encoding::Big5: return "BIG5-HKSCS";
    case Encoding::ShiftJis: return "CP932";
    case Encoding::EucJp: return "EUC-JP-MS";
    case Encoding::EucKr: return "UHC";
    default: return nullptr;
    }
}

/// A conversion by iconv, which tells where it met what it does not know, and keeps what it may still have to combine.
class Iconv
{
public:
    explicit Iconv(const char* from) : m_handle(::iconv_open("UTF-8", from)) { }
    ~Iconv()
    {
        if (isOpen())
            ::iconv_close(m_handle);
    }
    Iconv(const Iconv&) = delete;
    Iconv& operator=(const Iconv&) = delete;

    [[nodiscard]] bool isOpen() const { return m_handle != iconv_t(-1); } // NOLINT: the interface asks for it

    /// Appends to `out` until something stops it; 0, EILSEQ (an unknown byte at the front of `in`) or EINVAL (cut).
    int convert(QByteArrayView& in, QByteArray& out)
    {
        char* from = const_cast<char*>(in.data()); // NOLINT: it is only read
        size_t left = size_t(in.size());
        const int stopped = run(&from, &left, out);
        in = in.last(qsizetype(left));
        return stopped;
    }
    void flush(QByteArray& out) { run(nullptr, nullptr, out); }

private:
    int run(char** from, size_t* left, QByteArray& out)
    {
        for (;;) {
            const qsizetype before = out.size();
            const qsizetype room = 16 + 3 * qsizetype(left ? *left : 0);
            out.resize(before + room);
            char* to = out.data() + before;
            size_t free = size_t(room);
            const size_t result = ::iconv(m_handle, from, left, &to, &free);
            const int reason = result == size_t(-1) ? errno : 0;
            out.resize(to - out.data());
            if (reason != E2BIG)
                return reason;
        }
    }

    iconv_t m_handle;
};

} // namespace

class TextDecoder::Converter
{
public:
    virtual ~Converter() = default;
    /// Takes characters from the front of `bytes`, leaves those that its end cuts, and counts what it replaced.
    virtual QByteArray convert(QByteArrayView& bytes, qint64& replaced) = 0;
    virtual void finish(QByteArray&) { }
};

class TextDecoder::Utf8 : public Converter
{
public:
    QByteArray convert(QByteArrayView& bytes, qint64& replaced) override
    {
        const qsizetype tail = unfinishedTail(bytes);
        const QByteArrayView whole = bytes.chopped(tail);
        bytes = bytes.last(tail);
        if (json::firstInvalidUtf8(whole) < 0)
            return whole.toByteArray();
        QByteArray out;
        out.reserve(whole.size() + 64);
        for (qsizetype at = 0; at < whole.size();) {
            const qsizetype length = json::utf8SequenceLength(whole, at);
            if (length == 0)
                ++replaced;
            out.append(length == 0 ? QByteArrayView("\xEF\xBF\xBD") : whole.sliced(at, length));
            at += std::max<qsizetype>(1, length);
        }
        return out;
    }
};

class TextDecoder::Utf16 : public Converter
{
public:
    explicit Utf16(bool bigEndian) : m_low(bigEndian ? 1 : 0) { }

    QByteArray convert(QByteArrayView& bytes, qint64& replaced) override
    {
        QByteArray out(bytes.size() / 2 * 3, Qt::Uninitialized); // three bytes for each unit are the most there can be
        char* to = out.data();
        qsizetype at = 0;
        for (; at + 2 <= bytes.size(); at += 2) {
            char32_t codePoint = unitAt(bytes, at);
            if (codePoint >= 0xD800 && codePoint <= 0xDBFF) {
                if (at + 4 > bytes.size())
                    break;
                const char32_t low = unitAt(bytes, at + 2);
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    codePoint = 0x10000 + ((codePoint - 0xD800) << 10) + (low - 0xDC00);
                    at += 2;
                }
            }
            if (isSurrogate(codePoint)) {
                codePoint = replacement;
                ++replaced;
            }
            to = json::writeUtf8(to, codePoint);
        }
        bytes = bytes.sliced(at);
        out.resize(to - out.data());
        return out;
    }

private:
    [[nodiscard]] char32_t unitAt(QByteArrayView bytes, qsizetype at) const
    {
        return char32_t(uchar(bytes[at + m_low])) | char32_t(uchar(bytes[at + 1 - m_low])) << 8;
    }

    qsizetype m_low; ///< which of the two bytes is the lower one
};

class TextDecoder::Utf32 : public Converter
{
public:
    explicit Utf32(bool bigEndian) : m_bigEndian(bigEndian) { }

    QByteArray convert(QByteArrayView& bytes, qint64& replaced) override
    {
        QByteArray out(bytes.size(), Qt::Uninitialized);
        char* to = out.data();
        qsizetype at = 0;
        for (; at + 4 <= bytes.size(); at += 4) {
            char32_t codePoint = 0;
            for (qsizetype i = 0; i < 4; ++i)
                codePoint = codePoint << 8 | uchar(bytes[at + (m_bigEndian ? i : 3 - i)]);
            if (isSurrogate(codePoint) || codePoint > 0x10FFFF) {
                codePoint = replacement;
                ++replaced;
            }
            to = json::writeUtf8(to, codePoint);
        }
        bytes = bytes.sliced(at);
        out.resize(to - out.data());
        return out;
    }

private:
    bool m_bigEndian;
};

/// Every byte by itself, from a table: quick, and marks that others would combine stay as they were written.
class TextDecoder::SingleBytes : public Converter
{
public:
    explicit SingleBytes(Encoding encoding)
    {
        Iconv iconv(encodingName(encoding).toLatin1().constData());
        for (size_t byte = 0; byte < m_texts.size(); ++byte) {
            const char c = char(uchar(byte));
            QByteArrayView in(&c, 1);
            QByteArray text;
            const bool known = iconv.isOpen() && iconv.convert(in, text) == 0;
            if (iconv.isOpen())
                iconv.flush(text); // also what it kept to combine
            m_texts[byte] = known ? text : QByteArray();
        }
    }

    QByteArray convert(QByteArrayView& bytes, qint64& replaced) override
    {
        QByteArray out(3 * bytes.size(), Qt::Uninitialized);
        char* to = out.data();
        for (const char byte : bytes) {
            if (uchar(byte) < 0x80) {
                *to++ = byte;
                continue;
            }
            const QByteArray& known = m_texts[uchar(byte)];
            replaced += known.isEmpty() ? 1 : 0;
            const QByteArrayView text = known.isEmpty() ? QByteArrayView("\xEF\xBF\xBD") : QByteArrayView(known);
            std::memcpy(to, text.data(), size_t(text.size()));
            to += text.size();
        }
        bytes = {};
        out.resize(to - out.data());
        return out;
    }

private:
    std::array<QByteArray, 256> m_texts; ///< empty: the encoding has no such byte
};

class TextDecoder::System : public Converter
{
public:
    explicit System(Encoding encoding) : m_iconv(systemName(encoding)) { }

    QByteArray convert(QByteArrayView& bytes, qint64& replaced) override
    {
        QByteArray out;
        while (!bytes.isEmpty()) {
            const int stopped = m_iconv.isOpen() ? m_iconv.convert(bytes, out) : EILSEQ;
            if (stopped == EINVAL)
                break;
            if (stopped == 0)
                continue;
            m_iconv.flush(out);
            out.append(uchar(bytes.front()) < 0x80 ? bytes.first(1) : QByteArrayView("\xEF\xBF\xBD"));
            replaced += uchar(bytes.front()) < 0x80 ? 0 : 1;
            bytes = bytes.sliced(1); // only one: what follows may be a delimiter or a line break
        }
        return out;
    }

    void finish(QByteArray& out) override
    {
        if (m_iconv.isOpen())
            m_iconv.flush(out);
    }

private:
    Iconv m_iconv;
};

TextDecoder::TextDecoder(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8: m_converter = std::make_unique<Utf8>(); break;
    case Encoding::Utf16Le:
    case Encoding::Utf16Be: m_converter = std::make_unique<Utf16>(encoding == Encoding::Utf16Be); break;
    case Encoding::Utf32Le:
    case Encoding::Utf32Be: m_converter = std::make_unique<Utf32>(encoding == Encoding::Utf32Be); break;
    default:
        if (isSingleByte(encoding))
            m_converter = std::make_unique<SingleBytes>(encoding);
        else
            m_converter = std::make_unique<System>(encoding);
    }
}

TextDecoder::~TextDecoder() = default;
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;

QByteArray TextDecoder::feed(QByteArrayView block)
{
    QByteArray joined;
    QByteArrayView bytes = block;
    if (!m_carry.isEmpty()) {
        joined = m_carry + block.toByteArray();
        bytes = joined;
    }
    QByteArray text = m_converter->convert(bytes, m_replaced);
    m_carry = bytes.toByteArray();
    return text;
}

QByteArray TextDecoder::finish()
{
    QByteArray text;
    m_converter->finish(text);
    if (!m_carry.isEmpty()) {
        m_carry.clear();
        ++m_replaced;
        text.append("\xEF\xBF\xBD");
    }
    return text;
}

} // namespace sheaf::formats
