#include "service/keep_awake.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

#include <array>
#include <optional>

namespace sheaf::service {

namespace {

/// Something on the session bus that hands out a number for an inhibition and takes it back.
struct Inhibitor {
    const char* service;
    const char* path;
};
constexpr std::array inhibitors {
    Inhibitor {"org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit"},
    Inhibitor {"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"},
};

const QString appName = QStringLiteral("Sheaf");
const QString reason = QStringLiteral("Uploading"); // shown by tools that list inhibitions; not by Sheaf

QDBusMessage callOf(const char* service, const char* path, const char* interface, const char* method, const QVariantList& arguments)
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        QString::fromLatin1(service), QString::fromLatin1(path), QString::fromLatin1(interface), QString::fromLatin1(method));
    call.setArguments(arguments);
    call.setAutoStartService(false); // nobody is woken up for this
    return call;
}

class BusBlocker : public SleepBlocker
{
public:
    BusBlocker(const QDBusConnection& systemBus, const QDBusConnection& sessionBus) : m_system(systemBus), m_session(sessionBus) { }
    ~BusBlocker() override { BusBlocker::release(); }

    void take() override
    {
        m_isTaken = true;
        ++m_turn;
        if (!m_system.isConnected())
            return askSession(0);
        const QDBusMessage call = callOf("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit",
            {QStringLiteral("sleep:idle"), appName, reason, QStringLiteral("block")});
        ask(m_system, call, [this](const QDBusMessage& answer) {
            const auto held = answer.arguments().value(0).value<QDBusUnixFileDescriptor>();
            if (answer.type() == QDBusMessage::ErrorMessage || !held.isValid())
                askSession(0);
            else
                m_held = held; // sleep is blocked as long as this descriptor is open
        });
    }

    void release() override
    {
        m_isTaken = false;
        ++m_turn;
        m_held = QDBusUnixFileDescriptor();
        if (m_cookie)
            giveBack(m_cookie->first, m_cookie->second);
        m_cookie.reset();
    }

private:
    void askSession(std::size_t which)
    {
        if (which >= inhibitors.size() || !m_session.isConnected())
            return;
        const Inhibitor& inhibitor = inhibitors.at(which);
        ask(m_session, callOf(inhibitor.service, inhibitor.path, inhibitor.service, "Inhibit", {appName, reason}),
            [this, which](const QDBusMessage& answer) {
                if (answer.type() == QDBusMessage::ErrorMessage)
                    askSession(which + 1);
                else
                    m_cookie = std::pair(which, answer.arguments().value(0).toUInt());
            },
            [this, which](const QDBusMessage& late) {
                if (late.type() != QDBusMessage::ErrorMessage)
                    giveBack(which, late.arguments().value(0).toUInt());
            });
    }

    void giveBack(std::size_t which, uint cookie)
    {
        const Inhibitor& inhibitor = inhibitors.at(which);
        m_session.asyncCall(callOf(inhibitor.service, inhibitor.path, inhibitor.service, "UnInhibit", {cookie}));
    }

    /// `late` is called instead of `done` when it was released, or taken anew, before the answer came.
    template <class Done, class Late = void (*)(const QDBusMessage&)>
    void ask(const QDBusConnection& bus, const QDBusMessage& call, Done done, Late late = [](const QDBusMessage&) {})
    {
        auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, turn = m_turn, done, late] {
            watcher->deleteLater();
            const QDBusMessage answer = watcher->reply();
            if (m_isTaken && turn == m_turn)
                done(answer);
            else
                late(answer);
        });
    }

    QDBusConnection m_system;
    QDBusConnection m_session;
    bool m_isTaken = false;
    int m_turn = 0;
    QDBusUnixFileDescriptor m_held;
    std::optional<std::pair<std::size_t, uint>> m_cookie; ///< which inhibitor gave which number
};

} // namespace

std::unique_ptr<SleepBlocker> makeSleepBlocker(const QDBusConnection& systemBus, const QDBusConnection& sessionBus)
{
    return std::make_unique<BusBlocker>(systemBus, sessionBus);
}

std::unique_ptr<SleepBlocker> makeSleepBlocker()
{
    return makeSleepBlocker(QDBusConnection::systemBus(), QDBusConnection::sessionBus());
}

} // namespace sheaf::service
