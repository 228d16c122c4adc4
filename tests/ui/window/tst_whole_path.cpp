// The main job in the real application, by hand: a file is dropped, its rows are sent to the practice service, the answers
// come back, the failed rows are found, the table is exported, and all of it is there after a restart.
#include "common/banner.h"
#include "common/dialogs.h"
#include "formats/cells.h"
#include "formats/record_scanner.h"
#include "sheet/outcome_filter.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "shell/application.h"
#include "shell/project_page.h"
#include "ui/support/window_world.h"
#include "ui/window/hands.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sheaf;
using namespace sheaf::ui;
using project::Outcome;

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30000)
#define WAIT_UNTIL_SAME(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30000)

namespace {

constexpr int rowsInSample = 200;
constexpr int editedRow = 2;
const QString addedWords = QStringLiteral(" Twice edited");

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

class SavingDialogs : public test::ScriptedDialogs
{
public:
    explicit SavingDialogs(QString file) : m_file(std::move(file)) { }
    void chooseSaveFile(QWidget*, const FileChoice&, std::function<void(const QString&)> chosen) override { chosen(m_file); }

private:
    QString m_file;
};

std::vector<std::vector<QByteArray>> recordsOf(const QByteArray& csv)
{
    std::vector<std::vector<QByteArray>> records;
    const formats::Dialect dialect;
    formats::RecordScanner scanner(dialect, [&](QByteArrayView record, qint64) {
        formats::splitRecord(record, dialect, records.emplace_back());
        return true;
    });
    return scanner.feed(csv) && scanner.finish() ? records : decltype(records)();
}

qint64 countOf(const project::OutcomeCounts& counts, Outcome outcome)
{
    return counts.at(std::size_t(outcome));
}

} // namespace

class TestWholePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromDroppedFileToFinishedTable();
    void cleanup();

private:
    void startsAtHome();
    void dropsTheTable();
    void writesThePrompt();
    void choosesPractice();
    void editsACell();
    void sends();
    void waitsForAnswers();
    void findsFailedRows();
    void exportsTheTable();
    void seesTheJob();
    void sendsFailedRowsAgain();
    void findsEverythingAgain();

    void startApplication();
    [[nodiscard]] MainWindow& window() const { return m_application->window(); }
    [[nodiscard]] ProjectPage& page() const { return *window().currentProject(); }
    template <class T> T& part(const char* name) const { return *window().findChild<T*>(s(name)); }
    template <class T> T& partOfPage(const char* name) const { return *page().findChild<T*>(s(name)); }
    [[nodiscard]] SheetView& view() const { return partOfPage<SheetView>("sheetView"); }
    [[nodiscard]] SheetModel& model() const { return view().sheetModel(); }
    [[nodiscard]] QString cell(int row, int column) const { return model().text(row, column).value_or(QString()); }
    [[nodiscard]] QString editedCell() const { return cell(editedRow, model().columnOf(s("review"))); }
    void checkAnswersStandBesideTheirRows() const;

    QTemporaryDir m_folder;
    const QString m_exported = m_folder.filePath(s("finished.csv"));
    std::unique_ptr<Application> m_application;
    project::OutcomeCounts m_counts {};
    QString m_reviewAfterEdit;
};

void TestWholePath::initTestCase()
{
    QCoreApplication::setOrganizationName(s("Sheaf"));
    QCoreApplication::setApplicationName(s("Sheaf"));
    QVERIFY(m_folder.isValid());
}

void TestWholePath::cleanup()
{
    m_application.reset();
}

void TestWholePath::startApplication()
{
    StartOptions options;
    options.library = m_folder.filePath(s("library"));
    options.practiceSpeed = 100;
    options.practiceScenario = s("some-fail");
    Desktop desktop {std::make_unique<SavingDialogs>(m_exported), service::makeMemoryStore()};
    m_application = std::make_unique<Application>(*qApp, options, std::move(desktop));
    m_application->start();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

void TestWholePath::fromDroppedFileToFinishedTable()
{
    using Step = void (TestWholePath::*)();
    const std::initializer_list<std::pair<const char*, Step>> steps {
        {"starts at Home", &TestWholePath::startsAtHome},
        {"drops the table", &TestWholePath::dropsTheTable},
        {"writes the prompt", &TestWholePath::writesThePrompt},
        {"chooses Practice", &TestWholePath::choosesPractice},
        {"edits a cell", &TestWholePath::editsACell},
        {"sends", &TestWholePath::sends},
        {"waits for answers", &TestWholePath::waitsForAnswers},
        {"finds failed rows", &TestWholePath::findsFailedRows},
        {"exports the table", &TestWholePath::exportsTheTable},
        {"sees the job", &TestWholePath::seesTheJob},
        {"sends failed rows again", &TestWholePath::sendsFailedRowsAgain},
        {"finds everything again", &TestWholePath::findsEverythingAgain},
    };
    for (const auto& [name, step] : steps) {
        (this->*step)();
        if (QTest::currentTestFailed()) {
            qWarning("The path ended where the person %s.", name);
            return;
        }
    }
}

void TestWholePath::startsAtHome()
{
    startApplication();
    QVERIFY(part<QWidget>("homePage").isVisible());
    WAIT_FOR(part<QLabel>("noProjects").text().contains(s("No projects yet")));
}

void TestWholePath::dropsTheTable()
{
    test::dropFile(window(), s(SHEAF_SOURCE_DIR "/resources/samples/reviews.csv"));
    WAIT_FOR(window().currentProject());
    WAIT_UNTIL_SAME(model().rowCount(), rowsInSample);
    WAIT_FOR(page().project()->facts().baseComplete);
    WAIT_UNTIL_SAME(cell(0, 0), s("00123"));
    QVERIFY(!partOfPage<QPushButton>("sendButton").isEnabled());
}

void TestWholePath::writesThePrompt()
{
    test::click(partOfPage<QLineEdit>("modelEdit"));
    QVERIFY(test::type(s("practice-small")));
    auto& prompt = partOfPage<QPlainTextEdit>("promptEdit");
    test::click(prompt);
    QVERIFY(test::type(s("Summarise this review: {{rev")));
    QVERIFY(QApplication::activePopupWidget());
    QCOMPARE(QApplication::activePopupWidget()->objectName(), s("columnCompletion"));
    QVERIFY(test::press(Qt::Key_Return));
    QCOMPARE(prompt.toPlainText(), s("Summarise this review: {{review}}"));
    QVERIFY(!QApplication::activePopupWidget());
    QVERIFY(test::activate(window()));
    QCOMPARE(page().currentTemplate()->model, s("practice-small"));
}

void TestWholePath::choosesPractice()
{
    auto& send = partOfPage<QPushButton>("sendButton");
    WAIT_FOR(send.isEnabled());
    QVERIFY(page().currentProfile().id != s("practice"));
    auto& service = partOfPage<QComboBox>("profileChoice");
    QVERIFY(test::press(Qt::Key_F6)); // the pane after the prompt
    QVERIFY(service.hasFocus());
    QVERIFY(test::type(s("Prac")));
    QCOMPARE(page().currentProfile().id, s("practice"));
    WAIT_FOR(send.isEnabled());
}

void TestWholePath::editsACell()
{
    const QModelIndex index = model().index(editedRow, model().columnOf(s("review")));
    const QString before = editedCell();
    QVERIFY(!before.isEmpty());
    test::clickCell(view(), index);
    QVERIFY(test::press(Qt::Key_F2));
    QVERIFY(test::type(addedWords));
    QVERIFY(test::press(Qt::Key_Return));
    m_reviewAfterEdit = before + addedWords;
    WAIT_UNTIL_SAME(editedCell(), m_reviewAfterEdit);
    QCOMPARE(view().currentIndex().row(), editedRow + 1);
    QVERIFY(test::press(Qt::Key_Z, Qt::ControlModifier));
    WAIT_UNTIL_SAME(editedCell(), before);
    QVERIFY(test::press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier));
    WAIT_UNTIL_SAME(editedCell(), m_reviewAfterEdit);
}

void TestWholePath::sends()
{
    auto& send = partOfPage<QPushButton>("sendButton");
    WAIT_FOR(send.isEnabled() && send.text().contains(s("200")));
    test::click(send);
    WAIT_FOR(window().findChild<QDialog*>(s("sendSheet")));
    auto& sheet = part<QDialog>("sendSheet");
    QVERIFY(QTest::qWaitForWindowActive(&sheet));
    QVERIFY(sheet.findChild<QLabel*>(s("sendSummary"))->text().contains(s("200")));
    auto& confirm = *sheet.findChild<QPushButton*>(s("send"));
    WAIT_FOR(confirm.isEnabled());
    test::click(confirm);
    WAIT_FOR(!window().findChild<QDialog*>(s("sendSheet")));
    QVERIFY(test::activate(window()));
}

void TestWholePath::waitsForAnswers()
{
    const auto& banner = part<Banner>("windowBanner");
    WAIT_FOR(banner.text().contains(s("has ended")));
    QCOMPARE(m_application->practice().journal().count(s("POST /v1/batches")), qsizetype(1));
    QCOMPARE(m_application->practice().journal().count(s("POST /v1/files")), qsizetype(1));

    auto& filter = partOfPage<OutcomeFilter>("outcomeFilter");
    QVERIFY(filter.isVisible());
    WAIT_FOR(countOf(filter.counts(), Outcome::Good) + countOf(filter.counts(), Outcome::Failed) == rowsInSample);
    m_counts = filter.counts();
    QVERIFY(countOf(m_counts, Outcome::Good) > 0);
    QVERIFY(countOf(m_counts, Outcome::Failed) > 0);
    for (const auto& [chip, outcome] : {std::pair("chip-good", Outcome::Good), std::pair("chip-failed", Outcome::Failed)})
        QVERIFY(partOfPage<QWidget>(chip).accessibleName().endsWith(QString::number(countOf(m_counts, outcome))));
    checkAnswersStandBesideTheirRows();
}

void TestWholePath::checkAnswersStandBesideTheirRows() const
{
    QVERIFY(model().hasAnswers());
    const int review = model().columnOf(s("review"));
    const int answer = model().sheetColumns();
    QVERIFY(model().isAnswerColumn(answer));
    for (int row = 0; row < rowsInSample; ++row)
        static_cast<void>(cell(row, answer)); // has them read together
    qint64 good = 0;
    for (int row = 0; row < rowsInSample; ++row) {
        if (page().project()->answers().of(model().rowAt(row)).outcome != Outcome::Good)
            continue;
        ++good;
        WAIT_FOR(!cell(row, answer).isEmpty());
        QVERIFY2(cell(row, answer).contains(cell(row, review).left(8)), qPrintable(cell(row, answer)));
    }
    QCOMPARE(good, countOf(m_counts, Outcome::Good));
}

void TestWholePath::findsFailedRows()
{
    test::click(partOfPage<QAbstractButton>("chip-failed"));
    WAIT_UNTIL_SAME(model().rowCount(), int(countOf(m_counts, Outcome::Failed)));
    for (int row = 0; row < model().rowCount(); ++row)
        QCOMPARE(page().project()->answers().of(model().rowAt(row)).outcome, Outcome::Failed);

    test::clickCell(view(), model().index(0, 0));
    auto& tabs = partOfPage<QTabBar>("rowTabs");
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(2).center());
    const auto& fault = partOfPage<QLabel>("rowFault");
    WAIT_FOR(fault.isVisible() && fault.text().contains(s("inference_failed"))); // the service's own code
    QVERIFY(partOfPage<QPlainTextEdit>("rowRaw").toPlainText().contains(fault.text().section(s(" ("), 0, 0)));

    test::click(partOfPage<QAbstractButton>("chip-all"));
    WAIT_UNTIL_SAME(model().rowCount(), rowsInSample);
}

void TestWholePath::exportsTheTable()
{
    test::click(partOfPage<QPushButton>("exportButton"));
    QVERIFY(QApplication::activePopupWidget());
    QVERIFY(test::press(Qt::Key_Down)); // Rows with answers as CSV…
    QVERIFY(test::press(Qt::Key_Return));
    QVERIFY(test::activate(window()));
    WAIT_FOR(partOfPage<Banner>("pageBanner").text().contains(s("finished.csv")));

    QFile file(m_exported);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto records = recordsOf(file.readAll());
    QCOMPARE(records.size(), std::size_t(rowsInSample + 1));
    const auto& header = records.front();
    const auto outcome = std::size_t(std::ranges::find(header, QByteArray("outcome")) - header.begin());
    QVERIFY(outcome < header.size());
    project::OutcomeCounts counts {};
    for (auto record = records.begin() + 1; record != records.end(); ++record) {
        for (std::size_t each = 0; each < counts.size(); ++each)
            counts.at(each) += record->at(outcome) == project::outcomeName(Outcome(each)).toUtf8() ? 1 : 0;
    }
    QCOMPARE(counts, m_counts);
    QCOMPARE(QString::fromUtf8(records.at(editedRow + 1).at(2)), m_reviewAfterEdit);
}

void TestWholePath::seesTheJob()
{
    QVERIFY(test::press(Qt::Key_2, Qt::ControlModifier));
    QVERIFY(part<QWidget>("batchesPage").isVisible());
    const auto* jobs = part<QAbstractItemView>("jobs").model();
    QCOMPARE(jobs->rowCount(), 1);
    QStringList texts;
    for (int column = 0; column < jobs->columnCount(); ++column)
        texts += jobs->index(0, column).data().toString();
    QVERIFY2(!texts.filter(s("Done, ")).isEmpty(), qPrintable(texts.join(u'|'))); // some rows are not good
    QVERIFY2(texts.contains(QString::number(countOf(m_counts, Outcome::Failed))), qPrintable(texts.join(u'|')));
}

/// By their cause, from the job's problems: exactly these rows go out once more, and their answers count as a second attempt.
void TestWholePath::sendsFailedRowsAgain()
{
    part<QTabWidget>("jobTabs").setCurrentIndex(1);
    WAIT_FOR(window().findChild<QPushButton*>(s("resendCause")));
    test::click(part<QPushButton>("resendCause"));
    WAIT_FOR(window().findChild<QDialog*>(s("sendSheet")));
    auto& sheet = part<QDialog>("sendSheet");
    QVERIFY(QTest::qWaitForWindowActive(&sheet));
    auto& confirm = *sheet.findChild<QPushButton*>(s("send"));
    WAIT_FOR(confirm.isEnabled());
    test::click(confirm);
    const auto* jobs = part<QAbstractItemView>("jobs").model();
    WAIT_UNTIL_SAME(jobs->rowCount(), 2);
    QVERIFY(test::activate(window()));
    QVERIFY(test::press(Qt::Key_1, Qt::ControlModifier)); // Home, and back to the project by its name
    auto& recent = part<QAbstractItemView>("recentProjects");
    test::clickCell(recent, recent.model()->index(0, 0));
    WAIT_FOR(window().currentProject());
    const auto secondAttempts = [this] {
        int rows = 0;
        for (int row = 0; row < rowsInSample; ++row)
            rows += page().project()->answers().of(model().rowAt(row)).attempt == 2 ? 1 : 0;
        return rows;
    };
    WAIT_FOR(page().project()->facts().jobs.size() == 2 && jobs::isFinished(page().project()->facts().jobs.last()));
    QCOMPARE(secondAttempts(), int(page().project()->facts().jobs.last().rowCount));
    QVERIFY(secondAttempts() > 0 && secondAttempts() <= countOf(m_counts, Outcome::Failed));
    QCOMPARE(m_application->practice().journal().count(s("POST /v1/batches")), qsizetype(2));
}

void TestWholePath::findsEverythingAgain()
{
    QVERIFY(window().close());
    m_application.reset();
    startApplication();
    QVERIFY(test::press(Qt::Key_1, Qt::ControlModifier));
    auto& recent = part<QAbstractItemView>("recentProjects");
    WAIT_UNTIL_SAME(recent.model()->rowCount(), 1);
    QVERIFY(recent.isVisible());
    test::clickCell(recent, recent.model()->index(0, 0));
    WAIT_FOR(window().currentProject());
    WAIT_UNTIL_SAME(model().rowCount(), rowsInSample);
    WAIT_UNTIL_SAME(editedCell(), m_reviewAfterEdit);
    WAIT_FOR(page().project()->answers().of(model().rowAt(rowsInSample - 1)).outcome != Outcome::None);
    checkAnswersStandBesideTheirRows();
    QVERIFY(m_application->practice().journal().isEmpty()); // nothing was left to ask
}

QTEST_MAIN(TestWholePath)
#include "tst_whole_path.moc"
