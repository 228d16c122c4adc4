#include "formats/number_format.h"

#include "formats/decimal.h"
#include "formats/serial_date.h"

#include <algorithm>

namespace sheaf::formats {

using Kind = FormatToken::Kind;

struct NumberFormat::Section {
    enum class Use { General, Number, Scientific, Date, UnknownDate };

    FormatTokens tokens;
    Use use = Use::General;
    int wholePlaces = 0; ///< placeholders before the point
    int fewestWhole = 0; ///< digits that are shown at least
    int places = 0; ///< behind the point
    int fewestPlaces = 0;
    int shift = 0; ///< powers of ten, for percent and thousands
    bool grouped = false;
};

namespace {

using Section = NumberFormat::Section;
using Use = Section::Use;

bool has(const FormatTokens& tokens, Kind kind)
{
    return std::ranges::find(tokens, kind, &FormatToken::kind) != tokens.end();
}

Use useOf(const FormatTokens& tokens)
{
    const auto isUnknownPart = [](const FormatToken& token) { return token.kind == Kind::Unknown && token.letter != 0; };
    const bool isDate = has(tokens, Kind::DatePart) || has(tokens, Kind::Elapsed) || has(tokens, Kind::AmPm)
        || std::ranges::any_of(tokens, isUnknownPart);
    const bool isKnown = !has(tokens, Kind::Unknown);
    if (isDate)
        return isKnown ? Use::Date : Use::UnknownDate;
    const bool isFraction = has(tokens, Kind::Slash) && has(tokens, Kind::Digit);
    if (!isKnown || isFraction || has(tokens, Kind::General) || has(tokens, Kind::Text))
        return Use::General;
    return has(tokens, Kind::Exponent) ? Use::Scientific : Use::Number;
}

/// Commas between digits group them; behind the last one each takes three places away.
void countCommas(Section& section)
{
    const FormatTokens& tokens = section.tokens;
    const auto isDigit = [](const FormatToken& token) { return token.kind == Kind::Digit; };
    for (size_t at = 1; at < tokens.size(); ++at) {
        if (tokens[at].kind != Kind::Comma)
            continue;
        const bool digitsFollow = std::any_of(tokens.begin() + qsizetype(at), tokens.end(), isDigit);
        const bool digitsPrecede = std::any_of(tokens.begin(), tokens.begin() + qsizetype(at), isDigit);
        if (digitsPrecede && digitsFollow)
            section.grouped = true;
        else if (digitsPrecede)
            section.shift -= 3;
    }
}

Section sectionFrom(FormatTokens tokens)
{
    Section section {.tokens = std::move(tokens)};
    section.use = useOf(section.tokens);
    bool behindPoint = false;
    for (const FormatToken& token : section.tokens) {
        if (token.kind == Kind::Exponent)
            break; // what follows are the exponent's digits
        behindPoint = behindPoint || token.kind == Kind::Point;
        section.shift += token.kind == Kind::Percent ? 2 : 0;
        if (token.kind != Kind::Digit)
            continue;
        if (behindPoint) {
            ++section.places;
            section.fewestPlaces = token.letter == '0' ? section.places : section.fewestPlaces;
        } else {
            ++section.wholePlaces;
            section.fewestWhole += section.fewestWhole > 0 || token.letter == '0' ? 1 : 0;
        }
    }
    countCommas(section);
    return section;
}

/// Writes the digits of a number into the placeholders of its section, from left to right.
class DigitWriter
{
public:
    DigitWriter(QByteArray& out, const Section& section, const Decimal& number, int exponent)
        : m_out(out)
        , m_section(section)
        , m_whole(number.wholePart().rightJustified(section.fewestWhole, '0'))
        , m_fraction(number.fraction(section.places))
        , m_exponent(exponent)
        , m_placesLeft(section.wholePlaces)
    {
        while (m_fraction.size() > section.fewestPlaces && m_fraction.endsWith('0'))
            m_fraction.chop(1);
    }

    void run()
    {
        for (const FormatToken& token : m_section.tokens) {
            switch (token.kind) {
            case Kind::Digit: writePlace(); break;
            case Kind::Point: writePoint(); break;
            case Kind::Percent: m_out += '%'; break;
            case Kind::Slash: m_out += '/'; break;
            case Kind::Literal: m_out += token.text; break;
            case Kind::Exponent: writeExponent(token.letter); break;
            default: break;
            }
        }
    }

private:
    void writePlace()
    {
        if (m_inExponent)
            return;
        if (m_behindPoint) {
            if (m_written < m_fraction.size())
                m_out += m_fraction[m_written++];
            return;
        }
        --m_placesLeft;
        while (m_written < m_whole.size() - m_placesLeft)
            writeWhole();
    }

    void writeWhole()
    {
        m_out += m_whole[m_written++];
        const qsizetype left = m_whole.size() - m_written;
        if (m_section.grouped && left > 0 && left % 3 == 0)
            m_out += ',';
    }

    void writePoint()
    {
        while (m_written < m_whole.size()) // there was no place for them: ".00"
            writeWhole();
        m_behindPoint = true;
        m_written = 0;
        m_out += '.';
    }

    void writeExponent(char sign)
    {
        const auto isDigit = [](const FormatToken& token) { return token.kind == Kind::Digit; };
        const auto from = std::ranges::find(m_section.tokens, Kind::Exponent, &FormatToken::kind);
        const auto width = std::count_if(from, m_section.tokens.end(), isDigit);
        m_out += 'E';
        if (m_exponent < 0 || sign == '+')
            m_out += m_exponent < 0 ? '-' : '+';
        m_out += QByteArray::number(std::abs(m_exponent)).rightJustified(width, '0');
        m_inExponent = true;
    }

    QByteArray& m_out;
    const Section& m_section;
    QByteArray m_whole;
    QByteArray m_fraction;
    int m_exponent;
    qsizetype m_placesLeft;
    qsizetype m_written = 0;
    bool m_behindPoint = false;
    bool m_inExponent = false;
};

/// Most numbers: nothing to be done but to copy them.
bool isPlainWhole(QByteArrayView value)
{
    const bool isSafe = value.size() == 1 || !value.startsWith('0');
    return isSafe && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

void appendNumber(QByteArray& out, const Section& section, Decimal number, bool withSign)
{
    if (!number.isWhole)
        number.round(15);
    if (!number.isZero())
        number.point += section.shift;
    int exponent = 0;
    if (section.use == Use::Scientific && !number.isZero()) {
        const int step = std::max(1, section.wholePlaces);
        const auto exponentOf = [&] { return ((number.point - 1) - (((number.point - 1) % step + step) % step)); };
        number.round(number.point - exponentOf() + section.places);
        exponent = exponentOf();
        number.point -= exponent;
    }
    number.round(number.point + section.places);
    if (number.negative && withSign && !number.isZero())
        out += '-';
    DigitWriter(out, section, number, exponent).run();
}

} // namespace

QByteArray builtInFormat(int id)
{
    switch (id) {
    case 1: return "0";
    case 2: return "0.00";
    case 3: return "#,##0";
    case 4: return "#,##0.00";
    case 9: return "0%";
    case 10: return "0.00%";
    case 11: return "0.00E+00";
    case 14: return "yyyy-mm-dd";
    case 15: return "d-mmm-yy";
    case 16: return "d-mmm";
    case 17: return "mmm-yy";
    case 18: return "h:mm AM/PM";
    case 19: return "h:mm:ss AM/PM";
    case 20: return "h:mm";
    case 21: return "h:mm:ss";
    case 22: return "yyyy-mm-dd h:mm";
    case 37:
    case 38: return "#,##0;-#,##0";
    case 39:
    case 40: return "#,##0.00;-#,##0.00";
    case 45: return "mm:ss";
    case 46: return "[h]:mm:ss";
    case 47: return "mm:ss.0";
    case 48: return "##0.0E+0";
    case 49: return "@";
    default: return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "yyyy-mm-dd" : QByteArray();
    }
}

NumberFormat::NumberFormat() = default;
NumberFormat::~NumberFormat() = default;
NumberFormat::NumberFormat(NumberFormat&&) noexcept = default;
NumberFormat& NumberFormat::operator=(NumberFormat&&) noexcept = default;

NumberFormat::NumberFormat(QByteArrayView code)
{
    if (code.contains("[$-F800]") || code.contains("[$-f800]"))
        code = "yyyy-mm-dd"; // "the long date of this computer"
    std::vector<FormatTokens> sections = formatSections(code);
    const size_t count = std::min<size_t>(3, sections.size()); // the fourth is for text
    if (std::all_of(sections.begin(), sections.begin() + qsizetype(count), [](const auto& tokens) { return tokens.empty(); }))
        return; // a format that hides everything: what is there must not vanish
    for (size_t i = 0; i < count; ++i)
        m_sections.push_back(sectionFrom(std::move(sections[i])));
}

void NumberFormat::append(QByteArray& out, QByteArrayView value, bool from1904) const
{
    if (m_sections.empty() && isPlainWhole(value)) {
        out += value;
        return;
    }
    const std::optional<Decimal> number = Decimal::from(value);
    if (!number) {
        out += value;
        return;
    }
    const bool hasOwnSection = number->negative && m_sections.size() > 1;
    const size_t index = number->isZero() && m_sections.size() > 2 ? 2 : hasOwnSection ? 1 : 0;
    const Use use = m_sections.empty() ? Use::General : m_sections[index].use;
    const double serial = value.toByteArray().toDouble();
    if (use == Use::Date && appendDate(out, m_sections[index].tokens, serial, from1904))
        return;
    if (use == Use::UnknownDate && appendIsoDate(out, serial, from1904))
        return;
    if (use == Use::Number || use == Use::Scientific)
        appendNumber(out, m_sections[index], *number, !hasOwnSection);
    else
        appendGeneral(out, *number);
}

} // namespace sheaf::formats
