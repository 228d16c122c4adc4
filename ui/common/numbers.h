// How counts, sizes and times are written. Pure: the locale and the moment are arguments, so that a test can ask
// for any country and any second.
#pragma once

#include "base/clock.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace sheaf::ui {

/// "12,480", with the locale's separators.
[[nodiscard]] QString countText(qint64 count, const QLocale& locale);
/// Always in MB (10^6 bytes), so that sizes can be compared at a glance: "0.34 MB", "3.4 MB", "5,180 MB".
[[nodiscard]] QString sizeText(qint64 bytes, const QLocale& locale);
/// "43 %". Rounded down: 100 is said only when everything is done. Empty while the total is not known (0).
[[nodiscard]] QString percentText(qint64 done, qint64 total, const QLocale& locale);
/// "12 s ago", "in 3 min" within a day; the date outside it.
[[nodiscard]] QString relativeTimeText(Instant then, Instant now, const QLocale& locale, const QTimeZone& zone);
/// Date and time to the second, for the tooltip of a relative time.
[[nodiscard]] QString exactTimeText(Instant then, const QLocale& locale, const QTimeZone& zone);
/// For reading: "41 s", "12 min", "2 h 5 min", "3 d 4 h". Negative counts as zero.
[[nodiscard]] QString durationText(Millis duration, const QLocale& locale);
/// For watching: "0:41", "12:07", "3:04:10". Negative counts as zero.
[[nodiscard]] QString clockText(Millis duration);

} // namespace sheaf::ui
