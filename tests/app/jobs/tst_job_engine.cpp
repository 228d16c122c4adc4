// The engine against the practice service over real HTTP: a job's whole life, and what happens when it is interrupted.

#include "jobs/job_engine.h"

#include "base/when_done.h"
#include "jobs/export_table.h"
#include "jobs/service_access.h"
#include "practice/practice_service.h"
#include "support/imported.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace std::chrono_literals;
using project::Outcome;
using project::PartState;

namespace {

constexpr int rowCount = 40;
constexpr double speed = 200;

QByteArray table()
{
    QByteArray bytes = "id,text\n";
    for (int i = 1; i <= rowCount; ++i)
        bytes += QByteArray::number(i) + ",\"text, " + QByteArray::number(i) + "\"\n";
    return bytes;
}

/// Passes requests on, except a create: its answer is lost on the way, as often as wished.
class LosingTransport : public service::Transport
{
public:
    explicit LosingTransport(service::Transport& below) : m_below(below) { }
    QFuture<service::HttpOutcome> send(service::HttpRequest request) override
    {
        const bool isCreate = request.method == "POST" && request.url.path().endsWith(QStringLiteral("/batches"));
        if (isCreate && loseCreates > 0) {
            --loseCreates;
            ++lost;
            service::TransportError error {failure(ErrorCode::ConnectionLost).value(), true};
            return m_below.send(std::move(request)).then([error](const service::HttpOutcome&) -> service::HttpOutcome {
                return tl::unexpected(error);
            });
        }
        return m_below.send(std::move(request));
    }
    int loseCreates = 0;
    int lost = 0;

private:
    service::Transport& m_below;
};

} // namespace

class TestJobEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scenarios_data();
    void scenarios();
    void twoPartsAreOneJob();
    void requestLinesGoOutByteForByte();
    void aLostCreateIsNotRepeated();
    void aRestartGoesOnWhereItWas();
    void aRestartInTheMiddleOfACreateAsksInsteadOfCreating();
    void cancelBeforeTheUploadSendsNothing();
    void cancelWhileRunningKeepsWhatWasFinished();
    void aRefusedKeyWaitsForTheUser();
    void theKeyIsTested();

private:
    QTemporaryDir m_folder;
    int m_made = 0;
    std::unique_ptr<practice::PracticeService> m_service;
    std::unique_ptr<service::Transport> m_http = service::makeTransport();
    LosingTransport m_transport {*m_http};
    QByteArray m_key;

    void startService(const char* dialect, const char* scenario, double pace = speed, const QByteArray& key = {})
    {
        practice::Options options;
        options.dialect = QLatin1String(dialect);
        options.scenario = QLatin1String(scenario);
        options.speed = pace;
        options.key = key;
        auto started = practice::PracticeService::start(options);
        if (!started)
            qFatal("the practice service does not start");
        m_service = std::move(*started);
    }
    std::unique_ptr<jobs::JobEngine> makeEngine()
    {
        jobs::Surroundings surroundings;
        surroundings.transport = &m_transport;
        surroundings.keyFor = [this](const service::Profile&) { return readyFuture<Result<QByteArray>>(m_key); };
        surroundings.clock = systemClock();
        surroundings.pollEvery = 30ms;
        return std::make_unique<jobs::JobEngine>(std::move(surroundings));
    }
    std::shared_ptr<project::Project> makeProject(const QString& name, const QByteArray& bytes)
    {
        return test::imported(m_folder.filePath(QString::number(++m_made)), name, bytes);
    }
    service::Profile profile(const char* like) const
    {
        for (const service::Profile& builtIn : service::builtInProfiles()) {
            if (builtIn.id == QLatin1String(like)) {
                service::Profile reached = service::profileForAddress(m_service->address(), m_service->address(), builtIn);
                reached.uploadSpacing = 0ms;
                return reached;
            }
        }
        qFatal("no such profile");
    }
    jobs::SendOrder orderFor(project::Project& project, const service::Profile& reached, qint64 rowsAPart = 0) const
    {
        jobs::CheckOrder check;
        check.sheet = project.sheet().data();
        check.profile = reached;
        check.profile.maxRows = rowsAPart;
        check.salt = project.facts().salt;
        check.endpoint = QStringLiteral("/v1/chat/completions");
        if (check.sheet.base.format == project::BaseFormat::Delimited) {
            check.requestTemplate.emplace();
            check.requestTemplate->model = QStringLiteral("practice-model");
            check.requestTemplate->user = QStringLiteral("Repeat: {{text}}");
        }
        Progress progress;
        const auto found = jobs::checkSheet(check, progress, {});
        if (!found || found->errors > 0)
            qFatal("the sheet has problems");
        jobs::SendOrder order;
        order.name = QStringLiteral("Job");
        order.profile = reached;
        order.requestTemplate = check.requestTemplate;
        order.endpoint = check.endpoint;
        order.completionWindow = QStringLiteral("24h");
        order.parts = found->parts;
        return order;
    }
    static const project::PartRecord& part(project::Project& project, int number = 1)
    {
        return project.facts().jobs.last().parts.at(number - 1);
    }
    static qint64 count(project::Project& project, Outcome outcome)
    {
        return project.answers().counts()[std::size_t(outcome)];
    }
    qsizetype asked(const char* what) const { return m_service->journal().count(QLatin1String(what)); }
    static bool settled(project::Project& project)
    {
        return !project.facts().jobs.isEmpty() && jobs::isFinished(project.facts().jobs.last());
    }
};

void TestJobEngine::scenarios_data()
{
    QTest::addColumn<QByteArray>("dialect");
    QTest::addColumn<QByteArray>("scenario");
    for (const char* dialect : {"inference", "openai"}) {
        for (const char* scenario : {"all-good", "some-fail", "all-fail", "expires", "rejected-file", "shuffled"})
            QTest::addRow("%s, %s", dialect, scenario) << QByteArray(dialect) << QByteArray(scenario);
    }
}

void TestJobEngine::scenarios()
{
    QFETCH(QByteArray, dialect);
    QFETCH(QByteArray, scenario);
    startService(dialect.constData(), scenario.constData());
    const auto project = makeProject(QStringLiteral("t.csv"), table());
    const auto engine = makeEngine();
    (void)engine->send(project, orderFor(*project, profile(dialect.constData())));
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);

    qint64 sum = 0;
    for (std::size_t i = 0; i < project::outcomeCount; ++i)
        sum += project->answers().counts()[i];
    QCOMPARE(sum, qint64(rowCount));
    QCOMPARE(count(*project, Outcome::Pending), 0);
    QCOMPARE(asked("POST /v1/batches"), 1);
    const qint64 good = count(*project, Outcome::Good);
    if (scenario == "all-good" || scenario == "shuffled") {
        QCOMPARE(good, qint64(rowCount));
    } else if (scenario == "all-fail" || scenario == "rejected-file") {
        QCOMPARE(count(*project, Outcome::Failed), qint64(rowCount));
    } else if (scenario == "expires") {
        QVERIFY(good > 0 && good < rowCount);
        QCOMPARE(count(*project, Outcome::Expired), rowCount - good);
    } else {
        QCOMPARE(count(*project, Outcome::Failed), rowCount - good);
    }
}

void TestJobEngine::twoPartsAreOneJob()
{
    startService("inference", "shuffled");
    const auto project = makeProject(QStringLiteral("t.csv"), table());
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

void TestJobEngine::aLostCreateIsNotRepeated()
{
    startService("inference", "all-good");
    const auto project = makeProject(QStringLiteral("t.csv"), table());
    const auto engine = makeEngine();
    m_transport.loseCreates = 1;
    m_transport.lost = 0;
    (void)engine->send(project, orderFor(*project, profile("inference")));
    QTRY_VERIFY_WITH_TIMEOUT(!project->facts().jobs.isEmpty() && part(*project).problem, 20'000);
    QCOMPARE(part(*project).problem->code, ErrorCode::CreateOutcomeUnknown);
    QCOMPARE(part(*project).state, PartState::Creating);
    QCOMPARE(jobs::phaseOf(part(*project)), jobs::Phase::NeedsYou);
    engine->refresh(project.get(), project->facts().jobs.last().id);
    QTest::qWait(200);
    QCOMPARE(m_transport.lost, 1);
    QCOMPARE(asked("POST /v1/batches"), 1);
}

void TestJobEngine::aRestartGoesOnWhereItWas()
{
    startService("inference", "all-good", 20);
    auto project = makeProject(QStringLiteral("t.csv"), table());
    const QString folder = project->folder();
    {
        const auto engine = makeEngine();
        (void)engine->send(project, orderFor(*project, profile("inference")));
        QTRY_VERIFY_WITH_TIMEOUT(!project->facts().jobs.isEmpty() && part(*project).state == PartState::Created, 20'000);
    }
    project.reset();
    const auto loaded = project::Project::load(folder);
    QVERIFY(loaded);
    project = std::make_shared<project::Project>(*loaded);
    QCOMPARE(count(*project, Outcome::Good), 0);
    const auto engine = makeEngine();
    engine->take(project);
    QCOMPARE(count(*project, Outcome::Pending), qint64(rowCount));
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    QCOMPARE(count(*project, Outcome::Good), qint64(rowCount));
    QCOMPARE(asked("POST /v1/batches"), 1);
    QCOMPARE(asked("POST /v1/files"), 1);
}

void TestJobEngine::aRestartInTheMiddleOfACreateAsksInsteadOfCreating()
{
    startService("inference", "all-good");
    auto project = makeProject(QStringLiteral("t.csv"), table());
    const QString folder = project->folder();
    {
        const auto engine = makeEngine();
        m_transport.loseCreates = 1;
        (void)engine->send(project, orderFor(*project, profile("inference")));
        QTRY_VERIFY_WITH_TIMEOUT(!project->facts().jobs.isEmpty() && part(*project).problem, 20'000);
    }
    project.reset();
    const auto loaded = project::Project::load(folder);
    QVERIFY(loaded);
    project = std::make_shared<project::Project>(*loaded);
    const auto engine = makeEngine();
    engine->take(project);
    QTest::qWait(200);
    QCOMPARE(jobs::phaseOf(part(*project)), jobs::Phase::NeedsYou);
    QCOMPARE(asked("POST /v1/batches"), 1);
}

void TestJobEngine::cancelBeforeTheUploadSendsNothing()
{
    startService("inference", "all-good");
    const auto project = makeProject(QStringLiteral("t.csv"), table());
    const auto engine = makeEngine();
    service::Profile slow = profile("inference");
    slow.uploadSpacing = std::chrono::minutes(1);
    engine->noteUpload(slow); // somebody uploaded just now, so this part waits for its turn
    (void)engine->send(project, orderFor(*project, slow));
    QTRY_VERIFY_WITH_TIMEOUT(!project->facts().jobs.isEmpty() && part(*project).state == PartState::Written, 20'000);
    const JobId job = project->facts().jobs.last().id;
    QTRY_VERIFY(engine->uploadTurn(project.get(), job, 1));
    engine->cancel(project.get(), job);
    QTRY_COMPARE(part(*project).state, PartState::Abandoned);
    QCOMPARE(asked("POST /v1/files"), 0);
    QCOMPARE(count(*project, Outcome::Pending), 0);
}

void TestJobEngine::cancelWhileRunningKeepsWhatWasFinished()
{
    startService("openai", "slow", 2); // slow enough that a busy machine still cancels in the middle
    const auto project = makeProject(QStringLiteral("t.csv"), table());
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

void TestJobEngine::aRefusedKeyWaitsForTheUser()
{
    startService("inference", "all-good", speed, "right-key");
    m_key = "wrong-key";
    const auto project = makeProject(QStringLiteral("t.csv"), table());
    const auto engine = makeEngine();
    service::Profile reached = profile("inference");
    (void)engine->send(project, orderFor(*project, reached));
    QTRY_VERIFY_WITH_TIMEOUT(!project->facts().jobs.isEmpty() && part(*project).problem, 20'000);
    QCOMPARE(part(*project).problem->code, ErrorCode::KeyRefused);
    m_key = "right-key";
    engine->refresh(project.get(), project->facts().jobs.last().id);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), 20'000);
    QCOMPARE(count(*project, Outcome::Good), qint64(rowCount));
    m_key.clear();
}

void TestJobEngine::theKeyIsTested()
{
    startService("openai", "all-good", speed, "right-key");
    const auto engine = makeEngine();
    m_key = "wrong-key";
    const auto refused = jobs::testKey(engine->surroundings(), profile("openai"));
    QTRY_VERIFY(refused.isFinished());
    QVERIFY(!refused.result());
    QCOMPARE(refused.result().error().code, ErrorCode::KeyRefused);
    m_key = "right-key";
    const auto accepted = jobs::testKey(engine->surroundings(), profile("openai"));
    QTRY_VERIFY(accepted.isFinished());
    QVERIFY(accepted.result());
    const auto models = jobs::modelsOf(engine->surroundings(), profile("openai"));
    QTRY_VERIFY(models.isFinished());
    QVERIFY(models.result() && !models.result()->isEmpty());
    m_key.clear();
}

QTEST_GUILESS_MAIN(TestJobEngine)
#include "tst_job_engine.moc"
