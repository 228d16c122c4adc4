#include "batches/outlook_words.h"

#include "base/sentence.h"
#include "common/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sheaf::ui {

namespace {

struct OutlookTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::OutlookTexts)
};

constexpr QChar unknownValue(u'–');

OutlookSentence missSentence(const jobs::WindowMiss& miss, Instant now, const QLocale& locale, const QTimeZone& zone)
{
    const QString sentence = miss.rowsDoneThen > 0
        ? OutlookTexts::tr("At this pace it will not finish before the window closes (%1). About %2 of %3 rows will be done by then: "
                           "they are kept, and the others can be sent again.")
              .arg(relativeTimeText(miss.closes, now, locale, zone), countText(miss.rowsDoneThen, locale), countText(miss.rows, locale))
        : OutlookTexts::tr("At this pace it will not finish before the window closes (%1). Rows without an answer can be sent again.")
              .arg(relativeTimeText(miss.closes, now, locale, zone));
    return {sentence, true};
}

OutlookSentence keepingSentence(const jobs::Keeping& keeping)
{
    const int days = static_cast<int>(keeping.days);
    if (keeping.isFetched)
        return {OutlookTexts::tr("The service deletes its copy of the results in %Ln day(s). Yours stays in the project.", nullptr, days), false};
    if (days == 0)
        return {OutlookTexts::tr("The service deletes the results within a day, and Sheaf has not fetched all of them yet."), true};
    return {OutlookTexts::tr("The service deletes the results in %Ln day(s), and Sheaf has not fetched all of them yet.", nullptr, days), days < 3};
}

OutlookSentence paceSentence(const jobs::Outlook& outlook, const QLocale& locale)
{
    const QString pace = paceText(outlook.pace, locale);
    if (!outlook.timeLeft)
        return {OutlookTexts::tr("The present pace is %1.", "34/min").arg(pace), false};
    return {OutlookTexts::tr("At the present pace (%1) about %2 are left.", "34/min; 12 min")
            .arg(pace, timeLeftText(outlook.timeLeft, locale)), false};
}

} // namespace

QString paceText(const std::optional<double>& rowsPerSecond, const QLocale& locale)
{
    if (!rowsPerSecond || *rowsPerSecond <= 0)
        return unknownValue;
    constexpr double minute = 60;
    constexpr double hour = 3600;
    const double perMinute = *rowsPerSecond * minute;
    if (perMinute >= 1)
        return OutlookTexts::tr("%1/min", "rows a minute").arg(countText(std::llround(perMinute), locale));
    return OutlookTexts::tr("%1/h", "rows an hour").arg(countText(std::max<qint64>(1, std::llround(*rowsPerSecond * hour)), locale));
}

QString timeLeftText(const std::optional<Millis>& left, const QLocale& locale)
{
    return left ? durationText(*left, locale) : QString(unknownValue);
}

std::vector<OutlookSentence> outlookSentences(
    const jobs::Outlook& outlook, const JobFigures& figures, Instant now, const QLocale& locale, const QTimeZone& zone)
{
    std::vector<OutlookSentence> sentences;
    if (figures.waiting)
        sentences.push_back({sheaf::sentence(*figures.waiting), false});
    if (outlook.miss)
        sentences.push_back(missSentence(*outlook.miss, now, locale, zone));
    if (outlook.still)
        sentences.push_back({OutlookTexts::tr("It has not moved for %1. What is finished is safe: you can wait, or cancel and keep it.")
                .arg(durationText(*outlook.still, locale)), true});
    if (outlook.keeping && !outlook.keeping->isFetched)
        sentences.push_back(keepingSentence(*outlook.keeping));
    if (outlook.pace)
        sentences.push_back(paceSentence(outlook, locale));
    const bool goesOn = groupOf(figures.phase) == PhaseGroup::Running;
    if (goesOn)
        sentences.push_back({OutlookTexts::tr("In this phase for %1.").arg(durationText(outlook.inPhase, locale)), false});
    if (goesOn && figures.lastChecked)
        sentences.push_back({OutlookTexts::tr("Last checked %1.", "12 s ago").arg(relativeTimeText(*figures.lastChecked, now, locale, zone)), false});
    if (goesOn && figures.deadline && !outlook.miss)
        sentences.push_back({OutlookTexts::tr("The window closes %1.", "in 3 h").arg(relativeTimeText(*figures.deadline, now, locale, zone)), false});
    if (outlook.keeping && outlook.keeping->isFetched)
        sentences.push_back(keepingSentence(*outlook.keeping));
    return sentences;
}

} // namespace sheaf::ui
