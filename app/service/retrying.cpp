#include "service/retrying.h"

#include <QRandomGenerator>

#include <condition_variable>
#include <mutex>

namespace sheaf::service {

namespace {

bool sleepUnlessStopped(Millis wait, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, wait, [] { return false; });
    return !stop.stop_requested();
}

TryOutcome tryOutcome(const HttpOutcome& outcome)
{
    TryOutcome result;
    if (!outcome) {
        result.error = outcome.error().error.code;
        result.mayHaveArrived = outcome.error().mayHaveArrived;
        return result;
    }
    result.status = outcome->status;
    result.retryAfterMs = outcome->header("retry-after-ms");
    result.retryAfter = outcome->header("retry-after");
    return result;
}

bool isGood(const HttpOutcome& outcome)
{
    return outcome && outcome->status < 400;
}

} // namespace

RetryPace systemPace()
{
    return {systemClock(), [] { return QRandomGenerator::global()->generateDouble(); }, sleepUnlessStopped};
}

HttpOutcome retrying(Exchange exchange, const std::function<HttpOutcome()>& once, const RetryPace& pace,
    const std::stop_token& stop)
{
    for (int attempt = 1;; ++attempt) {
        HttpOutcome outcome = once();
        if (isGood(outcome))
            return outcome;
        const auto wait = waitBeforeRetry(exchange, tryOutcome(outcome), attempt, pace.now(), pace.jitter());
        if (!wait)
            return outcome;
        // what is waited for was a definite no or may be repeated, so stopping here leaves nothing in doubt
        if (!pace.sleep(*wait, stop))
            return tl::unexpected(TransportError {failure(ErrorCode::Cancelled).value(), false});
    }
}

} // namespace sheaf::service
