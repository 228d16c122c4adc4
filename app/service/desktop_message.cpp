#include "service/desktop_message.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>

namespace sheaf::service {

bool canTellDesktop()
{
    return QDBusConnection::sessionBus().isConnected();
}

void tellDesktop(const QString& title, const QString& text)
{
    constexpr uint replacesNone = 0;
    constexpr int asLongAsUsual = -1;
    const QString desktopEntry = QStringLiteral("net.sheaf.Sheaf");
    QDBusMessage call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("/org/freedesktop/Notifications"), QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    // The text may be read as markup there.
    call.setArguments({QStringLiteral("Sheaf"), replacesNone, desktopEntry, title, text.toHtmlEscaped(), QStringList(),
        QVariantMap {{QStringLiteral("desktop-entry"), desktopEntry}}, asLongAsUsual});
    QDBusConnection::sessionBus().asyncCall(call);
}

} // namespace sheaf::service
