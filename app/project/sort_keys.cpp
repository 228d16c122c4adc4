#include "project/sort_keys.h"

#include <QtEndian>

#include <bit>
#include <charconv>
#include <optional>

#include <unicode/ucol.h>

namespace sheaf::project {

namespace {

// First byte of a key. Downwards each is inverted, so that only empty cells stay behind everything.
constexpr char numberMark = 1;
constexpr char textMark = 2;
constexpr char emptyMark = char(0xFF);

/// More digits than a double tells apart: the text decides between equal values.
constexpr qsizetype exactDigits = 15;

std::optional<double> numberIn(QByteArrayView cell)
{
    const char* const begin = cell.data() + (cell.startsWith('+') ? 1 : 0);
    const char* const end = cell.data() + cell.size();
    const char first = begin < end && *begin == '-' && begin + 1 < end ? begin[1] : begin < end ? *begin : 'x';
    if ((first < '0' || first > '9') && first != '.')
        return std::nullopt; // "nan" and "inf" are words here
    double number = 0;
    const auto [stop, error] = std::from_chars(begin, end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

} // namespace

SortKeyWriter::SortKeyWriter(const QString& locale) : m_collator(nullptr, ucol_close)
{
    UErrorCode status = U_ZERO_ERROR;
    m_collator.reset(ucol_open(locale.toLatin1().constData(), &status));
    if (m_collator)
        ucol_setAttribute(m_collator.get(), UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    m_key.resize(256);
}

SortKeyWriter::~SortKeyWriter() = default;

void SortKeyWriter::append(QByteArray& out, QByteArrayView cell, bool descending)
{
    if (cell.isEmpty()) {
        out.append(emptyMark);
        return;
    }
    const qsizetype begin = out.size();
    if (const std::optional<double> number = numberIn(cell)) {
        out.append(numberMark);
        appendNumber(out, *number);
        if (cell.size() > exactDigits)
            appendText(out, cell);
        else
            out.append('\0');
    } else {
        out.append(textMark);
        appendText(out, cell);
    }
    for (qsizetype i = begin; descending && i < out.size(); ++i)
        out[i] = char(~out[i]);
}

/// Big-endian, with the bits turned so that their order is that of the values.
void SortKeyWriter::appendNumber(QByteArray& out, double number) const
{
    constexpr quint64 sign = quint64(1) << 63;
    const auto bits = std::bit_cast<quint64>(number == 0 ? 0.0 : number); // -0 is 0
    const quint64 ordered = qToBigEndian(bits & sign ? ~bits : bits | sign);
    out.append(reinterpret_cast<const char*>(&ordered), sizeof(ordered));
}

/// The collation key, which ends with the only zero byte in it.
void SortKeyWriter::appendText(QByteArray& out, QByteArrayView cell)
{
    const QString text = QString::fromUtf8(cell);
    const auto* units = reinterpret_cast<const UChar*>(text.utf16());
    const auto write = [&] {
        return ucol_getSortKey(m_collator.get(), units, int32_t(text.size()), reinterpret_cast<uint8_t*>(m_key.data()),
            int32_t(m_key.size()));
    };
    if (!m_collator) { // ICU without its data: the order of code points
        out.append(cell).append('\0');
        return;
    }
    int32_t size = write();
    if (size > m_key.size()) {
        m_key.resize(size);
        size = write();
    }
    out.append(m_key.constData(), size);
}

} // namespace sheaf::project
