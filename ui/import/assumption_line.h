// What Sheaf took for granted about a file, said in one line instead of asked in a dialog.
#pragma once

#include "project/import.h"

#include <QString>

namespace sheaf::ui {

/// "Read as comma-separated UTF-8 with a header row. 3 rows are shorter than the header (first in line 17)." Pure.
/// `sources`: how many files and folders were imported as one.
[[nodiscard]] QString assumptionLine(const project::ImportAssumptions& assumptions, qsizetype sources = 1);
/// Whether something was met that the user should look at, and not only be told.
[[nodiscard]] bool needsAttention(const project::ImportAssumptions& assumptions);

} // namespace sheaf::ui
