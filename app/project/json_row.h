// A row of a JSONL base: its columns are views into its line, and changing one splices the line.
#pragma once

#include "base/error.h"
#include "project/sheet_data.h"

namespace sheaf::project {

/// The line without terminator and without the blank lines behind it.
[[nodiscard]] QByteArrayView lineIn(QByteArrayView record);
/// A cell: strings decoded, everything else as raw JSON; empty when there is nothing at `path`.
[[nodiscard]] QByteArray valueIn(QByteArrayView line, const json::Path& path);
/// `line` with the value at `path` changed to what a person typed. A string stays a string; another value must be typed
/// as JSON (else NotJson); where there was nothing yet the place decides.
[[nodiscard]] Result<QByteArray> withValue(QByteArrayView line, const json::Path& path, const QByteArray& text);
/// A line for a new row that has a place for each of the columns: a request, where they are those of requests.
[[nodiscard]] QByteArray emptyLine(const QList<Column>& columns, const QByteArray& customId, const QByteArray& model);

/// The model that the sheet's first request names, for rows that are added to it; empty = none. Reads the disk.
[[nodiscard]] QByteArray firstModel(const SheetData& sheet);
/// The custom_id of an added row.
[[nodiscard]] QByteArray newCustomId(RowId row);

} // namespace sheaf::project
