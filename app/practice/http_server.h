// HTTP on 127.0.0.1. The library behind it is seen by http_server.cpp alone.
#pragma once

#include "practice/http_message.h"

#include "base/error.h"

#include <memory>

namespace sheaf::practice {

/// Handlers are called on threads of the server, several at a time. Add routes before listen().
class HttpServer
{
public:
    using Handler = std::function<HttpReply(const HttpRequest&)>;
    using FormHandler = std::function<HttpReply(const HttpRequest&, const FormSource&)>;
    using Arrival = std::function<void(const QByteArray& method, const QString& path)>;

    HttpServer();
    /// Ends every connection, also in the middle of a request, and waits for the handlers.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// `pattern` is a regular expression for the whole path.
    void onGet(const QByteArray& pattern, Handler handler);
    void onPost(const QByteArray& pattern, Handler handler);
    void onDelete(const QByteArray& pattern, Handler handler);
    /// The body is not read beforehand: the handler streams it from its FormSource.
    void onForm(const QByteArray& pattern, FormHandler handler);
    void onUnknownRoute(Handler handler);
    /// Called for each request before anything else.
    void onArrival(Arrival arrival);

    [[nodiscard]] Result<void> listen(int port);
    [[nodiscard]] int port() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sheaf::practice
