// Keys: stored, never shown again, and what is offered when the keychain fails.
#include "settings/key_box.h"
#include "ui/support/window_world.h"

#include <QLineEdit>
#include <QPushButton>
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

} // namespace

class TestKeyBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesAndRemoves();
    void failingKeychainOffersMemory_data();
    void failingKeychainOffersMemory();
    void practiceNeedsNone();
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

QTEST_MAIN(TestKeyBox)
#include "tst_key_box.moc"
