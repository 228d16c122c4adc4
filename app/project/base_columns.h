// The columns of a delimited base.
#pragma once

#include "project/sheet_data.h"

namespace sheaf::project {

/// Columns named after the header's cells; one without a name is "Column 3", a repeated name gets " 2".
[[nodiscard]] QList<Column> columnsForHeader(const std::vector<QByteArray>& header);
/// `count` columns without a header.
[[nodiscard]] QList<Column> columnsWithoutHeader(qsizetype count);
/// Columns for the cells that records have beyond `columns` when the longest has `cellCount`; ids from `firstId` on.
[[nodiscard]] QList<Column> unnamedColumns(const QList<Column>& columns, qsizetype cellCount, qint32 firstId);

} // namespace sheaf::project
