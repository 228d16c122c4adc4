// What a row has come to, from the lines that came back for it. Pure: the only place where this is decided.
#pragma once

#include "project/outcome.h"
#include "service/batch.h"

#include <span>

namespace sheaf::jobs {

/// What a row is of which no line came back, by how its batch ended.
[[nodiscard]] project::Outcome outcomeWithoutLine(service::Phase end);

/// Whether a further line of a row counts instead of the one that counted so far: a good answer before one that is cut
/// off or does not fit, that before an empty one or a refusal, any of them before an error; of equals the earlier one.
[[nodiscard]] bool countsInstead(project::Outcome further, project::Outcome present);

/// The outcome of a row: `lines` are those of its lines, the output file's before the error file's.
[[nodiscard]] project::Outcome rowOutcome(std::span<const project::Outcome> lines, service::Phase end);

} // namespace sheaf::jobs
