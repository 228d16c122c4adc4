// Answers as they lie in a project's folder, of every kind, for tests of problems and history and for pictures.
#pragma once

#include "project/project.h"

namespace sheaf::test {

/// One job over the first 60 rows of the project's sheet, accounted for: 40 good, 9 cut off, 6 failed, 3 refused, 2 missing;
/// and a second one, a day later, over the first four that were cut off, all good. Answers are merged and cached.
void giveManyAnswers(project::Project& project, Instant now);

} // namespace sheaf::test
