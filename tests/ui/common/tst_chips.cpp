#include "common/chip_bar.h"

#include <QSignalSpy>
#include <QTest>

using namespace sheaf::ui;

namespace {

QList<ChipSpec> threeChips(qint64 good = 12391)
{
    return {{QStringLiteral("all"), QStringLiteral("All"), {}, Role::Text, 12480},
        {QStringLiteral("good"), QStringLiteral("Good"), QStringLiteral("outcome-good"), Role::Good, good},
        {QStringLiteral("failed"), QStringLiteral("Failed"), QStringLiteral("outcome-failed"), Role::Failed, 20}};
}

} // namespace

class TestChips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bar = std::make_unique<ChipBar>();
        m_bar->setLocale(QLocale(QLocale::English, QLocale::UnitedStates));
        m_bar->setChips(threeChips());
        m_bar->resize(600, 40);
        m_bar->show();
    }

    void firstIsChosenWithoutASignal()
    {
        QCOMPARE(m_bar->chosen(), QStringLiteral("all"));
        QVERIFY(chip("all")->isChecked());
    }

    void clickChoosesExactlyOne()
    {
        const QSignalSpy chosen(m_bar.get(), &ChipBar::chipChosen);
        QTest::mouseClick(chip("failed"), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("failed"));
        QVERIFY(!chip("all")->isChecked());
        QTest::mouseClick(chip("failed"), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
    }

    void arrowKeysWalk()
    {
        m_bar->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
        chip("all")->setFocus();
        const QSignalSpy chosen(m_bar.get(), &ChipBar::chipChosen);
        QTest::keyClick(chip("all"), Qt::Key_Right);
        QCOMPARE(m_bar->chosen(), QStringLiteral("good"));
        QCOMPARE(chosen.size(), 1);
    }

    void newCountsKeepTheChoice()
    {
        QTest::mouseClick(chip("good"), Qt::LeftButton);
        const Chip* before = chip("good");
        const QSignalSpy chosen(m_bar.get(), &ChipBar::chipChosen);
        m_bar->setChips(threeChips(7));
        QCOMPARE(chip("good"), before);
        QCOMPARE(m_bar->chosen(), QStringLiteral("good"));
        QCOMPARE(chip("good")->accessibleName(), QStringLiteral("Good, 7"));
        QCOMPARE(chosen.size(), 0);
    }

    void whenTheChosenOneGoesTheFirstIsChosen()
    {
        QTest::mouseClick(chip("failed"), Qt::LeftButton);
        m_bar->setChips(threeChips().mid(0, 2));
        QCOMPARE(m_bar->chosen(), QStringLiteral("all"));
        QVERIFY(!chip("failed"));
    }

    void countsAreRead()
    {
        QCOMPARE(chip("all")->accessibleName(), QStringLiteral("All, 12,480"));
    }

    void narrowBarsBreakIntoLines()
    {
        const int oneLine = m_bar->heightForWidth(600);
        QVERIFY(m_bar->heightForWidth(chip("all")->width() + 20) >= 3 * oneLine);
    }

    void mirroredBarsBeginAtTheRight()
    {
        m_bar->setLayoutDirection(Qt::RightToLeft);
        m_bar->resize(601, 40);
        QVERIFY(chip("all")->x() > chip("failed")->x());
    }

private:
    Chip* chip(const char* id) const { return m_bar->findChild<Chip*>(QStringLiteral("chip-") + QLatin1String(id)); }

    std::unique_ptr<ChipBar> m_bar;
};

QTEST_MAIN(TestChips)
#include "tst_chips.moc"
