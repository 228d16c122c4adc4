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
    void whatPassesByItselfNeedsNobody_data();
    void whatPassesByItselfNeedsNobody();
    void looksForADoubtfulBatch();
    void barIsHonest_data();
    void barIsHonest();
    void greenOnlyWhenAllRowsAreGood();
    void saysPaceAndTimeLeft();
    void theServicesWordsAreNoMarkup();
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
    row("cancelling", PartState::Created, "cancelling", 0, "Cancelling");
    row("done", PartState::Accounted, "completed", 2000, "Done");
    row("rejected", PartState::Accounted, "failed", 0, "Refused by the service");
    row("expired", PartState::Accounted, "expired", 10, "Out of time");
    row("abandoned", PartState::Abandoned, "", 0, "Cancelled");
    row("a status nobody knows", PartState::Created, "warming_up", 0, "Watching: warming_up");
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
    model.tick();
    QCOMPARE(model.index(0, BatchesModel::LastChecked).data().toString(), QStringLiteral("2 min ago"));
    QCOMPARE(model.index(0, BatchesModel::Elapsed).data().toString(), QStringLiteral("7 min"));

    // What is over stands still, and has no deadline.
    model.setEntries({entryOf(1, PartState::Accounted, "completed", 2000)});
    const QString elapsed = model.index(0, BatchesModel::Elapsed).data().toString();
    now += 3h;
    model.tick();
    QCOMPARE(model.index(0, BatchesModel::Elapsed).data().toString(), elapsed);
    QCOMPARE(model.index(0, BatchesModel::Deadline).data().toString(), QStringLiteral("–"));
}

void TestBatchesModel::countsByGroup()
{
    BatchesModel model([] { return noon; });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    JobEntry stuck = entryOf(4, PartState::Creating, "");
    stuck.job.parts.first().problem = Error {ErrorCode::CreateUndecided, {}, 0, 0, 0, {}};
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
    model.tick();
    QCOMPARE(model.index(0, BatchesModel::State).data().toString(), QStringLiteral("Uploading 43 %"));
    QCOMPARE(model.index(1, BatchesModel::State).data().toString(), QStringLiteral("Waiting to upload 0:41"));
}

void TestBatchesModel::whatPassesByItselfNeedsNobody_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("no network") << ErrorCode::HostUnreachable << QStringLiteral("Waiting for the network, next try in 0:41");
    QTest::newRow("lost") << ErrorCode::ConnectionLost << QStringLiteral("Waiting for the network, next try in 0:41");
    QTest::newRow("busy") << ErrorCode::TooManyRequests << QStringLiteral("Waiting for the service, next try in 0:41");
    QTest::newRow("ill") << ErrorCode::ServiceFailed << QStringLiteral("Waiting for the service, next try in 0:41");
    QTest::newRow("cut") << ErrorCode::DownloadIncomplete << QStringLiteral("Fetching the results again, next try in 0:41");
}

void TestBatchesModel::whatPassesByItselfNeedsNobody()
{
    QFETCH(ErrorCode, code);
    JobLive live;
    live.nextTry = noon + 41s;
    BatchesModel model([] { return noon; }, [&live](const JobEntry&) { return live; });
    JobEntry entry = entryOf(1, PartState::Created, "in_progress", 812);
    entry.job.parts.first().problem = Error {code, {}, 0, 0, 0, {}};
    model.setEntries({entry});
    QTEST(model.index(0, BatchesModel::State).data().toString(), "text");
    QCOMPARE(model.countOf(PhaseGroup::Running), 1);
    QCOMPARE(model.countOf(PhaseGroup::NeedsYou), 0);
}

void TestBatchesModel::looksForADoubtfulBatch()
{
    BatchesModel model([] { return noon; });
    JobEntry entry = entryOf(1, PartState::Creating, "");
    entry.job.parts.first().problem = Error {ErrorCode::CreateOutcomeUnknown, {}, 0, 0, 0, {}};
    model.setEntries({entry});
    QCOMPARE(model.index(0, BatchesModel::State).data().toString(), QStringLiteral("Looking for the batch"));
    entry.job.parts.first().problem = Error {ErrorCode::CreateUndecided, {}, 0, 0, 0, {}};
    model.setEntries({entry});
    QCOMPARE(model.index(0, BatchesModel::State).data().toString(), QStringLiteral("Needs you"));
}

void TestBatchesModel::barIsHonest_data()
{
    QTest::addColumn<PartState>("state");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("completed");
    QTest::addColumn<qint64>("bytes"); // of 100; -1 = none under way
    QTest::addColumn<PhaseBar::Kind>("kind");
    QTest::addColumn<double>("share");
    using Kind = PhaseBar::Kind;
    const auto row = [](const char* name, PartState state, const char* status, int completed, qint64 bytes, Kind kind, double share) {
        QTest::newRow(name) << state << QByteArray(status) << completed << bytes << kind << share;
    };
    row("uploading", PartState::Uploading, "", 0, 43, Kind::Share, 0.43);
    row("uploaded, not answered", PartState::Uploading, "", 0, 100, Kind::Share, 0.99);
    row("uploading, not begun", PartState::Uploading, "", 0, -1, Kind::Busy, 0);
    row("checking", PartState::Created, "validating", 0, -1, Kind::Busy, 0);
    row("running, not counting", PartState::Created, "in_progress", 0, -1, Kind::Busy, 0);
    row("running", PartState::Created, "in_progress", 500, -1, Kind::Share, 0.25);
    row("all counted", PartState::Created, "in_progress", 2000, -1, Kind::Share, 0.99);
    row("finishing", PartState::Created, "finalizing", 2000, -1, Kind::Busy, 0);
    row("waiting its turn", PartState::Written, "", 0, -1, Kind::None, 0);
    row("done", PartState::Accounted, "completed", 2000, -1, Kind::None, 0);
}

void TestBatchesModel::barIsHonest()
{
    QFETCH(PartState, state);
    QFETCH(QByteArray, status);
    QFETCH(int, completed);
    QFETCH(qint64, bytes);
    JobLive live;
    live.bytesDone = std::max<qint64>(0, bytes);
    live.bytesTotal = bytes < 0 ? 0 : 100;
    const JobEntry entry = entryOf(1, state, status, completed);
    const PhaseBar bar = phaseBar(figuresOf(entry.job, noon), live, entry.job.rowCount);
    QTEST(bar.kind, "kind");
    QTEST(bar.share, "share");
    QVERIFY(!phaseText(figuresOf(entry.job, noon), live, 2000, noon, QLocale::c()).contains(QStringLiteral("100 %")));
}

void TestBatchesModel::greenOnlyWhenAllRowsAreGood()
{
    const auto lookAt = [](const JobEntry& entry) { return lookOf(figuresOf(entry.job, noon)); };
    QCOMPARE(lookAt(entryOf(1, PartState::Accounted, "completed", 2000)).role, Role::Good);
    QCOMPARE(lookAt(entryOf(1, PartState::Accounted, "completed", 1999, 1)).role, Role::Attention);
    QCOMPARE(lookAt(entryOf(1, PartState::Accounted, "completed", 1999)).role, Role::Attention); // one is missing
    BatchesModel model([] { return noon; });
    model.setEntries({entryOf(1, PartState::Accounted, "completed", 1998, 1)});
    QCOMPARE(model.index(0, BatchesModel::State).data().toString(), QStringLiteral("Done, 2 row(s) not good"));
}

void TestBatchesModel::saysPaceAndTimeLeft()
{
    JobLive live;
    BatchesModel model([] { return noon; }, [&live](const JobEntry&) { return live; });
    model.setEntries({entryOf(1, PartState::Created, "in_progress", 800)});
    QCOMPARE(model.index(0, BatchesModel::Pace).data().toString(), QStringLiteral("–"));
    QCOMPARE(model.index(0, BatchesModel::TimeLeft).data().toString(), QStringLiteral("–"));
    jobs::ProgressTrail trail;
    trail.add(noon - 10min, 200);
    trail.add(noon, 800);
    live.trails = {trail};
    model.tick();
    QCOMPARE(model.index(0, BatchesModel::Pace).data().toString(), QStringLiteral("60/min"));
    QCOMPARE(model.index(0, BatchesModel::TimeLeft).data().toString(), QStringLiteral("20 min"));
}

void TestBatchesModel::theServicesWordsAreNoMarkup()
{
    BatchesModel model([] { return noon; });
    JobEntry entry = entryOf(1, PartState::Created, "in_progress");
    entry.job.parts.first().problem = Error {.code = ErrorCode::KeyRefused, .detail = QStringLiteral("<img src='file:///x'>")};
    model.setEntries({entry});
    const QString tip = model.index(0, BatchesModel::State).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(QStringLiteral("&lt;img")) && !tip.contains(QStringLiteral("<img")), qPrintable(tip));
    QVERIFY(model.index(0, BatchesModel::Job).data(Qt::ToolTipRole).toString().isEmpty());
}

QTEST_MAIN(TestBatchesModel)
#include "tst_batches_model.moc"
