#include "jobs/keys.h"

#include "base/when_done.h"

namespace sheaf::jobs {

Keys::Keys(std::unique_ptr<service::SecretStore> keychain, QObject* parent) : QObject(parent), m_keychain(std::move(keychain))
{
}

QFuture<Result<QByteArray>> Keys::keyFor(const service::Profile& profile)
{
    const auto known = m_session.constFind(profile.id);
    if (known != m_session.cend())
        return readyFuture<Result<QByteArray>>(*known);
    if (!profile.needsKey)
        return readyFuture<Result<QByteArray>>(QByteArray());
    const QFuture<Result<QByteArray>> read = m_keychain->read(profile.id);
    whenDone(read, this, [this, id = profile.id, asOf = m_changes.value(profile.id)](const Result<QByteArray>& key) {
        if (key && asOf == m_changes.value(id)) // another key may have been given while the keychain was asked
            m_session.insert(id, *key);
    });
    return read;
}

QFuture<Result<void>> Keys::store(const QString& profileId, const QByteArray& key)
{
    const QFuture<Result<void>> stored = m_keychain->write(profileId, key);
    whenDone(stored, this, [this, profileId, key](const Result<void>& result) {
        if (!result)
            return;
        ++m_changes[profileId];
        m_session.insert(profileId, key);
        m_keptForSession.remove(profileId);
        Q_EMIT changed(profileId);
    });
    return stored;
}

void Keys::keepForSession(const QString& profileId, const QByteArray& key)
{
    ++m_changes[profileId];
    m_session.insert(profileId, key);
    m_keptForSession.insert(profileId);
    Q_EMIT changed(profileId);
}

QFuture<Result<void>> Keys::remove(const QString& profileId)
{
    ++m_changes[profileId];
    m_session.remove(profileId);
    m_keptForSession.remove(profileId);
    const QFuture<Result<void>> taken = m_keychain->remove(profileId);
    whenDone(taken, this, [this, profileId](const Result<void>& result) {
        if (result)
            Q_EMIT removed(profileId);
    });
    return taken;
}

} // namespace sheaf::jobs
