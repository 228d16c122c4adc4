#include "support/raw_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace sheaf::test {

namespace {

constexpr int pollMs = 20;

bool isReadable(int socket)
{
    pollfd entry {socket, POLLIN, 0};
    return ::poll(&entry, 1, pollMs) > 0;
}

/// The value of a header in a head, with whether it is there at all.
std::optional<QByteArray> findHeader(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).toLower() == name)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

} // namespace

QByteArray RawRequest::header(const QByteArray& name) const
{
    return findHeader(head, name).value_or(QByteArray());
}

bool RawRequest::has(const QByteArray& name) const
{
    return findHeader(head, name).has_value();
}

RawConnection::RawConnection(RawServer& server, int socket)
    : m_server(server)
    , m_socket(socket)
{
}

RawConnection::~RawConnection()
{
    close();
}

bool RawConnection::waitReadable() const
{
    while (m_socket >= 0 && !m_server.m_ending) {
        if (isReadable(m_socket))
            return true;
    }
    return false;
}

bool RawConnection::receive()
{
    static thread_local std::array<char, 256 * 1024> block;
    if (!waitReadable())
        return false;
    const auto got = ::recv(m_socket, block.data(), block.size(), 0);
    if (got <= 0)
        return false;
    m_buffer.append(block.data(), got);
    return true;
}

std::optional<RawRequest> RawConnection::readHead()
{
    while (!m_buffer.contains("\r\n\r\n")) {
        if (!receive())
            return {};
    }
    const auto end = m_buffer.indexOf("\r\n\r\n") + 4;
    RawRequest request;
    request.head = m_buffer.first(end);
    m_buffer.remove(0, end);
    const auto words = request.head.first(request.head.indexOf("\r\n")).split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    m_server.note(request);
    return request;
}

std::optional<RawRequest> RawConnection::readRequest()
{
    auto request = readHead();
    if (!request)
        return {};
    const auto length = request->header("content-length").toLongLong();
    while (m_buffer.size() < length) {
        if (!receive())
            return {};
    }
    request->body = m_buffer.first(length);
    m_buffer.remove(0, length);
    return request;
}

QByteArray RawConnection::readSome(qint64 most)
{
    if (m_buffer.isEmpty() && !receive())
        return {};
    const QByteArray bytes = m_buffer.first(std::min<qint64>(m_buffer.size(), most));
    m_buffer.remove(0, bytes.size());
    return bytes;
}

qint64 RawConnection::discard(qint64 bytes)
{
    qint64 done = 0;
    while (done < bytes) {
        if (m_buffer.isEmpty() && !receive())
            break;
        const qint64 taken = std::min<qint64>(m_buffer.size(), bytes - done);
        m_buffer.remove(0, taken);
        done += taken;
    }
    return done;
}

bool RawConnection::send(const QByteArray& bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        pollfd entry {m_socket, POLLOUT, 0};
        if (m_socket < 0 || m_server.m_ending)
            return false;
        if (::poll(&entry, 1, pollMs) <= 0)
            continue;
        const auto done = ::send(m_socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (done < 0 && errno != EAGAIN)
            return false;
        sent += std::max<qsizetype>(done, 0);
    }
    return true;
}

bool RawConnection::answer(int status, const QByteArray& body, const QByteArrayList& headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Said\r\n";
    for (const QByteArray& header : headers)
        head += header + "\r\n";
    return send(head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void RawConnection::close()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

void RawConnection::reset()
{
    const linger now {1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
}

void RawConnection::waitForClient()
{
    while (receive())
        m_buffer.clear();
}

bool RawConnection::isGone() const
{
    pollfd entry {m_socket, POLLRDHUP, 0};
    return m_socket < 0 || (::poll(&entry, 1, 0) > 0 && (entry.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0);
}

RawServer::RawServer(Handler handler)
    : m_handler(std::move(handler))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (m_listener < 0 || ::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 16) != 0
        || ::getsockname(m_listener, generic, &size) != 0)
        qFatal("no port for a test's server");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { acceptLoop(); });
}

RawServer::~RawServer()
{
    m_ending = true;
    m_acceptor.join();
    for (Serving& serving : m_serving)
        serving.thread.join();
    ::close(m_listener);
}

RawServer::Handler RawServer::answering(Answerer answerer)
{
    return [answerer = std::move(answerer)](RawConnection& connection) {
        while (const auto request = connection.readRequest())
            answerer(*request, connection);
    };
}

QUrl RawServer::url(const QString& path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
}

QList<RawRequest> RawServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

void RawServer::acceptLoop()
{
    while (!m_ending) {
        if (!isReadable(m_listener))
            continue;
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        ++m_connections;
        joinFinished();
        Serving& serving = m_serving.emplace_back();
        serving.thread = std::thread([this, socket, &serving] {
            {
                RawConnection connection(*this, socket);
                m_handler(connection);
            }
            serving.over = true;
        });
    }
}

void RawServer::joinFinished()
{
    m_serving.remove_if([](Serving& serving) {
        if (serving.over)
            serving.thread.join();
        return !serving.thread.joinable();
    });
}

void RawServer::note(const RawRequest& request)
{
    const std::lock_guard lock(m_mutex);
    m_requests.append(request);
}

} // namespace sheaf::test
