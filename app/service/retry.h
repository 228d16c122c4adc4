// When to try again: pure rules over what happened, `now` and the attempt's number.
#pragma once

#include "service/transport.h"

#include <optional>

namespace sheaf::service {

enum class Exchange { Read, Upload, Create, Cancel };

/// What happened in one try: an HTTP status, or a transport error.
struct TryOutcome {
    int status = 0; ///< 0 = no answer
    ErrorCode error = ErrorCode::Unexpected; ///< when status is 0
    bool mayHaveArrived = true;
    QByteArray retryAfterMs; ///< header retry-after-ms
    QByteArray retryAfter; ///< header Retry-After: seconds or HTTP date
};

/// How long to wait before try number `attempt` + 1, or nothing: do not repeat.
/// Read and Cancel: 408, 409, 429, 5xx (not 501, 505: those stay) and lost connections. Upload: only when no byte left, or on a 429 or 503
/// that says when; without that the whole file would travel again after half a second. Create: only 429.
/// Headers are honoured up to 120 s, else 0.5 s doubling to 8 s, times 0.75..1 by `jitter` in 0..1; at most 5 tries.
[[nodiscard]] std::optional<Millis> waitBeforeRetry(Exchange exchange, const TryOutcome& outcome, int attempt,
    Instant now, double jitter);

} // namespace sheaf::service
