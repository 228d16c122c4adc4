#include "service/secret_store.h"

#include "service/secret_request.h"

namespace sheaf::service {

namespace {

class KeychainStore : public SecretStore
{
public:
    explicit KeychainStore(std::chrono::milliseconds timeout)
        : m_timeout(timeout)
    {
    }

    QFuture<Result<QByteArray>> read(const QString& profileId) override
    {
        return ask(SecretAction::Read, profileId);
    }

    QFuture<Result<void>> write(const QString& profileId, const QByteArray& key) override
    {
        return withoutKey(ask(SecretAction::Write, profileId, key));
    }

    QFuture<Result<void>> remove(const QString& profileId) override
    {
        return withoutKey(ask(SecretAction::Remove, profileId));
    }

private:
    QFuture<Result<QByteArray>> ask(SecretAction action, const QString& entry, const QByteArray& key = {})
    {
        return (new SecretRequest(action, entry, key, m_timeout, &m_requests))->start();
    }

    QFuture<Result<void>> withoutKey(QFuture<Result<QByteArray>> asked)
    {
        return asked.then(&m_requests, [](const Result<QByteArray>& result) {
            return result ? Result<void>() : failure(result.error());
        });
    }

    std::chrono::milliseconds m_timeout;
    QObject m_requests; // their owner and context
};

} // namespace

std::unique_ptr<SecretStore> makeKeychainStore(std::chrono::milliseconds timeout)
{
    return std::make_unique<KeychainStore>(timeout);
}

} // namespace sheaf::service
