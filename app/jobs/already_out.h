// Which of the rows that are to be sent are out already, as exactly the same request, in a job that has not ended.
#pragma once

#include "base/progress.h"
#include "jobs/row_requests.h"
#include "project/records.h"

#include <QHash>

#include <stop_token>

namespace sheaf::jobs {

struct AlreadyOutOrder {
    project::SheetData sheet;
    std::optional<requests::RequestTemplate> requestTemplate; ///< nothing for request lines
    requests::LineShape shape;
    QByteArray salt;
    QList<project::Piece> rows; ///< to be sent
    QString folder; ///< of the project
    QList<project::JobRecord> jobs;
    QHash<TemplateId, QByteArray> templates; ///< JSON of those jobs whose parts are not written yet
};

/// Rows of one unfinished job that would be sent again unchanged.
struct RowsOut {
    JobId job;
    QString jobName;
    qint64 rows = 0;
    bool operator==(const RowsOut&) const = default;
};

struct AlreadyOut {
    QList<RowsOut> jobs; ///< newest first; a row that is out twice counts for the newest
    qint64 rows = 0; ///< in all
    std::vector<quint32> others; ///< positions of the rows to be sent that are not out, ascending; empty when none is out
};

/// For a worker. Lines are compared by a 64-bit hash, about 16 bytes a row that is out; without unfinished jobs nothing is read.
[[nodiscard]] Result<AlreadyOut> alreadyOut(const AlreadyOutOrder& order, Progress& progress, std::stop_token stop);

} // namespace sheaf::jobs
