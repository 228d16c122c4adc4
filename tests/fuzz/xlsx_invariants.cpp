#include "fuzz/invariants.h"

#include "formats/decimal.h"
#include "formats/excel_escapes.h"
#include "formats/number_format.h"
#include "formats/workbook.h"
#include "json/utf8.h"

#include <QFile>
#include <QTemporaryDir>

#include <zip.h>

namespace sheaf::fuzz {

namespace {

using namespace formats;

constexpr qint64 rowsToRead = 1'000;

void requireBook(bool holds, const char* sentence)
{
    if (!holds)
        qFatal("XLSX: %s", sentence);
}

const QTemporaryDir& bookFolder()
{
    static const QTemporaryDir folder;
    return folder;
}

bool isOfWorkbooks(ErrorCode code)
{
    switch (code) {
    case ErrorCode::UnknownFormat:
    case ErrorCode::FileEmpty:
    case ErrorCode::ReadFailed:
    case ErrorCode::SheetNotFound:
    case ErrorCode::WorkbookDamaged:
    case ErrorCode::WorkbookEncrypted:
    case ErrorCode::WorkbookOld:
    case ErrorCode::WorkbookTooLarge: return true;
    default: return false;
    }
}

void readBook(const QString& path)
{
    qint64 last = 0;
    qint64 rows = 0;
    const auto take = [&](std::span<const QByteArray> cells, qint64 row) {
        requireBook(row > last && row <= 1'048'576, "rows do not grow");
        requireBook(!cells.empty() && cells.size() <= 16'384 && !cells.back().isEmpty(), "a row that shows nothing");
        for (const QByteArray& cell : cells)
            requireBook(json::firstInvalidUtf8(cell) < 0, "a cell is not UTF-8");
        last = row;
        return ++rows < rowsToRead;
    };
    const Result<void> read = readSheet(path, {}, take, nullptr, {});
    requireBook(read || isOfWorkbooks(read.error().code), "an error that is none of a workbook");
    if (const auto sheets = workbookSheets(path); !sheets)
        requireBook(isOfWorkbooks(sheets.error().code), "another error that is none of a workbook");
}

void writeBytes(const QString& path, QByteArrayView bytes)
{
    QFile file(path);
    requireBook(file.open(QFile::WriteOnly) && file.write(bytes.data(), bytes.size()) == bytes.size(), "cannot write the input");
}

void writeParts(const QString& path, std::initializer_list<std::pair<const char*, QByteArrayView>> parts)
{
    int error = 0;
    zip_t* const archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : parts) {
        zip_source_t* const source = zip_source_buffer(archive, bytes.data(), zip_uint64_t(bytes.size()), 0);
        const zip_int64_t index = zip_file_add(archive, name, source, 0);
        zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_STORE, 0);
    }
    requireBook(zip_close(archive) == 0, "cannot write the input");
}

/// The input as each of the parts, the others as they should be: a fuzzer does not guess the sums in a zip.
void readAsParts(QByteArrayView input)
{
    const QString path = bookFolder().filePath(QStringLiteral("parts.xlsx"));
    const QByteArrayView relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/><Relationship "
                                     "Id=\"r2\" Type=\"x/sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"r3\" Type=\"x/styles\" "
                                     "Target=\"f.xml\"/></Relationships>";
    const QByteArrayView book = "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>";
    const QByteArrayView sheet = "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"0\"><v>45000.5</v></c></row></sheetData></worksheet>";
    const QByteArrayView strings = "<sst><si><t>a</t></si></sst>";
    const QByteArrayView formats = "<s><cellXfs><xf numFmtId=\"14\"/></cellXfs></s>";
    const char* const main = "xl/workbook.xml";
    const char* const links = "xl/_rels/workbook.xml.rels";
    writeParts(path, {{main, book}, {links, relations}, {"xl/s.xml", input}, {"xl/t.xml", strings}, {"xl/f.xml", formats}});
    readBook(path);
    writeParts(path, {{main, book}, {links, relations}, {"xl/s.xml", sheet}, {"xl/t.xml", input}, {"xl/f.xml", input}});
    readBook(path);
    writeParts(path, {{main, input}, {links, input}, {"xl/s.xml", sheet}, {"xl/t.xml", strings}, {"xl/f.xml", formats}});
    readBook(path);
    writeParts(path, {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", input}});
    readBook(path);
}

void checkFormats(QByteArrayView input)
{
    const qsizetype cut = input.isEmpty() ? 0 : uchar(input.front()) * input.size() / 256;
    for (const QByteArrayView value : {QByteArrayView("45000.75"), QByteArrayView("-1234.5678"), input.sliced(cut)}) {
        QByteArray shown;
        NumberFormat(input.first(cut)).append(shown, value, false);
    }
    if (const std::optional<Decimal> number = Decimal::from(input)) {
        QByteArray shown;
        appendGeneral(shown, *number);
        requireBook(Decimal::from(shown).has_value(), "a shown number is no number");
    }
}

void checkEscapes(QByteArrayView input)
{
    if (json::firstInvalidUtf8(input) >= 0)
        return;
    qint64 escaped = 0;
    QByteArray text = withExcelEscapes(input.toByteArray(), escaped);
    undoExcelEscapes(text);
    requireBook(text == input, "an escaped text does not come back");
}

} // namespace

void checkXlsx(QByteArrayView input)
{
    const QString path = bookFolder().filePath(QStringLiteral("whole.xlsx"));
    writeBytes(path, input);
    std::ignore = isWorkbook(path, input);
    readBook(path);
    readAsParts(input);
    checkFormats(input);
    checkEscapes(input);
}

} // namespace sheaf::fuzz
