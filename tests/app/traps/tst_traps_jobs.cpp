// Traps of the protocol (protocol.md, section 4) that lie in the life of a batch, through the real engine over HTTP. Each
// test is named after its trap.
#include "support/job_setting.h"
#include "support/scripted_service.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace sheaf;
using project::Outcome;
using project::PartState;
using test::JobSetting;
using test::ScriptedService;

namespace {

constexpr int patience = 30'000;
constexpr int rows = 20;

QByteArray batch(const char* status, const char* more = "")
{
    return QByteArray(R"({"id":"b","status":")") + status + '"' + more + '}';
}

QByteArray good(int row)
{
    return "{\"custom_id\":\"row-" + QByteArray::number(row)
        + "\",\"response\":{\"status_code\":200,\"body\":{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"ok\"}}]}}}\n";
}

QByteArray failed(int row)
{
    return "{\"custom_id\":\"row-" + QByteArray::number(row) + "\",\"response\":null,\"error\":{\"code\":\"inference_failed\",\"message\":\"no\"}}\n";
}

constexpr const char* bothFiles = R"(,"output_file_id":"o","error_file_id":"e")";

/// Takes files and makes the batch "b"; what becomes of it is the test's.
std::unique_ptr<ScriptedService> scripted(const QList<test::ScriptedAnswer>& looks)
{
    auto service = std::make_unique<ScriptedService>();
    service->on("POST /v1/files", R"({"id":"f"})");
    service->on("POST /v1/batches", batch("validating"));
    service->on("GET /v1/batches", R"({"data":[],"has_more":false})");
    service->on("GET /v1/batches/b", looks);
    return service;
}

} // namespace

class TestTrapsJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trap01_aLostCreateIsNotRepeated();
    void trap01_aCreateThatDidNotArriveIsMadeOnce();
    void trap01_aLostUploadMayBeRepeated();
    void trap02_theReasonOfARejectedFileIsKept();
    void trap03_aFullQueueKeepsTheUploadedFile();
    void trap04_completedIsNotSucceeded_data();
    void trap04_completedIsNotSucceeded();
    void trap05_theErrorFileMayBeNamedLater();
    void trap06_countersAreProgressOnly();
    void trap08_whatWasFinishedIsKept_data();
    void trap08_whatWasFinishedIsKept();
    void trap09_cancellingIsWatchedToItsEnd();
    void trap09_aCancelThatFailsDoesNotEndTheWatching();
    void trap10_finishingIsNotDone();
    void trap12_countsMayStayAtZero();
    void trap19_aFileThatIsNotVisibleYetIsWaitedFor();
    void trap20_filesAreNotAskedForTheirStatus();
    void trap26_aBatchThatIsNotSeenKeepsItsRecord();
    void trap29_resultsAreFetchedAtOnce();
    void trap33_aServiceThatFailsKeepsTheRecord();
    void trap33_aFaultThatStaysIsTheBatchsAndCanBeEnded();
    void trap34_theKeyIsInNoFileOfTheProject();
    void trap36_uploadsWaitForTheirTurn();
};

void TestTrapsJobs::trap01_aLostCreateIsNotRepeated()
{
    JobSetting setting;
    setting.fault("POST /v1/batches drop-answer");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.proxy().count("POST", QStringLiteral("/v1/batches")), 1);
    QCOMPARE(setting.count(Outcome::Good), qint64(rows));
    QVERIFY(!setting.events().filter(QStringLiteral("adopted: ")).isEmpty());
}

void TestTrapsJobs::trap01_aCreateThatDidNotArriveIsMadeOnce()
{
    JobSetting setting;
    setting.fault("POST /v1/batches cut-request=60 reset");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.proxy().count("POST", QStringLiteral("/v1/batches")), 2);
    QVERIFY(setting.proxy().count("GET", QStringLiteral("/v1/batches")) >= 1); // looked before it made another
    QCOMPARE(setting.asked("POST /v1/batches"), 1);
    QCOMPARE(setting.count(Outcome::Good), qint64(rows));
}

void TestTrapsJobs::trap01_aLostUploadMayBeRepeated()
{
    JobSetting setting;
    setting.fault("POST /v1/files drop-answer");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.asked("POST /v1/files"), 2); // an orphan file costs nothing
    QCOMPARE(setting.asked("POST /v1/batches"), 1);
}

void TestTrapsJobs::trap02_theReasonOfARejectedFileIsKept()
{
    JobSetting setting("openai", "rejected-file");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(jobs::phaseOf(setting.part()), jobs::Phase::Rejected);
    QCOMPARE(setting.count(Outcome::Failed), qint64(rows));
    const auto last = service::batchFromJson(setting.part().lastBatch);
    QVERIFY(last && last->errors.size() == 2);
    QCOMPARE(last->errors.first().line, 1);
    QVERIFY(!last->errors.first().message.isEmpty());
    QVERIFY(jobs::pollDelay(setting.part().createdAt, setting.part().createdAt, 0) <= std::chrono::seconds(5));
}

void TestTrapsJobs::trap03_aFullQueueKeepsTheUploadedFile()
{
    const auto service = scripted({{.body = batch("failed", R"(,"errors":{"data":[{"code":"token_limit_exceeded","message":"Enqueued token limit reached"}]})")}});
    JobSetting setting(service->address());
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    setting.sendAgain();
    QTRY_VERIFY_WITH_TIMEOUT(setting.project().facts().jobs.size() == 2 && setting.isSettled(), patience);
    QCOMPARE(service->asked("POST /v1/batches"), 2);
    QCOMPARE(service->asked("POST /v1/files"), 1);
}

void TestTrapsJobs::trap04_completedIsNotSucceeded_data()
{
    QTest::addColumn<QByteArray>("dialect");
    QTest::newRow("an empty output file") << QByteArray("inference");
    QTest::newRow("no output file") << QByteArray("openai");
}

void TestTrapsJobs::trap04_completedIsNotSucceeded()
{
    QFETCH(QByteArray, dialect);
    JobSetting setting(dialect.constData(), "all-fail");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    const auto last = service::batchFromJson(setting.part().lastBatch);
    QCOMPARE(last->phase, service::Phase::Completed);
    QCOMPARE(last->outputFileId.isEmpty(), dialect == "openai");
    QCOMPARE(setting.count(Outcome::Failed), qint64(rows));
    QVERIFY(QFile::exists(setting.project().path(setting.part().errorFile)));
}

void TestTrapsJobs::trap05_theErrorFileMayBeNamedLater()
{
    const QByteArray counts = R"(,"request_counts":{"total":2,"completed":1,"failed":1},"output_file_id":"o")";
    const QByteArray late = counts + R"(,"error_file_id":"e")";
    const auto service = scripted({{.body = batch("completed", counts.constData())}, {.body = batch("completed", counts.constData())},
        {.body = batch("completed", counts.constData())}, {.body = batch("completed", late.constData())}});
    service->on("GET /v1/files/o/content", good(1));
    service->on("GET /v1/files/e/content", failed(2));
    JobSetting setting(service->address());
    setting.send(test::requestLines(2));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(Outcome::Good), 1);
    QCOMPARE(setting.count(Outcome::Failed), 1); // and not missing
}

void TestTrapsJobs::trap06_countersAreProgressOnly()
{
    const QByteArray lying = R"(,"request_counts":{"total":3,"completed":3,"failed":0})" + QByteArray(bothFiles);
    const auto service = scripted({{.body = batch("completed", lying.constData())}});
    service->on("GET /v1/files/o/content", good(1));
    service->on("GET /v1/files/e/content", failed(2));
    JobSetting setting(service->address());
    setting.send(test::requestLines(3));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.part().completed, 3);
    QCOMPARE(setting.count(Outcome::Good), 1);
    QCOMPARE(setting.count(Outcome::Failed), 1);
    QCOMPARE(setting.count(Outcome::Missing), 1);
}

void TestTrapsJobs::trap08_whatWasFinishedIsKept_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<Outcome>("rest");
    QTest::newRow("expired") << QByteArray("expires") << Outcome::Expired;
    QTest::newRow("cancelled") << QByteArray("cancelled-partial") << Outcome::Cancelled;
}

void TestTrapsJobs::trap08_whatWasFinishedIsKept()
{
    QFETCH(QByteArray, scenario);
    QFETCH(Outcome, rest);
    JobSetting setting("openai", scenario.constData());
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QVERIFY(setting.count(Outcome::Good) >= rows / 2);
    QCOMPARE(setting.count(Outcome::Good) + setting.count(rest), qint64(rows));
}

void TestTrapsJobs::trap09_cancellingIsWatchedToItsEnd()
{
    const auto service = scripted({{.body = batch("in_progress")}, {.body = batch("in_progress")}, {.body = batch("cancelling")},
        {.body = batch("cancelling")}, {.body = batch("cancelled", bothFiles)}});
    service->on("POST /v1/batches/b/cancel", batch("cancelling"));
    service->on("GET /v1/files/o/content", good(1));
    service->on("GET /v1/files/e/content", QByteArray());
    JobSetting setting(service->address());
    setting.send(test::requestLines(2));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && setting.part().state == PartState::Created, patience);
    setting.engine().cancel(&setting.project(), setting.job().id);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QVERIFY(setting.events().contains(QStringLiteral("status: cancelling")));
    QCOMPARE(setting.count(Outcome::Good), 1);
    QCOMPARE(setting.count(Outcome::Cancelled), 1);
    QCOMPARE(service->asked("POST /v1/batches/b/cancel"), 1);
}

void TestTrapsJobs::trap09_aCancelThatFailsDoesNotEndTheWatching()
{
    JobSetting setting("openai", "slow", {.speed = 20});
    setting.fault("POST /v1/batches/[^/]+/cancel#1+ answer=500 header=retry-after-ms:1 body={}");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && !setting.part().batchId.isEmpty(), patience);
    setting.engine().cancel(&setting.project(), setting.job().id);
    QTRY_VERIFY_WITH_TIMEOUT(setting.proxy().count("POST", QStringLiteral("/v1/batches/[^/]+/cancel")) > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience); // it ended all the same, and its answers were fetched
    QCOMPARE(setting.count(Outcome::Good), qint64(rows));
}

void TestTrapsJobs::trap10_finishingIsNotDone()
{
    const test::ScriptedAnswer finishing {.body = batch("finalizing", R"(,"request_counts":{"total":2,"completed":2,"failed":0})")};
    QList<test::ScriptedAnswer> looks(50, finishing);
    looks.append({.body = batch("completed", R"(,"output_file_id":"o","error_file_id":"")")});
    const auto service = scripted(looks);
    service->on("GET /v1/files/o/content", good(1) + good(2));
    JobSetting setting(service->address());
    setting.send(test::requestLines(2));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && setting.part().completed == 2, patience);
    QCOMPARE(jobs::phaseOf(setting.part()), jobs::Phase::Finishing);
    QVERIFY(!setting.isSettled());
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(Outcome::Good), 2);
}

void TestTrapsJobs::trap12_countsMayStayAtZero()
{
    const char* none = R"(,"request_counts":{"total":0,"completed":0,"failed":0})";
    const auto service = scripted({{.body = batch("validating", none)}, {.body = batch("in_progress", none)}, {.body = batch("in_progress")},
        {.body = batch("completed", R"(,"output_file_id":"o","request_counts":null)")}});
    service->on("GET /v1/files/o/content", good(1) + good(2));
    JobSetting setting(service->address());
    setting.send(test::requestLines(2));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.part().rowCount, 2); // the total is our own
    QCOMPARE(setting.count(Outcome::Good), 2);
}

void TestTrapsJobs::trap19_aFileThatIsNotVisibleYetIsWaitedFor()
{
    JobSetting setting("openai");
    setting.fault("POST /v1/batches#1 answer=404 body={\"error\":{\"message\":\"No such File object: file-x\"}}");
    setting.fault("POST /v1/batches#2 answer=400 body={\"error\":{\"message\":\"The input file could not be found: file not found\"}}");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.asked("POST /v1/batches"), 1);
    QCOMPARE(setting.asked("POST /v1/files"), 1);
    QCOMPARE(setting.count(Outcome::Good), qint64(rows));
}

void TestTrapsJobs::trap20_filesAreNotAskedForTheirStatus()
{
    JobSetting setting("inference"); // answers an upload with an id and a time, and nothing else
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.proxy().count("GET", QStringLiteral("/v1/files/[^/]+")), 0);
}

void TestTrapsJobs::trap26_aBatchThatIsNotSeenKeepsItsRecord()
{
    JobSetting setting("openai");
    setting.fault("GET /v1/batches/[^/]+ answer=404 body={\"error\":{\"message\":\"No batch found with id 'x'.\"}}");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && setting.part().problem, patience);
    QCOMPARE(setting.part().problem->code, ErrorCode::NotFoundRemotely);
    QVERIFY(!setting.part().batchId.isEmpty());
    QVERIFY(setting.needsUser());
    setting.engine().refresh(&setting.project(), setting.job().id); // with the right key it is there again
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.asked("POST /v1/batches"), 1);
}

void TestTrapsJobs::trap29_resultsAreFetchedAtOnce()
{
    JobSetting setting("openai", "some-fail");
    setting.send(test::requestLines(200));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    for (const QString& file : {setting.part().outputFile, setting.part().errorFile})
        QVERIFY(QFile::exists(setting.project().path(file)));
    QCOMPARE(setting.profile.daysResultsAreKept, 30); // and people are told until when they must have been
}

void TestTrapsJobs::trap33_aServiceThatFailsKeepsTheRecord()
{
    JobSetting setting;
    setting.fault("GET /v1/batches/[^/]+#1+6 answer=500 header=retry-after-ms:1 body={\"error\":\"Failed to retrieve batch\"}");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && setting.part().problem, patience);
    QCOMPARE(setting.part().problem->code, ErrorCode::ServiceFailed);
    QVERIFY(!setting.needsUser()); // it goes on by itself, later
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(Outcome::Good), qint64(rows));
}

void TestTrapsJobs::trap33_aFaultThatStaysIsTheBatchsAndCanBeEnded()
{
    JobSetting setting;
    Instant now = systemClock()();
    setting.clock = [&now] { return now; };
    setting.fault("GET /v1/batches/[^/]+#1+ answer=500 header=retry-after-ms:1 body={\"error\":\"Failed to retrieve batch\"}");
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && setting.part().problem, patience);
    now += std::chrono::minutes(11);
    const auto isUnreadable = [&] { return setting.part().problem->code == ErrorCode::BatchUnreadable; };
    for (int look = 0; look < 3 && !isUnreadable(); ++look) {
        const Instant before = setting.part().lastChecked;
        now += std::chrono::seconds(1);
        setting.engine().refresh(&setting.project(), setting.job().id);
        QTRY_VERIFY_WITH_TIMEOUT(setting.part().lastChecked > before, patience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(isUnreadable(), patience);
    QVERIFY(setting.needsUser() && jobs::mayBeGivenUp(setting.part()));
    QVERIFY(!setting.part().batchId.isEmpty()); // the record is kept, and looked at again
    setting.proxy().clear();
    setting.engine().refresh(&setting.project(), setting.job().id);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(Outcome::Good), qint64(rows));
}

void TestTrapsJobs::trap34_theKeyIsInNoFileOfTheProject()
{
    practice::Options options;
    options.key = "Zk3vT9qLr8wXyB1nUe5oPcD7";
    JobSetting setting("inference", "all-good", options);
    setting.profile.needsKey = true;
    setting.key = options.key;
    setting.send(test::requestLines(rows));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    setting.project().drain();
    for (QDirIterator it(setting.project().folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(options.key), qPrintable(file.fileName()));
    }
}

void TestTrapsJobs::trap36_uploadsWaitForTheirTurn()
{
    JobSetting setting;
    setting.profile.uploadSpacing = std::chrono::minutes(1);
    setting.send(test::requestLines(rows), rows / 2);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && jobs::isFinished(setting.part(1)), patience);
    QCOMPARE(setting.part(2).state, PartState::Written);
    const auto turn = setting.engine().uploadTurn(&setting.project(), setting.job().id, 2);
    QVERIFY(turn && *turn > setting.clock() && *turn <= setting.clock() + std::chrono::minutes(1));
    QCOMPARE(setting.asked("POST /v1/files"), 1);
}

QTEST_GUILESS_MAIN(TestTrapsJobs)
#include "tst_traps_jobs.moc"
