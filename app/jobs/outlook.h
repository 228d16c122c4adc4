// What may be said of the time to come: pace, time left, standing still, the end of the window, and how long the service
// keeps the results. Pure: from what is recorded and how the counter moved, with the moment as an argument.
#pragma once

#include "jobs/part_rules.h"
#include "jobs/progress_trail.h"

namespace sheaf::jobs {

/// A counter that has not moved for this long is worth a sentence.
inline constexpr Millis longStill = std::chrono::hours(3);

/// The window closes before the last row is done, when it goes on as it goes now.
struct WindowMiss {
    Instant closes {};
    qint64 rowsDoneThen = 0; ///< what will be kept, roughly
    qint64 rows = 0; ///< of the parts that will be cut short
    bool operator==(const WindowMiss&) const = default;
};

/// How long the service still keeps what it worked out.
struct Keeping {
    qint64 days = 0; ///< whole days left; 0 = the last one, or it is over
    bool isFetched = false; ///< then it stands on this computer, whatever the service does
    bool operator==(const Keeping&) const = default;
};

struct Outlook {
    Millis inPhase {0};
    std::optional<double> pace; ///< rows a second
    std::optional<Millis> timeLeft;
    std::optional<Millis> still; ///< longStill and more
    std::optional<WindowMiss> miss;
    std::optional<Keeping> keeping;
};

/// `daysKept` = Profile::daysResultsAreKept, 0 = not known.
[[nodiscard]] Outlook outlookOf(const project::PartRecord& part, const ProgressTrail& trail, qint64 daysKept, Instant now);
/// Of all parts together; `trails` by part, missing ones are empty. The time left is known when it is for every part.
[[nodiscard]] Outlook outlookOf(const project::JobRecord& job, const std::vector<ProgressTrail>& trails, qint64 daysKept, Instant now);

/// The part whose phase is the job's; null when it has none.
[[nodiscard]] const project::PartRecord* leadingPart(const project::JobRecord& job);

} // namespace sheaf::jobs
