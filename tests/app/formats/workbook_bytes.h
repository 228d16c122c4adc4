// Workbooks for tests, made part by part, also such as no program writes.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace sheaf::test {

struct Part {
    QString name;
    QByteArray bytes;
};

/// A zip with these parts in this order; `password` encrypts them.
void writeZip(const QString& path, const QList<Part>& parts, const char* password = nullptr);

struct XlsxText {
    QByteArray sheetData; ///< what stands in <sheetData>
    QByteArray strings; ///< the <si> of the shared strings
    QByteArray formats; ///< <numFmt …/>, used by styles from 1 on in the order of their ids 164, 165, …
    int formatCount = 0;
    QByteArray bookProperties; ///< attributes of <workbookPr>
    QByteArray sheetPrologue; ///< in front of the sheet's XML
};

/// The parts of an XLSX with a sheet "Data", a hidden one "Hidden" and an empty one "Empty".
[[nodiscard]] QList<Part> xlsxParts(const XlsxText& text);
/// The parts of an ODS; `tables` is what stands in <office:spreadsheet>, `styles` in the automatic styles.
[[nodiscard]] QList<Part> odsParts(const QByteArray& tables, const QByteArray& styles = {});

} // namespace sheaf::test
