// Services at other addresses: which can be added, and that they are saved.
#include "settings/address_form.h"
#include "settings/appearance_box.h"
#include "settings/limits_line.h"
#include "settings/price_box.h"
#include "settings/settings_page.h"
#include "ui/support/window_world.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

/// Made from OpenAI's, and then changed in its file: it behaves like none that Sheaf brings along.
service::Profile ownService()
{
    const QUrl address(QStringLiteral("https://b.example.com/v1"));
    service::Profile own = service::profileForAddress(address, address, service::builtInProfiles().at(1));
    own.id = own.name = QStringLiteral("Mine");
    own.windows = QStringList {QStringLiteral("7d")};
    own.canDelete = false;
    own.priceIn = 2.0;
    return own;
}

/// With the form open for the service of that id.
void change(const SettingsPage& page, const QString& id)
{
    auto* card = page.findChild<QWidget*>(QStringLiteral("service-") + id);
    QTest::mouseClick(card->findChild<QPushButton*>(QStringLiteral("editService")), Qt::LeftButton);
}

void setField(const SettingsPage& page, const char* name, const QString& text)
{
    page.findChild<QLineEdit*>(QString::fromLatin1(name))->setText(text);
}

} // namespace

class TestServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void addedServiceIsSaved();
    void names_data();
    void names();
    void secondServiceOfOneNameIsRefused();
    void removedServiceTakesItsKeyAlong();
    void changedServiceBehavesAsBefore();
    void changedServiceBehavesAsChosen();
    void pricesAreTyped_data();
    void pricesAreTyped();
    void priceIsSavedWithItsService();
    void limitsAreSavedBesideThePrice();
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

void TestServices::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("own"); // id of the service that is changed
    QTest::addColumn<bool>("usable");
    const auto row = [](const char* what, const char* name, const char* own, bool usable) {
        QTest::newRow(what) << QString::fromLatin1(name) << QString::fromLatin1(own) << usable;
    };
    row("new", "Another", "", true);
    row("nothing typed", " ", "", true);
    row("of another", "Mine", "", false);
    row("of another, in capitals", " MINE ", "", false);
    row("of one that Sheaf brings along", "openai", "", false);
    row("id of another", "Practice", "", false);
    row("its own", "Mine", "Mine", true);
    row("of another, when changed", "Inference.net", "Mine", false);
}

void TestServices::names()
{
    QFETCH(QString, name);
    QFETCH(QString, own);
    QFETCH(bool, usable);
    std::vector<service::Profile> inUse = service::builtInProfiles();
    inUse.push_back(ownService());
    QCOMPARE(nameProblem(name, inUse, own).isEmpty(), usable);
}

void TestServices::secondServiceOfOneNameIsRefused()
{
    test::WindowWorld world;
    world.profiles.put(ownService());
    SettingsPage page(world.context(), ThemeChoice::System);
    page.show();
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("addService")), Qt::LeftButton);
    setField(page, "serviceName", QStringLiteral(" mine "));
    setField(page, "baseUrl", QStringLiteral("https://elsewhere.example.com/v1"));
    QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("acceptAddress"))->isEnabled());
    QVERIFY(page.findChild<QWidget*>(QStringLiteral("addressProblem"))->isVisible());
    QTest::keyClick(page.findChild<QLineEdit*>(QStringLiteral("serviceName")), Qt::Key_Return);
    QCOMPARE(world.profiles.find(QStringLiteral("Mine"))->baseUrl, ownService().baseUrl);
    setField(page, "serviceName", QStringLiteral("Another"));
    QVERIFY(page.findChild<QPushButton*>(QStringLiteral("acceptAddress"))->isEnabled());
}

/// Keys are kept by the service's name: the next one of that name, at another address, must not be given it.
void TestServices::removedServiceTakesItsKeyAlong()
{
    test::WindowWorld world;
    const service::Profile own = ownService();
    world.profiles.put(own);
    const auto stored = world.keys.store(own.id, "secret");
    QTRY_VERIFY(stored.isFinished());
    SettingsPage page(world.context(), ThemeChoice::System);
    page.show();
    auto* card = page.findChild<QWidget*>(QStringLiteral("service-") + own.id);
    QTest::mouseClick(card->findChild<QPushButton*>(QStringLiteral("removeService")), Qt::LeftButton);
    QVERIFY(!world.profiles.find(own.id));
    const auto read = world.keys.keyFor(own);
    QTRY_VERIFY(read.isFinished());
    QVERIFY(!read.result());
    QCOMPARE(read.result().error().code, ErrorCode::KeyMissing);
}

void TestServices::changedServiceBehavesAsBefore()
{
    test::WindowWorld world;
    world.profiles.put(ownService());
    SettingsPage page(world.context(), ThemeChoice::System);
    page.show();
    change(page, QStringLiteral("Mine"));
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("likeService"))->currentData().isValid());
    setField(page, "serviceName", QStringLiteral("Ours"));
    setField(page, "baseUrl", QStringLiteral("https://c.example.com/v1"));
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("acceptAddress")), Qt::LeftButton);
    service::Profile expected = ownService();
    expected.name = QStringLiteral("Ours");
    expected.baseUrl = expected.apiUrl = QUrl(QStringLiteral("https://c.example.com/v1"));
    const service::Profile* changed = world.profiles.find(QStringLiteral("Mine"));
    QVERIFY(changed);
    QVERIFY2(*changed == expected, service::toJson(*changed).constData());
}

void TestServices::changedServiceBehavesAsChosen()
{
    test::WindowWorld world;
    world.profiles.put(ownService());
    SettingsPage page(world.context(), ThemeChoice::System);
    page.show();
    change(page, QStringLiteral("Mine"));
    auto* like = page.findChild<QComboBox*>(QStringLiteral("likeService"));
    like->setCurrentIndex(like->findData(QStringLiteral("inference")));
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("acceptAddress")), Qt::LeftButton);
    const service::Profile* changed = world.profiles.find(QStringLiteral("Mine"));
    QVERIFY(changed && changed->takesWebhook);
    QCOMPARE(changed->windows, QStringList {QStringLiteral("24h")});
    QCOMPARE(changed->priceIn, std::optional(2.0));
    QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("addService")), Qt::LeftButton);
    QVERIFY(like->itemData(0).isValid()); // a new one is like one of those that there are
}

void TestServices::pricesAreTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value"); // -1 = none, -2 = wrong
    QTest::newRow("empty") << QString() << -1.0;
    QTest::newRow("point") << QStringLiteral(" 0.15 ") << 0.15;
    QTest::newRow("comma") << QStringLiteral("0,15") << 0.15;
    QTest::newRow("free") << QStringLiteral("0") << 0.0;
    QTest::newRow("below zero") << QStringLiteral("-1") << -2.0;
    QTest::newRow("words") << QStringLiteral("cheap") << -2.0;
    QTest::newRow("no number") << QStringLiteral("nan") << -2.0;
}

void TestServices::pricesAreTyped()
{
    QFETCH(QString, text);
    const TypedPrice price = typedPrice(text, QLocale(QLocale::German));
    const double value = price.isWrong ? -2 : price.value.value_or(-1);
    QTEST(value, "value");
}

void TestServices::priceIsSavedWithItsService()
{
    test::WindowWorld world;
    SettingsPage page(world.context(), ThemeChoice::System);
    page.show();
    auto* card = page.findChild<QWidget*>(QStringLiteral("service-inference"));
    auto* in = card->findChild<QLineEdit*>(QStringLiteral("priceIn"));
    in->setFocus();
    QTest::keyClicks(in, QStringLiteral("2"));
    QTest::keyClick(in, Qt::Key_Return);
    QCOMPARE(world.profiles.find(QStringLiteral("inference"))->priceIn, std::optional(2.0));
    QVERIFY(!world.profiles.find(QStringLiteral("inference"))->priceOut);
    QTest::keyClicks(in, QStringLiteral(" euros"));
    QTest::keyClick(in, Qt::Key_Return);
    QVERIFY(card->findChild<QWidget*>(QStringLiteral("priceFault"))->isVisible());
    QCOMPARE(world.profiles.find(QStringLiteral("inference"))->priceIn, std::optional(2.0));
    const auto stored = [&world] {
        const auto book = jobs::loadProfiles(world.path(QStringLiteral("profiles.json")));
        return book && book->find(QStringLiteral("inference"))->priceIn == std::optional(2.0);
    };
    QTRY_VERIFY(stored());
    QVERIFY(!page.findChild<QWidget*>(QStringLiteral("service-practice"))->findChild<QLineEdit*>(QStringLiteral("priceIn")));
}

void TestServices::limitsAreSavedBesideThePrice()
{
    test::WindowWorld world;
    SettingsPage page(world.context(), ThemeChoice::System);
    page.show();
    auto* card = page.findChild<QWidget*>(QStringLiteral("service-openai"));
    const auto type = [card](const char* name, const QString& text) {
        auto* field = card->findChild<QLineEdit*>(QString::fromLatin1(name));
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    };
    const auto profile = [&world] { return *world.profiles.find(QStringLiteral("openai")); };
    type("priceIn", QStringLiteral("2"));
    type("maxRows", QStringLiteral("100000"));
    type("maxMegabytes", QStringLiteral("150"));
    type("uploadSeconds", QStringLiteral("5"));
    QCOMPARE(profile().maxRows, 100'000);
    QCOMPARE(profile().maxBytes, 150'000'000);
    QCOMPARE(profile().uploadSpacing, Millis(5000));
    QCOMPARE(profile().priceIn, std::optional(2.0));
    type("maxRows", QStringLiteral("many"));
    QVERIFY(card->findChild<QWidget*>(QStringLiteral("limitsFault"))->isVisible());
    QCOMPARE(profile().maxRows, 100'000);
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
