#include "common/numbers.h"

#include <QCoreApplication>

namespace sheaf::ui {

namespace {

constexpr double megabyte = 1e6;
constexpr qint64 minuteSeconds = 60;
constexpr qint64 hourSeconds = 60 * minuteSeconds;
constexpr qint64 daySeconds = 24 * hourSeconds;

QString phrase(const char* text, const char* comment = nullptr)
{
    return QCoreApplication::translate("Numbers", text, comment);
}

qint64 wholeSeconds(Millis duration)
{
    return std::max<qint64>(0, std::chrono::floor<std::chrono::seconds>(duration).count());
}

/// The largest unit only: precise enough for "ago", and it does not flicker.
QString roughDuration(qint64 seconds, const QLocale& locale)
{
    if (seconds < minuteSeconds)
        return phrase(QT_TRANSLATE_NOOP("Numbers", "%1 s"), "seconds").arg(locale.toString(seconds));
    if (seconds < hourSeconds)
        return phrase(QT_TRANSLATE_NOOP("Numbers", "%1 min"), "minutes").arg(locale.toString(seconds / minuteSeconds));
    return phrase(QT_TRANSLATE_NOOP("Numbers", "%1 h"), "hours").arg(locale.toString(seconds / hourSeconds));
}

} // namespace

QString countText(qint64 count, const QLocale& locale)
{
    return locale.toString(count);
}

QString sizeText(qint64 bytes, const QLocale& locale)
{
    const double megabytes = static_cast<double>(bytes) / megabyte;
    if (bytes > 0 && megabytes < 0.01)
        return phrase(QT_TRANSLATE_NOOP("Numbers", "under %1 MB")).arg(locale.toString(0.01, 'f', 2));
    const int digits = bytes == 0 || megabytes >= 99.95 ? 0 : megabytes >= 0.995 ? 1 : 2;
    return phrase(QT_TRANSLATE_NOOP("Numbers", "%1 MB")).arg(locale.toString(megabytes, 'f', digits));
}

QString percentText(qint64 done, qint64 total, const QLocale& locale)
{
    if (total <= 0)
        return {};
    const double share = static_cast<double>(std::clamp<qint64>(done, 0, total)) / static_cast<double>(total);
    const int percent = done >= total ? 100 : std::min(99, static_cast<int>(share * 100));
    return phrase(QT_TRANSLATE_NOOP("Numbers", "%1 %"), "percent").arg(locale.toString(percent));
}

QString relativeTimeText(Instant then, Instant now, const QLocale& locale, const QTimeZone& zone)
{
    const bool past = then <= now;
    const qint64 seconds = wholeSeconds(past ? now - then : then - now);
    if (seconds >= daySeconds)
        return locale.toString(toDateTime(then).toTimeZone(zone).date(), QLocale::ShortFormat);
    if (seconds < 2)
        return phrase(QT_TRANSLATE_NOOP("Numbers", "now"));
    const QString amount = roughDuration(seconds, locale);
    return past ? phrase(QT_TRANSLATE_NOOP("Numbers", "%1 ago"), "12 s ago").arg(amount)
                : phrase(QT_TRANSLATE_NOOP("Numbers", "in %1"), "in 12 s").arg(amount);
}

QString exactTimeText(Instant then, const QLocale& locale, const QTimeZone& zone)
{
    const QDateTime local = toDateTime(then).toTimeZone(zone);
    return phrase(QT_TRANSLATE_NOOP("Numbers", "%1, %2"), "date, time")
        .arg(locale.toString(local.date(), QLocale::LongFormat), local.time().toString(QStringLiteral("HH:mm:ss")));
}

QString durationText(Millis duration, const QLocale& locale)
{
    const qint64 seconds = wholeSeconds(duration);
    const auto pair = [&locale](const QString& pattern, qint64 large, qint64 small) {
        return pattern.arg(locale.toString(large), locale.toString(small));
    };
    if (seconds >= daySeconds)
        return pair(phrase(QT_TRANSLATE_NOOP("Numbers", "%1 d %2 h"), "days, hours"), seconds / daySeconds,
            seconds % daySeconds / hourSeconds);
    if (seconds >= hourSeconds)
        return pair(phrase(QT_TRANSLATE_NOOP("Numbers", "%1 h %2 min"), "hours, minutes"), seconds / hourSeconds,
            seconds % hourSeconds / minuteSeconds);
    return roughDuration(seconds, locale);
}

QString clockText(Millis duration)
{
    const qint64 seconds = wholeSeconds(duration);
    const auto twoDigits = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    const qint64 hours = seconds / hourSeconds;
    const qint64 minutes = seconds % hourSeconds / minuteSeconds;
    const QString tail = QLatin1Char(':') + twoDigits(seconds % minuteSeconds);
    return hours > 0 ? QString::number(hours) + QLatin1Char(':') + twoDigits(minutes) + tail
                     : QString::number(minutes) + tail;
}

} // namespace sheaf::ui
