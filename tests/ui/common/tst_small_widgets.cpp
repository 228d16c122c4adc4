#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/label.h"
#include "common/progress_strip.h"
#include "common/search_field.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf::ui;
using namespace std::chrono_literals;

class TestSmallWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void progressNeverGoesBackAndIsNeverFull()
    {
        ProgressStrip strip(0ms);
        strip.start(QStringLiteral("Reading"));
        QVERIFY(strip.isVisible());
        QVERIFY(strip.share() < 0);
        strip.setProgress(0, 0);
        QVERIFY(strip.share() < 0);
        strip.setProgress(50, 100);
        strip.setProgress(20, 100);
        QCOMPARE(strip.share(), 0.5);
        strip.setProgress(100, 400); // the work has grown
        QCOMPARE(strip.share(), 0.5);
        strip.setProgress(400, 400);
        QVERIFY(strip.share() < 1.0);
        strip.finish();
        QVERIFY(strip.isHidden());
    }

    void shortWorkIsNeverShown()
    {
        ProgressStrip strip(24h);
        strip.start(QStringLiteral("Reading"));
        QVERIFY(strip.isHidden());
        strip.finish();
        QVERIFY(!strip.isRunning());
    }

    void stopAsksOnce()
    {
        ProgressStrip strip(0ms);
        strip.start(QStringLiteral("Reading"));
        const QSignalSpy stopped(&strip, &ProgressStrip::stopRequested);
        auto* stop = strip.findChild<QPushButton*>(QStringLiteral("progressStop"));
        QTest::mouseClick(stop, Qt::LeftButton);
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
    }

    void elidedLabelKeepsTheWholeText()
    {
        ElidedLabel label(QStringLiteral("A long name\nof a project that does not fit"));
        label.resize(80, 20);
        label.show();
        QVERIFY(label.shownText().endsWith(QChar(0x2026)));
        QCOMPARE(label.accessibleName(), QStringLiteral("A long name of a project that does not fit"));
        QCOMPARE(label.toolTip(), label.accessibleName());
        label.resize(label.sizeHint());
        QCOMPARE(label.shownText(), label.text());
        QVERIFY(label.toolTip().isEmpty());
    }

    void searchWaitsAndEnterDoesNot()
    {
        SearchField field(QStringLiteral("Search in this table"));
        QCOMPARE(field.accessibleName(), QStringLiteral("Search in this table"));
        const QSignalSpy changed(&field, &SearchField::searchChanged);
        QTest::keyClicks(&field, QStringLiteral("cof "));
        QCOMPARE(changed.size(), 0);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), QStringLiteral("cof"));
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed[1][0].toString(), QString());
    }

    void emptyStateHasItsButton()
    {
        EmptyState state(QStringLiteral("batches"), QStringLiteral("No batches yet"), QStringLiteral("Send some rows."));
        state.setAction(QStringLiteral("Open a project"));
        state.show();
        const QSignalSpy triggered(&state, &EmptyState::actionTriggered);
        QTest::mouseClick(state.findChild<QPushButton*>(QStringLiteral("emptyStateAction")), Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
    }

    void labelsFollowTheTheme()
    {
        auto* app = static_cast<QApplication*>(QCoreApplication::instance());
        Label label(QStringLiteral("12 s ago"), TextKind::Second);
        label.show();
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
            const Theme theme = themeFor({}, choice);
            applyTheme(*app, theme);
            QCoreApplication::sendPostedEvents();
            QCOMPARE(label.palette().color(QPalette::WindowText), theme.color(Role::SecondText));
            QCOMPARE(label.palette().color(QPalette::Window), theme.color(Role::Window));
        }
    }
};

QTEST_MAIN(TestSmallWidgets)
#include "tst_small_widgets.moc"
