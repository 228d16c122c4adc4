// The rules of a part's life: what comes next from every state, when to look again, what the user is told.

#include "jobs/part_rules.h"

#include <QTest>

using namespace sheaf;
using namespace std::chrono_literals;
using jobs::Phase;
using jobs::Step;
using project::PartState;

class TestPartRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nextStep_data();
    void nextStep();
    void aCreateOfUnknownOutcomeIsNeverTakenAgain();
    void theWaitMayBeEnded_data();
    void theWaitMayBeEnded();
    void aFullDiskOrAKeyIsNoLastWord();
    void whatMayHavePassedIsLookedAtAgain_data();
    void whatMayHavePassedIsLookedAtAgain();
    void aFaultThatStaysIsTheBatchs();
    void filesMayBeNamedLater();
    void pollDelay_data();
    void pollDelay();
    void phase_data();
    void phase();
    void aJobStandsWhereItsLeastAdvancedPartStands();
};

void TestPartRules::nextStep_data()
{
    QTest::addColumn<PartState>("state");
    QTest::addColumn<Step>("expected");
    QTest::newRow("planned") << PartState::Planned << Step::Write;
    QTest::newRow("written") << PartState::Written << Step::Upload;
    QTest::newRow("uploading again") << PartState::Uploading << Step::Upload;
    QTest::newRow("uploaded") << PartState::Uploaded << Step::Create;
    QTest::newRow("created") << PartState::Created << Step::Poll;
    QTest::newRow("ended") << PartState::Ended << Step::Fetch;
    QTest::newRow("fetching again") << PartState::Fetching << Step::Fetch;
    QTest::newRow("accounted") << PartState::Accounted << Step::Nothing;
    QTest::newRow("abandoned") << PartState::Abandoned << Step::Nothing;
}

void TestPartRules::nextStep()
{
    QFETCH(PartState, state);
    QFETCH(Step, expected);
    project::PartRecord part;
    part.state = state;
    QCOMPARE(jobs::nextStep(part), expected);
}

void TestPartRules::aCreateOfUnknownOutcomeIsNeverTakenAgain()
{
    project::PartRecord part;
    part.state = PartState::Creating;
    QCOMPARE(jobs::nextStep(part), Step::Reconcile);
    part.batchId = QStringLiteral("b");
    QCOMPARE(jobs::nextStep(part), Step::Poll);
}

void TestPartRules::theWaitMayBeEnded_data()
{
    QTest::addColumn<PartState>("state");
    QTest::addColumn<ErrorCode>("problem");
    QTest::addColumn<bool>("expected");
    QTest::newRow("in doubt, still looking") << PartState::Creating << ErrorCode::CreateOutcomeUnknown << false;
    QTest::newRow("undecided") << PartState::Creating << ErrorCode::CreateUndecided << true;
    QTest::newRow("in doubt, and no key to look with") << PartState::Creating << ErrorCode::KeyRefused << true;
    QTest::newRow("not known any more") << PartState::Created << ErrorCode::NotFoundRemotely << true;
    QTest::newRow("a service that is gone for good") << PartState::Created << ErrorCode::HostUnreachable << true;
    QTest::newRow("no file") << PartState::Fetching << ErrorCode::NotFoundRemotely << true;
    QTest::newRow("no result file") << PartState::Fetching << ErrorCode::NotAResult << true;
    QTest::newRow("not uploaded yet") << PartState::Written << ErrorCode::RequestRefused << false;
}

void TestPartRules::theWaitMayBeEnded()
{
    QFETCH(PartState, state);
    QFETCH(ErrorCode, problem);
    QFETCH(bool, expected);
    project::PartRecord part;
    part.state = state;
    QVERIFY(!jobs::mayBeGivenUp(part));
    part.problem = failure(problem).value();
    QCOMPARE(jobs::mayBeGivenUp(part), expected);
}

void TestPartRules::aFullDiskOrAKeyIsNoLastWord()
{
    for (const ErrorCode code : {ErrorCode::CreateUndecided, ErrorCode::NotFoundRemotely, ErrorCode::NotAllowed, ErrorCode::RequestRefused})
        QVERIFY2(jobs::isLastWord({.code = code}), qPrintable(codeName(code)));
    for (const ErrorCode code : {ErrorCode::DiskFull, ErrorCode::WriteFailed, ErrorCode::DatabaseFailed, ErrorCode::KeyRefused,
             ErrorCode::KeychainLocked, ErrorCode::PaymentRequired, ErrorCode::ConnectionLost, ErrorCode::DownloadIncomplete})
        QVERIFY2(!jobs::isLastWord({.code = code}), qPrintable(codeName(code)));
}

void TestPartRules::whatMayHavePassedIsLookedAtAgain_data()
{
    QTest::addColumn<PartState>("state");
    QTest::addColumn<ErrorCode>("problem");
    QTest::addColumn<bool>("expected");
    QTest::newRow("a network's own page in a poll") << PartState::Created << ErrorCode::TlsFailed << true;
    QTest::newRow("in an upload") << PartState::Uploading << ErrorCode::TlsFailed << true;
    QTest::newRow("a server that lags behind") << PartState::Created << ErrorCode::NotFoundRemotely << true;
    QTest::newRow("a file that is not there yet") << PartState::Fetching << ErrorCode::NotFoundRemotely << true;
    QTest::newRow("an upload address that is away") << PartState::Uploading << ErrorCode::NotFoundRemotely << true;
    QTest::newRow("a create is never tried again by itself") << PartState::Uploaded << ErrorCode::NotFoundRemotely << false;
    QTest::newRow("nor one in doubt") << PartState::Creating << ErrorCode::CreateUndecided << false;
    QTest::newRow("a key is not looked at again") << PartState::Created << ErrorCode::KeyRefused << false;
    QTest::newRow("a batch that cannot be read") << PartState::Created << ErrorCode::BatchUnreadable << true;
}

void TestPartRules::whatMayHavePassedIsLookedAtAgain()
{
    QFETCH(PartState, state);
    QFETCH(ErrorCode, problem);
    project::PartRecord part;
    part.state = state;
    QVERIFY(!jobs::mayHavePassed(part));
    part.problem = failure(problem).value();
    QTEST(jobs::mayHavePassed(part), "expected");
    QCOMPARE(jobs::slowRetryDelay(1), Millis(1min));
    QCOMPARE(jobs::slowRetryDelay(100), Millis(1h));
}

void TestPartRules::aFaultThatStaysIsTheBatchs()
{
    const auto fault = [](int status) { return Error {.code = ErrorCode::ServiceFailed, .status = status}; };
    QVERIFY(jobs::isFaultOfBatch(fault(500), 3, 11min));
    QVERIFY(!jobs::isFaultOfBatch(fault(500), 2, 11min));
    QVERIFY(!jobs::isFaultOfBatch(fault(500), 30, 9min)); // an outage
    QVERIFY(!jobs::isFaultOfBatch(fault(503), 30, 11min)); // one that says so
    QVERIFY(!jobs::isFaultOfBatch({.code = ErrorCode::ConnectionLost}, 30, 11min));
}

void TestPartRules::filesMayBeNamedLater()
{
    service::Batch batch;
    batch.phase = service::Phase::Completed;
    QVERIFY(!jobs::waitsForFiles(batch, 0s));
    batch.completed = 22;
    batch.failed = 178;
    QVERIFY(jobs::waitsForFiles(batch, 9min));
    QVERIFY(!jobs::waitsForFiles(batch, 11min));
    batch.outputFileId = QStringLiteral("o");
    QVERIFY(jobs::waitsForFiles(batch, 20s));
    QVERIFY(!jobs::waitsForFiles(batch, 31s));
    batch.errorFileId = QStringLiteral("e");
    QVERIFY(!jobs::waitsForFiles(batch, 0s));
    batch.errorFileId.clear();
    batch.phase = service::Phase::Failed; // its errors are in the batch itself
    QVERIFY(!jobs::waitsForFiles(batch, 0s));
}

void TestPartRules::pollDelay_data()
{
    QTest::addColumn<qint64>("ageSeconds");
    QTest::addColumn<int>("refusals");
    QTest::addColumn<qint64>("expectedMillis");
    QTest::newRow("first minute") << qint64(5) << 0 << qint64(2000);
    QTest::newRow("to ten minutes") << qint64(60) << 0 << qint64(15'000);
    QTest::newRow("later") << qint64(600) << 0 << qint64(60'000);
    QTest::newRow("refused once") << qint64(600) << 1 << qint64(90'000);
    QTest::newRow("refused often") << qint64(600) << 50 << qint64(600'000);
    QTest::newRow("clock went back") << qint64(-3600) << 0 << qint64(15'000);
}

void TestPartRules::pollDelay()
{
    QFETCH(qint64, ageSeconds);
    QFETCH(int, refusals);
    QFETCH(qint64, expectedMillis);
    const Instant created = fromMillis(1'800'000'000'000);
    QCOMPARE(qint64(jobs::pollDelay(created, created + std::chrono::seconds(ageSeconds), refusals).count()), expectedMillis);
}

void TestPartRules::phase_data()
{
    QTest::addColumn<PartState>("state");
    QTest::addColumn<QByteArray>("batch");
    QTest::addColumn<Phase>("expected");
    const auto batch = [](const char* status) { return QByteArray(R"({"id":"b","status":")") + status + "\"}"; };
    QTest::newRow("validating") << PartState::Created << batch("validating") << Phase::Checking;
    QTest::newRow("running") << PartState::Created << batch("IN_PROGRESS") << Phase::Running;
    QTest::newRow("finalizing") << PartState::Created << batch("finalizing") << Phase::Finishing;
    QTest::newRow("cancelling") << PartState::Created << batch("cancelling") << Phase::Cancelling;
    QTest::newRow("unknown") << PartState::Created << batch("pondering") << Phase::Unknown;
    QTest::newRow("downloading") << PartState::Fetching << batch("completed") << Phase::Downloading;
    QTest::newRow("done") << PartState::Accounted << batch("completed") << Phase::Done;
    QTest::newRow("rejected") << PartState::Accounted << batch("failed") << Phase::Rejected;
    QTest::newRow("expired") << PartState::Accounted << batch("expired") << Phase::Expired;
    QTest::newRow("cancelled") << PartState::Accounted << batch("cancelled") << Phase::Cancelled;
    QTest::newRow("given up") << PartState::Abandoned << QByteArray() << Phase::Cancelled;
}

void TestPartRules::phase()
{
    QFETCH(PartState, state);
    QFETCH(QByteArray, batch);
    QFETCH(Phase, expected);
    project::PartRecord part;
    part.state = state;
    part.lastBatch = batch;
    QCOMPARE(jobs::phaseName(jobs::phaseOf(part)), jobs::phaseName(expected));
}

void TestPartRules::aJobStandsWhereItsLeastAdvancedPartStands()
{
    project::JobRecord job;
    project::PartRecord done;
    done.state = PartState::Accounted;
    project::PartRecord uploading;
    uploading.state = PartState::Uploading;
    job.parts = {done, uploading};
    QCOMPARE(jobs::phaseOf(job), Phase::Uploading);
    QVERIFY(!jobs::isFinished(job));
    job.parts[1].problem = failure(ErrorCode::ConnectionLost).value();
    QCOMPARE(jobs::phaseOf(job), Phase::Uploading); // passes by itself
    job.parts[1].problem = failure(ErrorCode::KeyRefused).value();
    QCOMPARE(jobs::phaseOf(job), Phase::NeedsYou);
    job.parts[1] = done;
    QVERIFY(jobs::isFinished(job));
}

QTEST_GUILESS_MAIN(TestPartRules)
#include "tst_part_rules.moc"
