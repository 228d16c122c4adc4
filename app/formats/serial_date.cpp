#include "formats/serial_date.h"

#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sheaf::formats {

namespace {

using Kind = FormatToken::Kind;

constexpr qint64 milliseconds = 1000;
constexpr qint64 dayLength = 86'400 * milliseconds;
constexpr qint64 lastDay = 2'958'465; // 9999-12-31

struct Moment {
    int year = 1900;
    int month = 1;
    int day = 0;
    int weekday = 6; ///< 0 = Sunday
    qint64 ofDay = 0; ///< milliseconds
    qint64 inAll = 0; ///< milliseconds since day 0
};

void setDate(Moment& moment, const QDate& date)
{
    moment.year = date.year();
    moment.month = date.month();
    moment.day = date.day();
    moment.weekday = date.dayOfWeek() % 7;
}

std::optional<Moment> momentOf(double serial, bool from1904, qint64 unit)
{
    if (!(serial >= 0 && serial < double(lastDay + 1)))
        return {};
    Moment moment;
    moment.inAll = std::llround(serial * double(dayLength) / double(unit)) * unit;
    moment.ofDay = moment.inAll % dayLength;
    const qint64 day = moment.inAll / dayLength;
    if (from1904) {
        setDate(moment, QDate(1904, 1, 1).addDays(day));
    } else if (day > 60) {
        setDate(moment, QDate(1899, 12, 30).addDays(day));
    } else if (day == 60) {
        moment = {.year = 1900, .month = 2, .day = 29, .weekday = 3, .ofDay = moment.ofDay, .inAll = moment.inAll};
    } else if (day > 0) {
        setDate(moment, QDate(1899, 12, 31).addDays(day));
        moment.weekday = int((day - 1) % 7); // as if there had been that leap day
    }
    return moment.year > 9999 ? std::nullopt : std::optional(moment);
}

void appendPadded(QByteArray& out, qint64 number, int width)
{
    out += QByteArray::number(number).rightJustified(width, '0');
}

QByteArray nameOf(const FormatToken& token, const Moment& moment)
{
    const auto format = token.count == 3 ? QLocale::ShortFormat : QLocale::LongFormat;
    const QLocale english = QLocale::c();
    if (token.letter == 'd')
        return english.dayName(moment.weekday == 0 ? 7 : moment.weekday, format).toLatin1();
    const QByteArray name = english.monthName(moment.month, format).toLatin1();
    return token.count == 5 ? name.first(1) : name;
}

qint64 partOf(char letter, const Moment& moment)
{
    switch (letter) {
    case 'y': return moment.year;
    case 'm': return moment.month;
    case 'd': return moment.day;
    case 'h': return moment.ofDay / (3600 * milliseconds);
    case 'n': return moment.ofDay / (60 * milliseconds) % 60;
    default: return moment.ofDay / milliseconds % 60;
    }
}

qint64 elapsed(char letter, const Moment& moment)
{
    const qint64 unit = letter == 'h' ? 3600 : letter == 'n' ? 60 : 1;
    return moment.inAll / (unit * milliseconds);
}

void appendPart(QByteArray& out, const FormatToken& token, const Moment& moment, bool hasHalves)
{
    const bool isName = (token.letter == 'm' || token.letter == 'd') && token.count > 2;
    if (isName) {
        out += nameOf(token, moment);
    } else if (token.letter == 'y') {
        appendPadded(out, token.count > 2 ? moment.year : moment.year % 100, token.count > 2 ? 4 : 2);
    } else {
        qint64 part = partOf(token.letter, moment);
        if (token.letter == 'h' && hasHalves)
            part = part % 12 == 0 ? 12 : part % 12;
        appendPadded(out, part, token.count > 1 ? 2 : 1);
    }
}

/// How many digits of a second are shown from `at` on, a point before them.
int secondDigits(const FormatTokens& format, size_t at)
{
    int digits = 0;
    if (at < format.size() && format[at].kind == Kind::Point) {
        while (++at < format.size() && format[at].kind == Kind::Digit && format[at].letter == '0')
            ++digits;
    }
    return std::min(digits, 3);
}

qint64 smallestShown(const FormatTokens& format)
{
    qint64 unit = milliseconds;
    for (size_t at = 0; at < format.size(); ++at) {
        for (int digits = secondDigits(format, at); digits > 0 && unit > 1; --digits)
            unit /= 10;
    }
    return unit;
}

} // namespace

bool appendDate(QByteArray& out, const FormatTokens& format, double serial, bool from1904)
{
    const std::optional<Moment> moment = momentOf(serial, from1904, smallestShown(format));
    if (!moment)
        return false;
    const bool hasHalves = std::ranges::find(format, Kind::AmPm, &FormatToken::kind) != format.end();
    for (size_t at = 0; at < format.size(); ++at) {
        const FormatToken& token = format[at];
        switch (token.kind) {
        case Kind::DatePart: appendPart(out, token, *moment, hasHalves); break;
        case Kind::Elapsed: appendPadded(out, elapsed(token.letter, *moment), token.count); break;
        case Kind::AmPm: {
            const QByteArrayView half = moment->ofDay < dayLength / 2 ? "AM" : "PM";
            out += half.first(token.count);
            break;
        }
        case Kind::Point:
            out += '.';
            if (const int digits = secondDigits(format, at); digits > 0) {
                out += QByteArray::number(moment->ofDay % milliseconds).rightJustified(3, '0').first(digits);
                at += size_t(digits);
            }
            break;
        case Kind::Comma: out += ','; break;
        case Kind::Slash: out += '/'; break;
        case Kind::Literal: out += token.text; break;
        default: break;
        }
    }
    return true;
}

bool appendIsoDate(QByteArray& out, double serial, bool from1904)
{
    static const FormatTokens date = formatSections("yyyy-mm-dd").front();
    static const FormatTokens time = formatSections("hh:mm:ss").front();
    static const FormatTokens both = formatSections("yyyy-mm-dd hh:mm:ss").front();
    const bool isWhole = serial == std::floor(serial);
    return appendDate(out, isWhole ? date : serial < 1 ? time : both, serial, from1904);
}

} // namespace sheaf::formats
