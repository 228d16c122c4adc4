// The rows of one sheet of an XLSX.
#pragma once

#include "formats/shared_strings.h"
#include "formats/sheet_rows.h"
#include "formats/xlsx_parts.h"

namespace sheaf::formats {

struct XlsxSheetSource {
    QString part; ///< of the sheet
    SharedStrings& strings;
    const std::vector<NumberFormat>& formats;
    bool from1904 = false;
};

[[nodiscard]] Result<void> readXlsxSheet(const ZipArchive& archive, const XlsxSheetSource& source, SheetRows& rows,
    Progress* progress, const std::stop_token& stop);

} // namespace sheaf::formats
