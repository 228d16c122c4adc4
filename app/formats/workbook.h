// The sheets of a workbook (XLSX, ODS), read row by row as the text that it shows. Built on libzip and expat: liborcus
// holds whole streams in memory, so that a small file made to unpack to gigabytes could not be stopped in time.
#pragma once

#include "base/error.h"
#include "base/progress.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <span>
#include <stop_token>

namespace sheaf::formats {

struct WorkbookSheet {
    QString name;
    bool hidden = false;
    bool operator==(const WorkbookSheet&) const = default;
};

/// Cells of one row as UTF-8, as they are shown, up to the last one that is not empty; `row` as the workbook counts, from
/// 1 and growing. Rows that show nothing are skipped. Views are valid during the call. Return false to stop.
using OnSheetRow = std::function<bool(std::span<const QByteArray> cells, qint64 row)>;

/// Whether the bytes at the start of a file can be those of a workbook, old and encrypted ones included; a zip file is
/// looked into.
[[nodiscard]] bool isWorkbook(const QString& path, QByteArrayView firstBytes);

/// In the order of their tabs; those without rows of their own (charts) are left out.
[[nodiscard]] Result<QList<WorkbookSheet>> workbookSheets(const QString& path);

/// `sheet`: its name; empty = the first that is not hidden. At most 16,384 columns and 1,048,576 rows, 32 MB a row.
/// `progress` counts unpacked bytes. Memory stays below 300 MB whatever the workbook holds.
/// Errors: WorkbookEncrypted, WorkbookOld, WorkbookDamaged, WorkbookTooLarge, SheetNotFound, Cancelled, those of files.
[[nodiscard]] Result<void> readSheet(
    const QString& path, const QString& sheet, const OnSheetRow& onRow, Progress* progress, std::stop_token stop);

} // namespace sheaf::formats
