// Work off the GUI thread is owned: the owner stops it and waits for it in its destructor, and the newest request wins.
#pragma once

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>
#include <utility>

namespace sheaf {

/// Runs one function from values to values at a time on a thread of its own, and hands the values to the
/// thread that this object was made on. Make it a member of the object that uses the values, declared last.
class TaskOwner
{
public:
    TaskOwner();
    ~TaskOwner();
    TaskOwner(const TaskOwner&) = delete;
    TaskOwner& operator=(const TaskOwner&) = delete;

    /// Starts `work(std::stop_token)` and hands its value to `done(value)`. Work that was started before is asked to
    /// stop and its value is dropped.
    template <class Work, class Done> void start(Work work, Done done)
    {
        stop();
        const quint64 ticket = ++m_ticket;
        m_running = true;
        m_stop = std::stop_source();
        m_pool.start([this, ticket, token = m_stop.get_token(), work = std::move(work), done = std::move(done)]() mutable {
            // shared, because a queued call must be copyable and a value need not be
            auto value = std::make_shared<decltype(work(token))>(work(token));
            QMetaObject::invokeMethod(
                &m_receiver,
                [this, ticket, value, done = std::move(done)]() mutable {
                    if (ticket != m_ticket)
                        return;
                    m_running = false;
                    done(std::move(*value));
                },
                Qt::QueuedConnection);
        });
    }

    /// Asks the running work to stop and drops its value. Does not wait.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    QObject m_receiver; // its death drops deliveries that are still queued
    QThreadPool m_pool;
    std::stop_source m_stop;
    quint64 m_ticket = 0;
    bool m_running = false;
};

} // namespace sheaf
