// Where keys are kept: the system's keychain, or for this session in memory where there is none. Never a file.
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QFuture>

#include <chrono>
#include <memory>

namespace sheaf::service {

/// Keys by profile id. Futures end within the store's timeout, whatever the keychain does: KeyMissing, KeychainMissing,
/// KeychainLocked, KeychainDenied, KeychainTimedOut or KeychainFailed tell the cases apart.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    [[nodiscard]] virtual QFuture<Result<QByteArray>> read(const QString& profileId) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> write(const QString& profileId, const QByteArray& key) = 0;
    /// No error when there was none; read back, so that a locked keychain cannot pretend.
    [[nodiscard]] virtual QFuture<Result<void>> remove(const QString& profileId) = 0;
};

/// The system's keychain through QtKeychain; asks the Secret Service over D-Bus whether it is locked before reading
/// and removing. Use on a thread with an event loop.
[[nodiscard]] std::unique_ptr<SecretStore> makeKeychainStore(std::chrono::milliseconds timeout = std::chrono::seconds(20));
/// Forgets everything when it is destroyed.
[[nodiscard]] std::unique_ptr<SecretStore> makeMemoryStore();

} // namespace sheaf::service
