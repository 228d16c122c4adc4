// The next base file of a sheet: every row as it stands, with its edits and a bulk edit in it.
#pragma once

#include "project/bulk_rows.h"

namespace sheaf::project {

/// Writes it and its row cache below sheet/. `columns`: of the sheet after the edit; columns of added text get a cell of
/// their own in a delimited base. Rows keep their ids: imported rows first, then all added ones. For a worker.
[[nodiscard]] Result<BulkResult> rebased(const BulkEdit& edit, const BulkSource& source, const BulkRows& rows,
    QList<Column> columns, Progress& progress, std::stop_token stop);

} // namespace sheaf::project
