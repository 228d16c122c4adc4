// The only way out of the application: one HTTP request, one answer, once.
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/progress.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QPair>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace sheaf::service {

/// One part of a multipart/form-data body, in the order in which it is to be sent.
struct FormField {
    QByteArray name;
    QByteArray value; ///< for a plain field
    QString filePath; ///< when set: a file, streamed from disk
    QByteArray fileName; ///< ASCII, as the service sees it
    QByteArray contentType;
};

/// The rest of a body of which the beginning is there.
struct ResumePoint {
    qint64 offset = 0; ///< bytes that are there
    QByteArray etag; ///< strong, of the body that they belong to
    qint64 total = 0; ///< bytes of the whole body
};

struct HttpRequest {
    QByteArray method; ///< GET, POST, DELETE
    QUrl url;
    QByteArray key; ///< bearer token; empty = none. Never sent to another origin, nor over plain http except loopback
    QByteArray body; ///< JSON, when `form` is empty
    QList<FormField> form; ///< multipart/form-data when not empty
    QString saveTo; ///< when set, a 2xx body is streamed to this path + ".part"; the caller checks and renames
    std::optional<ResumePoint> resume; ///< with `saveTo`: asks for the rest; an answer with the whole body begins anew
    Millis stallTimeout {60'000}; ///< gives up after this long without a byte in either direction
    ProgressPtr progress; ///< bytes of the body sent, or received with `saveTo`
    std::stop_token stop;
};

struct HttpAnswer {
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body; ///< at most 16 MB; empty with `saveTo` and 2xx
    qint64 saved = 0; ///< bytes in the .part file

    [[nodiscard]] QByteArray header(const QByteArray& lowerCaseName) const;
};

/// How a request ended without an answer, and whether the service may have seen it.
struct TransportError {
    Error error; ///< Cancelled, HostUnreachable, ConnectionLost, TimedOut, TlsFailed, InsecureAddress, RedirectRefused, …
    bool mayHaveArrived = true; ///< false only where surely no byte of the request left (refused, DNS, TLS failed)
};

using HttpOutcome = tl::expected<HttpAnswer, TransportError>;

/// Thread-safe. Every send() is one request on the wire: nothing below repeats it. GETs follow up to 5 redirects,
/// without the key on another origin; other methods follow none (RedirectRefused).
class Transport
{
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual QFuture<HttpOutcome> send(HttpRequest request) = 0;
};

/// QNetworkAccessManager on a thread of its own.
[[nodiscard]] std::unique_ptr<Transport> makeTransport();

} // namespace sheaf::service
