// Base files that no undo needs any more.
#pragma once

#include <QString>

namespace sheaf::project {

/// The next free name for a base: "sheet/001.csv". `ending`: with its dot.
[[nodiscard]] QString nextBaseFile(const QString& folder, const QString& ending);
/// Removes every file in sheet/ that does not belong to `current` ("sheet/001.csv"): bases of earlier sessions, and what a
/// crash left behind. Nothing else may have the project open.
void removeOtherBases(const QString& folder, const QString& current);

} // namespace sheaf::project
