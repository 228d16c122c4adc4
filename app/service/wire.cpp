#include "service/wire.h"

#include "service/http_errors.h"

#include <utility>

namespace sheaf::service {

namespace {

constexpr Millis readStall {60'000};

HttpOutcome awaited(QFuture<HttpOutcome> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return tl::unexpected(TransportError {failure(ErrorCode::Cancelled).value(), true});
    return future.result();
}

/// The key as a service may write it into JSON or an address: bodies are cleaned before they are read.
QByteArrayList writtenForms(const QByteArray& key)
{
    if (key.isEmpty())
        return {};
    QByteArray lower;
    QByteArray upper;
    for (const char c : key) {
        const bool isPlain = QChar(QLatin1Char(c)).isLetterOrNumber();
        const QByteArray code = QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(4, '0');
        lower += isPlain ? QByteArray(1, c) : "\\u" + code;
        upper += isPlain ? QByteArray(1, c) : "\\u" + code.toUpper();
    }
    QByteArrayList forms {key};
    for (const QByteArray& form : {QByteArray(key).replace('/', "\\/"), key.toPercentEncoding(), lower, upper}) {
        if (!forms.contains(form))
            forms.append(form);
    }
    return forms;
}

} // namespace

Wire::Wire(Profile profile, QByteArray key, Transport& transport, RetryPace pace)
    : m_profile(std::move(profile))
    , m_key(std::move(key))
    , m_keyForms(writtenForms(m_key))
    , m_transport(&transport)
    , m_pace(std::move(pace))
{
}

HttpOutcome Wire::send(Exchange exchange, HttpRequest request) const
{
    return send(exchange, std::move(request), [](HttpOutcome outcome) { return outcome; });
}

HttpOutcome Wire::send(Exchange exchange, HttpRequest request, const Judge& judge) const
{
    request.key = m_key;
    return retrying(exchange, [&] { return judge(once(request)); }, m_pace, request.stop);
}

HttpOutcome Wire::send(Exchange exchange, const Make& make, const Judge& judge, const std::stop_token& stop) const
{
    const auto tryOnce = [&] {
        HttpRequest request = make();
        request.key = m_key;
        return judge(once(request));
    };
    return retrying(exchange, tryOnce, m_pace, stop);
}

HttpOutcome Wire::sendWithoutKey(HttpRequest request) const
{
    request.key.clear();
    return once(request);
}

HttpOutcome Wire::once(const HttpRequest& request) const
{
    HttpOutcome outcome = awaited(m_transport->send(request));
    // services quote the key in their complaints; it must not get into errors, projects or logs
    for (const QByteArray& form : m_keyForms) {
        if (outcome)
            outcome->body.replace(form, "[key]");
    }
    return outcome;
}

Result<QByteArray> bodyOrError(const HttpOutcome& outcome, const QUrl& url)
{
    if (!outcome)
        return failure(outcome.error().error);
    if (auto error = errorFromAnswer(*outcome, url))
        return failure(std::move(*error));
    return outcome->body;
}

HttpRequest readRequest(const QUrl& url, const std::stop_token& stop)
{
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    request.stallTimeout = readStall;
    request.stop = stop;
    return request;
}

} // namespace sheaf::service
