// What sheaf-cli ends with; scripts rely on these.
#pragma once

#include "base/error.h"

namespace sheaf::cli {

enum ExitCode {
    AllGood = 0, ///< done, and every row good
    NeedsAttention = 1, ///< done, but rows need attention, or `check` found problems
    WrongUsage = 2, ///< wrong usage or unreadable input; nothing changed
    ServiceTrouble = 3, ///< the service refused or could not be reached; resumable
    StoppedByUser = 4,
};

/// The exit code for an error: ServiceTrouble for everything that concerns the service or the key.
[[nodiscard]] ExitCode exitCodeFor(const Error& error);

} // namespace sheaf::cli
