// A server on 127.0.0.1 made of plain sockets: it does exactly what a test says, and counts what really came over the
// wire. No HTTP library could close, reset or fall silent in the middle as it does.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QUrl>

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

namespace sheaf::test {

struct RawRequest {
    QByteArray method;
    QByteArray target; ///< as it stood on the request line
    QByteArray head; ///< request line and headers
    QByteArray body;

    /// Empty when it is not there; `name` in lower case.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    [[nodiscard]] bool has(const QByteArray& name) const;
};

class RawServer;

/// One connection, in the hands of a handler that runs in a thread of its own.
class RawConnection
{
public:
    RawConnection(RawServer& server, int socket);
    ~RawConnection();
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    /// Reads one request with its body; nothing at the end of the connection.
    [[nodiscard]] std::optional<RawRequest> readRequest();
    /// Reads only the headers; the body stays on the wire for discard() or discardAll().
    [[nodiscard]] std::optional<RawRequest> readHead();
    /// What is there of the body, at least one byte and at most so many; empty at the end of the connection.
    [[nodiscard]] QByteArray readSome(qint64 most);
    /// Throws that many bytes of the body away; how many there were.
    qint64 discard(qint64 bytes);
    /// False when the client is gone.
    bool send(const QByteArray& bytes);
    /// A whole answer with a length.
    bool answer(int status, const QByteArray& body, const QByteArrayList& headers = {"Content-Type: application/json"});
    /// FIN.
    void close();
    /// RST.
    void reset();
    /// Keeps silent until the client goes or the server ends.
    void waitForClient();
    /// Whether the other side has closed, even when not everything that it sent is read yet.
    [[nodiscard]] bool isGone() const;
    [[nodiscard]] RawServer& server() const { return m_server; }

private:
    [[nodiscard]] bool receive();
    [[nodiscard]] bool waitReadable() const;

    RawServer& m_server;
    int m_socket;
    QByteArray m_buffer;
};

/// Accepts on a port of its own until it is destroyed; each connection gets a thread and one call of the handler.
class RawServer
{
public:
    using Handler = std::function<void(RawConnection&)>;
    explicit RawServer(Handler handler);
    ~RawServer();
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    /// A handler that answers request after request on kept-alive connections.
    using Answerer = std::function<void(const RawRequest&, RawConnection&)>;
    [[nodiscard]] static Handler answering(Answerer answerer);

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url(const QString& path = QStringLiteral("/v1/x")) const;
    [[nodiscard]] int connections() const { return m_connections; }
    /// Every request of which the headers arrived, in order.
    [[nodiscard]] QList<RawRequest> requests() const;

private:
    friend class RawConnection;
    struct Serving {
        std::atomic<bool> over {false};
        std::thread thread;
    };
    void acceptLoop();
    void joinFinished();
    void note(const RawRequest& request);

    Handler m_handler;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_ending {false};
    std::atomic<int> m_connections {0};
    mutable std::mutex m_mutex;
    QList<RawRequest> m_requests;
    std::list<Serving> m_serving; // of the acceptor only
    std::thread m_acceptor;
};

} // namespace sheaf::test
