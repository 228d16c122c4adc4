#include "formats/file_kind.h"

#include "formats/encoding_guess.h"
#include "formats/text_decoder.h"
#include "formats/workbook.h"
#include "json/cursor.h"
#include "json/text.h"

#include <algorithm>

namespace sheaf::formats {

namespace {

constexpr qint64 bytesToLookAt = 1024 * 1024;
/// When the first line of what looks like JSONL is damaged, one of the next ones says what it is.
constexpr int linesToTry = 10;

bool hasEnding(const QString& path, std::initializer_list<const char*> endings)
{
    return std::ranges::any_of(endings,
        [&](const char* ending) { return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive); });
}

bool startsWithAny(QByteArrayView bytes, std::initializer_list<QByteArrayView> signatures)
{
    return std::ranges::any_of(signatures, [&](QByteArrayView signature) { return bytes.startsWith(signature); });
}

bool isPicture(QByteArrayView bytes)
{
    return startsWithAny(bytes, {"\x89PNG", "\xFF\xD8\xFF", "GIF87a", "GIF89a"})
        || (bytes.startsWith("RIFF") && bytes.size() > 12 && bytes.sliced(8).startsWith("WEBP"));
}

/// Formats that need not hold a NUL byte; the others are told by it.
bool isBinary(QByteArrayView bytes)
{
    return startsWithAny(bytes, {"PK\x03\x04", "\xD0\xCF\x11\xE0", "%PDF-", "\x1F\x8B", "7z\xBC\xAF", "\x28\xB5\x2F\xFD"});
}

/// Whether an array begins here, with an object in it.
bool startsObjects(QByteArrayView text)
{
    json::Cursor cursor(text);
    return cursor.take('[') && cursor.take('{');
}

/// Whether a member of the object, which may be cut short, holds an array of objects. Conversations are none.
bool holdsObjects(QByteArrayView object)
{
    json::Cursor cursor(object);
    cursor.take('{');
    do {
        const std::optional<json::Span> key = cursor.takeString();
        if (!key || !cursor.take(':'))
            return false;
        cursor.skipSpace();
        if (startsObjects(object.sliced(cursor.position())))
            return json::unquoted(key->in(object)) != "messages";
    } while (cursor.takeValue() && cursor.take(','));
    return false;
}

bool isCutShort(const std::optional<json::Fault>& fault)
{
    return fault && fault->kind == json::Fault::Kind::UnexpectedEnd;
}

/// The kind told by the first line that is an object; nothing when the first lines are none. `isWhole`: the text is
/// all that the file holds, so that its last line cannot have been cut by us.
std::optional<FileKind> kindOfLines(QByteArrayView text, bool isWhole)
{
    for (int tried = 0; tried < linesToTry && !text.isEmpty(); ++tried) {
        const qsizetype newline = text.indexOf('\n');
        const QByteArrayView line = (newline < 0 ? text : text.first(newline)).trimmed();
        text = newline < 0 ? QByteArrayView() : text.sliced(newline + 1);
        if (!line.startsWith('{'))
            continue;
        const std::optional<json::Fault> fault = json::firstFault(line);
        if (!fault || (newline < 0 && !isWhole && isCutShort(fault)))
            return kindOfObject(line);
    }
    return std::nullopt;
}

FileKind kindOfText(QByteArrayView text, const QString& path, bool isWhole, bool isCertain)
{
    const bool isLinesByName = hasEnding(path, {".jsonl", ".ndjson"});
    const bool isOneLine = isWhole && !text.contains('\n');
    if (text.startsWith('{')) {
        const std::optional<FileKind> kind = kindOfLines(text, isWhole);
        const bool isSpread = isCutShort(json::firstFault(text.first(std::max<qsizetype>(0, text.indexOf('\n')))));
        const bool mayHoldRows = !kind || isSpread || (*kind == FileKind::Records && isOneLine);
        if (!isLinesByName && mayHoldRows && holdsObjects(text))
            return FileKind::JsonArray;
        if (kind)
            return *kind;
    }
    if (startsObjects(text))
        return FileKind::JsonArray;
    if (isLinesByName)
        return FileKind::Requests; // so that what is wrong is shown line by line
    if (text.contains('\0') && !(isCertain && hasEnding(path, {".csv", ".tsv", ".tab", ".txt"})))
        return FileKind::Unknown; // a table may hold NUL, but not everything that holds NUL is one
    if (hasEnding(path, {".json"}))
        return FileKind::Unknown; // whatever it is, it is no table
    if (text.startsWith('{') || text.startsWith('[')) {
        // One JSON value over many lines: certainly no table.
        const std::optional<json::Fault> fault = json::firstFault(text);
        if (!fault || (isCutShort(fault) && !isWhole))
            return FileKind::Unknown;
    }
    return FileKind::Delimited;
}

} // namespace

/// The top-level keys of an object that may be cut short (a first line can be longer than what was read).
FileKind kindOfObject(QByteArrayView object)
{
    bool hasId = false;
    bool hasBody = false;
    bool hasAnswer = false;
    json::Cursor cursor(object);
    cursor.take('{');
    do {
        const std::optional<json::Span> span = cursor.takeString();
        if (!span)
            break;
        const QByteArray key = json::unquoted(span->in(object));
        if (!cursor.take(':'))
            break;
        cursor.skipSpace();
        if (key == "body" && cursor.peek() == '{')
            return FileKind::Requests;
        hasBody = hasBody || key == "body";
        hasId = hasId || key == "custom_id";
        hasAnswer = hasAnswer || key == "response" || key == "error";
    } while (cursor.takeValue() && cursor.take(','));
    if (hasId && hasBody)
        return FileKind::Requests;
    return hasId && hasAnswer ? FileKind::Results : FileKind::Records;
}

Result<FileKind> fileKind(const QString& path)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    const qint64 length = std::min((*file)->size(), bytesToLookAt);
    const Result<QByteArray> bytes = (*file)->bytes(0, length);
    if (!bytes)
        return failure(bytes.error());
    if (bytes->isEmpty())
        return failure(ErrorCode::FileEmpty, path);
    if (isWorkbook(path, *bytes))
        return FileKind::Workbook;
    if (isPicture(*bytes))
        return FileKind::Picture;
    if (isBinary(*bytes))
        return FileKind::Unknown;

    const EncodingGuess guess = guessEncoding(*bytes);
    const QByteArray decoded = TextDecoder(guess.encoding).feed(QByteArrayView(*bytes).sliced(guess.bomLength));
    const bool isWhole = length == (*file)->size();
    const QByteArrayView text = QByteArrayView(decoded).trimmed();
    if (text.isEmpty() && isWhole)
        return failure(ErrorCode::FileEmpty, path);
    return kindOfText(text, path, isWhole, guess.confidence == 1);
}

} // namespace sheaf::formats
