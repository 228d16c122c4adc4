// The answers of a project that was opened without them, from the files that were received.
#pragma once

#include "project/project.h"

#include <stop_token>

namespace sheaf::jobs {

/// Accounts again for the parts whose answers the project lacks because their cache is gone, and for a sheet of results. Blocks, for
/// a program without a window; in the window the engine does it. What a part's files do not tell any more is an error.
[[nodiscard]] Result<void> restoreAnswers(project::Project& project, std::stop_token stop);

} // namespace sheaf::jobs
