// A number format's code, taken to pieces.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace sheaf::formats {

struct FormatToken {
    enum class Kind {
        Literal, ///< `text`
        Digit, ///< `letter` is 0, # or ?
        Point,
        Comma,
        Percent,
        Exponent, ///< `letter` is the sign behind the E
        Slash, ///< of a date, or of a fraction
        DatePart, ///< `letter` is y, m (month), n (minute), d, h or s, `count` times
        Elapsed, ///< the same in brackets: hours, minutes or seconds in all
        AmPm,
        Text, ///< @
        General,
        Unknown, ///< conditions; with a `letter`: a part of a date that is not understood
    };
    Kind kind = Kind::Literal;
    char letter = 0;
    int count = 0;
    QByteArray text;
};

/// One of the up to four sections between semicolons.
using FormatTokens = std::vector<FormatToken>;

/// Colours, padding and filling are left out; names of months in other languages than English make it Unknown.
[[nodiscard]] std::vector<FormatTokens> formatSections(QByteArrayView code);

} // namespace sheaf::formats
