// The page over made-up jobs: empty state, filters, details, the link from an error to its row.
#include "batches/batches_page.h"
#include "batches/job_list.h"
#include "common/chip_bar.h"
#include "ui/support/made_jobs.h"
#include "ui/support/window_world.h"

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

class TestBatchesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyPageOffersHome();
    void errorLeadsToItsRow();
    void closedProjectsCannotBeCancelled();
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

QTEST_MAIN(TestBatchesPage)
#include "tst_batches_page.moc"
