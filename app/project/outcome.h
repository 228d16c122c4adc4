// How a row ended. Every row that was sent has exactly one outcome.
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace sheaf::project {

enum class Outcome : quint8 {
    None, ///< never sent
    Pending, ///< sent, no answer yet
    Good,
    CutOff, ///< stopped at the limit of tokens; the text is kept
    Empty,
    Refused,
    DoesNotFit, ///< not the answer fields that were asked for
    Failed,
    Expired,
    Cancelled,
    Missing, ///< in neither file
};
inline constexpr std::size_t outcomeCount = 11;

/// "good", "cut-off", …: in files and exports.
[[nodiscard]] QString outcomeName(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcomeFromName(const QString& name);

/// Rows by outcome.
using OutcomeCounts = std::array<qint64, outcomeCount>;

} // namespace sheaf::project
