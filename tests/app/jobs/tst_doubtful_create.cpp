// A create whose answer never came, through the real engine: the batch is adopted, made once, or left to the user.
#include "engine_world.h"
#include "support/job_setting.h"

#include <QTest>

using namespace sheaf;
using project::Outcome;
using project::PartState;

namespace {

constexpr auto patience = 20'000;

} // namespace

class TestDoubtfulCreate : public QObject, private test::EngineWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aBatchThatWasMadeIsAdopted_data();
    void aBatchThatWasMadeIsAdopted();
    void aBatchThatWasNotMadeIsMadeOnce();
    void aRestartInTheMiddleAdopts();
    void anotherAccountsListProvesNothing();
    void whereTheListProvesNothingTheUserDecides_data();
    void whereTheListProvesNothingTheUserDecides();
    void cancelInDoubtCancelsWhatIsFound();
    void cancelInDoubtCreatesNothing();

private:
    /// Sends a table with this profile and returns when the part stands at `code`.
    void sendUntilProblem(ErrorCode code);

    std::unique_ptr<jobs::JobEngine> m_engine;
    std::shared_ptr<project::Project> m_project;
    service::Profile m_profile;
    [[nodiscard]] JobId job() const { return m_project->facts().jobs.last().id; }
};

void TestDoubtfulCreate::init()
{
    m_engine.reset();
    m_project.reset();
    transport.loseCreates = 0;
    transport.swallowCreates = 0;
    transport.lost = 0;
    startService("openai", "all-good");
    m_profile = profile("openai");
    m_project = makeProject();
    m_engine = makeEngine();
}

void TestDoubtfulCreate::sendUntilProblem(ErrorCode code)
{
    (void)m_engine->send(m_project, orderFor(*m_project, m_profile));
    QTRY_VERIFY_WITH_TIMEOUT(hasJob(*m_project) && part(*m_project).problem && part(*m_project).problem->code == code, patience);
}

void TestDoubtfulCreate::aBatchThatWasMadeIsAdopted_data()
{
    QTest::addColumn<QByteArray>("dialect");
    QTest::addColumn<bool>("takesMetadata");
    QTest::newRow("by its token") << QByteArray("openai") << true;
    QTest::newRow("by its file") << QByteArray("openai") << false;
    QTest::newRow("where no list is documented") << QByteArray("inference") << true;
}

void TestDoubtfulCreate::aBatchThatWasMadeIsAdopted()
{
    QFETCH(QByteArray, dialect);
    QFETCH(bool, takesMetadata);
    startService(dialect.constData(), "all-good");
    m_profile = profile(dialect.constData());
    m_profile.takesMetadata = takesMetadata;
    transport.loseCreates = 1;
    (void)m_engine->send(m_project, orderFor(*m_project, m_profile));
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_project), patience);
    QCOMPARE(transport.lost, 1);
    QCOMPARE(asked("POST /v1/batches"), 1);
    QCOMPARE(count(*m_project, Outcome::Good), qint64(rowCount));
}

void TestDoubtfulCreate::aBatchThatWasNotMadeIsMadeOnce()
{
    transport.swallowCreates = 1;
    (void)m_engine->send(m_project, orderFor(*m_project, m_profile));
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_project), patience);
    QCOMPARE(transport.lost, 1);
    QCOMPARE(asked("POST /v1/batches"), 1);
    QCOMPARE(asked("POST /v1/files"), 1);
    QCOMPARE(count(*m_project, Outcome::Good), qint64(rowCount));
}

void TestDoubtfulCreate::aRestartInTheMiddleAdopts()
{
    transport.loseCreates = 1;
    sendUntilProblem(ErrorCode::CreateOutcomeUnknown);
    QCOMPARE(part(*m_project).state, PartState::Creating);
    QCOMPARE(jobs::phaseOf(part(*m_project)), jobs::Phase::Creating); // Sheaf itself looks
    const QString folder = m_project->folder();
    m_engine.reset();
    m_project.reset();
    m_project = reopened(folder);
    QVERIFY(m_project);
    m_engine = makeEngine();
    m_engine->take(m_project);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_project), patience);
    QCOMPARE(asked("POST /v1/batches"), 1);
}

void TestDoubtfulCreate::anotherAccountsListProvesNothing()
{
    test::JobSetting setting("openai");
    setting.fault("POST /v1/batches cut-request=60 reset");
    setting.send(test::requestLines(3));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && setting.part().problem && setting.part().problem->code == ErrorCode::CreateOutcomeUnknown, patience);
    // With the key of another account the uploaded file is not there, and a batch that was made would not be listed.
    setting.fault("GET /v1/files/[^/]+#1+ answer=404 body={\"error\":{\"message\":\"No such File object\"}}");
    setting.restart();
    QTRY_COMPARE_WITH_TIMEOUT(setting.part().problem.value_or(Error()).code, ErrorCode::CreateUndecided, patience);
    QCOMPARE(setting.asked("POST /v1/batches"), 0);
    QCOMPARE(setting.asked("POST /v1/files"), 1);
    setting.proxy().clear();
    setting.engine().refresh(&setting.project(), setting.job().id);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.asked("POST /v1/batches"), 1);
}

void TestDoubtfulCreate::whereTheListProvesNothingTheUserDecides_data()
{
    QTest::addColumn<QByteArray>("choice");
    for (const char* choice : {"create", "use", "give-up", "look-again"})
        QTest::newRow(choice) << QByteArray(choice);
}

void TestDoubtfulCreate::whereTheListProvesNothingTheUserDecides()
{
    QFETCH(QByteArray, choice);
    const bool wasMade = choice == "use";
    m_profile.canList = !wasMade; // what is in a list that can be read would be found
    m_profile.listProves = false;
    (wasMade ? transport.loseCreates : transport.swallowCreates) = 1;
    sendUntilProblem(ErrorCode::CreateUndecided);
    QCOMPARE(jobs::phaseOf(part(*m_project)), jobs::Phase::NeedsYou);
    QTest::qWait(100);
    QCOMPARE(asked("POST /v1/batches"), wasMade ? 1 : 0); // nothing is created meanwhile

    if (choice == "create") {
        m_engine->createAfterAll(m_project.get(), job(), 1);
    } else if (choice == "use") {
        m_engine->useBatch(m_project.get(), job(), 1, QStringLiteral("no-such-batch"));
        QTRY_VERIFY_WITH_TIMEOUT(!part(*m_project).problem->detail.isEmpty(), patience); // what the service said of it
        QCOMPARE(part(*m_project).problem->code, ErrorCode::CreateUndecided); // the question stands
        QCOMPARE(part(*m_project).state, PartState::Creating);
        const QByteArray token = part(*m_project).token;
        service::BatchApi api(profile("openai"), {}, *http);
        const auto list = api.list().result();
        QVERIFY(list && list->batches.size() == 1);
        m_engine->useBatch(m_project.get(), job(), 1, list->batches.first().id);
    } else if (choice == "give-up") {
        m_engine->giveUpPart(m_project.get(), job(), 1);
    } else {
        m_engine->refresh(m_project.get(), job());
        QTest::qWait(100);
        QCOMPARE(asked("POST /v1/batches"), 0);
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_project), patience);
    QCOMPARE(asked("POST /v1/batches"), choice == "give-up" ? 0 : 1);
    QCOMPARE(count(*m_project, choice == "give-up" ? Outcome::Cancelled : Outcome::Good), qint64(rowCount));
}

void TestDoubtfulCreate::cancelInDoubtCancelsWhatIsFound()
{
    startService("openai", "slow", 1);
    m_profile = profile("openai");
    transport.loseCreates = 1;
    sendUntilProblem(ErrorCode::CreateOutcomeUnknown);
    m_engine->cancel(m_project.get(), job());
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_project), 60'000);
    QCOMPARE(jobs::phaseOf(part(*m_project)), jobs::Phase::Cancelled);
    QCOMPARE(part(*m_project).state, PartState::Accounted);
    QCOMPARE(asked("POST /v1/batches"), 1);
}

void TestDoubtfulCreate::cancelInDoubtCreatesNothing()
{
    transport.swallowCreates = 1;
    sendUntilProblem(ErrorCode::CreateOutcomeUnknown);
    m_engine->cancel(m_project.get(), job());
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_project), patience);
    QCOMPARE(part(*m_project).state, PartState::Abandoned);
    QCOMPARE(asked("POST /v1/batches"), 0);
    QCOMPARE(count(*m_project, Outcome::Cancelled), qint64(rowCount));
}

QTEST_GUILESS_MAIN(TestDoubtfulCreate)
#include "tst_doubtful_create.moc"
