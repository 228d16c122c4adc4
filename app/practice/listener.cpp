#include "practice/listener.h"

#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sheaf::practice {

namespace {

    sockaddr* generic(sockaddr_in& address)
    {
        return reinterpret_cast<sockaddr*>(&address);
    }

    Result<int> boundSocket(int port)
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket < 0)
            return systemFailure(errno, ErrorCode::Unexpected, {});
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<in_port_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::bind(socket, generic(address), sizeof address) != 0 || ::listen(socket, SOMAXCONN) != 0) {
            const int reason = errno;
            ::close(socket);
            return systemFailure(reason, ErrorCode::Unexpected, {});
        }
        return socket;
    }

    int portOf(int socket)
    {
        sockaddr_in address {};
        socklen_t length = sizeof address;
        ::getsockname(socket, generic(address), &length);
        return ntohs(address.sin_port);
    }

} // namespace

Result<std::unique_ptr<Listener>> Listener::start(int port, Serve serve)
{
    const Result<int> socket = boundSocket(port);
    if (!socket)
        return failure(socket.error());
    return std::unique_ptr<Listener>(new Listener(*socket, portOf(*socket), std::move(serve)));
}

Listener::Listener(int socket, int port, Serve serve)
    : m_socket(socket)
    , m_port(port)
    , m_serve(std::move(serve))
    , m_acceptor([this] { acceptLoop(); })
{
}

Listener::~Listener()
{
    m_stopping = true;
    ::shutdown(m_socket, SHUT_RDWR); // wakes accept()
    m_acceptor.join();
    ::close(m_socket);
    {
        const std::scoped_lock lock(m_mutex);
        for (const Connection& connection : m_connections) {
            if (connection.socket >= 0)
                ::shutdown(connection.socket, SHUT_RDWR);
        }
    }
    for (Connection& connection : m_connections)
        connection.thread.join();
}

void Listener::acceptLoop()
{
    while (!m_stopping) {
        const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0)
            open(socket);
        else if (errno == EMFILE || errno == ENFILE)
            std::this_thread::sleep_for(std::chrono::milliseconds(10)); // until somebody closes a file
        joinFinished();
    }
}

void Listener::open(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // head and body are two writes
    const std::scoped_lock lock(m_mutex);
    const auto connection = m_connections.emplace(m_connections.end());
    connection->socket = socket;
    connection->thread = std::thread([this, connection, socket] { serveThenClose(connection, socket); });
}

void Listener::serveThenClose(std::list<Connection>::iterator connection, int socket)
{
    m_serve(socket);
    const std::scoped_lock lock(m_mutex);
    connection->socket = -1;
    ::close(socket);
}

void Listener::joinFinished()
{
    std::list<Connection> finished;
    {
        const std::scoped_lock lock(m_mutex);
        for (auto it = m_connections.begin(); it != m_connections.end();) {
            const auto here = it++;
            if (here->socket < 0)
                finished.splice(finished.end(), m_connections, here);
        }
    }
    for (Connection& connection : finished)
        connection.thread.join();
}

} // namespace sheaf::practice
