// What is wrong with a job: the service's own errors with the rows they speak of, and why a part stands still. Pure.
#pragma once

#include "project/records.h"

#include <QString>

#include <optional>
#include <vector>

namespace sheaf::ui {

struct JobError {
    int part = 1;
    qint64 line = 0; ///< of the sent file, from 1; 0 = the whole file
    std::optional<RowId> row; ///< the row that this line was made from
    QString message;
    QString code;
};

/// All rows that the job sent, in the order of their parts.
[[nodiscard]] QList<project::Piece> rowsOf(const project::JobRecord& job);
[[nodiscard]] std::vector<JobError> errorsOf(const project::JobRecord& job);
/// Line n of a part's file is the n-th row of its runs; nothing outside of them.
[[nodiscard]] std::optional<RowId> rowOfLine(const project::PartRecord& part, qint64 line);

} // namespace sheaf::ui
