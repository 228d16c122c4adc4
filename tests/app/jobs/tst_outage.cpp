// The service is away: for a moment, for an hour, while the computer sleeps. Every job resumes, and none storms.
#include "engine_world.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace sheaf;
using namespace std::chrono_literals;
using project::Outcome;
using project::PartState;

class TestOutage : public QObject, private test::EngineWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anHourAwayEndsInResuming();
    void aClockThatJumpsCausesNoStorm();
    void aFileThatCannotBeWrittenIsTriedAgain();

private:
    std::shared_ptr<project::Project> m_project;
    Millis m_ahead {};
};

void TestOutage::init()
{
    m_ahead = 0ms;
    clock = [this] { return systemClock()() + m_ahead; };
    transport.isOffline = false;
    startService("openai", "all-good", 20);
    m_project = makeProject();
}

void TestOutage::anHourAwayEndsInResuming()
{
    const auto engine = makeEngine();
    (void)engine->send(m_project, orderFor(*m_project, profile("openai")));
    QTRY_VERIFY_WITH_TIMEOUT(hasJob(*m_project) && part(*m_project).state == PartState::Created, 20'000);
    transport.isOffline = true;
    QTRY_VERIFY_WITH_TIMEOUT(part(*m_project).problem, 30'000);
    QCOMPARE(part(*m_project).problem->code, ErrorCode::HostUnreachable);
    QVERIFY(jobs::phaseOf(part(*m_project)) != jobs::Phase::NeedsYou);
    m_ahead = 1h;
    QTest::qWait(50);
    QCOMPARE(part(*m_project).state, PartState::Created);
    transport.isOffline = false;
    engine->refresh(m_project.get(), m_project->facts().jobs.last().id); // or by itself, in at most five minutes
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_project), 30'000);
    QCOMPARE(count(*m_project, Outcome::Good), qint64(rowCount));
    QVERIFY(!part(*m_project).problem);
}

void TestOutage::aClockThatJumpsCausesNoStorm()
{
    startService("openai", "slow", 1);
    const auto engine = makeEngine();
    (void)engine->send(m_project, orderFor(*m_project, profile("openai"), rowCount / 10));
    const auto isWatched = [this] {
        return hasJob(*m_project) && part(*m_project, 10).state == PartState::Created;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWatched(), 30'000);
    const qsizetype before = service().journal().size();
    m_ahead = -48h;
    QTest::qWait(300);
    m_ahead = 48h;
    QTest::qWait(300);
    // Ten parts, one turn each 30 ms: what is asked is bounded by the turns, whatever the clock says.
    QVERIFY(service().journal().size() - before <= 600 / 30 + 2);
}

void TestOutage::aFileThatCannotBeWrittenIsTriedAgain()
{
    const auto engine = makeEngine();
    const QString sent = m_project->path(QStringLiteral("sent"));
    QDir(sent).removeRecursively();
    QFile obstacle(sent); // root may write to any folder, but nobody into a file
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    (void)engine->send(m_project, orderFor(*m_project, profile("openai")));
    QTRY_VERIFY_WITH_TIMEOUT(hasJob(*m_project) && part(*m_project).problem, 20'000);
    QCOMPARE(part(*m_project).state, PartState::Planned);
    QCOMPARE(jobs::phaseOf(part(*m_project)), jobs::Phase::NeedsYou);
    QVERIFY(obstacle.remove() && QDir().mkpath(sent));
    engine->refresh(m_project.get(), m_project->facts().jobs.last().id);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_project), 30'000);
    QCOMPARE(count(*m_project, Outcome::Good), qint64(rowCount));
}

QTEST_GUILESS_MAIN(TestOutage)
#include "tst_outage.moc"
