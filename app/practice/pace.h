// How long the phases of a batch take: pure arithmetic.
#pragma once

#include "practice/dialect.h"
#include "practice/scenario.h"

#include <chrono>

namespace sheaf::practice {

using Seconds = std::chrono::duration<double>;

struct Pace {
    Seconds checking {};
    Seconds running {};
    Seconds finalizing {};
    Seconds cancelling {};
    qint64 rows = 0;

    /// How many rows have been answered so long after the run began.
    [[nodiscard]] qint64 rowsDue(Seconds sinceStart) const;
    /// When, after the run began, the first `count` rows have been answered.
    [[nodiscard]] Seconds whenDue(qint64 count) const;
};

/// 200 rows take about 6 s at speed 1. Longer files take longer by their square root only: a million rows in about seven
/// minutes, because nobody practises for hours.
[[nodiscard]] Pace paceFor(qint64 rows, double speed, const Dialect& dialect, const Scenario& scenario);

} // namespace sheaf::practice
