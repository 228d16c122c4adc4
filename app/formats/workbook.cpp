#include "formats/workbook.h"

#include "base/input_file.h"
#include "formats/ods_reader.h"
#include "formats/xlsx_sheet.h"

#include <QFileInfo>

#include <algorithm>

namespace sheaf::formats {

namespace {

constexpr QByteArrayView zipMagic("PK\x03\x04");
constexpr QByteArrayView oldMagic("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
/// Names of streams stand anywhere in an old file, but programs write them early or late in small ones.
constexpr qint64 searchedBytes = 32LL * 1024 * 1024;

bool hasWorkbookName(const QString& path)
{
    static const QStringList endings {QStringLiteral("xlsx"), QStringLiteral("xlsm"), QStringLiteral("xltx"),
        QStringLiteral("xltm"), QStringLiteral("xls"), QStringLiteral("xlt"), QStringLiteral("ods"), QStringLiteral("ots")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

QByteArray asUtf16(QByteArrayView name)
{
    QByteArray wide;
    for (const char c : name)
        wide += QByteArray(1, c) + '\0';
    return wide;
}

/// What an OLE2 file holds: an encrypted XLSX, a workbook in the old format, or something else.
ErrorCode oldFileError(const QString& path)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return file.error().code;
    const Result<QByteArray> bytes = (*file)->bytes(0, std::min((*file)->size(), searchedBytes));
    if (!bytes)
        return bytes.error().code;
    if (bytes->contains(asUtf16("EncryptedPackage")))
        return ErrorCode::WorkbookEncrypted;
    const bool isOld = bytes->contains(asUtf16("Workbook")) || bytes->contains(asUtf16("Book")) || hasWorkbookName(path);
    return isOld ? ErrorCode::WorkbookOld : ErrorCode::UnknownFormat;
}

Result<ZipArchive> openArchive(const QString& path)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    if ((*file)->size() == 0)
        return failure(ErrorCode::FileEmpty, path);
    const Result<QByteArray> magic = (*file)->bytes(0, std::min<qint64>(oldMagic.size(), (*file)->size()));
    if (!magic)
        return failure(magic.error());
    if (magic->startsWith(oldMagic))
        return failure(oldFileError(path), path);
    return ZipArchive::open(path);
}

Result<XlsxBook> openBook(const ZipArchive& archive, const std::stop_token& stop)
{
    if (xlsxMainPart(archive).isEmpty())
        return failure(ErrorCode::UnknownFormat, archive.path());
    return readXlsxBook(archive, stop);
}

Result<void> readXlsx(
    const ZipArchive& archive, const QString& sheet, SheetRows& rows, Progress* progress, const std::stop_token& stop)
{
    const Result<XlsxBook> book = openBook(archive, stop);
    if (!book)
        return failure(book.error());
    const auto wanted = std::ranges::find_if(book->sheets, [&](const XlsxSheet& candidate) {
        return sheet.isEmpty() ? !candidate.sheet.hidden : candidate.sheet.name == sheet;
    });
    if (wanted == book->sheets.end())
        return failure(ErrorCode::SheetNotFound, archive.path(), sheet);
    const Result<std::vector<NumberFormat>> formats = readXlsxFormats(archive, *book, stop);
    if (!formats)
        return failure(formats.error());
    Result<ZipPart> rowsPart = archive.part(wanted->part);
    if (!rowsPart)
        return failure(rowsPart.error());
    SharedStrings strings;
    if (!book->stringsPart.isEmpty()) {
        Result<ZipPart> part = archive.part(book->stringsPart);
        if (!part)
            return failure(part.error());
        if (progress)
            progress->setTotal(part->statedSize() + rowsPart->statedSize());
        if (Result<void> read = strings.read(*part, archive.path(), progress, stop); !read)
            return read;
    } else if (progress) {
        progress->setTotal(rowsPart->statedSize());
    }
    return readXlsxSheet(archive, {wanted->part, strings, *formats, book->from1904}, rows, progress, stop);
}

} // namespace

bool isWorkbook(const QString& path, QByteArrayView firstBytes)
{
    if (firstBytes.startsWith(oldMagic))
        return oldFileError(path) != ErrorCode::UnknownFormat;
    if (!firstBytes.startsWith(zipMagic))
        return false;
    const Result<ZipArchive> archive = ZipArchive::open(path);
    if (!archive)
        return hasWorkbookName(path); // what is wrong with it is told by whoever reads it
    return isOds(*archive) || !xlsxMainPart(*archive).isEmpty();
}

Result<QList<WorkbookSheet>> workbookSheets(const QString& path)
{
    const Result<ZipArchive> archive = openArchive(path);
    if (!archive)
        return failure(archive.error());
    if (isOds(*archive))
        return odsSheets(*archive, {});
    const Result<XlsxBook> book = openBook(*archive, {});
    if (!book)
        return failure(book.error());
    QList<WorkbookSheet> sheets;
    for (const XlsxSheet& sheet : book->sheets)
        sheets.append(sheet.sheet);
    return sheets;
}

Result<void> readSheet(
    const QString& path, const QString& sheet, const OnSheetRow& onRow, Progress* progress, std::stop_token stop)
{
    const Result<ZipArchive> archive = openArchive(path);
    if (!archive)
        return failure(archive.error());
    SheetRows rows(path, QFileInfo(path).size(), onRow);
    return isOds(*archive) ? readOdsSheet(*archive, sheet, rows, progress, stop)
                           : readXlsx(*archive, sheet, rows, progress, stop);
}

} // namespace sheaf::formats
