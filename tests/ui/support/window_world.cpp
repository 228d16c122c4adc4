#include "ui/support/window_world.h"

#include "base/when_done.h"

namespace sheaf::test {

QFuture<Result<QByteArray>> FailingStore::read(const QString&)
{
    return readyFuture<Result<QByteArray>>(failure(m_code));
}

QFuture<Result<void>> FailingStore::write(const QString&, const QByteArray&)
{
    return readyFuture<Result<void>>(failure(m_code));
}

QFuture<Result<void>> FailingStore::remove(const QString&)
{
    return readyFuture<Result<void>>(failure(m_code));
}

namespace {

/// Never finishes: what waits for a key stands where it is.
QFuture<Result<QByteArray>> noKeyEver()
{
    static QPromise<Result<QByteArray>> promise;
    promise.start();
    return promise.future();
}

} // namespace

WindowWorld::WindowWorld(std::unique_ptr<service::SecretStore> keychain)
    : now(toInstant(QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC))), profiles {service::builtInProfiles()},
      m_settings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), m_transport(service::makeTransport()),
      keys(std::move(keychain), {}),
      engine({.transport = m_transport.get(),
          .keyFor = [](const service::Profile&) { return noKeyEver(); },
          .resolve = [](service::Profile profile) { return Result<service::Profile>(std::move(profile)); },
          .clock = [this] { return now; },
          .pollEvery = std::nullopt})
{
}

WindowWorld::~WindowWorld() = default;

ui::AppContext WindowWorld::context()
{
    return {engine, keys, profiles, path(QStringLiteral("profiles.json")), library(), m_settings, dialogs, [this] { return now; }};
}

} // namespace sheaf::test
