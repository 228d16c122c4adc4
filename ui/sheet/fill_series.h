// What a dragged fill handle writes: the selected cells again and again, or the series that they begin. Pure.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace sheaf::ui {

/// Two cells or more are a series when each is the same text around a number, and the numbers grow by the same step:
/// 1, 2 · 10, 8 · 0.5, 1.0 · Item 1, Item 2 · 00123, 00124. Zeros in front and digits behind the point stay as they are.
/// One cell, and whatever is no series, is repeated: text stays text, and nothing is guessed from dates or weekdays.
class FillSeries
{
public:
    /// Of one column (or row), in their order.
    explicit FillSeries(const QStringList& cells);

    /// The n-th cell behind the last one (from 0), or, with n < 0, the one before the first (-1).
    [[nodiscard]] QString at(qint64 n) const;
    [[nodiscard]] bool isSeries() const { return m_counting.has_value(); }

private:
    struct Counting {
        QString stem;
        QChar point;
        qint64 first = 0; ///< in units of the last digit
        qint64 step = 0;
        int decimals = 0;
        int width = 0; ///< of the digits in front of the point; 0 = as many as it takes
    };
    [[nodiscard]] static std::optional<Counting> countingOf(const QStringList& cells);
    [[nodiscard]] QString counted(qint64 index) const;

    QStringList m_cells;
    std::optional<Counting> m_counting;
};

} // namespace sheaf::ui
