// The sheets of an ODS: one stream holds them all, one behind the other.
#pragma once

#include "formats/sheet_rows.h"
#include "formats/zip_archive.h"

namespace sheaf::formats {

[[nodiscard]] bool isOds(const ZipArchive& archive);

[[nodiscard]] Result<QList<WorkbookSheet>> odsSheets(const ZipArchive& archive, const std::stop_token& stop);
/// SheetNotFound when there is none of that name; empty = the first that is not hidden.
[[nodiscard]] Result<void> readOdsSheet(
    const ZipArchive& archive, const QString& sheet, SheetRows& rows, Progress* progress, const std::stop_token& stop);

} // namespace sheaf::formats
