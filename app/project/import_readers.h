// The two ways of reading a file into a project: lines that are kept byte for byte, and delimited records.
#pragma once

#include "project/import_target.h"

namespace sheaf::project {

struct ImportSource {
    InputFilePtr file;
    QString name; ///< with its ending, which decides ties
    formats::FileKind kind = formats::FileKind::Delimited;
    ImportWishes wishes;
};

/// The first block is small, so that the first screen is there at once.
inline constexpr qint64 firstBlockSize = 128 * 1024;

[[nodiscard]] Result<ImportResult> importLines(
    const ImportSource& source, ImportTarget& target, Progress& progress, std::stop_token stop);
[[nodiscard]] Result<ImportResult> importDelimited(
    const ImportSource& source, ImportTarget& target, Progress& progress, std::stop_token stop);

} // namespace sheaf::project
