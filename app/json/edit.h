// Changing one value of a JSON text and not a byte beside it.
#pragma once

#include "json/navigate.h"

namespace sheaf::json {

/// `text` with the value at `path` replaced by `rawValue`, all other bytes as they were. A missing last member is
/// appended to its object; anything else that is missing on the way is the error NotJson.
[[nodiscard]] Result<QByteArray> replaced(QByteArrayView text, const Path& path, QByteArrayView rawValue);
/// `text` without the member or element at `path` (and its comma); unchanged when it is not there. Duplicates of the
/// key go with it, so that afterwards find() finds nothing there. Error NotJson for an empty path.
[[nodiscard]] Result<QByteArray> removed(QByteArrayView text, const Path& path);

} // namespace sheaf::json
