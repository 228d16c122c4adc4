// A decimal number as a workbook writes it, exact: never by way of a double, which would change what people see.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace sheaf::formats {

/// 0.DIGITS × 10^point; no zero at either end of `digits`, which are empty for 0.
struct Decimal {
    QByteArray digits;
    int point = 0;
    bool negative = false;
    bool isWhole = false; ///< was written without point and exponent: perhaps an id, of which every digit counts

    /// "-12.50", "1E-5"; nothing when it is no such number, or beyond 400 places.
    [[nodiscard]] static std::optional<Decimal> from(QByteArrayView text);

    [[nodiscard]] bool isZero() const { return digits.isEmpty(); }
    /// Keeps that many digits; half and more goes up. Fewer than 0 give 0.
    void round(int digitsToKeep);
    /// The digits before the point, without leading zeros, and `count` digits behind it.
    [[nodiscard]] QByteArray wholePart() const;
    [[nodiscard]] QByteArray fraction(int count) const;
};

/// As a cell without a format shows it: at most 15 significant digits unless it is whole, an exponent only beyond 21
/// places before or 9 zeros behind the point.
void appendGeneral(QByteArray& out, Decimal number);

} // namespace sheaf::formats
