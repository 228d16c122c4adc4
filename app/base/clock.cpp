#include "base/clock.h"

namespace sheaf {

Clock systemClock()
{
    return [] { return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()); };
}

QDateTime toDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC);
}

Instant toInstant(const QDateTime& dateTime)
{
    return fromMillis(dateTime.toMSecsSinceEpoch());
}

} // namespace sheaf
