// What is said of the time to come: pace, time left, standing still, the end of the window, how long results are kept.
#include "jobs/outlook.h"

#include <QTest>

using namespace sheaf;
using namespace std::chrono_literals;
using project::PartState;

namespace {

const Instant noon = fromMillis(1'795'000'000'000);

QByteArray batchJson(const QByteArray& status, Millis expiresIn = 24h, std::optional<Millis> endedAgo = std::nullopt)
{
    const auto seconds = [](Instant at) { return QByteArray::number(toMillis(at) / 1000); };
    QByteArray json = "{\"id\":\"b\",\"status\":\"" + status + "\",\"in_progress_at\":" + seconds(noon - 20min)
        + ",\"finalizing_at\":" + seconds(noon - 2min) + ",\"expires_at\":" + seconds(noon + expiresIn);
    if (endedAgo)
        json += ",\"completed_at\":" + seconds(noon - *endedAgo);
    return json + '}';
}

project::PartRecord partAt(PartState state, const QByteArray& batch, qint64 completed = 0, qint64 rows = 2000)
{
    project::PartRecord part;
    part.state = state;
    part.lastBatch = batch;
    part.rowCount = rows;
    part.completed = completed;
    part.createdAt = part.stateSince = noon - 30min;
    part.lastMoved = noon - 10s;
    part.lastChecked = noon - 2s;
    return part;
}

/// `rows` in the last ten minutes.
jobs::ProgressTrail trailOf(qint64 rows)
{
    jobs::ProgressTrail trail;
    trail.add(noon - 10min, 0);
    trail.add(noon, rows);
    return trail;
}

} // namespace

class TestOutlook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeLeft_data();
    void timeLeft();
    void timeInPhaseIsTheServicesOwn_data();
    void timeInPhaseIsTheServicesOwn();
    void standsStill_data();
    void standsStill();
    void windowClosesTooEarly_data();
    void windowClosesTooEarly();
    void resultsAreKept_data();
    void resultsAreKept();
    void aJobIsAllItsParts();
    void aPartThatHasNotBegunHidesTheTimeLeft();
};

void TestOutlook::timeLeft_data()
{
    QTest::addColumn<PartState>("state");
    QTest::addColumn<qint64>("completed");
    QTest::addColumn<qint64>("moved");
    QTest::addColumn<qint64>("seconds"); // -1 = not known
    QTest::newRow("600 rows in ten minutes") << PartState::Created << qint64(800) << qint64(600) << qint64(1200);
    QTest::newRow("nothing moved") << PartState::Created << qint64(800) << qint64(0) << qint64(-1);
    QTest::newRow("all counted") << PartState::Created << qint64(2000) << qint64(600) << qint64(-1);
    QTest::newRow("not there yet") << PartState::Uploading << qint64(0) << qint64(600) << qint64(-1);
    QTest::newRow("over") << PartState::Accounted << qint64(1990) << qint64(600) << qint64(-1);
}

void TestOutlook::timeLeft()
{
    QFETCH(PartState, state);
    QFETCH(qint64, completed);
    QFETCH(qint64, moved);
    const auto outlook = jobs::outlookOf(partAt(state, batchJson("in_progress"), completed), trailOf(moved), 0, noon);
    const qint64 seconds = outlook.timeLeft ? outlook.timeLeft->count() / 1000 : -1;
    QTEST(seconds, "seconds");
    QCOMPARE(outlook.pace.has_value(), outlook.timeLeft.has_value());
}

void TestOutlook::timeInPhaseIsTheServicesOwn_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("minutes");
    QTest::newRow("checking") << QByteArray("validating") << 30;
    QTest::newRow("running") << QByteArray("in_progress") << 20;
    QTest::newRow("finishing") << QByteArray("finalizing") << 2;
    QTest::newRow("unknown") << QByteArray("warming_up") << 30;
}

void TestOutlook::timeInPhaseIsTheServicesOwn()
{
    QFETCH(QByteArray, status);
    QFETCH(int, minutes);
    const auto outlook = jobs::outlookOf(partAt(PartState::Created, batchJson(status)), {}, 0, noon);
    QCOMPARE(outlook.inPhase, Millis(std::chrono::minutes(minutes)));
    // A clock that is behind the service's never gives a time below zero.
    QCOMPARE(jobs::outlookOf(partAt(PartState::Created, batchJson(status)), {}, 0, noon - 40min).inPhase, Millis(0));
}

void TestOutlook::standsStill_data()
{
    QTest::addColumn<PartState>("state");
    QTest::addColumn<int>("movedMinutesAgo");
    QTest::addColumn<int>("checkedMinutesAgo");
    QTest::addColumn<int>("stillMinutes"); // 0 = not said
    QTest::newRow("three hours") << PartState::Created << 181 << 1 << 180;
    QTest::newRow("not yet") << PartState::Created << 180 << 1 << 0;
    QTest::newRow("nobody has looked since") << PartState::Created << 600 << 590 << 0;
    QTest::newRow("over") << PartState::Accounted << 600 << 1 << 0;
    QTest::newRow("not at the service yet") << PartState::Written << 600 << 1 << 0;
}

void TestOutlook::standsStill()
{
    QFETCH(PartState, state);
    QFETCH(int, movedMinutesAgo);
    QFETCH(int, checkedMinutesAgo);
    project::PartRecord part = partAt(state, batchJson("in_progress"), 100);
    part.lastMoved = noon - std::chrono::minutes(movedMinutesAgo);
    part.lastChecked = noon - std::chrono::minutes(checkedMinutesAgo);
    const auto still = jobs::outlookOf(part, {}, 0, noon).still;
    const int minutes = still ? int(still->count() / 60'000) : 0;
    QTEST(minutes, "stillMinutes");
}

void TestOutlook::windowClosesTooEarly_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("closesInMinutes");
    QTest::addColumn<qint64>("moved");
    QTest::addColumn<bool>("stands");
    QTest::addColumn<qint64>("kept"); // -1 = not said
    // 800 of 2,000 rows are done, 60 a minute: 1,200 rows take 20 minutes
    QTest::newRow("in time") << QByteArray("in_progress") << 21 << qint64(600) << false << qint64(-1);
    QTest::newRow("too late") << QByteArray("in_progress") << 10 << qint64(600) << false << qint64(1400);
    QTest::newRow("no pace known") << QByteArray("in_progress") << 10 << qint64(0) << false << qint64(-1);
    QTest::newRow("stands still") << QByteArray("in_progress") << 10 << qint64(0) << true << qint64(800);
    QTest::newRow("closed already") << QByteArray("in_progress") << -1 << qint64(600) << false << qint64(-1);
    QTest::newRow("finishing") << QByteArray("finalizing") << 10 << qint64(600) << false << qint64(-1);
}

void TestOutlook::windowClosesTooEarly()
{
    QFETCH(QByteArray, status);
    QFETCH(int, closesInMinutes);
    QFETCH(qint64, moved);
    QFETCH(bool, stands);
    project::PartRecord part = partAt(PartState::Created, batchJson(status, std::chrono::minutes(closesInMinutes)), 800);
    if (stands)
        part.lastMoved = noon - 5h;
    const auto miss = jobs::outlookOf(part, trailOf(moved), 0, noon).miss;
    const qint64 kept = miss ? miss->rowsDoneThen : -1;
    QTEST(kept, "kept");
    if (miss)
        QCOMPARE(miss->rows, 2000);
    part.cancelRequested = true; // then nobody waits for the last row
    QVERIFY(!jobs::outlookOf(part, trailOf(moved), 0, noon).miss);
}

void TestOutlook::resultsAreKept_data()
{
    QTest::addColumn<PartState>("state");
    QTest::addColumn<int>("endedHoursAgo");
    QTest::addColumn<int>("kept");
    QTest::addColumn<int>("days"); // -1 = not said
    QTest::newRow("just ended") << PartState::Fetching << 1 << 30 << 29;
    QTest::newRow("last day") << PartState::Fetching << 30 * 24 - 2 << 30 << 0;
    QTest::newRow("too late, not fetched") << PartState::Ended << 31 * 24 << 30 << 0;
    QTest::newRow("too late, fetched") << PartState::Accounted << 31 * 24 << 30 << -1;
    QTest::newRow("fetched") << PartState::Accounted << 5 * 24 << 30 << 25;
    QTest::newRow("nobody knows how long") << PartState::Fetching << 1 << 0 << -1;
}

void TestOutlook::resultsAreKept()
{
    QFETCH(PartState, state);
    QFETCH(int, endedHoursAgo);
    QFETCH(int, kept);
    const auto part = partAt(state, batchJson("completed", 24h, std::chrono::hours(endedHoursAgo)), 2000);
    const auto keeping = jobs::outlookOf(part, {}, kept, noon).keeping;
    const int days = keeping ? int(keeping->days) : -1;
    QTEST(days, "days");
    if (keeping)
        QCOMPARE(keeping->isFetched, state == PartState::Accounted);
}

void TestOutlook::aJobIsAllItsParts()
{
    project::JobRecord job;
    job.parts = {partAt(PartState::Accounted, batchJson("completed", 24h, 48h), 2000),
        partAt(PartState::Created, batchJson("in_progress", 10min), 800), partAt(PartState::Created, batchJson("in_progress"), 1400)};
    const auto outlook = jobs::outlookOf(job, {{}, trailOf(600), trailOf(300)}, 30, noon);
    QCOMPARE(outlook.pace, std::optional(1.5));
    QCOMPARE(outlook.timeLeft, std::optional<Millis>(20min)); // of the slower part
    QCOMPARE(outlook.miss, (std::optional<jobs::WindowMiss>({noon + 10min, 1400, 2000})));
    QCOMPARE(outlook.keeping, (std::optional<jobs::Keeping>({28, true})));
    QCOMPARE(outlook.inPhase, Millis(20min));
}

void TestOutlook::aPartThatHasNotBegunHidesTheTimeLeft()
{
    project::JobRecord job;
    job.parts = {partAt(PartState::Created, batchJson("in_progress"), 800), partAt(PartState::Written, {})};
    const auto outlook = jobs::outlookOf(job, {trailOf(600)}, 30, noon);
    QVERIFY(outlook.pace);
    QVERIFY(!outlook.timeLeft);
    QCOMPARE(jobs::leadingPart(job), &job.parts.at(1));
}

QTEST_GUILESS_MAIN(TestOutlook)
#include "tst_outlook.moc"
