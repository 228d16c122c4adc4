// What happened to a job and when, from its record and the service's last answers. Pure.
#pragma once

#include "project/records.h"

#include <QString>

#include <vector>

namespace sheaf::ui {

struct TimelineStep {
    Instant at {};
    QString text;
};

/// Oldest first; names the part where there are several.
[[nodiscard]] std::vector<TimelineStep> timelineOf(const project::JobRecord& job);

} // namespace sheaf::ui
