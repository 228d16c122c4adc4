// Every row that was sent gets exactly one outcome, from the files and never from the service's counters.
#pragma once

#include "base/progress.h"
#include "project/answers.h"
#include "project/records.h"
#include "service/batch.h"

#include <stop_token>

namespace sheaf::jobs {

struct AccountOrder {
    QString sentFile; ///< absolute
    QList<project::Piece> rows; ///< line n of the sent file is row n of these
    QString outputFile; ///< absolute; empty = none
    QString errorFile; ///< absolute; empty = none
    service::Phase end = service::Phase::Completed; ///< decides what a row in neither file is
    int attempt = 1;
};

struct PartAccount {
    std::vector<project::RowAnswer> answers; ///< one for each row sent; `file` 0 = output, 1 = errors
    project::OutcomeCounts outcomes {};
    qint64 strayLines = 0; ///< answers with no row, second answers, lines that are no result
    qint64 tokensIn = 0;
    qint64 tokensOut = 0;
};

/// For a worker thread. The first answer of a row counts, an answer before an error; later ones are strays. The sum of
/// `outcomes` equals the rows sent, always.
[[nodiscard]] Result<PartAccount> accountPart(const AccountOrder& order, Progress& progress, std::stop_token stop);

/// The answers of a results file that was imported as a sheet: row n is line n.
[[nodiscard]] Result<PartAccount> accountResults(const project::SheetData& sheet, std::stop_token stop);

} // namespace sheaf::jobs
