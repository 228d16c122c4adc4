// The list of jobs: words of phases, counts, times that follow the clock, groups.
#include "batches/batches_filter.h"
#include "batches/batches_model.h"
#include "ui/support/made_jobs.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

namespace {

const Instant noon = fromMillis(1'795'000'000'000);

JobEntry entryOf(qint64 id, PartState state, const QByteArray& status, qint64 completed = 0, qint64 failed = 0)
{
    return jobEntry(QStringLiteral("/library/Reviews"), QStringLiteral("Reviews"),
        test::madeJob(id, QStringLiteral("Job %1").arg(id), state, status, 2000, completed, failed, noon, 5min));
}

} // namespace

class TestBatchesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsThePhase_data();
    void wordsThePhase();
    void timesFollowTheClock();
    void countsByGroup();
    void keepsRowsOfJobsThatStay();
    void filtersAndSorts();
    void wordsWhatTheEngineKnows();
};

void TestBatchesModel::wordsThePhase_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("completed");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, PartState state, const char* status, int completed, const char* text) {
        QTest::newRow(name) << static_cast<int>(state) << QByteArray(status) << completed << QString::fromLatin1(text);
    };
    row("planned", PartState::Planned, "", 0, "Writing");
    row("written", PartState::Written, "", 0, "Waiting to upload");
    row("uploading", PartState::Uploading, "", 0, "Uploading");
    row("checking", PartState::Created, "validating", 0, "Checking");
    row("running without figures", PartState::Created, "in_progress", 0, "Running");
    row("running", PartState::Created, "in_progress", 812, "Running 812 of 2,000");
    row("finishing", PartState::Created, "finalizing", 2000, "Finishing");
    row("fetching", PartState::Fetching, "completed", 2000, "Downloading");
    row("done", PartState::Accounted, "completed", 2000, "Done");
    row("rejected", PartState::Accounted, "failed", 0, "Refused by the service");
    row("expired", PartState::Accounted, "expired", 10, "Out of time");
    row("abandoned", PartState::Abandoned, "", 0, "Cancelled");
    row("a status nobody knows", PartState::Created, "pondering", 0, "Watching");
}

void TestBatchesModel::wordsThePhase()
{
    QFETCH(int, state);
    QFETCH(QByteArray, status);
    QFETCH(int, completed);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    BatchesModel model([] { return noon; });
    model.setEntries({entryOf(1, static_cast<PartState>(state), status, completed)});
    QTEST(model.index(0, BatchesModel::State).data().toString(), "text");
}

void TestBatchesModel::timesFollowTheClock()
{
    Instant now = noon;
    BatchesModel model([&now] { return now; });
    model.setEntries({entryOf(1, PartState::Created, "in_progress", 812)});
    QCOMPARE(model.index(0, BatchesModel::LastChecked).data().toString(), QStringLiteral("12 s ago"));
    QCOMPARE(model.index(0, BatchesModel::Elapsed).data().toString(), QStringLiteral("5 min"));
    now += 2min;
    QCOMPARE(model.index(0, BatchesModel::LastChecked).data().toString(), QStringLiteral("2 min ago"));
    QCOMPARE(model.index(0, BatchesModel::Elapsed).data().toString(), QStringLiteral("7 min"));

    // What is over stands still, and has no deadline.
    model.setEntries({entryOf(1, PartState::Accounted, "completed", 2000)});
    const QString elapsed = model.index(0, BatchesModel::Elapsed).data().toString();
    now += 3h;
    QCOMPARE(model.index(0, BatchesModel::Elapsed).data().toString(), elapsed);
    QCOMPARE(model.index(0, BatchesModel::Deadline).data().toString(), QStringLiteral("–"));
}

void TestBatchesModel::countsByGroup()
{
    BatchesModel model([] { return noon; });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    JobEntry stuck = entryOf(4, PartState::Creating, "");
    stuck.job.parts.first().problem = Error {ErrorCode::CreateOutcomeUnknown, {}, 0, 0, 0, {}};
    model.setEntries({entryOf(1, PartState::Created, "in_progress"), entryOf(2, PartState::Accounted, "completed", 1990, 10),
        entryOf(3, PartState::Accounted, "expired", 5), stuck});
    QCOMPARE(model.countOf(PhaseGroup::All), 4);
    QCOMPARE(model.countOf(PhaseGroup::Running), 1);
    QCOMPARE(model.countOf(PhaseGroup::Done), 1);
    QCOMPARE(model.countOf(PhaseGroup::Stopped), 1);
    QCOMPARE(model.countOf(PhaseGroup::NeedsYou), 1);
    QCOMPARE(model.index(1, BatchesModel::Done).data().toString(), QLocale().toString(1990));
    QCOMPARE(model.index(1, BatchesModel::Failed).data().toString(), QLocale().toString(10));
    // Out of time: what is in neither file has no answer either.
    QCOMPARE(model.index(2, BatchesModel::Failed).data().toString(), QLocale().toString(1995));
}

void TestBatchesModel::keepsRowsOfJobsThatStay()
{
    BatchesModel model([] { return noon; });
    model.setEntries({entryOf(1, PartState::Created, "in_progress"), entryOf(2, PartState::Created, "in_progress")});
    const QPersistentModelIndex second = model.index(1, 0);
    model.setEntries({entryOf(3, PartState::Planned, ""), entryOf(2, PartState::Accounted, "completed", 2000)});
    QVERIFY(second.isValid());
    QCOMPARE(model.entry(second.row()).job.id, JobId(2));
    QCOMPARE(model.rowCount(), 2);
}

void TestBatchesModel::filtersAndSorts()
{
    BatchesModel model([] { return noon; });
    BatchesFilter filter;
    filter.setSourceModel(&model);
    model.setEntries({entryOf(1, PartState::Created, "in_progress", 5), entryOf(2, PartState::Accounted, "completed", 700),
        entryOf(3, PartState::Accounted, "completed", 90)});
    filter.setGroup(PhaseGroup::Done);
    filter.sort(BatchesModel::Done, Qt::AscendingOrder);
    QCOMPARE(filter.rowCount(), 2);
    QCOMPARE(filter.index(0, BatchesModel::Done).data().toString(), QStringLiteral("90")); // as numbers, not as text
    filter.setSearch(QStringLiteral("job 2"));
    QCOMPARE(filter.rowCount(), 1);
}

void TestBatchesModel::wordsWhatTheEngineKnows()
{
    JobLive live;
    BatchesModel model([] { return noon; }, [&live](const JobEntry&) { return live; });
    model.setEntries({entryOf(1, PartState::Uploading, ""), entryOf(2, PartState::Written, "")});
    live.bytesDone = 43;
    live.bytesTotal = 100;
    live.uploadTurn = noon + 41s;
    QCOMPARE(model.index(0, BatchesModel::State).data().toString(), QStringLiteral("Uploading 43 %"));
    QCOMPARE(model.index(1, BatchesModel::State).data().toString(), QStringLiteral("Waiting to upload 0:41"));
}

QTEST_MAIN(TestBatchesModel)
#include "tst_batches_model.moc"
