// The keychain in every situation that was measured (measured.md 1), each told apart in time. keychain_session.sh makes
// the situation and names it.
#include "service/secret_store.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace sheaf;
using namespace sheaf::service;

namespace {

constexpr std::chrono::seconds patience {2};
constexpr int longestMs = 10'000; // far beyond the patience, for a busy machine

const QString profile = QStringLiteral("inference");
const QByteArray key = "inference-\xC3\xBC-0123";

template <class T> QByteArray codeOf(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, longestMs) || future.resultCount() == 0)
        return "(never)";
    const auto result = future.result();
    if constexpr (std::is_void_v<T>)
        return result ? QByteArray("good") : codeName(result.error().code).toUtf8();
    else
        return result ? *result : codeName(result.error().code).toUtf8();
}

void lockKeyring()
{
    auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
    call << QVariant::fromValue(QList {QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))});
    const auto reply = QDBusConnection::sessionBus().call(call);
    QVERIFY2(reply.type() == QDBusMessage::ReplyMessage, reply.errorMessage().toUtf8().constData());
}

} // namespace

class KeychainTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheSituation();

private:
    void unlocked();
    void locked();
    void hung();
    void absent();

    std::unique_ptr<SecretStore> m_store = makeKeychainStore(patience);
};

void KeychainTest::tellsTheSituation()
{
    const QByteArray situation = qgetenv("SHEAF_KEYCHAIN_SITUATION");
    if (situation == "unlocked")
        unlocked();
    else if (situation == "locked")
        locked();
    else if (situation == "hung")
        hung();
    else if (situation == "no-bus" || situation == "no-service")
        absent();
    else
        QFAIL("run by keychain_session.sh");
}

void KeychainTest::unlocked()
{
    QCOMPARE(codeOf(m_store->read(profile)), "key-missing");
    QCOMPARE(codeOf(m_store->write(profile, key)), "good");
    QCOMPARE(codeOf(m_store->read(profile)), key);
    QCOMPARE(codeOf(m_store->read(QStringLiteral("other"))), "key-missing");
    QCOMPARE(codeOf(m_store->write(profile, "second")), "good");
    QCOMPARE(codeOf(m_store->read(profile)), "second");
    QCOMPARE(codeOf(m_store->remove(profile)), "good");
    QCOMPARE(codeOf(m_store->read(profile)), "key-missing");
    QCOMPARE(codeOf(m_store->remove(profile)), "good");
}

void KeychainTest::locked()
{
    QCOMPARE(codeOf(m_store->write(profile, key)), "good");
    lockKeyring();
    QCOMPARE(codeOf(m_store->read(profile)), "keychain-locked");
    QCOMPARE(codeOf(m_store->write(profile, "other")), "keychain-locked");
    QCOMPARE(codeOf(m_store->remove(profile)), "keychain-locked");
}

void KeychainTest::hung()
{
    QCOMPARE(codeOf(m_store->write(profile, key)), "good");
    const auto pid = qEnvironmentVariableIntValue("SHEAF_KEYRING_PID");
    QVERIFY(pid > 1 && ::kill(pid, SIGSTOP) == 0);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(codeOf(m_store->read(profile)), "keychain-timed-out");
    QVERIFY(timer.hasExpired(patience.count() * 900)); // it was waited for
    QCOMPARE(codeOf(m_store->write(profile, "other")), "keychain-timed-out");
    QCOMPARE(codeOf(m_store->remove(profile)), "keychain-timed-out");
    QVERIFY(::kill(pid, SIGCONT) == 0);
}

void KeychainTest::absent()
{
    QCOMPARE(codeOf(m_store->read(profile)), "keychain-missing");
    QCOMPARE(codeOf(m_store->write(profile, key)), "keychain-missing");
    QCOMPARE(codeOf(m_store->remove(profile)), "keychain-missing");
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
