// Services at other addresses: which can be added, and that they are saved.
#include "settings/address_form.h"
#include "settings/appearance_box.h"
#include "settings/limits_line.h"
#include "settings/settings_page.h"
#include "ui/support/window_world.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

class TestServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void addedServiceIsSaved();
    void themeIsChosen();
};

void TestServices::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("usable");
    const auto row = [](const char* address, bool usable) { QTest::newRow(address) << QString::fromLatin1(address) << usable; };
    row("https://batch.example.com/v1", true);
    row("http://127.0.0.1:8080/v1", true);
    row("http://localhost/v1", true);
    row("http://batch.example.com/v1", false);
    row("batch.example.com", false);
    row("", false);
}

void TestServices::addresses()
{
    QFETCH(QString, address);
    QFETCH(bool, usable);
    QCOMPARE(addressProblem(address).isEmpty(), usable);
}

void TestServices::addedServiceIsSaved()
{
    test::WindowWorld world;
    SettingsPage page(world.context(), ThemeChoice::System);
    page.show();
    const std::size_t before = world.profiles.profiles.size();
    QSignalSpy changed(&page, &SettingsPage::servicesChanged);
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("addService")), Qt::LeftButton);
    auto* accept = page.findChild<QPushButton*>(QStringLiteral("acceptAddress"));
    QVERIFY(accept->isVisible());
    QVERIFY(!accept->isEnabled());
    QTest::keyClicks(page.findChild<QLineEdit*>(QStringLiteral("serviceName")), QStringLiteral("Mine"));
    QTest::keyClicks(page.findChild<QLineEdit*>(QStringLiteral("baseUrl")), QStringLiteral("https://b.example.com/v1"));
    QVERIFY(accept->isEnabled());
    QTest::mouseClick(accept, Qt::LeftButton);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(world.profiles.profiles.size(), before + 1);
    QVERIFY(page.findChild<QWidget*>(QStringLiteral("service-Mine")));
    const auto stored = [&world] {
        const auto book = jobs::loadProfiles(world.path(QStringLiteral("profiles.json")));
        return book && book->find(QStringLiteral("Mine")) != nullptr;
    };
    QTRY_VERIFY(stored());
}

void TestServices::themeIsChosen()
{
    test::WindowWorld world;
    SettingsPage page(world.context(), ThemeChoice::System);
    page.show();
    QSignalSpy chosen(&page, &SettingsPage::themeChosen);
    page.findChild<QRadioButton*>(QStringLiteral("theme-dark"))->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<ThemeChoice>(), ThemeChoice::Dark);
    QCOMPARE(themeFromName(themeName(ThemeChoice::Dark)), ThemeChoice::Dark);
    QCOMPARE(themeFromName(QStringLiteral("purple")), ThemeChoice::System);
}

QTEST_MAIN(TestServices)
#include "tst_services.moc"
