// What every reader of an import works with.
#pragma once

#include "project/import_notes.h"
#include "project/import_output.h"

#include <functional>
#include <stop_token>

namespace sheaf::project {

struct ImportContext {
    ImportOutput& output;
    ImportNotes& notes;
    const ImportWishes& wishes;
    Progress& progress;
    std::stop_token stop;
    qint64 byteLimit = -1; ///< of each file; < 0 = all of it
};

/// One file of an import.
struct ImportSource {
    InputFilePtr file; ///< of text; a workbook is read by its path
    QString path;
    QString name; ///< as people see it, with its ending, which decides ties
    formats::FileKind kind = formats::FileKind::Delimited;
    qint64 size = 0;
};

/// How the bytes of a file are text.
struct SourceText {
    formats::Encoding encoding = formats::Encoding::Utf8;
    qint64 bomLength = 0;
    double confidence = 1;
};
/// From the byte order mark, the wishes, or the first bytes.
[[nodiscard]] Result<SourceText> textOf(const ImportSource& source, const ImportWishes& wishes);
/// The beginning of the file as UTF-8, without its byte order mark.
[[nodiscard]] Result<QByteArray> headOf(const ImportSource& source, const SourceText& text, qint64 bytes);

/// Blocks of UTF-8, except that a file that is said to be UTF-8 is handed on as it is, whatever its bytes. `replaced`: some
/// bytes of this block or of the one before are U+FFFD now.
using OnTextBlock = std::function<Result<void>(QByteArrayView block, bool replaced)>;
/// Reads from behind the byte order mark. False where the limit or a full output came before the end. Cancelled, FileChanged.
[[nodiscard]] Result<bool> forEachTextBlock(
    const ImportSource& source, const SourceText& text, const ImportContext& context, const OnTextBlock& onBlock);

} // namespace sheaf::project
