// Which rows of a sheet a batch is about that was made elsewhere: those that have its ids.
#pragma once

#include "base/progress.h"
#include "jobs/row_requests.h"

#include <QStringList>

#include <stop_token>

namespace sheaf::jobs {

struct MatchOrder {
    project::SheetData sheet;
    std::optional<requests::RequestTemplate> requestTemplate; ///< nothing for request lines
    QByteArray salt;
    std::optional<project::Column> idColumn; ///< its cells are the ids; nothing = the ids of the rows' own requests or, where
                                             ///< the batch has none of those, the column with most of its ids
    QStringList idFiles; ///< absolute: the batch's requests, or what came back for them
    QString sentFile; ///< absolute; gets a line with the id for each row that was found
};

struct MatchedRows {
    QList<project::Piece> rows; ///< line n of the sent file is the n-th row of these
    qint64 rowCount = 0;
    qint64 bytes = 0; ///< of the sent file
};

/// For a worker thread. A row counts once, and of two rows with one id the first. NothingToSend when no row has any of the ids.
[[nodiscard]] Result<MatchedRows> matchRows(const MatchOrder& order, Progress& progress, std::stop_token stop);

} // namespace sheaf::jobs
