// A proxy on 127.0.0.1 in front of a service, that does to chosen requests what networks and services do on bad days:
// it cuts them at any byte, delays, drips, holds, reorders, drops answers or answers in the service's place.
// Every request travels on a connection of its own ("Connection: close" is said to both sides).
#pragma once

#include "support/fault_rule.h"
#include "support/raw_server.h"

#include <QUrl>

#include <condition_variable>

namespace sheaf::test {

/// One request that came through, as far as it came.
struct Passed {
    QByteArray method;
    QByteArray path; ///< without its query
    qint64 requestBytes = 0; ///< that the service got
    qint64 answerBytes = 0; ///< that the client got
    int status = 0; ///< that the client was told; 0 = nothing
    bool faulty = false; ///< a rule was applied
};

/// Thread-safe.
class FaultProxy
{
public:
    /// `service` is any address on this computer, e.g. http://127.0.0.1:8080/v1.
    explicit FaultProxy(const QUrl& service);
    /// Hangs up on everybody.
    ~FaultProxy();
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    /// The service's address with the port of the proxy.
    [[nodiscard]] QUrl address() const;
    /// Each rule counts the requests that it fits from here on; of several that concern a request the first one wins.
    void add(const FaultRule& rule);
    /// Forgets the rules, but not what is held.
    void clear();
    /// Lets go what is held now.
    void release();
    /// How many requests and answers are held now.
    [[nodiscard]] int held() const;

    /// In the order in which they arrived; those that are still on their way as far as they are.
    [[nodiscard]] QList<Passed> passed() const;
    /// How many requests of this method (empty = any) for a path that fits the expression have arrived.
    [[nodiscard]] int count(const QByteArray& method, const QString& path) const;

private:
    friend class Passage;
    struct Counted {
        FaultRule rule;
        int seen = 0;
    };

    [[nodiscard]] std::optional<Fault> faultFor(const QByteArray& method, const QString& path);
    /// Until release() and then true; false when the client (or the proxy) has gone before.
    [[nodiscard]] bool waitForRelease(const RawConnection& client);
    [[nodiscard]] bool waitFor(std::chrono::milliseconds time) const;
    void waitForOthers(int count);
    [[nodiscard]] qsizetype arrived(const RawRequest& request, bool faulty);
    template <class Change> void note(qsizetype index, Change change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_passed[index]);
    }
    void answered();

    QUrl m_service;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::vector<Counted> m_rules;
    QList<Passed> m_passed;
    int m_held = 0;
    int m_releases = 0;
    int m_answered = 0;
    bool m_ending = false;
    std::unique_ptr<RawServer> m_server; // last: its threads use the rest
};

} // namespace sheaf::test
