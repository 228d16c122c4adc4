// The engine against the practice service over real HTTP: a job's whole life, and what happens when it is interrupted.

#include "engine_world.h"
#include "jobs/awake_while_uploading.h"
#include "jobs/service_access.h"
#include "support/counting_blocker.h"
#include "support/job_setting.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace std::chrono_literals;
using project::Outcome;
using project::PartState;

namespace {

constexpr int rowCount = test::EngineWorld::rowCount;

} // namespace

class TestJobEngine : public QObject, private test::EngineWorld
{
    Q_OBJECT

private Q_SLOTS:
    void twoPartsAreOneJob();
    void requestLinesGoOutByteForByte();
    void whatIsEditedAfterSendingGoesOutAnotherTime();
    void aRestartGoesOnWhereItWas();
    void aPartIsCancelledBeforeItsUpload();
    void cancelWhileRunningKeepsWhatWasFinished();
    void aServiceThatCannotCancelIsToldOf();
    void aRefusedKeyPausesTheProfileOnce();
    void aNewerAttemptIsCountedWhileAnOlderOneRuns();
    void answersWithoutTheirCacheAreReadAgain();
    void answersOutliveTheirSentFile();
    void filesThatDoNotComeCanBeGivenUp();
    void theKeyIsTested();
    void theComputerIsKeptAwakeWhileAPartIsUploaded();
};

void TestJobEngine::twoPartsAreOneJob()
{
    startService("inference", "shuffled");
    const auto project = makeProject();
    const auto engine = makeEngine();
    QSignalSpy ended(engine.get(), &jobs::JobEngine::jobEnded);
    (void)engine->send(project, orderFor(*project, profile("inference"), 25));
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(project->facts().jobs.last().parts.size(), 2);
    QCOMPARE(asked("POST /v1/batches"), 2);
    QCOMPARE(count(*project, Outcome::Good), qint64(rowCount));
}

void TestJobEngine::requestLinesGoOutByteForByte()
{
    startService("inference", "all-good");
    const QByteArray lines = "{ \"custom_id\" : \"a\", \"method\":\"POST\",\"body\":{\"model\":\"m\",\"seed\":12345678901234567890,"
                             "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}\n"
                             "{\"custom_id\":\"b\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"temperature\":1.0,\"messages\":[]}}\n";
    const auto project = makeProject(QStringLiteral("t.jsonl"), lines);
    const auto engine = makeEngine();
    (void)engine->send(project, orderFor(*project, profile("inference")));
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    QFile sent(project->path(part(*project).sentFile));
    QVERIFY(sent.open(QIODevice::ReadOnly));
    QCOMPARE(sent.readAll(), lines);
}

void TestJobEngine::whatIsEditedAfterSendingGoesOutAnotherTime()
{
    startService("inference", "all-good");
    const auto project = makeProject();
    const auto engine = makeEngine();
    (void)engine->send(project, orderFor(*project, profile("inference"), 25));
    const project::Column column = project->sheet().data().columns.last();
    for (const quint32 row : {0u, 30u}) // one in each part; neither is written yet
        QVERIFY(project->sheet().setCells({{RowId(row), column.id, "edited too late"}}, QStringLiteral("edit")));
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    for (const int number : {1, 2}) {
        QFile sent(project->path(part(*project, number).sentFile));
        QVERIFY(sent.open(QIODevice::ReadOnly));
        QVERIFY(!sent.readAll().contains("edited too late"));
    }
}

void TestJobEngine::aRestartGoesOnWhereItWas()
{
    startService("inference", "all-good", 20);
    auto project = makeProject();
    const QString folder = project->folder();
    {
        const auto engine = makeEngine();
        (void)engine->send(project, orderFor(*project, profile("inference")));
        QTRY_VERIFY_WITH_TIMEOUT(!project->facts().jobs.isEmpty() && part(*project).state == PartState::Created, 20'000);
    }
    project.reset();
    project = reopened(folder);
    QVERIFY(project);
    QCOMPARE(count(*project, Outcome::Good), 0);
    const auto engine = makeEngine();
    engine->take(project);
    QCOMPARE(count(*project, Outcome::Pending), qint64(rowCount));
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    QCOMPARE(count(*project, Outcome::Good), qint64(rowCount));
    QCOMPARE(asked("POST /v1/batches"), 1);
    QCOMPARE(asked("POST /v1/files"), 1);
}

void TestJobEngine::aPartIsCancelledBeforeItsUpload()
{
    startService("inference", "all-good");
    const auto project = makeProject();
    const auto engine = makeEngine();
    service::Profile slow = profile("inference");
    slow.uploadSpacing = std::chrono::minutes(1);
    (void)engine->send(project, orderFor(*project, slow, rowCount / 2));
    // the first part uploads at once, so the second waits for its turn
    QTRY_VERIFY_WITH_TIMEOUT(hasJob(*project) && part(*project, 2).state == PartState::Written, 20'000);
    const JobId job = project->facts().jobs.last().id;
    QTRY_VERIFY(engine->uploadTurn(project.get(), job, 2));
    QVERIFY(*engine->uploadTurn(project.get(), job, 2) <= systemClock()() + std::chrono::minutes(1));
    engine->cancelPart(project.get(), job, 2);
    QTRY_COMPARE(part(*project, 2).state, PartState::Abandoned);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    QCOMPARE(asked("POST /v1/files"), 1);
    QCOMPARE(count(*project, Outcome::Good), rowCount / 2);
    QCOMPARE(count(*project, Outcome::Cancelled), rowCount / 2);
}

void TestJobEngine::cancelWhileRunningKeepsWhatWasFinished()
{
    startService("openai", "slow", 2); // slow enough that a busy machine still cancels in the middle
    const auto project = makeProject();
    const auto engine = makeEngine();
    (void)engine->send(project, orderFor(*project, profile("openai")));
    QTRY_VERIFY_WITH_TIMEOUT(!project->facts().jobs.isEmpty() && part(*project).completed > 0, 30'000);
    engine->cancel(project.get(), project->facts().jobs.last().id);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 30'000);
    QCOMPARE(jobs::phaseOf(part(*project)), jobs::Phase::Cancelled);
    const qint64 good = count(*project, Outcome::Good);
    QVERIFY(good > 0);
    QCOMPARE(count(*project, Outcome::Cancelled), rowCount - good);
}

void TestJobEngine::aServiceThatCannotCancelIsToldOf()
{
    test::JobSetting setting("openai", "slow", {.speed = 20});
    setting.fault("POST /v1/batches/[^/]+/cancel#1+ answer=405 body={}");
    setting.send(test::requestLines(rowCount));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && !setting.part().batchId.isEmpty(), 20'000);
    QSignalSpy refused(&setting.engine(), &jobs::JobEngine::cancelRefused);
    setting.engine().cancel(&setting.project(), setting.job().id);
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, 20'000);
    QVERIFY(!setting.part().cancelRequested);
    setting.engine().cancel(&setting.project(), setting.job().id); // asked anew, and told anew
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 2, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), 30'000);
    QCOMPARE(setting.count(Outcome::Good), qint64(rowCount));
}

void TestJobEngine::aRefusedKeyPausesTheProfileOnce()
{
    startService("inference", "all-good", fast, "right-key");
    key = "wrong-key";
    const auto project = makeProject();
    const auto engine = makeEngine();
    (void)engine->send(project, orderFor(*project, profile("inference"), rowCount / 4));
    QTRY_VERIFY_WITH_TIMEOUT(!project->facts().jobs.isEmpty() && part(*project).problem, 20'000);
    QCOMPARE(part(*project).problem->code, ErrorCode::KeyRefused);
    QCOMPARE(engine->pauses().size(), 1);
    QCOMPARE(engine->pauses().first().why.code, ErrorCode::KeyRefused);
    QCOMPARE(engine->pauses().first().parts, 4);
    QTest::qWait(100); // the others do not ask: one message, not four
    const auto problems = std::count_if(project->facts().jobs.last().parts.begin(), project->facts().jobs.last().parts.end(),
        [](const project::PartRecord& each) { return each.problem.has_value(); });
    QCOMPARE(problems, 1);
    key = "right-key";
    engine->refresh(project.get(), project->facts().jobs.last().id);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    QCOMPARE(count(*project, Outcome::Good), qint64(rowCount));
    key.clear();
}

void TestJobEngine::aNewerAttemptIsCountedWhileAnOlderOneRuns()
{
    startService("openai", "slow", 1);
    const auto project = makeProject();
    const auto engine = makeEngine();
    for (int attempt = 1; attempt <= 3; ++attempt) {
        (void)engine->send(project, orderFor(*project, profile("openai")));
        QTRY_COMPARE_WITH_TIMEOUT(project->facts().jobs.size(), attempt, 20'000);
        QCOMPARE(project->facts().jobs.last().attempt, attempt);
    }
    engine->leave(project.get());
}

void TestJobEngine::answersWithoutTheirCacheAreReadAgain()
{
    startService("openai", "all-good");
    auto project = makeProject();
    const QString folder = project->folder();
    {
        const auto engine = makeEngine();
        (void)engine->send(project, orderFor(*project, profile("openai")));
        QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
        // the first row alone is sent again, so that it has an answer of its own
        jobs::SendOrder again = orderFor(*project, profile("openai"));
        again.parts.first().rows = {{RowId(0), 1}};
        again.parts.first().rowCount = 1;
        (void)engine->send(project, again);
        QTRY_VERIFY_WITH_TIMEOUT(project->facts().jobs.size() == 2 && settled(*project), 20'000);
    }
    project.reset();
    QVERIFY(QFile::remove(folder + QStringLiteral("/received/1-1.index")));
    const qsizetype downloads = service().journal().filter(QStringLiteral("/content")).size();
    project = reopened(folder);
    QVERIFY(project);
    QCOMPARE(count(*project, Outcome::Good), 1);
    const auto engine = makeEngine();
    engine->take(project);
    QTRY_COMPARE_WITH_TIMEOUT(count(*project, Outcome::Good), qint64(rowCount), 20'000);
    QCOMPARE(project->answers().of(RowId(0)).attempt, 2);
    QCOMPARE(service().journal().filter(QStringLiteral("/content")).size(), downloads); // from the disk, not from the service
}

void TestJobEngine::answersOutliveTheirSentFile()
{
    startService("inference", "shuffled");
    auto project = makeProject();
    const QString folder = project->folder();
    {
        const auto engine = makeEngine();
        (void)engine->send(project, orderFor(*project, profile("inference")));
        QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    }
    project.reset();
    QVERIFY(QDir(folder + QStringLiteral("/sent")).removeRecursively());
    QVERIFY(QFile::remove(folder + QStringLiteral("/received/1-1.index")));
    project = reopened(folder);
    QVERIFY(project);
    QVERIFY(project->sheet().setCells({{RowId(0), project->sheet().data().columns.last().id, "edited since"}}, QStringLiteral("edit")));
    const auto engine = makeEngine();
    engine->take(project);
    QTRY_COMPARE_WITH_TIMEOUT(count(*project, Outcome::Good), qint64(rowCount), 20'000);
    QVERIFY(QDir(folder + QStringLiteral("/sent")).isEmpty()); // nothing that was never sent lies there
}

void TestJobEngine::filesThatDoNotComeCanBeGivenUp()
{
    startService("openai", "some-fail");
    const auto project = makeProject(QStringLiteral("t.jsonl"), test::requestLines(200)); // by their ids some of these fail
    const auto engine = makeEngine();
    // The service has deleted the results.
    transport.isLosingOutputs = true;
    (void)engine->send(project, orderFor(*project, profile("openai")));
    QTRY_VERIFY_WITH_TIMEOUT(hasJob(*project) && part(*project).problem, 20'000);
    QCOMPARE(part(*project).problem->code, ErrorCode::NotFoundRemotely);
    QVERIFY(QFile::exists(project->path(QStringLiteral("received/1-1.errors.jsonl")))); // asked for all the same
    engine->giveUpPart(project.get(), project->facts().jobs.last().id, 1);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    transport.isLosingOutputs = false;
    QVERIFY(count(*project, Outcome::Failed) > 0);
    QCOMPARE(count(*project, Outcome::Missing) + count(*project, Outcome::Failed), 200);
}

void TestJobEngine::theKeyIsTested()
{
    startService("openai", "all-good", fast, "right-key");
    const auto engine = makeEngine();
    key = "wrong-key";
    const auto refused = jobs::testKey(engine->surroundings(), profile("openai"));
    QTRY_VERIFY(refused.isFinished());
    QVERIFY(!refused.result());
    QCOMPARE(refused.result().error().code, ErrorCode::KeyRefused);
    key = "right-key";
    const auto accepted = jobs::testKey(engine->surroundings(), profile("openai"));
    QTRY_VERIFY(accepted.isFinished());
    QVERIFY(accepted.result());
    const auto models = jobs::modelsOf(engine->surroundings(), profile("openai"));
    QTRY_VERIFY(models.isFinished());
    QVERIFY(models.result() && !models.result()->isEmpty());
    key.clear();
}

void TestJobEngine::theComputerIsKeptAwakeWhileAPartIsUploaded()
{
    test::JobSetting setting;
    setting.fault("POST /v1/files hold");
    setting.send(test::requestLines(3));
    QStringList calls;
    const jobs::AwakeWhileUploading awake(setting.engine(), std::make_unique<test::CountingBlocker>(calls));
    QTRY_COMPARE_WITH_TIMEOUT(calls, QStringList {QStringLiteral("take")}, 20'000);
    QCOMPARE(setting.part().state, PartState::Uploading);
    setting.proxy().release();
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), 20'000);
    QTRY_COMPARE(calls.last(), QStringLiteral("release"));
    QCOMPARE(calls.size(), 2);
}

QTEST_GUILESS_MAIN(TestJobEngine)
#include "tst_job_engine.moc"
