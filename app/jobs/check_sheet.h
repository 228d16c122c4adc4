// What would be sent, and what is wrong with it, before anything is: for the problems line, the estimate and the send sheet.
#pragma once

#include "base/progress.h"
#include "jobs/row_requests.h"
#include "requests/split.h"

#include <stop_token>

namespace sheaf::jobs {

/// One part as it would be cut.
struct PartPlan {
    QList<project::Piece> rows;
    qint64 rowCount = 0;
    qint64 bytes = 0;
};

struct SheetCheck {
    qint64 rows = 0; ///< looked at
    qint64 rowsToSend = 0;
    qint64 rowsWithEmptyCells = 0; ///< a cell that the prompt uses is empty
    qint64 bytes = 0; ///< of the lines, LF included
    qint64 tokensEstimate = 0; ///< of what goes in, roughly
    qint64 errors = 0; ///< problems that stop the sending
    qint64 warnings = 0;
    std::vector<requests::Problem> problems; ///< `line` = row as the user sees it, from 1; `field` = column; at most 10,000
    QList<PartPlan> parts;
    QStringList endpoints; ///< `url`s met in imported lines
    std::optional<requests::Kind> kind; ///< when all rows are of one
};

struct CheckOrder {
    project::SheetData sheet;
    std::optional<requests::RequestTemplate> requestTemplate;
    service::Profile profile;
    QString endpoint;
    QByteArray salt;
    EmptyCells emptyCells = EmptyCells::Ask; ///< Ask: counted, and sent as they are
    std::optional<std::vector<quint32>> positions; ///< only these rows, ascending; nothing = all
};

/// For a worker thread. What is wrong with rows or prompt is in the result; an Error means that it could not be read.
[[nodiscard]] Result<SheetCheck> checkSheet(const CheckOrder& order, Progress& progress, std::stop_token stop);

} // namespace sheaf::jobs
