#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/flow_layout.h"
#include "common/label.h"
#include "common/plain_tooltip.h"
#include "common/progress_strip.h"
#include "common/search_field.h"
#include "common/text_page.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

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
        QCOMPARE(label.toolTip(), plainToolTip(label.accessibleName()));
        QCOMPARE(label.accessibleDescription(), label.accessibleName()); // and not the tooltip's markup
        label.resize(label.sizeHint());
        QCOMPARE(label.shownText(), label.text());
        QVERIFY(label.toolTip().isEmpty());
    }

    void tooltipsShowEveryLetter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, const char* text, const char* shown = nullptr) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(shown ? shown : text);
        };
        row("picture", "<img src='file:///x'>");
        row("bold", "<b>not bold</b>");
        row("and", "a & b");
        row("entity", "a &lt; b &amp; c");
        row("quotes", "\"a\" 'b'");
        row("lines", "first\nsecond\n\nfourth");
        row("lines of Windows", "first\r\nsecond", "first\nsecond");
        row("spaces", "a   b");
        row("plain", "plain");
    }

    void tooltipsShowEveryLetter()
    {
        QFETCH(QString, text);
        const QString tip = plainToolTip(text);
        QVERIFY(Qt::mightBeRichText(tip)); // so that Qt reads the escapes
        QTextDocument document;
        document.setHtml(tip);
        QTEST(document.toPlainText(), "shown");
    }

    void noTextHasNoTooltip() { QVERIFY(plainToolTip({}).isEmpty()); }

    void aPageIsReadWhileNewsComeIn()
    {
        using Reading = TextPage::Reading;
        TextPage page;
        page.resize(300, 120);
        page.show();
        QString text;
        for (int line = 0; line < 200; ++line)
            text += QStringLiteral("line\u00a0%1\n").arg(line);
        page.showText(text, Reading::Begins);
        page.selectAll();
        page.verticalScrollBar()->setValue(50);
        page.showText(text, Reading::GoesOn);
        QVERIFY(page.textCursor().hasSelection());
        QCOMPARE(page.verticalScrollBar()->value(), 50);
        page.showText(text + QStringLiteral("news"), Reading::GoesOn);
        QVERIFY(page.toPlainText().endsWith(QStringLiteral("news")));
        QCOMPARE(page.verticalScrollBar()->value(), 50);
        page.showText(text, Reading::Begins);
        QCOMPARE(page.verticalScrollBar()->value(), 0);
    }

    void trailingLinesEndAtTheEdge()
    {
        QWidget box;
        auto* line = new FlowLayout(&box);
        line->setTrailing(true);
        for (const char* name : {"First", "Second", "Third"})
            line->addWidget(new QPushButton(QString::fromLatin1(name), &box));
        const int needed = line->sizeHint().width();
        box.resize(needed + 100, 100);
        box.show();
        const auto buttons = box.findChildren<QPushButton*>();
        QCOMPARE(buttons.last()->geometry().right(), box.rect().right());
        QCOMPARE(buttons.first()->x(), box.width() - needed);
        QCOMPARE(buttons.first()->y(), buttons.last()->y());
        QVERIFY(line->heightForWidth(needed - 1) > line->heightForWidth(needed));
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
