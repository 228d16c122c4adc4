// What an import would make of files: their first rows under the settings so far, for the dialog and for deciding whether
// one is needed. Reads the beginning only, so it is as quick with ten gigabytes as with ten rows.
#pragma once

#include "formats/workbook.h"
#include "project/import.h"

#include <QStringList>

#include <stop_token>
#include <vector>

namespace sheaf::project {

struct ImportPreview {
    ImportAssumptions assumptions; ///< of the part that was read
    QList<formats::WorkbookSheet> sheets; ///< of a workbook
    QStringList sourceColumns; ///< all of the source, under the names that they would get; ImportWishes::columns indexes these
    std::vector<QStringList> rows; ///< the first 200, all source columns, cut at 500 characters a cell
    std::optional<Error> fault; ///< what stops reading in that part: an unclosed quote with its line
    /// Whether nothing needs to be asked: one table, a certain encoding, no ragged rows, no other service's lines.
    bool isPlain = true;
};

/// For a worker. Errors as importFiles() has them where nothing at all can be shown (FileNotFound, WorkbookLocked …).
[[nodiscard]] Result<ImportPreview> previewImport(const QStringList& paths, const ImportWishes& wishes, std::stop_token stop);

} // namespace sheaf::project
