#include "sheet/fill_series.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace sheaf::ui {

namespace {

/// More digits than a 64-bit number holds are an id, and ids are not counted on.
constexpr qsizetype mostDigits = 17;
/// So that the step times as many rows as there can be stays a 64-bit number.
constexpr qint64 largestStep = 100'000'000'000;

/// A text taken apart at its last number.
struct Numbered {
    QString stem;
    QString whole;
    QString fraction;
    QChar point;
    bool negative = false;
};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool joins(QChar c)
{
    return c == u'-' || c == u'/' || c == u'.' || c == u':' || c == u',';
}

std::optional<Numbered> numberIn(const QString& text)
{
    qsizetype begin = text.size();
    while (begin > 0 && isDigit(text[begin - 1]))
        --begin;
    if (begin == text.size())
        return std::nullopt;
    Numbered number;
    number.whole = text.sliced(begin);
    // Only a number that stands alone has a fraction or a sign: "A-1" is followed by "A-2".
    const QStringView head = QStringView(text).first(begin);
    qsizetype digits = 0;
    const qsizetype sign = head.startsWith(u'-') ? 1 : 0;
    while (sign + digits < head.size() && isDigit(head[sign + digits]))
        ++digits;
    const bool afterNumber = head.size() > 1 && isDigit(head[head.size() - 2]) && joins(head.back());
    if (afterNumber && (head.back() == u'.' || head.back() == u',') && sign + digits + 1 == head.size()) {
        number.point = head.back();
        number.fraction = std::exchange(number.whole, head.sliced(sign, digits).toString());
        number.negative = sign == 1;
    } else if (afterNumber) {
        return std::nullopt; // a date, a time, a version, an address: the 31st is not followed by a 32nd
    } else if (head == u"-") {
        number.negative = true;
    } else {
        number.stem = head.toString();
    }
    return number.whole.size() + number.fraction.size() > mostDigits ? std::nullopt : std::optional(number);
}

qint64 scaledValue(const Numbered& number, int decimals)
{
    const qint64 value = (number.whole + number.fraction.leftJustified(decimals, u'0')).toLongLong();
    return number.negative ? -value : value;
}

} // namespace

FillSeries::FillSeries(const QStringList& cells) : m_cells(cells), m_counting(countingOf(cells)) { }

std::optional<FillSeries::Counting> FillSeries::countingOf(const QStringList& cells)
{
    if (cells.size() < 2)
        return std::nullopt;
    std::vector<Numbered> numbers;
    Counting counting;
    for (const QString& cell : cells) {
        const auto number = numberIn(cell);
        if (!number || (!numbers.empty() && number->stem != numbers.front().stem))
            return std::nullopt;
        if (!number->point.isNull())
            counting.point = number->point;
        counting.decimals = std::max(counting.decimals, int(number->fraction.size()));
        if (number->whole.size() > 1 && number->whole.startsWith(u'0'))
            counting.width = std::max(counting.width, int(number->whole.size()));
        numbers.push_back(*number);
    }
    const auto tooLong = [&counting](const Numbered& n) { return n.whole.size() + counting.decimals > mostDigits; };
    if (std::ranges::any_of(numbers, tooLong))
        return std::nullopt;
    counting.stem = numbers.front().stem;
    counting.first = scaledValue(numbers[0], counting.decimals);
    counting.step = scaledValue(numbers[1], counting.decimals) - counting.first;
    if (std::abs(counting.step) > largestStep)
        return std::nullopt;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (scaledValue(numbers[i], counting.decimals) != counting.first + qint64(i) * counting.step)
            return std::nullopt;
    }
    return counting;
}

QString FillSeries::counted(qint64 index) const
{
    const Counting& counting = *m_counting;
    const qint64 value = counting.first + index * counting.step;
    // "Item 0" has no sign to lose: before it stands "Item 1" again, as in spreadsheets.
    const bool signedNumber = counting.stem.isEmpty();
    QString digits = QString::number(value < 0 ? -value : value).rightJustified(counting.decimals + std::max(1, counting.width), u'0');
    if (counting.decimals > 0)
        digits.insert(digits.size() - counting.decimals, counting.point);
    return counting.stem + (value < 0 && signedNumber ? QStringLiteral("-") : QString()) + digits;
}

QString FillSeries::at(qint64 n) const
{
    if (m_cells.isEmpty())
        return {};
    const qint64 size = m_cells.size();
    if (m_counting)
        return counted(n < 0 ? n : size + n);
    const qint64 place = n < 0 ? size + n % size : n % size;
    return m_cells.at(place % size);
}

} // namespace sheaf::ui
