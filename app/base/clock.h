// Time as an argument: rules take an Instant, edges take a Clock that tests can turn.
#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

namespace sheaf {

using Millis = std::chrono::milliseconds;
/// A moment in UTC, in milliseconds.
using Instant = std::chrono::sys_time<Millis>;
using Clock = std::function<Instant()>;

[[nodiscard]] Clock systemClock();
[[nodiscard]] QDateTime toDateTime(Instant instant);
[[nodiscard]] Instant toInstant(const QDateTime& dateTime);
[[nodiscard]] constexpr qint64 toMillis(Instant instant) { return instant.time_since_epoch().count(); }
[[nodiscard]] constexpr Instant fromMillis(qint64 millis) { return Instant(Millis(millis)); }

} // namespace sheaf
