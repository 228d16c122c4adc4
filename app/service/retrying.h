// The one place where time passes between two tries. The rules are in retry.h.
#pragma once

#include "service/retry.h"

#include <functional>
#include <stop_token>

namespace sheaf::service {

/// What a retry takes from the world; tests bring their own.
struct RetryPace {
    Clock now;
    std::function<double()> jitter; ///< 0..1
    /// Blocks that long; false when it was stopped.
    std::function<bool(Millis wait, const std::stop_token& stop)> sleep;
};
[[nodiscard]] RetryPace systemPace();

/// Calls `once` until it is good, the rules say no more, or `stop`. Blocks: for worker threads.
[[nodiscard]] HttpOutcome retrying(Exchange exchange, const std::function<HttpOutcome()>& once, const RetryPace& pace,
    const std::stop_token& stop);

} // namespace sheaf::service
