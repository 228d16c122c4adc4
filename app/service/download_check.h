// Whether a downloaded file is a whole file of result lines, before anybody reads it as one.
#pragma once

#include "base/error.h"

#include <optional>

namespace sheaf::service {

/// DownloadIncomplete when the length differs from `expectedLength` or the last line is cut; NotAResult when the first
/// line is no JSON object with `custom_id` (an error page, a JSON error). An empty file is a result: everything failed.
[[nodiscard]] Result<void> checkDownload(const QString& path, std::optional<qint64> expectedLength);

/// Syncs `partPath` to the disk and renames it to `path`.
[[nodiscard]] Result<void> publish(const QString& partPath, const QString& path);

} // namespace sheaf::service
