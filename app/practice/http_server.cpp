#include "practice/http_server.h"

#include "practice/listener.h"

#include <QFile>

#include <array>
#include <string>

#include <httplib.h>
#include <sys/socket.h>

namespace sheaf::practice {

namespace {

    /// A connection as the library reads and writes it. Reads ahead, because the library asks for single bytes of a head
    /// and for 4 KB of a body.
    class Connection final : public httplib::Stream
    {
    public:
        explicit Connection(int socket)
            : m_socket(socket)
        {
        }

        bool is_readable() const override { return !m_hungUp; }
        bool is_writable() const override { return !m_hungUp; }
        socket_t socket() const override { return m_socket; }
        void get_remote_ip_and_port(std::string&, int&) const override { }
        void get_local_ip_and_port(std::string&, int&) const override { }

        ssize_t read(char* into, size_t size) override
        {
            if (m_next == m_end && !fill())
                return m_hungUp ? -1 : 0;
            const size_t count = std::min(size, m_end - m_next);
            std::copy_n(m_ahead.data() + m_next, count, into);
            m_next += count;
            return static_cast<ssize_t>(count);
        }

        ssize_t write(const char* bytes, size_t size) override
        {
            return m_hungUp ? -1 : ::send(m_socket, bytes, size, MSG_NOSIGNAL);
        }

        /// Nothing more is written: the peer sees the connection close where it is.
        void hangUp() { m_hungUp = true; }
        [[nodiscard]] bool isOpen() const { return !m_hungUp; }

    private:
        bool fill()
        {
            const ssize_t count = m_hungUp ? -1 : ::recv(m_socket, m_ahead.data(), m_ahead.size(), 0);
            m_next = 0;
            m_end = count > 0 ? static_cast<size_t>(count) : 0;
            return count > 0;
        }

        int m_socket;
        bool m_hungUp = false;
        size_t m_next = 0;
        size_t m_end = 0;
        std::array<char, 65536> m_ahead {};
    };

    /// Handlers do not get to see their connection, but each connection has a thread of its own.
    thread_local Connection* currentConnection = nullptr;

    /// The library's parser and router without its sockets: those are the listener's, which can close them.
    class Router final : public httplib::Server
    {
    public:
        HttpServer::Arrival arrival;

        /// Any number will do: without one the library takes itself for stopped and sends no content of files.
        Router() { svr_sock_ = 0; }

        void serve(int socket)
        {
            Connection connection(socket);
            currentConnection = &connection;
            bool closed = false;
            while (!closed && connection.isOpen()) {
                if (!process_request(connection, false, closed, [this](httplib::Request& request) { arrived(request); }))
                    break;
            }
            currentConnection = nullptr;
        }

    private:
        void arrived(httplib::Request& request) const
        {
            // The library would wait for the end of the connection; a request without a length has no body.
            if (!request.has_header("Content-Length") && !request.has_header("Transfer-Encoding"))
                request.set_header("Content-Length", "0");
            if (arrival)
                arrival(QByteArray::fromStdString(request.method), QString::fromStdString(request.path));
        }
    };

    HttpRequest toRequest(const httplib::Request& from)
    {
        HttpRequest request { .method = QByteArray::fromStdString(from.method), .path = QString::fromStdString(from.path),
            .authorization = QByteArray::fromStdString(from.get_header_value("Authorization")),
            .body = QByteArray::fromStdString(from.body) };
        for (size_t i = 1; i < from.matches.size(); ++i)
            request.captures += QString::fromStdString(from.matches[i].str());
        for (const auto& [key, value] : from.params)
            request.query.insert(QString::fromStdString(key), QString::fromStdString(value));
        return request;
    }

    void refuseRange(httplib::Response& to, qint64 size)
    {
        to.status = 416;
        to.set_header("Content-Range", "bytes */" + std::to_string(size));
    }

    bool rangesFit(const httplib::Ranges& ranges, qint64 size)
    {
        return std::ranges::all_of(ranges, [size](const httplib::Range& range) { return range.first < size && range.second < size; });
    }

    void streamFile(const HttpReply& reply, const httplib::Request& request, httplib::Response& to)
    {
        const auto file = std::make_shared<QFile>(reply.file);
        if (!file->open(QIODevice::ReadOnly)) {
            to.status = 500;
            return;
        }
        const qint64 size = file->size();
        const std::string type = reply.type.toStdString();
        to.set_header("Accept-Ranges", "bytes");
        if (!rangesFit(request.ranges, size))
            return refuseRange(to, size);
        if (size == 0)
            return to.set_content("", type);
        const auto end = static_cast<size_t>(static_cast<double>(size) * reply.share);
        to.set_content_provider(static_cast<size_t>(size), type, [file, end](size_t offset, size_t length, httplib::DataSink& sink) {
            if (offset >= end) {
                currentConnection->hangUp();
                return false;
            }
            file->seek(static_cast<qint64>(offset));
            const QByteArray bytes = file->read(static_cast<qint64>(std::min({ length, end - offset, size_t { 1 } << 20 })));
            return !bytes.isEmpty() && sink.write(bytes.constData(), static_cast<size_t>(bytes.size()));
        });
    }

    void fillResponse(const HttpReply& reply, const httplib::Request& request, httplib::Response& to)
    {
        if (reply.dropped)
            return currentConnection->hangUp();
        for (const auto& [name, value] : reply.headers)
            to.set_header(name.toStdString(), value.toStdString());
        if (!reply.file.isEmpty())
            return streamFile(reply, request, to);
        to.status = reply.status;
        to.set_content(reply.body.toStdString(), reply.type.toStdString());
    }

    httplib::Server::Handler adapted(HttpServer::Handler handler)
    {
        return [handler = std::move(handler)](const httplib::Request& request, httplib::Response& response) {
            fillResponse(handler(toRequest(request)), request, response);
        };
    }

    bool readForm(const httplib::Request& request, const httplib::ContentReader& reader, FormReceiver& receiver)
    {
        if (!request.is_multipart_form_data()) {
            // read to the end all the same, or the rest would be taken for the next request
            reader([](const char*, size_t) { return true; });
            return false;
        }
        return reader(
            [&receiver](const httplib::MultipartFormData& field) {
                return receiver.beginField(QString::fromStdString(field.name), QString::fromStdString(field.filename));
            },
            [&receiver](const char* bytes, size_t size) { return receiver.data(QByteArrayView(bytes, static_cast<qsizetype>(size))); });
    }

} // namespace

struct HttpServer::Private {
    Router router;
    std::unique_ptr<Listener> listener; ///< after the router: its threads use it until they are joined
};

HttpServer::HttpServer()
    : d(std::make_unique<Private>())
{
    d->router.set_keep_alive_timeout(60); // only told to clients: a connection stays as long as the peer likes
    d->router.set_keep_alive_max_count(1'000'000);
}

HttpServer::~HttpServer() = default;

void HttpServer::onGet(const QByteArray& pattern, Handler handler)
{
    d->router.Get(pattern.toStdString(), adapted(std::move(handler)));
}

void HttpServer::onPost(const QByteArray& pattern, Handler handler)
{
    d->router.Post(pattern.toStdString(), adapted(std::move(handler)));
}

void HttpServer::onDelete(const QByteArray& pattern, Handler handler)
{
    d->router.Delete(pattern.toStdString(), adapted(std::move(handler)));
}

void HttpServer::onForm(const QByteArray& pattern, FormHandler handler)
{
    d->router.Post(pattern.toStdString(),
        [handler = std::move(handler)](const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& reader) {
            const FormSource source = [&](FormReceiver& receiver) { return readForm(request, reader, receiver); };
            fillResponse(handler(toRequest(request), source), request, response);
        });
}

void HttpServer::onUnknownRoute(Handler handler)
{
    d->router.set_error_handler([handler = std::move(handler)](const httplib::Request& request, httplib::Response& response) {
        // handlers of routes bring a body of their own with a 404
        if (response.status == 404 && response.body.empty())
            fillResponse(handler(toRequest(request)), request, response);
    });
}

void HttpServer::onArrival(Arrival arrival)
{
    d->router.arrival = std::move(arrival);
}

Result<void> HttpServer::listen(int port)
{
    auto listener = Listener::start(port, [this](int socket) { d->router.serve(socket); });
    if (!listener)
        return failure(listener.error());
    d->listener = std::move(*listener);
    return {};
}

int HttpServer::port() const
{
    return d->listener ? d->listener->port() : 0;
}

} // namespace sheaf::practice
