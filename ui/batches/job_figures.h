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
    qint64 notGood = 0; ///< of rows that are accounted for: failed, or with an answer that needs attention
    bool isCounting = false; ///< the service has begun to count, or the files are read
    bool isLooking = false; ///< for a batch that may or may not have been created
    std::optional<Error> waiting; ///< what passes by itself and is tried again
    QString status; ///< the service's word for where the part stands that is least far
    Millis elapsed {0}; ///< until now, or until the last part ended
    std::optional<Instant> deadline; ///< the service's, while the job runs
    std::optional<Instant> lastChecked;
};

[[nodiscard]] JobFigures figuresOf(const project::JobRecord& job, Instant now);
/// "Uploading 43 %", "Waiting to upload 0:41", "Running 812 of 2,000", "Watching: warming_up", "Waiting for the network".
[[nodiscard]] QString phaseText(const JobFigures& figures, const JobLive& live, qint64 rows, Instant now, const QLocale& locale);
/// Shape, word and colour; what waits or looks is no fault.
[[nodiscard]] PhaseLook lookOf(const JobFigures& figures);

/// The bar beside the phase.
struct PhaseBar {
    enum class Kind { None, Busy, Share };
    Kind kind = Kind::None; ///< Busy: work is under way, but nobody knows how much of it there is
    double share = 0; ///< 0 to 0.99: something is always left to do while there is a bar
    bool operator==(const PhaseBar&) const = default;
};
[[nodiscard]] PhaseBar phaseBar(const JobFigures& figures, const JobLive& live, qint64 rows);

} // namespace sheaf::ui
