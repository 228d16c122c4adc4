// Writes a part's file: exactly what will be uploaded.
#pragma once

#include "jobs/row_requests.h"

#include "base/progress.h"

#include <stop_token>

namespace sheaf::jobs {

struct WriteOrder {
    project::SheetData sheet;
    std::optional<requests::RequestTemplate> requestTemplate;
    requests::LineShape shape;
    QByteArray salt;
    QList<project::Piece> rows;
    QString path; ///< absolute
};

struct WrittenFile {
    qint64 bytes = 0;
    QByteArray hash; ///< xxh64 of the bytes, hex
};

/// Whole or not at all. For a worker thread.
[[nodiscard]] Result<WrittenFile> writePart(const WriteOrder& order, Progress& progress, std::stop_token stop);

} // namespace sheaf::jobs
