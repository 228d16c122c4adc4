// The lines of a file, one after the other, in blocks.
#pragma once

#include "base/input_file.h"

#include <functional>
#include <stop_token>

namespace sheaf::practice {

/// Calls `take` with each line, without its line feed and a carriage return before it, and the offset at which it starts.
/// Ends early, without an error, on a stop.
[[nodiscard]] Result<void> forEachLine(const InputFile& file, const std::stop_token& stop,
    const std::function<void(QByteArrayView line, qint64 start)>& take);

} // namespace sheaf::practice
