// The finished table of a project, by the ending of the file.
#pragma once

#include "project/project.h"

namespace sheaf::cli {

/// .csv and .xlsx: the sheet with its answers. .jsonl: for request lines what came back, as it came; else one object a row.
/// Rows written.
[[nodiscard]] Result<qint64> writeResults(project::Project& project, const QString& path, bool byteOrderMark = true);

} // namespace sheaf::cli
