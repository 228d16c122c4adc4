// Views of the stored order: which rows are shown. Never changes the order itself.
#pragma once

#include "project/answers.h"
#include "project/sheet_data.h"

#include <stop_token>
#include <vector>

namespace sheaf::project {

/// Which outcomes a filter lets through: bit n = Outcome n.
using OutcomeSet = quint32;
[[nodiscard]] constexpr OutcomeSet setOf(Outcome outcome) { return OutcomeSet(1) << quint8(outcome); }

/// Positions of the rows whose outcome is in the set, ascending. For a worker: 10 ns a row.
[[nodiscard]] std::vector<quint32> rowsWithOutcome(const RowOrder& order, const Answers& answers, OutcomeSet wanted, std::stop_token stop = {});
/// Every row of the order counted by outcome (rows that were deleted do not count).
[[nodiscard]] OutcomeCounts countOutcomes(const RowOrder& order, const Answers& answers, std::stop_token stop = {});

} // namespace sheaf::project
