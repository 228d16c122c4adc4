// What the list says about a job, worked out from its record and the moment. Pure.
#pragma once

#include "batches/job_entry.h"
#include "batches/phase_look.h"

#include <QLocale>

#include <optional>

namespace sheaf::ui {

struct JobFigures {
    jobs::Phase phase = jobs::Phase::Unknown;
    qint64 done = 0; ///< rows with an answer: from the files once they are read, else what the service counts
    qint64 failed = 0;
    Millis elapsed {0}; ///< until now, or until the last part ended
    std::optional<Instant> deadline; ///< the service's, while the job runs
    std::optional<Instant> lastChecked;
};

[[nodiscard]] JobFigures figuresOf(const project::JobRecord& job, Instant now);
/// "Uploading 43 %", "Waiting to upload 0:41", "Running 812 of 2,000".
[[nodiscard]] QString phaseText(const JobFigures& figures, const JobLive& live, qint64 rows, Instant now, const QLocale& locale);
/// From 0 to 1 for a bar; nothing where no figure is known.
[[nodiscard]] std::optional<double> phaseShare(const JobFigures& figures, const JobLive& live, qint64 rows);

} // namespace sheaf::ui
