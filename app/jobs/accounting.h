// Every row that was sent gets exactly one outcome, from the files and never from the service's counters.
#pragma once

#include "base/progress.h"
#include "project/answers.h"
#include "project/records.h"
#include "service/batch.h"

#include <functional>
#include <stop_token>

namespace sheaf::jobs {

struct AccountOrder {
    QString sentFile; ///< absolute
    QByteArray sentHash {}; ///< PartRecord::contentHash; with it the ids may come from the cache beside the file
    QList<project::Piece> rows; ///< line n of the sent file is row n of these
    QString outputFile; ///< absolute; empty = none
    QString errorFile; ///< absolute; empty = none
    service::Phase end = service::Phase::Completed; ///< decides what a row in neither file is
    int attempt = 1;
    QByteArray answerSchema; ///< schemaOf() the job's template; empty = any text will do
};

/// Of a part of the project in this folder; without the answer schema.
[[nodiscard]] AccountOrder accountOrder(const QString& folder, const project::JobRecord& job, const project::PartRecord& part);

/// A line that is no row's answer.
enum class StrayKind {
    NoRow, ///< an answer to an id that was not sent, or to none
    SecondAnswer, ///< its row has another one that counts
    NoResult, ///< no JSON, or JSON that is nobody's answer
};

/// How many there are of each kind.
struct StrayCounts {
    qint64 noRow = 0;
    qint64 secondAnswers = 0;
    qint64 noResult = 0;

    void add(StrayKind kind);
    [[nodiscard]] qint64 total() const { return noRow + secondAnswers + noResult; }
    bool operator==(const StrayCounts&) const = default;
};

struct PartAccount {
    std::vector<project::RowAnswer> answers; ///< one for each row sent; `file` 0 = output, 1 = errors
    project::OutcomeCounts outcomes {};
    qint64 strayLines = 0; ///< the sum of `strays`
    qint64 tokensIn = 0;
    qint64 tokensOut = 0;
    StrayCounts strays;
};

/// For a worker thread; reads on several. Which of a row's lines counts is row_outcome.h's rule, and every line that is not
/// blank is a row's answer or a stray. The sum of `outcomes` equals the rows sent, always.
[[nodiscard]] Result<PartAccount> accountPart(const AccountOrder& order, Progress& progress, std::stop_token stop);

/// Where a stray line stands: `file` 0 = output, 1 = errors.
struct StrayPlace {
    StrayKind kind = StrayKind::NoResult;
    quint16 file = 0;
    qint64 offset = 0;
    qint64 length = 0;
};
using OnStray = std::function<void(const StrayPlace& stray)>;
/// The same, and tells of each stray line as soon as it is known to be one, on this thread.
[[nodiscard]] Result<PartAccount> accountPart(
    const AccountOrder& order, const OnStray& onStray, Progress& progress, std::stop_token stop);

/// The answers of a results file that was imported as a sheet: row n is line n.
[[nodiscard]] Result<PartAccount> accountResults(const project::SheetData& sheet, std::stop_token stop);

} // namespace sheaf::jobs
