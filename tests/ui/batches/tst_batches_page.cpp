// The page over made-up jobs: empty state, filters, details, the link from an error to its row.
#include "batches/batches_page.h"
#include "batches/job_list.h"
#include "common/chip_bar.h"
#include "common/empty_state.h"
#include "ui/support/made_jobs.h"
#include "ui/support/window_world.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

namespace {

const QString folder = QStringLiteral("/library/R");

project::JobRecord running(qint64 id, const test::WindowWorld& world)
{
    return test::madeJob(id, QStringLiteral("Running job"), PartState::Created, "in_progress", 20, 3, 0, world.now, 5min);
}

project::JobRecord done(qint64 id, const test::WindowWorld& world)
{
    return test::madeJob(id, QStringLiteral("Done job"), PartState::Accounted, "completed", 20, 20, 0, world.now, 50min);
}

/// Only those that are done.
void chooseDone(const BatchesPage& page)
{
    page.findChild<QAbstractButton*>(QStringLiteral("chip-%1").arg(static_cast<int>(PhaseGroup::Done)))->click();
}

QTreeView* table(const BatchesPage& page)
{
    return page.findChild<QTreeView*>(QStringLiteral("jobs"));
}

} // namespace

class TestBatchesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyPageOffersHome();
    void errorLeadsToItsRow();
    void closedProjectsCannotBeCancelled();
    void countsWhatRunsInEachFolder();
    void aHiddenPageCatchesUpWhenItIsShown();
    void aSentJobIsShownWhateverIsFiltered();
    void filtersThatLeaveNothingAreCleared();
    void columnsAreRemembered();
    void theHeadBreaksItsLine();
    void theOverviewFollowsTheClockInPlace();
};

void TestBatchesPage::emptyPageOffersHome()
{
    test::WindowWorld world;
    JobList jobs;
    BatchesPage page(world.context(), jobs);
    page.show();
    QSignalSpy home(&page, &BatchesPage::homeRequested);
    auto* empty = page.findChild<QWidget*>(QStringLiteral("batchesEmpty"));
    QVERIFY(empty->isVisible());
    auto* button = empty->findChild<QPushButton*>();
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(home.count(), 1);
}

void TestBatchesPage::errorLeadsToItsRow()
{
    test::WindowWorld world;
    JobList jobs;
    BatchesPage page(world.context(), jobs);
    page.show();
    jobs.setClosed(QStringLiteral("/library/R"), QStringLiteral("R"),
        {test::madeJob(1, QStringLiteral("J"), PartState::Accounted, "failed", 20, 0, 0, world.now, 5min)});
    auto* errors = page.findChild<QTreeWidget*>(QStringLiteral("jobErrors"));
    QTRY_COMPARE(errors->topLevelItemCount(), 1);
    QSignalSpy row(&page, &BatchesPage::rowRequested);
    Q_EMIT errors->itemActivated(errors->topLevelItem(0), 1);
    QCOMPARE(row.count(), 1);
    QCOMPARE(row.first().at(0).toString(), QStringLiteral("/library/R"));
    QCOMPARE(row.first().at(1).value<RowId>(), RowId(12));
}

void TestBatchesPage::closedProjectsCannotBeCancelled()
{
    test::WindowWorld world;
    JobList jobs;
    BatchesPage page(world.context(), jobs);
    page.show();
    jobs.setClosed(QStringLiteral("/library/R"), QStringLiteral("R"),
        {test::madeJob(1, QStringLiteral("J"), PartState::Created, "in_progress", 20, 3, 0, world.now, 5min)});
    auto* bar = page.findChild<ChipBar*>(QStringLiteral("jobFilter"));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(!page.findChild<QAction*>(QStringLiteral("cancelJob"))->isEnabled());
    QVERIFY(page.findChild<QAction*>(QStringLiteral("openJobProject"))->isEnabled());
    QCOMPARE(jobs.runningCount(), 1);
}

void TestBatchesPage::countsWhatRunsInEachFolder()
{
    const test::WindowWorld world;
    JobList jobs;
    jobs.setClosed(folder, QStringLiteral("R"), {running(1, world), done(2, world), running(3, world)});
    jobs.setClosed(QStringLiteral("/library/S"), QStringLiteral("S"), {done(1, world)});
    QCOMPARE(jobs.runningCounts().size(), 1);
    QCOMPARE(jobs.runningCounts().value(folder), 2);
    QCOMPARE(jobs.runningCount(), 2);
    QCOMPARE(jobs.runningCount(folder), 2);
    QCOMPARE(jobs.runningCount(QStringLiteral("/library/S")), 0);
}

void TestBatchesPage::aHiddenPageCatchesUpWhenItIsShown()
{
    test::WindowWorld world;
    JobList jobs;
    BatchesPage page(world.context(), jobs);
    const QSignalSpy changed(&jobs, &JobList::changed);
    jobs.setClosed(folder, QStringLiteral("R"), {running(1, world)});
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(table(page)->model()->rowCount(), 0); // nobody looks
    page.show();
    QCOMPARE(table(page)->model()->rowCount(), 1);
    const auto* open = page.findChild<QAction*>(QStringLiteral("openJobProject"));
    QVERIFY(open->isEnabled());
    page.hide();
    QVERIFY(!open->isEnabled()); // the menu does not act on what is not on the screen
    page.show();
    QVERIFY(open->isEnabled());
}

void TestBatchesPage::aSentJobIsShownWhateverIsFiltered()
{
    test::WindowWorld world;
    JobList jobs;
    jobs.setClosed(folder, QStringLiteral("R"), {done(1, world)});
    BatchesPage page(world.context(), jobs);
    page.show();
    chooseDone(page);
    auto* search = page.findChild<QLineEdit*>(QStringLiteral("searchJobs"));
    QTest::keyClicks(search, QStringLiteral("done"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(table(page)->model()->rowCount(), 1);
    page.hide();
    jobs.setClosed(folder, QStringLiteral("R"), {done(1, world), running(2, world)});
    page.showJob(folder, JobId(2));
    page.show();
    QCOMPARE(table(page)->model()->rowCount(), 2);
    QCOMPARE(page.findChild<QLabel*>(QStringLiteral("jobTitle"))->text(), QStringLiteral("Running job"));
    QCOMPARE(page.findChild<ChipBar*>(QStringLiteral("jobFilter"))->chosen(), QString::number(static_cast<int>(PhaseGroup::All)));
    QVERIFY(search->text().isEmpty());
}

void TestBatchesPage::filtersThatLeaveNothingAreCleared()
{
    test::WindowWorld world;
    JobList jobs;
    jobs.setClosed(folder, QStringLiteral("R"), {running(1, world)});
    BatchesPage page(world.context(), jobs);
    page.resize(1000, 700);
    page.show();
    auto* none = page.findChild<EmptyState*>(QStringLiteral("noJobFits"));
    QVERIFY(!none->isVisible());
    chooseDone(page);
    QVERIFY(none->isVisible());
    none->findChild<QPushButton*>()->click();
    QVERIFY(!none->isVisible());
    QVERIFY(table(page)->currentIndex().isValid());
    QCOMPARE(page.findChild<ChipBar*>(QStringLiteral("jobFilter"))->chosen(), QString::number(static_cast<int>(PhaseGroup::All)));
}

void TestBatchesPage::columnsAreRemembered()
{
    test::WindowWorld world;
    JobList jobs;
    jobs.setClosed(folder, QStringLiteral("R"), {running(1, world), done(2, world)});
    {
        BatchesPage page(world.context(), jobs);
        page.resize(1600, 700);
        page.show();
        QHeaderView* header = table(page)->header();
        header->resizeSection(BatchesModel::Service, 150);
        header->setSortIndicator(BatchesModel::Done, Qt::AscendingOrder);
        page.resize(760, 700); // a column for which there is no room keeps its width
        QTRY_VERIFY(header->isSectionHidden(BatchesModel::Service));
    }
    BatchesPage page(world.context(), jobs);
    page.resize(1600, 700);
    page.show();
    const QHeaderView* header = table(page)->header();
    QCOMPARE(header->sectionSize(BatchesModel::Service), 150);
    QCOMPARE(header->sortIndicatorSection(), int(BatchesModel::Done));
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    QCOMPARE(table(page)->model()->index(0, BatchesModel::Done).data().toString(), QStringLiteral("3"));
}

void TestBatchesPage::theHeadBreaksItsLine()
{
    test::WindowWorld world;
    JobList jobs;
    const BatchesPage page(world.context(), jobs);
    const QWidget* tools = page.findChild<QWidget*>(QStringLiteral("searchJobs"))->parentWidget();
    int oneLine = 0;
    for (const QToolButton* each : tools->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly))
        oneLine += each->sizeHint().width();
    QVERIFY(tools->minimumSizeHint().width() < oneLine);
    QVERIFY(tools->heightForWidth(tools->minimumSizeHint().width()) > tools->heightForWidth(2 * oneLine));
}

/// What stays the same keeps what is selected in it while the times beside it go on.
void TestBatchesPage::theOverviewFollowsTheClockInPlace()
{
    test::WindowWorld world;
    JobDetails details(world.context());
    details.resize(700, 300);
    details.show();
    details.setEntry(jobEntry(folder, QStringLiteral("R"), running(1, world)));
    const auto lines = details.findChildren<QLabel*>(QStringLiteral("overviewLine"));
    const auto lineWith = [&lines](const QString& words) {
        const auto found = std::ranges::find_if(lines, [&words](const QLabel* line) { return line->text().contains(words); });
        return found == lines.end() ? nullptr : *found;
    };
    QVERIFY(lineWith(QStringLiteral("12 s ago")));
    QLabel* window = lineWith(QStringLiteral("window closes"));
    QVERIFY(window);
    window->setSelection(4, 6);
    world.now += 1s;
    details.tick();
    QVERIFY(details.findChildren<QLabel*>(QStringLiteral("overviewLine")) == lines);
    QVERIFY(lineWith(QStringLiteral("13 s ago")));
    QCOMPARE(window->selectedText(), QStringLiteral("window"));
}

QTEST_MAIN(TestBatchesPage)
#include "tst_batches_page.moc"
