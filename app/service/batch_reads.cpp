#include "service/batch_calls.h"

#include "service/http_errors.h"
#include "service/service_url.h"

namespace sheaf::service {

namespace {

QUrl batchAddress(const Wire& wire, const QString& id)
{
    return below(wire.profile().baseUrl, {QStringLiteral("batches"), id});
}

Result<Batch> batchFrom(const HttpOutcome& outcome, const QUrl& url)
{
    const auto body = bodyOrError(outcome, url);
    return body ? batchFromJson(*body) : failure(body.error());
}

} // namespace

Result<Batch> readBatch(const Wire& wire, const QString& id, const std::stop_token& stop)
{
    if (!isSegment(id))
        return failure(ErrorCode::NotFoundRemotely);
    const QUrl url = batchAddress(wire, id);
    return batchFrom(wire.send(Exchange::Read, readRequest(url, stop)), url);
}

Result<Batch> cancelBatch(const Wire& wire, const QString& id, const std::stop_token& stop)
{
    if (!isSegment(id))
        return failure(ErrorCode::NotFoundRemotely);
    const QUrl batch = batchAddress(wire, id);
    HttpRequest request = readRequest(below(batch, {QStringLiteral("cancel")}), stop);
    request.method = "POST"; // with an empty body
    const HttpOutcome outcome = wire.send(Exchange::Cancel, request);
    // A service that has the function and not the batch says so in its own words.
    const bool knowsNoBatch = outcome && outcome->status == 404 && !isHtml(*outcome) && !outcome->body.trimmed().isEmpty();
    if (outcome && saysNotSupported(*outcome) && !knowsNoBatch)
        return failure(ErrorCode::NotSupported, request.url.toString());
    return batchFrom(outcome, request.url);
}

Result<bool> accountHasFile(const Wire& wire, const QString& id, const std::stop_token& stop)
{
    if (!isSegment(id))
        return false;
    const QUrl url = below(wire.profile().baseUrl, {QStringLiteral("files"), id});
    const auto body = bodyOrError(wire.send(Exchange::Read, readRequest(url, stop)), url);
    const bool isNo = !body && (body.error().code == ErrorCode::NotFoundRemotely || body.error().code == ErrorCode::RequestRefused);
    if (!body && !isNo)
        return failure(body.error());
    const auto object = body ? ObjectView::of(*body) : std::nullopt;
    return object && object->text("id") == id;
}

} // namespace sheaf::service
