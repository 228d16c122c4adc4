// The keys of this session: from memory where they were given for one run, else from the keychain.
#pragma once

#include "service/profile.h"
#include "service/secret_store.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace sheaf::jobs {

class Keys : public QObject
{
    Q_OBJECT

public:
    explicit Keys(std::unique_ptr<service::SecretStore> keychain, QObject* parent = nullptr);

    /// An empty key at once for a profile that needs none. What was read once is not asked for again.
    [[nodiscard]] QFuture<Result<QByteArray>> keyFor(const service::Profile& profile);
    /// Into the keychain.
    QFuture<Result<void>> store(const QString& profileId, const QByteArray& key);
    /// Until the end of this run, in memory only.
    void keepForSession(const QString& profileId, const QByteArray& key);
    /// Out of memory at once; removed() follows when the keychain has let go of it too.
    QFuture<Result<void>> remove(const QString& profileId);
    /// Whether this profile's key was given by keepForSession() and lives in memory only.
    [[nodiscard]] bool isKeptForSession(const QString& profileId) const { return m_keptForSession.contains(profileId); }

Q_SIGNALS:
    /// The user gave another key: what was refused may be tried again.
    void changed(const QString& profileId);
    void removed(const QString& profileId);

private:
    std::unique_ptr<service::SecretStore> m_keychain;
    QHash<QString, QByteArray> m_session;
    QHash<QString, int> m_changes; // how often the user gave or removed a key
    QSet<QString> m_keptForSession;
};

} // namespace sheaf::jobs
