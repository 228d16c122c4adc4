#include "service/batch_calls.h"

#include "service/http_errors.h"
#include "service/service_url.h"

namespace sheaf::service {

namespace {

Result<void> asVoid(const HttpOutcome& outcome, const QUrl& url)
{
    const auto body = bodyOrError(outcome, url);
    return body ? Result<void>() : failure(body.error());
}

/// Models are public at some services: a good answer proves the key only where there is none without it.
Result<void> testByModels(const Wire& wire, const std::stop_token& stop)
{
    const QUrl url = below(wire.profile().apiUrl, {QStringLiteral("models")});
    const HttpOutcome withKey = wire.send(Exchange::Read, readRequest(url, stop));
    if (withKey && saysNotSupported(*withKey))
        return failure(ErrorCode::NotSupported, url.toString());
    if (const auto good = asVoid(withKey, url); !good || !wire.profile().needsKey)
        return good;
    const HttpOutcome without = wire.sendWithoutKey(readRequest(url, stop));
    if (!without)
        return failure(without.error().error);
    if (without->status == 401 || without->status == 403)
        return {};
    return failure(ErrorCode::NotSupported, url.toString());
}

} // namespace

Result<void> testKey(const Wire& wire, const std::stop_token& stop)
{
    const QUrl url = below(wire.profile().baseUrl, {QStringLiteral("batches")}, {{QStringLiteral("limit"), QStringLiteral("1")}});
    const HttpOutcome outcome = wire.send(Exchange::Read, readRequest(url, stop));
    if (outcome && saysNotSupported(*outcome))
        return testByModels(wire, stop);
    return asVoid(outcome, url);
}

} // namespace sheaf::service
