// From a job's problems to its rows and to sending them again, through the real window.
#include "batches/batches_page.h"
#include "batches/cause_card.h"
#include "batches/job_headline.h"
#include "common/banner.h"
#include "import/import_run.h"
#include "project/row_order.h"
#include "sheet/rows_shown.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "shell/main_window.h"
#include "shell/project_page.h"
#include "ui/support/made_answers.h"
#include "ui/support/window_world.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

class TestProblemWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void causesAreGroupedLargestFirst();
    void causeLeadsToItsRows();
    void pileLeadsToItsRows();
    void causeOpensTheSendSheetWithItsRows();
    void rowsOfAProjectThatCannotBeOpenedFilterNoOther();
    void rowsThatWereLeftMeanwhileFilterNoOther();

private:
    [[nodiscard]] QString folder(const QString& project) const { return m_world->library() + u'/' + project; }
    void wantRows(const QString& project) const;
    [[nodiscard]] bool isFiltered() const
    {
        return !m_window->currentProject()->findChild<SheetView*>(QStringLiteral("sheetView"))->sheetModel().shown().query().isPlain();
    }
    [[nodiscard]] CauseCard* card(const QString& words) const;
    [[nodiscard]] QAbstractItemView* table() const
    {
        return m_window->currentProject()->findChild<QAbstractItemView*>(QStringLiteral("sheetView"));
    }

    std::unique_ptr<test::WindowWorld> m_world;
    std::unique_ptr<MainWindow> m_window;
};

void TestProblemWays::init()
{
    m_world = std::make_unique<test::WindowWorld>();
    {
        ImportRun run(m_world->library());
        QSignalSpy finished(&run, &ImportRun::finished);
        QByteArray table = "id\treview\n";
        for (int row = 0; row < 80; ++row)
            table += QByteArray::number(row) + "\tGreat coffee\n";
        run.importText(table, QStringLiteral("Support mails"));
        QTRY_COMPARE(finished.count(), 1);
        test::giveManyAnswers(*run.project(), m_world->now);
    }
    m_window = std::make_unique<MainWindow>(m_world->context(), ThemeChoice::System);
    m_window->show();
    m_window->openProject(m_world->library() + QStringLiteral("/Support mails"));
    QTRY_VERIFY(m_window->currentProject());
    m_window->showBatches();
    auto* jobs = m_window->findChild<QAbstractItemView*>(QStringLiteral("jobs"));
    QTRY_COMPARE(jobs->model()->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        if (jobs->model()->index(row, 0).data().toString().contains(QStringLiteral("20 Nov")))
            jobs->setCurrentIndex(jobs->model()->index(row, 0));
    }
    m_window->findChild<QTabWidget*>(QStringLiteral("jobTabs"))->setCurrentIndex(1);
    QTRY_COMPARE(m_window->findChildren<CauseCard*>().size(), 4);
}

void TestProblemWays::cleanup()
{
    m_window.reset();
    m_world.reset();
}

CauseCard* TestProblemWays::card(const QString& words) const
{
    for (auto* each : m_window->findChildren<CauseCard*>()) {
        if (each->findChild<QLabel*>(QStringLiteral("causeWords"))->text().contains(words))
            return each;
    }
    return nullptr;
}

void TestProblemWays::causesAreGroupedLargestFirst()
{
    // Nine answers were cut off; four of those rows were sent again since, and are good.
    QVERIFY(card(QStringLiteral("5 answers were cut off because the limit of 200 tokens was reached.")));
    const QString sample = m_window->findChildren<CauseCard*>().first()->findChild<QLabel*>(QStringLiteral("causeSample"))->text();
    QVERIFY2(sample.contains(QStringLiteral("overloaded")), qPrintable(sample));
}

void TestProblemWays::causeLeadsToItsRows()
{
    card(QStringLiteral("cut off"))->findChild<QPushButton*>(QStringLiteral("showCauseRows"))->click();
    QTRY_VERIFY(m_window->currentProject());
    QTRY_COMPARE(table()->model()->rowCount(), 5);
    auto* again = m_window->currentProject()->findChild<QPushButton*>(QStringLiteral("sendShownRows"));
    QTRY_VERIFY(again->isVisible());
    QVERIFY(again->text().contains(QStringLiteral("5")));
}

void TestProblemWays::pileLeadsToItsRows()
{
    auto* piles = m_window->findChild<QLabel*>(QStringLiteral("jobPiles"));
    Q_EMIT piles->linkActivated(QStringLiteral("missing"));
    QTRY_VERIFY(m_window->currentProject());
    QTRY_COMPARE(table()->model()->rowCount(), 2);
}

void TestProblemWays::causeOpensTheSendSheetWithItsRows()
{
    card(QStringLiteral("cut off"))->findChild<QPushButton*>(QStringLiteral("resendCause"))->click();
    QTRY_VERIFY(m_window->findChild<QWidget*>(QStringLiteral("sendSheet")));
    auto* sheet = m_window->findChild<QWidget*>(QStringLiteral("sendSheet"));
    const QString summary = sheet->findChild<QLabel*>(QStringLiteral("sendSummary"))->text();
    QVERIFY2(summary.startsWith(QStringLiteral("5 row")), qPrintable(summary));
    QVERIFY(sheet->findChild<QLabel*>(QStringLiteral("sendTitle"))->text().contains(QStringLiteral("Inference.net")));
}

void TestProblemWays::wantRows(const QString& project) const
{
    Q_EMIT m_window->findChild<BatchesPage*>()->rowsRequested({.folder = folder(project), .rows = {{RowId(0), 1}}});
}

void TestProblemWays::rowsOfAProjectThatCannotBeOpenedFilterNoOther()
{
    wantRows(QStringLiteral("Gone"));
    QTRY_VERIFY(m_window->findChild<Banner*>(QStringLiteral("windowBanner"))->isVisible());
    m_window->openProject(folder(QStringLiteral("Support mails")));
    QVERIFY(m_window->currentProject()); // it was open
    QVERIFY(!isFiltered());
}

void TestProblemWays::rowsThatWereLeftMeanwhileFilterNoOther()
{
    {
        ImportRun run(m_world->library());
        QSignalSpy finished(&run, &ImportRun::finished);
        run.importText("id\treview\n1\tGood\n", QStringLiteral("Other"));
        QTRY_COMPARE(finished.count(), 1);
    }
    wantRows(QStringLiteral("Other"));
    m_window->showHome(); // while it is being opened
    m_window->openProject(folder(QStringLiteral("Support mails")));
    QVERIFY(m_window->currentProject());
    QVERIFY(!isFiltered());
    wantRows(QStringLiteral("Support mails"));
    QVERIFY(isFiltered());
}

QTEST_MAIN(TestProblemWays)
#include "tst_problem_ways.moc"
