#include "app/formats/workbook_bytes.h"

#include <QFile>

#include <zip.h>

namespace sheaf::test {

namespace {

constexpr const char* mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

QByteArray relation(const char* id, const char* type, const char* target)
{
    return QByteArray("<Relationship Id=\"") + id + "\" Type=\"" + relationSpace + '/' + type + "\" Target=\"" + target + "\"/>";
}

QByteArray relations(const QByteArray& inner)
{
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inner + "</Relationships>";
}

QByteArray worksheet(const QByteArray& data)
{
    return QByteArray("<worksheet xmlns=\"") + mainSpace + "\"><sheetData>" + data + "</sheetData></worksheet>";
}

QByteArray workbook(const QByteArray& properties)
{
    return QByteArray("<workbook xmlns=\"") + mainSpace + "\" xmlns:r=\"" + relationSpace + "\"><workbookPr " + properties
        + "/><sheets><sheet name=\"Hidden\" sheetId=\"1\" state=\"hidden\" r:id=\"r2\"/>"
          "<sheet name=\"Data\" sheetId=\"2\" r:id=\"r1\"/><sheet name=\"Chart\" sheetId=\"4\" r:id=\"r6\"/>"
          "<sheet name=\"Empty\" sheetId=\"3\" r:id=\"r3\"/></sheets></workbook>";
}

QByteArray styles(const XlsxText& text)
{
    QByteArray xml = QByteArray("<styleSheet xmlns=\"") + mainSpace + "\"><numFmts>" + text.formats
        + "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>";
    for (int i = 0; i < text.formatCount; ++i)
        xml += "<xf numFmtId=\"" + QByteArray::number(164 + i) + "\"/>";
    return xml + "</cellXfs></styleSheet>";
}

} // namespace

void writeZip(const QString& path, const QList<Part>& parts, const char* password)
{
    int error = 0;
    zip_t* const archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive)
        qFatal("cannot write %s", qPrintable(path));
    for (const Part& part : parts) {
        zip_source_t* const source = zip_source_buffer(archive, part.bytes.constData(), zip_uint64_t(part.bytes.size()), 0);
        const zip_int64_t index = zip_file_add(archive, part.name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0 || (password && zip_file_set_encryption(archive, zip_uint64_t(index), ZIP_EM_AES_128, password) != 0))
            qFatal("cannot add %s", qPrintable(part.name));
    }
    if (zip_close(archive) != 0)
        qFatal("cannot write %s: %s", qPrintable(path), zip_strerror(archive));
}

QList<Part> xlsxParts(const XlsxText& text)
{
    const QByteArray strings = QByteArray("<sst xmlns=\"") + mainSpace + "\">" + text.strings + "</sst>";
    return {{QStringLiteral("_rels/.rels"), relations(relation("a", "officeDocument", "xl/workbook.xml"))},
        {QStringLiteral("xl/workbook.xml"), workbook(text.bookProperties)},
        {QStringLiteral("xl/_rels/workbook.xml.rels"),
            relations(relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "worksheet", "/xl/worksheets/sheet2.xml")
                + relation("r3", "worksheet", "worksheets/sheet3.xml") + relation("r4", "sharedStrings", "sharedStrings.xml")
                + relation("r5", "styles", "styles.xml") + relation("r6", "chartsheet", "chartsheets/sheet1.xml"))},
        {QStringLiteral("xl/styles.xml"), styles(text)}, {QStringLiteral("xl/sharedStrings.xml"), strings},
        {QStringLiteral("xl/worksheets/sheet1.xml"), text.sheetPrologue + worksheet(text.sheetData)},
        {QStringLiteral("xl/worksheets/sheet2.xml"), worksheet("<row><c t=\"inlineStr\"><is><t>secret</t></is></c></row>")},
        {QStringLiteral("xl/worksheets/sheet3.xml"), worksheet({})}};
}

QList<Part> odsParts(const QByteArray& tables, const QByteArray& styles)
{
    const QByteArray space = "urn:oasis:names:tc:opendocument:xmlns:";
    const QByteArray content = "<office:document-content xmlns:office=\"" + space + "office:1.0\" xmlns:table=\"" + space
        + "table:1.0\" xmlns:text=\"" + space + "text:1.0\" xmlns:style=\"" + space + "style:1.0\" xmlns:draw=\"" + space
        + "drawing:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
          "<office:automatic-styles>"
        + styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables
        + "</office:spreadsheet></office:body></office:document-content>";
    return {{QStringLiteral("mimetype"), "application/vnd.oasis.opendocument.spreadsheet"}, {QStringLiteral("content.xml"), content}};
}

} // namespace sheaf::test
