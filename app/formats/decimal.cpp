#include "formats/decimal.h"

#include <algorithm>

namespace sheaf::formats {

namespace {

constexpr int significantDigits = 15;
constexpr int mostPlaces = 400;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes a run of digits from the front.
QByteArrayView takeDigits(QByteArrayView& text)
{
    const auto end = std::ranges::find_if_not(text, isDigit);
    const QByteArrayView digits = text.first(end - text.begin());
    text = text.sliced(digits.size());
    return digits;
}

bool takeOne(QByteArrayView& text, QByteArrayView choices)
{
    if (text.isEmpty() || !choices.contains(text.front()))
        return false;
    text = text.sliced(1);
    return true;
}

void trim(Decimal& number)
{
    qsizetype leading = 0;
    while (leading < number.digits.size() && number.digits[leading] == '0')
        ++leading;
    number.digits.remove(0, leading);
    number.point -= int(leading);
    while (number.digits.endsWith('0'))
        number.digits.chop(1);
    if (number.digits.isEmpty())
        number.point = 0;
}

std::optional<int> takeExponent(QByteArrayView& text)
{
    if (!takeOne(text, "eE"))
        return 0;
    const bool isNegative = text.startsWith('-');
    takeOne(text, "+-");
    const QByteArrayView digits = takeDigits(text);
    if (digits.isEmpty() || digits.size() > 3)
        return {};
    const int exponent = digits.toInt();
    return isNegative ? -exponent : exponent;
}

} // namespace

std::optional<Decimal> Decimal::from(QByteArrayView text)
{
    Decimal number;
    number.negative = takeOne(text, "-");
    const QByteArrayView whole = takeDigits(text);
    number.isWhole = text.isEmpty();
    const QByteArrayView fraction = takeOne(text, ".") ? takeDigits(text) : QByteArrayView();
    const std::optional<int> exponent = takeExponent(text);
    if (!text.isEmpty() || !exponent || whole.size() + fraction.size() == 0 || whole.size() + fraction.size() > mostPlaces)
        return {};
    number.digits = whole.toByteArray();
    number.digits.append(fraction);
    number.point = int(whole.size()) + *exponent;
    trim(number);
    if (std::abs(number.point) > mostPlaces)
        return {};
    return number;
}

void Decimal::round(int digitsToKeep)
{
    if (digitsToKeep >= digits.size())
        return;
    const bool up = digitsToKeep >= 0 && digits[digitsToKeep] >= '5';
    digits.truncate(std::max(0, digitsToKeep));
    if (up) {
        qsizetype at = digits.size() - 1;
        while (at >= 0 && digits[at] == '9')
            digits[at--] = '0';
        if (at >= 0) {
            digits[at] = char(digits[at] + 1);
        } else {
            digits.prepend('1');
            ++point;
        }
    }
    trim(*this);
}

QByteArray Decimal::wholePart() const
{
    if (point <= 0)
        return {};
    return digits.first(std::min<qsizetype>(point, digits.size())).leftJustified(point, '0');
}

QByteArray Decimal::fraction(int count) const
{
    QByteArray places;
    if (point < 0)
        places.fill('0', std::min(count, -point));
    if (point < digits.size())
        places += digits.sliced(std::max(0, point));
    return places.leftJustified(count, '0', true);
}

void appendGeneral(QByteArray& out, Decimal number)
{
    if (!number.isWhole)
        number.round(significantDigits);
    if (number.negative && !number.isZero())
        out += '-';
    const bool isFixed = number.isWhole || (number.point > -9 && number.point <= 21);
    if (!isFixed) {
        out += number.digits.first(1);
        if (number.digits.size() > 1)
            out += '.' + number.digits.sliced(1);
        const int exponent = number.point - 1;
        out += exponent < 0 ? "E-" : "E+";
        out += QByteArray::number(std::abs(exponent)).rightJustified(2, '0');
        return;
    }
    const QByteArray whole = number.wholePart();
    out += whole.isEmpty() ? QByteArrayView("0") : QByteArrayView(whole);
    if (number.point < number.digits.size())
        out += '.' + number.fraction(int(number.digits.size()) - number.point);
}

} // namespace sheaf::formats
