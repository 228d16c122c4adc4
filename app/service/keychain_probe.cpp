#include "service/keychain_probe.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTimer>

#include <utility>

namespace sheaf::service {

namespace {

KeychainState stateFrom(const QDBusPendingReply<QDBusVariant>& reply)
{
    if (!reply.isError())
        return reply.value().variant().toBool() ? KeychainState::Locked : KeychainState::Unlocked;
    switch (reply.error().type()) {
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut: return KeychainState::NoAnswer;
    case QDBusError::UnknownObject:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownMethod:
    case QDBusError::InvalidArgs: return KeychainState::NoCollection;
    case QDBusError::Disconnected:
    case QDBusError::NoServer: return KeychainState::NoBus;
    default: return KeychainState::NoService;
    }
}

} // namespace

void probeKeychain(QObject* context, std::chrono::milliseconds timeout, std::function<void(KeychainState)> then)
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QMetaObject::invokeMethod(context, [then = std::move(then)] { then(KeychainState::NoBus); }, Qt::QueuedConnection);
        return;
    }
    auto message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets/aliases/default"), QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, int(timeout.count())), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, then = std::move(then)] {
        watcher->deleteLater();
        then(stateFrom(*watcher));
    });
}

} // namespace sheaf::service
