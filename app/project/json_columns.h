// Which columns a table of JSONL lines has, from its first lines.
#pragma once

#include "formats/file_kind.h"
#include "project/sheet_data.h"

#include <span>

namespace sheaf::project {

/// How many lines are looked at.
inline constexpr size_t linesForColumns = 200;

/// custom_id, model, system, user, input, prompt, further scalar members of the bodies, url: those that the lines have.
/// Where the lines' messages do not stand alike, "message 1", "message 2", … instead of system and user.
[[nodiscard]] QList<Column> columnsForRequests(std::span<const QByteArrayView> firstLines);
/// custom_id, response, error.
[[nodiscard]] QList<Column> columnsForResults();
/// The top-level keys in the order in which they appear.
[[nodiscard]] QList<Column> columnsForRecords(std::span<const QByteArrayView> firstLines);

[[nodiscard]] QList<Column> columnsForLines(formats::FileKind kind, std::span<const QByteArrayView> firstLines);

} // namespace sheaf::project
