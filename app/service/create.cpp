#include "service/batch_calls.h"

#include "service/addresses.h"
#include "service/http_errors.h"
#include "service/service_url.h"
#include "json/text.h"

namespace sheaf::service {

namespace {

constexpr Millis createStall {120'000};
constexpr int maxMetadata = 16;

QByteArray metadataObject(const QList<std::pair<QString, QString>>& metadata)
{
    QByteArray object = "{";
    for (const auto& [name, value] : metadata.first(std::min<qsizetype>(metadata.size(), maxMetadata))) {
        if (object.size() > 1)
            object += ',';
        object += json::quoted(name) + ':' + json::quoted(value);
    }
    return object + '}';
}

tl::unexpected<Error> inDoubt(const Error& cause, const QUrl& url)
{
    Error error = cause;
    error.code = ErrorCode::CreateOutcomeUnknown;
    error.path = shownAddress(url);
    if (error.detail.isEmpty())
        error.detail = codeName(cause.code);
    return failure(std::move(error));
}

/// Whether a transport's error is a no: nothing left, or the service pointed elsewhere without doing anything.
bool isDefiniteNo(const TransportError& error)
{
    const bool pointedElsewhere = error.error.code == ErrorCode::RedirectRefused && error.error.status != 303;
    return !error.mayHaveArrived || pointedElsewhere;
}

} // namespace

QByteArray createBody(const CreateRequest& request, const Profile& profile)
{
    QByteArray body = "{\"input_file_id\":" + json::quoted(request.inputFileId) + ",\"endpoint\":"
        + json::quoted(request.endpoint) + ",\"completion_window\":" + json::quoted(request.completionWindow);
    if (profile.takesMetadata && !request.metadata.isEmpty())
        body += ",\"metadata\":" + metadataObject(request.metadata);
    if (profile.takesWebhook && !request.webhookUrl.isEmpty())
        body += ",\"webhook_url\":" + json::quoted(request.webhookUrl);
    return body + '}';
}

Result<Batch> createBatch(const Wire& wire, const CreateRequest& create, const std::stop_token& stop)
{
    HttpRequest request;
    request.method = "POST";
    request.url = below(wire.profile().baseUrl, {QStringLiteral("batches")});
    request.body = createBody(create, wire.profile());
    request.stallTimeout = createStall;
    request.stop = stop;
    const HttpOutcome outcome = wire.send(Exchange::Create, request);
    if (!outcome)
        return isDefiniteNo(outcome.error()) ? failure(outcome.error().error) : inDoubt(outcome.error().error, request.url);
    if (auto error = errorFromAnswer(*outcome, request.url)) {
        if (saysFileIsMissing(*outcome)) {
            error->code = ErrorCode::NotFoundRemotely;
            return failure(std::move(*error));
        }
        // only a refusal by the service itself proves that there is no batch
        const bool refused = outcome->status >= 400 && outcome->status < 500 && outcome->status != 408;
        return refused ? failure(std::move(*error)) : inDoubt(*error, request.url);
    }
    auto batch = batchFromJson(outcome->body);
    return batch ? std::move(batch) : inDoubt(batch.error(), request.url);
}

} // namespace sheaf::service
