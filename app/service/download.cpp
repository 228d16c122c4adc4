#include "service/batch_calls.h"

#include "service/download_check.h"
#include "service/service_url.h"

#include <QFile>

namespace sheaf::service {

namespace {

constexpr Millis downloadStall {120'000};

bool isGoodStatus(int status)
{
    return status >= 200 && status <= 299;
}

std::optional<qint64> lengthOf(const HttpAnswer& answer)
{
    bool isNumber = false;
    const qint64 length = answer.header("content-length").toLongLong(&isNumber);
    return isNumber ? std::optional(length) : std::nullopt;
}

/// A download that arrived is only as good as its file; one that broke off after it had begun is incomplete.
HttpOutcome judged(HttpOutcome outcome, const QString& partPath)
{
    if (!outcome) {
        auto& error = outcome.error().error;
        if (error.code == ErrorCode::ConnectionLost && isGoodStatus(error.status))
            error.code = ErrorCode::DownloadIncomplete;
        return outcome;
    }
    if (!isGoodStatus(outcome->status))
        return outcome;
    if (auto checked = checkDownload(partPath, lengthOf(*outcome)); !checked)
        return tl::unexpected(TransportError {checked.error(), true});
    return outcome;
}

} // namespace

Result<qint64> downloadFile(const Wire& wire, const QString& fileId, const QString& path, const ProgressPtr& progress,
    const std::stop_token& stop)
{
    if (!isSegment(fileId))
        return failure(ErrorCode::NotFoundRemotely);
    const QUrl url = below(wire.profile().baseUrl, {QStringLiteral("files"), fileId, QStringLiteral("content")});
    const QString partPath = path + QStringLiteral(".part");
    HttpRequest request = readRequest(url, stop);
    request.saveTo = path;
    request.stallTimeout = downloadStall;
    request.progress = progress;
    const HttpOutcome outcome
        = wire.send(Exchange::Read, request, [&](HttpOutcome tried) { return judged(std::move(tried), partPath); });
    Result<void> done;
    if (!outcome)
        done = failure(outcome.error().error);
    else if (const auto body = bodyOrError(outcome, url); !body)
        done = failure(body.error());
    else
        done = publish(partPath, path);
    if (done)
        return outcome->saved;
    QFile::remove(partPath);
    return failure(done.error());
}

} // namespace sheaf::service
