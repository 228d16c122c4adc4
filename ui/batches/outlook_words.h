// What is to be expected of a job, in plain sentences and short figures. Pure.
#pragma once

#include "batches/job_figures.h"
#include "jobs/outlook.h"

#include <QTimeZone>

#include <vector>

namespace sheaf::ui {

/// "34/min", "5/h"; a dash while it is not known.
[[nodiscard]] QString paceText(const std::optional<double>& rowsPerSecond, const QLocale& locale);
/// "12 min", "2 h 5 min"; a dash while it is not known.
[[nodiscard]] QString timeLeftText(const std::optional<Millis>& left, const QLocale& locale);

struct OutlookSentence {
    QString text;
    bool needsAttention = false;
};
/// The most pressing first.
[[nodiscard]] std::vector<OutlookSentence> outlookSentences(
    const jobs::Outlook& outlook, const JobFigures& figures, Instant now, const QLocale& locale, const QTimeZone& zone);

} // namespace sheaf::ui
