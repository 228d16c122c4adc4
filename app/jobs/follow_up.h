// "Send these again": what is sent instead, and which rows. Pure.
#pragma once

#include "jobs/causes.h"
#include "requests/request_template.h"

namespace sheaf::jobs {

/// The limit of tokens for an answer that a template sets; nothing when it sets none.
[[nodiscard]] std::optional<qint64> tokenLimitOf(const requests::RequestTemplate& requestTemplate);

struct FollowUp {
    std::optional<requests::RequestTemplate> requestTemplate; ///< nothing for request lines
    std::vector<quint32> positions; ///< CheckOrder::positions
    bool needsHand = false; ///< the remedy cannot be applied here: the user changes something first, then sends
};

/// `requestTemplate` is the one that the job was sent with; nothing for request lines, which nobody edits for the user.
/// RaiseTokens doubles the limit; where there was none, it doubles what the model wrote before it was cut off, to 4,096 at least; the other remedies leave the template as it is, and
/// those that ask for a decision say so by `needsHand`.
[[nodiscard]] FollowUp followUp(const CauseGroup& group, const std::optional<requests::RequestTemplate>& requestTemplate);

} // namespace sheaf::jobs
