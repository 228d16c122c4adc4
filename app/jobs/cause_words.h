// The sentences about causes and their remedies, in the user's language: the only place where they stand.
#pragma once

#include "jobs/causes.h"

namespace sheaf::jobs {

/// "Cut off": a heading, for charts and filters.
[[nodiscard]] QString causeTitle(Cause cause);
/// "37 answers were cut off because the limit of 200 tokens was reached." `tokenLimit` as tokenLimitOf() the template.
/// For Other the service's own words are shown beside it: CauseGroup::code and sample.
[[nodiscard]] QString causeSentence(const CauseGroup& group, std::optional<qint64> tokenLimit = {});
/// "Raise it and send these rows again?" Empty when there is nothing to do.
[[nodiscard]] QString remedySentence(const CauseGroup& group);
/// The words on the remedy's button.
[[nodiscard]] QString remedyButton(Remedy remedy);

} // namespace sheaf::jobs
