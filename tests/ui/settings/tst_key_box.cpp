// Keys: stored, never shown again, and what is offered when the keychain fails.
#include "base/when_done.h"
#include "settings/key_box.h"
#include "ui/support/window_world.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QPushButton* button(const KeyBox& box, const char* name)
{
    return box.findChild<QPushButton*>(QString::fromLatin1(name));
}

void enter(const KeyBox& box, const QString& key)
{
    QTest::mouseClick(button(box, "enterKey"), Qt::LeftButton);
    QTest::keyClicks(box.findChild<QLineEdit*>(QStringLiteral("key")), key);
    QTest::mouseClick(button(box, "saveKey"), Qt::LeftButton);
}

/// A keychain that somebody may unlock outside of Sheaf.
class LockableStore : public service::SecretStore
{
public:
    explicit LockableStore(const bool& isLocked) : m_isLocked(isLocked) { }
    QFuture<Result<QByteArray>> read(const QString& id) override
    {
        return m_isLocked ? readyFuture<Result<QByteArray>>(failure(ErrorCode::KeychainLocked)) : m_store->read(id);
    }
    QFuture<Result<void>> write(const QString& id, const QByteArray& key) override { return m_store->write(id, key); }
    QFuture<Result<void>> remove(const QString& id) override { return m_store->remove(id); }

private:
    const bool& m_isLocked;
    std::unique_ptr<service::SecretStore> m_store = service::makeMemoryStore();
};

} // namespace

class TestKeyBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesAndRemoves();
    void failingKeychainOffersMemory_data();
    void failingKeychainOffersMemory();
    void practiceNeedsNone();
    void everyBoxOfAServiceFollows();
    void openFieldIsTold();
    void unlockedKeychainIsAskedAgainWhenShown();
};

void TestKeyBox::storesAndRemoves()
{
    test::WindowWorld world;
    KeyBox box(world.context(), *world.profiles.find(QStringLiteral("inference")));
    box.show();
    QTRY_COMPARE(box.state(), KeyState::None);
    enter(box, QStringLiteral(" sk-secret "));
    QTRY_COMPARE(box.state(), KeyState::InKeychain);
    auto* field = box.findChild<QLineEdit*>(QStringLiteral("key"));
    QVERIFY(field->text().isEmpty());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    const auto read = world.keys.keyFor(*world.profiles.find(QStringLiteral("inference")));
    QTRY_VERIFY(read.isFinished());
    QCOMPARE(read.result().value_or(QByteArray()), QByteArray("sk-secret"));
    QTest::mouseClick(button(box, "removeKey"), Qt::LeftButton);
    QTRY_COMPARE(box.state(), KeyState::None);
}

void TestKeyBox::failingKeychainOffersMemory_data()
{
    QTest::addColumn<int>("code");
    for (const ErrorCode code : {ErrorCode::KeychainMissing, ErrorCode::KeychainLocked, ErrorCode::KeychainDenied,
             ErrorCode::KeychainTimedOut, ErrorCode::KeychainFailed})
        QTest::newRow(qPrintable(codeName(code))) << static_cast<int>(code);
}

void TestKeyBox::failingKeychainOffersMemory()
{
    QFETCH(int, code);
    test::WindowWorld world(std::make_unique<test::FailingStore>(static_cast<ErrorCode>(code)));
    KeyBox box(world.context(), *world.profiles.find(QStringLiteral("inference")));
    box.show();
    QTRY_COMPARE(box.state(), KeyState::Unreadable);
    QVERIFY(!box.message().isEmpty());
    enter(box, QStringLiteral("secret"));
    QTRY_VERIFY(button(box, "keepForSession")->isVisible());
    QVERIFY(!box.message().contains(QStringLiteral("secret")));
    QTest::mouseClick(button(box, "keepForSession"), Qt::LeftButton);
    QTRY_COMPARE(box.state(), KeyState::ForSession);
    QVERIFY(world.keys.isKeptForSession(QStringLiteral("inference")));
}

void TestKeyBox::practiceNeedsNone()
{
    test::WindowWorld world;
    KeyBox box(world.context(), *world.profiles.find(QStringLiteral("practice")));
    box.show();
    QCOMPARE(box.state(), KeyState::NotNeeded);
    QVERIFY(!button(box, "enterKey")->isVisible());
}

void TestKeyBox::everyBoxOfAServiceFollows()
{
    test::WindowWorld world;
    const service::Profile profile = *world.profiles.find(QStringLiteral("inference"));
    KeyBox one(world.context(), profile);
    KeyBox other(world.context(), profile);
    one.show();
    other.show();
    QTRY_COMPARE(one.state(), KeyState::None);
    QTRY_COMPARE(other.state(), KeyState::None);
    enter(one, QStringLiteral("secret"));
    QTRY_COMPARE(other.state(), KeyState::InKeychain);
    QTRY_COMPARE(one.state(), KeyState::InKeychain);
    QTest::mouseClick(button(other, "removeKey"), Qt::LeftButton);
    QTRY_COMPARE(one.state(), KeyState::None);
    QTRY_COMPARE(other.state(), KeyState::None);
}

void TestKeyBox::openFieldIsTold()
{
    test::WindowWorld world;
    KeyBox box(world.context(), *world.profiles.find(QStringLiteral("inference")));
    box.show();
    QTRY_COMPARE(box.state(), KeyState::None);
    QSignalSpy changed(&box, &KeyBox::stateChanged);
    QTest::mouseClick(button(box, "enterKey"), Qt::LeftButton);
    QVERIFY(box.isEntering());
    QCOMPARE(changed.count(), 1);
    QTest::mouseClick(button(box, "cancelKey"), Qt::LeftButton);
    QVERIFY(!box.isEntering());
    QCOMPARE(changed.count(), 2);
}

void TestKeyBox::unlockedKeychainIsAskedAgainWhenShown()
{
    bool isLocked = true;
    test::WindowWorld world(std::make_unique<LockableStore>(isLocked));
    KeyBox box(world.context(), *world.profiles.find(QStringLiteral("inference")));
    box.show();
    QTRY_COMPARE(box.state(), KeyState::Unreadable);
    QVERIFY(!box.message().isEmpty());
    isLocked = false;
    box.hide();
    box.show();
    QTRY_COMPARE(box.state(), KeyState::None);
    QCOMPARE(box.message(), QString());
}

QTEST_MAIN(TestKeyBox)
#include "tst_key_box.moc"
