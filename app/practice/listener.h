// Accepts connections on 127.0.0.1 and gives each a thread. Owns the sockets, so that the end does not have to wait for
// a client that keeps its connection open.
#pragma once

#include "base/error.h"

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

namespace sheaf::practice {

class Listener
{
public:
    /// Serves one connection on a thread of its own; returns when the peer or the listener has ended it.
    using Serve = std::function<void(int socket)>;

    /// `port` 0 = any free one. Unexpected, with errno in `status`, when it is taken.
    [[nodiscard]] static Result<std::unique_ptr<Listener>> start(int port, Serve serve);
    /// Shuts every connection, so that blocked reads and writes return, and waits for the threads.
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] int port() const { return m_port; }

private:
    struct Connection {
        int socket = -1; ///< -1 once it is closed
        std::thread thread;
    };

    Listener(int socket, int port, Serve serve);
    void acceptLoop();
    void open(int socket);
    void serveThenClose(std::list<Connection>::iterator connection, int socket);
    void joinFinished();

    int m_socket;
    int m_port;
    Serve m_serve;
    std::atomic<bool> m_stopping {false};
    std::mutex m_mutex; ///< guards m_connections
    std::list<Connection> m_connections;
    std::thread m_acceptor;
};

} // namespace sheaf::practice
