#include "practice/pace.h"

#include <algorithm>
#include <cmath>

namespace sheaf::practice {

qint64 Pace::rowsDue(Seconds sinceStart) const
{
    if (sinceStart >= running)
        return rows;
    return std::max<qint64>(0, static_cast<qint64>(static_cast<double>(rows) * (sinceStart / running)));
}

Seconds Pace::whenDue(qint64 count) const
{
    return rows == 0 ? Seconds(0) : running * (static_cast<double>(count) / static_cast<double>(rows));
}

Pace paceFor(qint64 rows, double speed, const Dialect& dialect, const Scenario& scenario)
{
    constexpr double usualRows = 200;
    const double unit = scenario.slowness / std::max(speed, 0.001);
    const double growth = std::max(0.2, std::sqrt(static_cast<double>(rows) / usualRows));
    Pace pace { .rows = rows };
    pace.checking = Seconds(dialect.hasChecking ? unit : 0);
    pace.running = Seconds((dialect.hasChecking ? 4.5 : 6) * growth * unit);
    pace.finalizing = Seconds(dialect.hasFinalizing ? 0.5 * unit : 0);
    pace.cancelling = Seconds(unit);
    return pace;
}

} // namespace sheaf::practice
