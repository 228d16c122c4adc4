// What a file is, from its first bytes and its name: the seam behind which further formats are added.
#pragma once

#include "base/error.h"
#include "base/input_file.h"

#include <QByteArrayView>

namespace sheaf::formats {

enum class FileKind {
    Delimited, ///< CSV, TSV or any delimiter
    Requests, ///< JSONL of requests: lines with a body
    Results, ///< JSONL of a batch's output or error file: lines with custom_id and response or error
    Records, ///< JSONL of anything else
    JsonArray, ///< one array of objects, or one object that holds such an array
    Workbook, ///< XLSX or ODS, also one that cannot be opened for its password or its age
    Folder, ///< of text files or of pictures; fileKind() is for files and never says so
    Picture, ///< PNG, JPEG, GIF or WebP
    Unknown,
};

/// Decides by content first (zip magic, a first line that is a JSON object), then by name. Reads at most 1 MB.
[[nodiscard]] Result<FileKind> fileKind(const QString& path);

/// What a line is by its top-level keys: Requests, Results or Records. It may be cut short.
[[nodiscard]] FileKind kindOfObject(QByteArrayView object);

} // namespace sheaf::formats
