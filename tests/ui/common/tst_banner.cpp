#include "common/banner.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sheaf::ui;

class TestBanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysHiddenUntilThereIsSomethingToSay()
    {
        Banner banner;
        QVERIFY(banner.isHidden());
        banner.showMessage(Banner::Kind::Failed, QStringLiteral("The service did not accept your key."), QStringLiteral("401"));
        QVERIFY(banner.isVisible());
        QCOMPARE(banner.accessibleDescription(), QStringLiteral("The service did not accept your key."));
        QVERIFY(!banner.accessibleName().isEmpty());
    }

    void textCanBeSelected()
    {
        Banner banner;
        banner.showMessage(Banner::Kind::Info, QStringLiteral("One & <two>"), QStringLiteral("code-7"));
        auto* text = banner.findChild<QLabel*>(QStringLiteral("bannerText"));
        QVERIFY(text->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        QVERIFY(text->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
        text->setSelection(0, 11);
        QVERIFY(text->hasSelectedText());
        QVERIFY(text->text().contains(QStringLiteral("One &amp; &lt;two&gt;")));
        QVERIFY(text->text().contains(QStringLiteral("code-7")));
        QVERIFY(text->accessibleName().isEmpty()); // a name would hide the text from assistive programs
    }

    void actionIsThereOnlyWhenSet()
    {
        Banner banner;
        banner.showMessage(Banner::Kind::Attention, QStringLiteral("37 answers were cut off."));
        auto* action = banner.findChild<QPushButton*>(QStringLiteral("bannerAction"));
        QVERIFY(action->isHidden());
        banner.setAction(QStringLiteral("Send again…"));
        QVERIFY(action->isVisible());
        const QSignalSpy triggered(&banner, &Banner::actionTriggered);
        QTest::keyClick(action, Qt::Key_Space);
        QCOMPARE(triggered.size(), 1);
    }

    void closesByButtonAndByEscape()
    {
        Banner banner;
        const QSignalSpy closed(&banner, &Banner::closed);
        banner.showMessage(Banner::Kind::Good, QStringLiteral("Saved."));
        QTest::mouseClick(banner.findChild<QToolButton*>(QStringLiteral("bannerClose")), Qt::LeftButton);
        QVERIFY(banner.isHidden());
        banner.showMessage(Banner::Kind::Good, QStringLiteral("Saved."));
        QTest::keyClick(&banner, Qt::Key_Escape);
        QVERIFY(banner.isHidden());
        QCOMPARE(closed.size(), 2);
    }

    void whatMustBeMendedCannotBeClosed()
    {
        Banner banner;
        banner.setClosable(false);
        banner.showMessage(Banner::Kind::Failed, QStringLiteral("The disk is full."));
        QTest::keyClick(&banner, Qt::Key_Escape);
        QVERIFY(banner.isVisible());
    }
};

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
