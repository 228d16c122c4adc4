#include "service/secret_store.h"

#include <QHash>
#include <QMutex>

namespace sheaf::service {

namespace {

template <class Value> QFuture<Result<Value>> ready(Result<Value> value)
{
    return QtFuture::makeReadyFuture(std::move(value));
}

class MemoryStore : public SecretStore
{
public:
    ~MemoryStore() override
    {
        for (QByteArray& key : m_keys)
            key.fill('\0');
    }

    QFuture<Result<QByteArray>> read(const QString& profileId) override
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_keys.constFind(profileId);
        return ready<QByteArray>(found == m_keys.constEnd() ? failure(ErrorCode::KeyMissing) : Result<QByteArray>(*found));
    }

    QFuture<Result<void>> write(const QString& profileId, const QByteArray& key) override
    {
        const QMutexLocker lock(&m_mutex);
        m_keys.insert(profileId, key);
        return ready<void>({});
    }

    QFuture<Result<void>> remove(const QString& profileId) override
    {
        const QMutexLocker lock(&m_mutex);
        m_keys.remove(profileId);
        return ready<void>({});
    }

private:
    QMutex m_mutex;
    QHash<QString, QByteArray> m_keys;
};

} // namespace

std::unique_ptr<SecretStore> makeMemoryStore()
{
    return std::make_unique<MemoryStore>();
}

} // namespace sheaf::service
