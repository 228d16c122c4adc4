// Ids that stand in several lines, found with 24 bytes of memory a line. Internal to app/requests.
#pragma once

#include "base/input_file.h"
#include "requests/line_ranges.h"
#include "requests/problem.h"

#include <stop_token>
#include <vector>

namespace sheaf::requests {

/// What is remembered of a range's lines, blank ones included.
struct RangeLines {
    LineRange range;
    qint64 firstNumber = 1; ///< of its first line, in the file
    std::vector<quint32> starts; ///< from range.begin
    std::vector<quint64> idHashes; ///< 0 = the line has no id
};

struct RepeatedIds {
    qint64 count = 0;
    std::vector<Problem> problems; ///< by line; at most `keep`
};

/// `ranges` in the file's order. A repeated hash is believed only after the ids themselves were compared, for which
/// both lines are read again.
[[nodiscard]] Result<RepeatedIds> findRepeatedIds(
    const InputFile& file, const std::vector<RangeLines>& ranges, qsizetype keep, std::stop_token stop);

} // namespace sheaf::requests
