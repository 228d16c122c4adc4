#include "common/outcome_look.h"
#include "common/theme.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace sheaf::ui;

namespace {

QPalette plainPalette(const QColor& window, const QColor& text)
{
    QPalette palette;
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
        palette.setColor(role, window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, text);
    return palette;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<Role>("role");
        for (const bool dark : {false, true}) {
            for (const Role role : {Role::Text, Role::SecondText, Role::Accent, Role::Answer, Role::Good, Role::Attention,
                     Role::Failed, Role::Missing})
                QTest::addRow("%s %d", dark ? "dark" : "light", static_cast<int>(role)) << dark << role;
        }
    }
    void everyTextCanBeRead()
    {
        QFETCH(bool, dark);
        QFETCH(Role, role);
        const Theme theme = themeFor({}, dark ? ThemeChoice::Dark : ThemeChoice::Light);
        QVERIFY(contrast(theme.color(role), theme.color(Role::Base)) >= 4.5);
        QVERIFY(contrast(theme.color(role), theme.color(Role::Window)) >= 4.5);
    }

    void textOnGroundsCanBeRead()
    {
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            const Theme theme = themeFor({}, choice);
            QVERIFY(contrast(theme.color(Role::OnAccent), theme.color(Role::Accent)) >= 4.5);
            QVERIFY(contrast(theme.color(Role::Text), theme.color(Role::Selection)) >= 4.5);
            for (const Role role : {Role::Accent, Role::Good, Role::Attention, Role::Failed})
                QVERIFY(contrast(theme.color(Role::SecondText), theme.tint(role, 0.12, Role::Base)) >= 4.5);
        }
    }

    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(qRound(contrast(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448);
    }

    void systemDecidesBetweenLightAndDark()
    {
        QVERIFY(!themeFor(plainPalette(QColor(0xef, 0xef, 0xef), Qt::black)).dark);
        QVERIFY(themeFor(plainPalette(QColor(0x30, 0x30, 0x30), QColor(0xee, 0xee, 0xee))).dark);
        QVERIFY(themeFor(plainPalette(Qt::white, Qt::darkGray), ThemeChoice::Dark).dark);
    }

    void extremePalettesAreKept()
    {
        const QPalette system = plainPalette(Qt::black, Qt::white);
        const Theme theme = themeFor(system);
        QVERIFY(theme.highContrast);
        QVERIFY(theme.dark);
        QCOMPARE(theme.color(Role::Failed), QColor(Qt::white));
        QCOMPARE(paletteOf(theme).color(QPalette::Window), QColor(Qt::black));
    }

    void themeCanBeReadBackFromItsPalette()
    {
        for (const Theme& theme : {themeFor({}, ThemeChoice::Light), themeFor({}, ThemeChoice::Dark),
                 themeFor(plainPalette(Qt::white, Qt::black))})
            QCOMPARE(themeFor(paletteOf(theme)), theme);
    }

    void disabledTextIsFainterThanActive()
    {
        const QPalette palette = paletteOf(themeFor({}, ThemeChoice::Dark));
        const QColor window = palette.color(QPalette::Window);
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::Text), palette.color(QPalette::Active, QPalette::Text));
        QVERIFY(contrast(palette.color(QPalette::Disabled, QPalette::Text), window)
            < contrast(palette.color(QPalette::Active, QPalette::Text), window));
    }

    void themeCanBeChangedWhileRunning()
    {
        auto* app = static_cast<QApplication*>(QCoreApplication::instance());
        QLabel label;
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
            applyTheme(*app, themeFor({}, choice));
            QCoreApplication::sendPostedEvents();
            QCOMPARE(themeOf(label), themeFor({}, choice));
        }
    }

    void measuresGrowWithTheFontAndNeverShrink()
    {
        QFont font;
        font.setPixelSize(8);
        QCOMPARE(scaled(measure::rowHeight, font), measure::rowHeight);
        font.setPixelSize(28);
        QCOMPARE(scaled(measure::rowHeight, font), 2 * measure::rowHeight);
    }

    void everyOutcomeHasItsOwnShapeAndWord()
    {
        QStringList icons;
        QStringList words;
        for (const QString& id : outcomeIds()) {
            icons += outcomeLook(id).icon;
            words += outcomeLook(id).word;
        }
        QCOMPARE(icons.size(), 10);
        QCOMPARE(icons.removeDuplicates(), 0);
        QCOMPARE(words.removeDuplicates(), 0);
        QCOMPARE(outcomeLook(QStringLiteral("brand-new")).word, QStringLiteral("brand-new"));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
