// Why rows are not good, grouped so that a person can do something about each group at once.
#pragma once

#include "jobs/result_line.h"
#include "project/answers.h"
#include "project/records.h"

#include <optional>
#include <stop_token>

namespace sheaf::jobs {

enum class Cause {
    CutOff, Empty, Refused, DoesNotFit, TooLong, TimedOut, RetriesUsedUp,
    Overloaded, ///< too much at once for the service or the account's limits
    ServiceFault, ModelUnknown, BadRequest, Expired, Cancelled, Missing,
    RejectedFile, ///< the service refused the file before it ran any of its rows
    Other, ///< in the service's words only
};

enum class Remedy {
    SendAgain, RaiseTokens, ShortenColumn, ChangePrompt, ChangeModel,
    FixLines, ///< those that the service named
    EditLines, ///< imported request lines, which nobody edits for the user
    Nothing
};

/// What is known about one row that is not good.
struct FailureFacts {
    project::Outcome outcome = project::Outcome::Failed;
    ServiceError error; ///< of a failed row's line, or the first of its batch
    bool isOfFile = false; ///< the error is the batch's: the file was not run
};

/// Pure. No closed list: a code that is not known is Other, and is shown with its words.
[[nodiscard]] Cause causeOf(const FailureFacts& facts);
[[nodiscard]] Remedy remedyOf(Cause cause);
/// The same for imported request lines: what would change a prompt means the lines themselves.
[[nodiscard]] Remedy remedyOfLines(Cause cause);

struct CauseGroup {
    Cause cause = Cause::Other;
    Remedy remedy = Remedy::SendAgain;
    JobId job; ///< whose answers these are: its prompt is the one that a remedy changes; 0 = not known
    qint64 tokensOut = 0; ///< CutOff: how long the first of the answers is
    QString code; ///< the service's, of the first row that had one
    QString sample; ///< the service's words about that row, at most 300 characters; never a row's text
    qint64 rows = 0;
    QList<project::Piece> rowRuns; ///< in the sheet's order
    std::optional<int> status; ///< HTTP status of that row's request
    std::vector<quint32> positions; ///< the same rows as positions in the order that was handed in, ascending
    QList<project::Piece> rowsAtFault; ///< RejectedFile: the rows of the lines that the service named
};

struct CauseOrder {
    project::RowOrder rows; ///< the sheet's, whose rows are looked at
    project::Answers answers;
    QString folder; ///< the project's
    QList<project::JobRecord> jobs; ///< for whose answers they are, and what the service said about whole files
    bool areLines = false; ///< the sheet's rows are request lines
};

/// All rows whose outcome is not good, by cause and by the job that their answers come from, the largest group first; Other
/// is one group for each code. Rows without an
/// outcome and those that wait for one are left out. For a worker: reads the lines of failed rows in the files' order.
[[nodiscard]] Result<QList<CauseGroup>> groupCauses(const CauseOrder& order, std::stop_token stop);

} // namespace sheaf::jobs
