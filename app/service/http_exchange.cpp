#include "service/http_exchange.h"

#include "service/network_errors.h"

#include <utility>

namespace sheaf::service {

namespace {

/// More than this is not read from the socket before it is on the disk.
constexpr qint64 readBuffer = 1024 * 1024;
constexpr qint64 readChunk = 256 * 1024;

QString withoutSecret(QString text, const QByteArray& key)
{
    return key.isEmpty() ? text : text.replace(QString::fromUtf8(key), QStringLiteral("[key]"));
}

AnswerHead headOf(const QNetworkReply& reply)
{
    const QVariant length = reply.header(QNetworkRequest::ContentLengthHeader);
    AnswerHead head;
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.length = length.isValid() ? length.toLongLong() : -1;
    head.etag = reply.rawHeader("ETag");
    head.acceptRanges = reply.rawHeader("Accept-Ranges");
    head.contentRange = reply.rawHeader("Content-Range");
    head.contentEncoding = reply.rawHeader("Content-Encoding");
    return head;
}

} // namespace

HttpExchange::HttpExchange(HttpRequest request, QNetworkAccessManager& manager, Promise promise, QObject* parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_manager(manager)
    , m_promise(std::move(promise))
{
    m_stall.setSingleShot(true);
    m_stall.setInterval(m_request.stallTimeout);
    connect(&m_stall, &QTimer::timeout, this, [this] { giveUp(failure(ErrorCode::TimedOut).value()); });
}

HttpExchange::~HttpExchange() = default;

void HttpExchange::start()
{
    const Hop hop {m_request.url, !m_request.key.isEmpty()};
    if (m_request.stop.stop_requested())
        return fail(failure(ErrorCode::Cancelled).value(), false);
    if (auto refused = refusal(hop.url, hop.withKey))
        return fail(std::move(*refused), false);
    auto body = bodyOf(m_request, makeBoundary());
    if (!body)
        return fail(body.error(), false);
    m_body = std::move(*body);
    open(hop);
    // the callback runs in the thread that asks to stop
    m_stopCallback = std::make_unique<StopCallback>(
        m_request.stop, [this] { QMetaObject::invokeMethod(this, &HttpExchange::cancel, Qt::QueuedConnection); });
}

void HttpExchange::cancel()
{
    giveUp(failure(ErrorCode::Cancelled).value());
}

void HttpExchange::open(const Hop& hop)
{
    m_hop = hop;
    m_sink = std::make_unique<AnswerSink>(m_request);
    auto device = std::make_unique<BodyDevice>(m_body.pieces);
    m_device = device.get();
    if (m_request.progress && m_request.saveTo.isEmpty()) {
        m_request.progress->setDone(0);
        m_request.progress->setTotal(m_device->length());
    }
    QNetworkRequest request = headersFor(hop);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_device->length());
    m_reply = m_manager.sendCustomRequest(request, m_request.method, m_device);
    device.release()->setParent(m_reply);
    // Qt starts a request that has a body device by an event, and a limit that is set before it is lost.
    QMetaObject::invokeMethod(m_reply, [reply = m_reply] { reply->setReadBufferSize(readBuffer); }, Qt::QueuedConnection);
    watchReply();
    m_stall.start();
}

QNetworkRequest HttpExchange::headersFor(const Hop& hop) const
{
    QNetworkRequest request(hop.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "Sheaf/" SHEAF_VERSION);
    request.setRawHeader("Accept", m_request.saveTo.isEmpty() ? "application/json" : "*/*");
    // Qt refuses well-compressing answers above 10 MB, and a length can only be compared with bytes as they are
    request.setRawHeader("Accept-Encoding", "identity");
    if (m_request.resume) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_request.resume->offset) + '-');
        request.setRawHeader("If-Range", m_request.resume->etag);
    }
    if (m_request.method != "GET") {
        // A POST on a kept-alive connection meets servers that are just closing it, and is then in doubt for nothing.
        request.setRawHeader("Connection", "close");
    }
    if (!m_body.contentType.isEmpty())
        request.setRawHeader("Content-Type", m_body.contentType);
    if (hop.withKey)
        request.setRawHeader("Authorization", "Bearer " + m_request.key);
    return request;
}

void HttpExchange::watchReply()
{
    connect(m_device, &BodyDevice::bytesTaken, this, &HttpExchange::onBodyTaken);
    connect(m_reply, &QNetworkReply::encrypted, &m_stall, qOverload<>(&QTimer::start));
    connect(m_reply, &QNetworkReply::metaDataChanged, &m_stall, qOverload<>(&QTimer::start));
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

void HttpExchange::onBodyTaken(qint64 total)
{
    m_stall.start();
    if (m_request.progress && m_request.saveTo.isEmpty())
        m_request.progress->setDone(total);
}

void HttpExchange::onReadyRead()
{
    m_stall.start();
    if (const auto read = readAvailable(); !read)
        giveUp(read.error());
}

Result<void> HttpExchange::readAvailable()
{
    if (const auto begun = m_sink->begin(headOf(*m_reply)); !begun)
        return begun;
    while (m_reply->isOpen() && m_reply->bytesAvailable() > 0) {
        const QByteArray bytes = m_reply->read(readChunk);
        if (bytes.isEmpty())
            break;
        if (const auto taken = m_sink->take(bytes); !taken)
            return taken;
    }
    return {};
}

void HttpExchange::onFinished()
{
    m_stall.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_ownReason)
        return fail(*m_ownReason, true);
    if (m_device->error())
        return fail(*m_device->error(), true);
    if (status > 0) {
        if (const auto read = readAvailable(); !read)
            return fail(read.error(), true);
    }
    if (!isAnswer(m_reply->error(), status)) {
        auto lost = transportError(m_reply->error(), m_reply->errorString(), m_hop.url, m_device->length(), m_device->taken());
        lost.error.status = status;
        return fail(std::move(lost.error), lost.mayHaveArrived);
    }
    if (isRedirect(status))
        return onRedirect(status);
    onAnswer(status);
}

void HttpExchange::onRedirect(int status)
{
    const auto next = nextHop(m_request.method, m_hop, status, m_reply->rawHeader("Location"), m_followed);
    if (!next)
        return fail(next.error(), true);
    ++m_followed;
    dropReply();
    open(*next);
}

void HttpExchange::onAnswer(int status)
{
    if (const auto ended = m_sink->end(); !ended)
        return fail(ended.error(), true);
    HttpAnswer answer;
    answer.status = status;
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        answer.headers.append({name.toLower(), value});
    answer.body = m_sink->body();
    answer.saved = m_sink->saved();
    conclude(std::move(answer));
}

void HttpExchange::giveUp(Error error)
{
    if (m_concluded || !m_reply)
        return;
    if (!m_ownReason)
        m_ownReason = std::move(error);
    m_reply->abort(); // onFinished() follows at once
}

void HttpExchange::dropReply()
{
    m_device = nullptr;
    if (QNetworkReply* reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->deleteLater(); // with the device
    }
}

void HttpExchange::fail(Error error, bool mayHaveArrived)
{
    if (error.path.isEmpty())
        error.path = shownAddress(m_request.url);
    error.detail = withoutSecret(error.detail, m_request.key);
    // a body of which no byte was read can have moved nobody to anything, whatever ended the exchange
    const bool noBodyLeft = m_device && m_device->length() > 0 && m_device->taken() == 0;
    conclude(tl::unexpected(TransportError {std::move(error), mayHaveArrived && !noBodyLeft}));
}

void HttpExchange::conclude(HttpOutcome outcome)
{
    if (std::exchange(m_concluded, true))
        return;
    m_stall.stop();
    m_stopCallback.reset();
    m_sink.reset(); // closes the file before anybody looks at it
    dropReply();
    deleteLater();
    m_promise->addResult(std::move(outcome));
    m_promise->finish();
}

} // namespace sheaf::service
