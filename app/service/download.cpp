#include "service/batch_calls.h"

#include "service/download_check.h"
#include "service/resume.h"
#include "service/service_url.h"

#include <QFile>

namespace sheaf::service {

namespace {

constexpr Millis downloadStall {120'000};
constexpr int rangeNotThere = 416;

bool isGoodStatus(int status)
{
    return status >= 200 && status <= 299;
}

std::optional<qint64> lengthOf(const HttpAnswer& answer)
{
    // of a part of the body only the total behind the slash says how long the file must be
    const QByteArray range = answer.header("content-range");
    const QByteArray text = answer.status == 206 ? range.mid(range.lastIndexOf('/') + 1) : answer.header("content-length");
    bool isNumber = false;
    const qint64 length = text.toLongLong(&isNumber);
    return isNumber ? std::optional(length) : std::nullopt;
}

/// One file on its way: `path`.part, and the note that lets it be carried on.
class Download
{
public:
    Download(QUrl url, QString path, ProgressPtr progress, std::stop_token stop)
        : m_url(std::move(url))
        , m_path(std::move(path))
        , m_progress(std::move(progress))
        , m_stop(std::move(stop))
    {
    }

    Result<qint64> run(const Wire& wire)
    {
        const HttpOutcome outcome = wire.send(
            Exchange::Read, [this] { return request(); }, [this](HttpOutcome tried) { return judged(std::move(tried)); }, m_stop);
        Result<void> done;
        if (!outcome)
            done = failure(outcome.error().error);
        else if (const auto body = bodyOrError(outcome, m_url); !body)
            done = failure(body.error());
        else
            done = publish(partPath(), m_path);
        if (done)
            dropResumeNote(m_path);
        else if (!resumePoint(m_path, m_url))
            discard();
        return done ? Result<qint64>(outcome->saved) : failure(done.error());
    }

private:
    [[nodiscard]] QString partPath() const { return m_path + QStringLiteral(".part"); }

    [[nodiscard]] HttpRequest request() const
    {
        HttpRequest request = readRequest(m_url, m_stop);
        request.saveTo = m_path;
        request.resume = resumePoint(m_path, m_url);
        request.stallTimeout = downloadStall;
        request.progress = m_progress;
        return request;
    }

    void discard() const
    {
        dropResumeNote(m_path);
        QFile::remove(partPath());
    }

    /// A download that arrived is only as good as its file; one that broke off after it had begun is incomplete.
    [[nodiscard]] HttpOutcome judged(HttpOutcome outcome) const
    {
        if (!outcome) {
            auto& error = outcome.error().error;
            if (error.code == ErrorCode::ConnectionLost && isGoodStatus(error.status))
                error.code = ErrorCode::DownloadIncomplete;
            return outcome;
        }
        if (outcome->status == rangeNotThere) {
            discard(); // the file is another one by now: from the beginning
            return tl::unexpected(TransportError {failure(ErrorCode::DownloadIncomplete, partPath()).value(), true});
        }
        if (!isGoodStatus(outcome->status))
            return outcome;
        if (auto checked = checkDownload(partPath(), lengthOf(*outcome)); !checked) {
            discard(); // the service said that this was all: more of it would not mend it
            return tl::unexpected(TransportError {checked.error(), true});
        }
        return outcome;
    }

    QUrl m_url;
    QString m_path;
    ProgressPtr m_progress;
    std::stop_token m_stop;
};

} // namespace

Result<qint64> downloadFile(const Wire& wire, const QString& fileId, const QString& path, const ProgressPtr& progress,
    const std::stop_token& stop)
{
    if (!isSegment(fileId))
        return failure(ErrorCode::NotFoundRemotely);
    const QUrl url = below(wire.profile().baseUrl, {QStringLiteral("files"), fileId, QStringLiteral("content")});
    return Download(url, path, progress, stop).run(wire);
}

} // namespace sheaf::service
