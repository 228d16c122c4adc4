// The page as a whole: what blocks sending, where a problem leads, what the row panel tells, what is remembered.
#include "common/banner.h"
#include "formats/workbook.h"
#include "prompt/prompt_panel.h"
#include "sheet/row_history.h"
#include "sheet/row_panel.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "shell/problems_bar.h"
#include "shell/project_page.h"
#include "support/imported.h"
#include "ui/sheet/page_world.h"
#include "ui/support/window_world.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextCursor>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

class SavingDialogs : public test::ScriptedDialogs
{
public:
    void chooseSaveFile(QWidget*, const FileChoice&, std::function<void(const QString&)> chosen) override { chosen(saveAs); }
    QString saveAs;
};

struct Page {
    test::WindowWorld world;
    SavingDialogs dialogs;
    AppContext given = world.context();
    AppContext context {given.engine, given.keys, given.profiles, given.profilesPath, given.library, given.settings, dialogs,
        given.clock};
    std::shared_ptr<project::Project> project;
    std::unique_ptr<ProjectPage> page;

    explicit Page(const char* name = "reviews.csv", const QByteArray& bytes = test::fewReviews())
    {
        if (world.profiles.profiles.empty())
            world.profiles.profiles = service::builtInProfiles();
        project = test::imported(world.path(s("made")), s(name), bytes);
        page = std::make_unique<ProjectPage>(project, context);
        page->resize(1100, 700);
        page->show();
    }
    template <class T> T* child(const char* name) const { return page->findChild<T*>(s(name)); }
    void prompt(const char* text, const char* model = "some-model") const
    {
        child<QPlainTextEdit>("promptEdit")->setPlainText(s(text));
        child<QLineEdit>("modelEdit")->setText(s(model));
    }
    QString reason() const { return child<QLabel>("sendReason")->text(); }
    QPushButton* send() const { return child<QPushButton>("sendButton"); }
    SheetView* view() const { return page->findChild<SheetView*>(); }
};

} // namespace

class TestProjectPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissingBeforeSending();
    void offersToSendWhenAllIsWell();
    void asksWhatHappensToEmptyCells();
    void unknownColumnBlocks();
    void savesThePrompt();
    void problemsLeadToTheirCells();
    void requestLinesNeedNoPrompt();
    void showsTheRequestOfTheRow();
    void tellsTheStoryOfARow();
    void whatIsSelectedStaysWhileNewsComeIn();
    void sendsOnlyWhatIsShown();
    void exportsRows();
    void renames();
};

void TestProjectPage::saysWhatIsMissingBeforeSending()
{
    const Page page;
    QVERIFY(!page.send()->isEnabled());
    QVERIFY(page.reason().contains(s("Write a prompt")));
    page.prompt("{{review}}", "");
    QVERIFY(page.reason().contains(s("model")));
    QVERIFY(!page.child<QLabel>("sendReason")->isHidden());
}

void TestProjectPage::offersToSendWhenAllIsWell()
{
    const Page page;
    QSignalSpy sent(page.page.get(), &ProjectPage::sendRequested);
    page.prompt("Sentiment of {{id}}");
    QTRY_VERIFY(page.send()->isEnabled());
    QCOMPARE(page.page->sendBlocker(), QString());
    QVERIFY(page.send()->text().contains(s("5")));
    QTest::mouseClick(page.send(), Qt::LeftButton);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().first().value<jobs::SheetCheck>().rowsToSend, 5);
}

void TestProjectPage::asksWhatHappensToEmptyCells()
{
    const Page page;
    page.prompt("{{review}}");
    auto* choice = page.child<QComboBox>("emptyCellsChoice");
    QTRY_VERIFY(!choice->parentWidget()->isHidden());
    QVERIFY(!page.send()->isEnabled());
    choice->setCurrentIndex(choice->findData(int(jobs::EmptyCells::LeaveOut)));
    QTRY_VERIFY(page.send()->isEnabled());
    QVERIFY(page.send()->text().contains(s("4")));
    choice->setCurrentIndex(choice->findData(int(jobs::EmptyCells::SendAsTheyAre)));
    QTRY_VERIFY(page.send()->isEnabled() && page.send()->text().contains(s("5")));
}

void TestProjectPage::unknownColumnBlocks()
{
    const Page page;
    page.prompt("{{colour}}");
    QVERIFY(page.reason().contains(s("colour")));
    auto* fault = page.child<QLabel>("promptFault");
    QVERIFY(!fault->isHidden());
    QVERIFY(fault->text().contains(s("colour")));
    QVERIFY(!page.send()->isEnabled());
}

void TestProjectPage::savesThePrompt()
{
    const Page page;
    page.prompt("{{id}} once more");
    QTRY_VERIFY(page.project->facts().requestTemplate.contains("once more"));
}

void TestProjectPage::problemsLeadToTheirCells()
{
    const Page page;
    page.prompt("{{review}}");
    QTRY_VERIFY(page.page->findChild<ProblemsBar*>()->check().has_value());
    page.page->findChild<ProblemsBar*>()->showProblems(true);
    auto* list = page.child<QWidget>("problemList");
    QVERIFY(list->isVisible());
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(page.view()->currentIndex().row(), 3);
    QCOMPARE(page.view()->currentIndex().column(), 1);
}

void TestProjectPage::requestLinesNeedNoPrompt()
{
    const Page page("requests.jsonl",
        R"({"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"hi"}]}})"
        "\n");
    QVERIFY(page.child<QLabel>("promptSentence"));
    QVERIFY(!page.page->currentTemplate().has_value());
    QTRY_VERIFY2(page.send()->isEnabled(), qPrintable(page.reason()));
}

void TestProjectPage::showsTheRequestOfTheRow()
{
    const Page page;
    page.prompt("Is {{review}} good?");
    page.page->jumpToRow(2, s("review"));
    auto* request = page.child<QPlainTextEdit>("rowRequest");
    QTRY_VERIFY(request->toPlainText().contains(s("Is Nie wieder good?")));
    page.prompt("Was {{review}} good?");
    QTRY_VERIFY(request->toPlainText().contains(s("Was Nie wieder good?")));
}

void TestProjectPage::tellsTheStoryOfARow()
{
    const Page page;
    test::giveAnswers(*page.project);
    page.page->jumpToRow(1);
    auto* answer = page.child<QPlainTextEdit>("rowAnswer");
    QTRY_COMPARE(answer->toPlainText(), s("positive: <b>not bold</b>"));
    QCOMPARE(page.child<QLabel>("rowOutcome")->text(), s("Good"));
    QVERIFY(page.child<QLabel>("rowAnswerFacts")->text().contains(s("41")));
    QVERIFY(page.child<QPlainTextEdit>("rowRaw")->toPlainText().contains(s("\"custom_id\":\"row-1\"")));
    page.child<QTabBar>("rowTabs")->setCurrentIndex(page.child<QTabBar>("rowTabs")->count() - 1);
    QTRY_VERIFY(page.child<RowHistory>("rowHistory")->text().contains(s("First try")));
    page.page->jumpToRow(3);
    QTRY_VERIFY(page.child<QLabel>("rowFault")->text().contains(s("Too many tokens at once")));
    QCOMPARE(page.child<QLabel>("rowOutcome")->text(), s("Failed"));
}

void TestProjectPage::whatIsSelectedStaysWhileNewsComeIn()
{
    const Page page;
    test::giveAnswers(*page.project);
    page.prompt("Is {{review}} good?");
    page.page->jumpToRow(1);
    auto* raw = page.child<QPlainTextEdit>("rowRaw");
    auto* request = page.child<QPlainTextEdit>("rowRequest");
    QTRY_VERIFY(!raw->toPlainText().isEmpty());
    raw->selectAll();
    page.prompt("Was {{review}} good?"); // the row is read again, as at each look at a job
    QTRY_VERIFY(request->toPlainText().contains(s("Was ")));
    QVERIFY(raw->textCursor().hasSelection());
    page.page->jumpToRow(3); // another row is read from its beginning
    QTRY_VERIFY(!raw->textCursor().hasSelection());
}

void TestProjectPage::sendsOnlyWhatIsShown()
{
    const Page page;
    page.prompt("Is {{review}} good?");
    test::giveAnswers(*page.project);
    auto* send = page.child<QPushButton>("sendShownRows");
    QVERIFY(!send->isVisible());
    page.page->showRows({{RowId(0), 3}}, ~project::setOf(project::Outcome::Good));
    QTRY_VERIFY(send->isVisible());
    QCOMPARE(page.view()->model()->rowCount(), 2);
    QVERIFY(send->text().contains(s("2")));
    QSignalSpy requested(page.page.get(), &ProjectPage::sendRequested);
    send->click();
    QTRY_COMPARE(requested.count(), 1);
    const auto check = requested.first().first().value<jobs::SheetCheck>();
    QCOMPARE(check.rowsToSend, 2);
    QCOMPARE(check.parts.first().rows, (QList<project::Piece> {{RowId(1), 2}}));
}

void TestProjectPage::exportsRows()
{
    Page page;
    test::giveAnswers(*page.project);
    page.dialogs.saveAs = page.world.path(s("out.csv"));
    page.child<QAction>("exportCsv")->trigger();
    auto* banner = page.child<Banner>("pageBanner");
    QTRY_VERIFY(!banner->isHidden());
    QVERIFY(banner->text().contains(s("5 row")));
    QFile file(page.dialogs.saveAs);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("positive: <b>not bold</b>"));

    page.dialogs.saveAs = page.world.path(s("out.xlsx"));
    page.child<QAction>("exportXlsx")->trigger();
    QTRY_VERIFY(banner->text().contains(s("out.xlsx")));
    QByteArray cells;
    const auto add = [&](std::span<const QByteArray> row, qint64) {
        for (const QByteArray& cell : row)
            cells += cell + '|';
        return true;
    };
    QVERIFY(formats::readSheet(page.dialogs.saveAs, {}, add, nullptr, {}));
    QVERIFY(cells.contains("positive: <b>not bold</b>|"));
}

void TestProjectPage::renames()
{
    const Page page;
    auto* title = page.child<QLineEdit>("projectTitle");
    title->setText(s("Spring reviews"));
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(page.project->facts().name, s("Spring reviews"));
}

QTEST_MAIN(TestProjectPage)
#include "tst_project_page.moc"
