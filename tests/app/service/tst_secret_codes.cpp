// The keychain's answers by a table (measured.md 1), and the store in memory.
#include "service/secret_codes.h"
#include "service/secret_store.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::service;

class SecretCodesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellSituationsApart_data();
    void tellSituationsApart();
    void tellWhyItTookTooLong();
    void storeInMemory();
};

void SecretCodesTest::tellSituationsApart_data()
{
    QTest::addColumn<SecretAction>("action");
    QTest::addColumn<QKeychain::Error>("result");
    QTest::addColumn<KeychainState>("state");
    QTest::addColumn<QByteArray>("expected");
    using A = SecretAction;
    using S = KeychainState;
    const auto row = [](const char* name, A action, QKeychain::Error result, S state, const char* expected) {
        QTest::newRow(name) << action << result << state << QByteArray(expected);
    };
    row("good", A::Write, QKeychain::NoError, S::Unlocked, "");
    row("unlocked by its user meanwhile", A::Read, QKeychain::NoError, S::Locked, "");
    row("no key", A::Read, QKeychain::EntryNotFound, S::Unlocked, "key-missing");
    row("no key, no keyring", A::Read, QKeychain::EntryNotFound, S::NoCollection, "key-missing");
    row("locked read", A::Read, QKeychain::EntryNotFound, S::Locked, "keychain-locked");
    row("locked write", A::Write, QKeychain::AccessDenied, S::Locked, "keychain-locked");
    row("locked remove", A::Remove, QKeychain::EntryNotFound, S::Locked, "keychain-locked");
    row("removed", A::Remove, QKeychain::EntryNotFound, S::Unlocked, "");
    row("denied", A::Write, QKeychain::AccessDenied, S::Unlocked, "keychain-denied");
    row("denied by the user", A::Read, QKeychain::AccessDeniedByUser, S::Unlocked, "keychain-denied");
    row("no backend", A::Read, QKeychain::NoBackendAvailable, S::NoService, "keychain-missing");
    row("no service", A::Read, QKeychain::OtherError, S::NoService, "keychain-missing");
    row("no keyring", A::Write, QKeychain::OtherError, S::NoCollection, "keychain-missing");
    row("other", A::Write, QKeychain::OtherError, S::Unlocked, "keychain-failed");
    row("not deleted", A::Remove, QKeychain::CouldNotDeleteEntry, S::Unlocked, "keychain-failed");
}

void SecretCodesTest::tellSituationsApart()
{
    QFETCH(SecretAction, action);
    QFETCH(QKeychain::Error, result);
    QFETCH(KeychainState, state);
    const auto code = secretError(action, result, state);
    QTEST(code ? codeName(*code).toUtf8() : QByteArray(), "expected");
}

void SecretCodesTest::tellWhyItTookTooLong()
{
    QCOMPARE(secretTimeout(KeychainState::NoAnswer), ErrorCode::KeychainTimedOut);
    QCOMPARE(secretTimeout(KeychainState::Unlocked), ErrorCode::KeychainTimedOut);
    QCOMPARE(secretTimeout(KeychainState::Locked), ErrorCode::KeychainLocked);
}

void SecretCodesTest::storeInMemory()
{
    const auto store = makeMemoryStore();
    const QString id = QStringLiteral("a");
    QCOMPARE(store->read(id).result().error().code, ErrorCode::KeyMissing);
    QVERIFY(store->write(id, "key").result());
    QCOMPARE(store->read(id).result().value(), "key");
    QVERIFY(store->remove(id).result());
    QVERIFY(store->remove(id).result());
    QCOMPARE(store->read(id).result().error().code, ErrorCode::KeyMissing);
    QCOMPARE(makeMemoryStore()->read(id).result().error().code, ErrorCode::KeyMissing);
}

QTEST_GUILESS_MAIN(SecretCodesTest)
#include "tst_secret_codes.moc"
