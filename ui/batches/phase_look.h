// The face of each phase of a job: shape, word and colour, and the group it is filtered by.
#pragma once

#include "common/theme.h"
#include "jobs/part_rules.h"

#include <QString>

namespace sheaf::ui {

struct PhaseLook {
    QString icon;
    QString word; ///< "Running", without figures
    Role role = Role::SecondText;
};
[[nodiscard]] PhaseLook phaseLook(jobs::Phase phase);

/// What people look for in the list.
enum class PhaseGroup { All, Running, NeedsYou, Done, Stopped };
[[nodiscard]] PhaseGroup groupOf(jobs::Phase phase);

} // namespace sheaf::ui
