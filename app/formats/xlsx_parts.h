// What an XLSX says about its sheets before their rows: names, parts, number formats.
#pragma once

#include "formats/number_format.h"
#include "formats/workbook.h"
#include "formats/zip_archive.h"

namespace sheaf::formats {

struct XlsxSheet {
    WorkbookSheet sheet;
    QString part; ///< in the archive
};

struct XlsxBook {
    QList<XlsxSheet> sheets;
    QString stylesPart; ///< empty when there is none
    QString stringsPart;
    bool from1904 = false;
};

/// The name of the main part; empty when this is no XLSX.
[[nodiscard]] QString xlsxMainPart(const ZipArchive& archive);
[[nodiscard]] Result<XlsxBook> readXlsxBook(const ZipArchive& archive, const std::stop_token& stop);
/// A format for each style number.
[[nodiscard]] Result<std::vector<NumberFormat>> readXlsxFormats(
    const ZipArchive& archive, const XlsxBook& book, const std::stop_token& stop);

} // namespace sheaf::formats
