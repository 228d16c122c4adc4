#include "service/retry.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sheaf::service {

namespace {

constexpr int maxTries = 5;
constexpr Millis longestHonoured {120'000};
constexpr double firstWait = 500;
constexpr double longestWait = 8'000;

bool isTemporaryStatus(int status)
{
    const bool neverThere = status == 501 || status == 505;
    return status == 408 || status == 409 || status == 429 || (status >= 500 && !neverThere);
}

bool isTemporaryError(ErrorCode code)
{
    return code == ErrorCode::HostUnreachable || code == ErrorCode::ConnectionLost || code == ErrorCode::TimedOut
        || code == ErrorCode::DownloadIncomplete;
}

bool mayRepeat(Exchange exchange, const TryOutcome& outcome)
{
    switch (exchange) {
    case Exchange::Read:
    case Exchange::Cancel:
        return outcome.status > 0 ? isTemporaryStatus(outcome.status) : isTemporaryError(outcome.error);
    case Exchange::Upload:
        return outcome.status > 0 ? outcome.status == 429 || outcome.status == 503
                                  : !outcome.mayHaveArrived && isTemporaryError(outcome.error);
    case Exchange::Create: return outcome.status == 429;
    }
    return false;
}

std::optional<Millis> honoured(double millis)
{
    if (!std::isfinite(millis) || millis < 0 || millis > double(longestHonoured.count()))
        return {};
    return Millis(qint64(std::ceil(millis)));
}

std::optional<Millis> numberOf(const QByteArray& text, double factor)
{
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    return isNumber ? honoured(value * factor) : std::nullopt;
}

/// "Wed, 21 Oct 2015 07:28:00 GMT"
std::optional<Millis> untilDate(const QByteArray& text, Instant now)
{
    auto date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return {};
    date.setTimeSpec(Qt::UTC);
    return honoured(double((toInstant(date) - now).count()));
}

std::optional<Millis> askedFor(const TryOutcome& outcome, Instant now)
{
    if (auto wait = numberOf(outcome.retryAfterMs, 1))
        return wait;
    if (auto wait = numberOf(outcome.retryAfter, 1000))
        return wait;
    return untilDate(outcome.retryAfter, now);
}

} // namespace

std::optional<Millis> waitBeforeRetry(Exchange exchange, const TryOutcome& outcome, int attempt, Instant now, double jitter)
{
    if (attempt >= maxTries || !mayRepeat(exchange, outcome))
        return {};
    if (auto asked = askedFor(outcome, now))
        return asked;
    if (exchange == Exchange::Upload && outcome.status > 0)
        return {};
    const double wait = std::min(firstWait * std::pow(2, std::max(attempt, 1) - 1), longestWait);
    return Millis(qint64(wait * (0.75 + 0.25 * std::clamp(jitter, 0.0, 1.0))));
}

} // namespace sheaf::service
