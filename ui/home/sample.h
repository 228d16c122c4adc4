// The sample that shows what Sheaf does without a key and without a table of one's own.
#pragma once

#include "project/project.h"

namespace sheaf::ui {

[[nodiscard]] QString sampleName();
/// The table, as it is carried in the program.
[[nodiscard]] QByteArray sampleTable();
/// A prompt that works on it, and the practice service: one press of Send away from answers.
void prepareSample(project::Project& project);

} // namespace sheaf::ui
