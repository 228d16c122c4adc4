// Every story that the practice service can tell, in both dialects, from sending to the account: each row ends as the
// story says, the sum closes, and every batch is created once.

#include "practice/scenario.h"
#include "practice/steady_hash.h"
#include "support/job_setting.h"

#include <QTest>

using namespace sheaf;
using project::Outcome;
using test::JobSetting;

namespace {

constexpr int rowCount = 200;
constexpr int patience = 60'000;
constexpr quint64 failSalt = 1, cutSalt = 2, missingSalt = 3; // of the practice service

/// How many of the rows a share of the service's strikes: that follows from their ids.
int struck(double share, quint64 salt)
{
    int rows = 0;
    for (int i = 1; i <= rowCount; ++i)
        rows += practice::steadyShare("row-" + QByteArray::number(i), salt) < share ? 1 : 0;
    return rows;
}

/// What became of the rows, as "good 190, failed 10".
QString told(const project::OutcomeCounts& counts)
{
    QStringList piles;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            piles += project::outcomeName(Outcome(i)) + QLatin1Char(' ') + QString::number(counts[i]);
    }
    return piles.join(QStringLiteral(", "));
}

QString pile(Outcome outcome, qint64 rows)
{
    project::OutcomeCounts counts {};
    counts[std::size_t(outcome)] = rows;
    counts[std::size_t(Outcome::Good)] += rowCount - rows;
    return told(counts);
}

struct Story {
    const char* scenario;
    QString end;
};

QList<Story> stories()
{
    const QString allGood = pile(Outcome::Good, 0);
    return {
        {"all-good", allGood},
        {"some-fail", pile(Outcome::Failed, struck(0.05, failSalt))},
        {"all-fail", pile(Outcome::Failed, rowCount)},
        {"cut-off", pile(Outcome::CutOff, struck(0.2, cutSalt))},
        {"missing-rows", pile(Outcome::Missing, struck(0.05, missingSalt))},
        {"slow", allGood},
        {"expires", pile(Outcome::Expired, rowCount * 4 / 10)},
        {"cancelled-partial", pile(Outcome::Cancelled, rowCount / 2)},
        {"rejected-file", pile(Outcome::Failed, rowCount)},
        {"shuffled", allGood},
        {"unknown-status", allGood},
        {"truncated-download", allGood},
        {"flaky-network", allGood},
        {"rate-limited", allGood},
        {"drops-create-answer", allGood},
    };
}

} // namespace

class TestScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScenarioHasAStory();
    void endsAsTheStorySays_data();
    void endsAsTheStorySays();
    void anUnknownStatusIsShownAndWatchedOn();
    void aTruncatedDownloadIsFetchedAgain();
    void uploadsOfPartsWaitForTheRateLimit();
};

void TestScenarios::everyScenarioHasAStory()
{
    QStringList told;
    for (const Story& story : stories())
        told += QLatin1String(story.scenario);
    QStringList all = practice::scenarios();
    told.sort();
    all.sort();
    QCOMPARE(told, all);
}

void TestScenarios::endsAsTheStorySays_data()
{
    QTest::addColumn<QByteArray>("dialect");
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QString>("end");
    for (const char* dialect : {"inference", "openai"}) {
        for (const Story& story : stories())
            QTest::addRow("%s, %s", dialect, story.scenario) << QByteArray(dialect) << QByteArray(story.scenario) << story.end;
    }
}

void TestScenarios::endsAsTheStorySays()
{
    QFETCH(QByteArray, dialect);
    QFETCH(QByteArray, scenario);
    QFETCH(QString, end);
    JobSetting setting(dialect.constData(), scenario.constData());
    setting.send(test::requestLines(rowCount));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled() || setting.needsUser(), patience);
    QCOMPARE(told(setting.project().answers().counts()), end);
    QCOMPARE(setting.sum(), qint64(rowCount));
    QCOMPARE(told(setting.part().outcomes), end);
    QCOMPARE(setting.part().strayLines, 0);
    QCOMPARE(setting.asked("POST /v1/batches"), 1);
}

void TestScenarios::anUnknownStatusIsShownAndWatchedOn()
{
    practice::Options slower;
    slower.speed = 20;
    JobSetting setting("openai", "unknown-status", slower);
    setting.send(test::requestLines(40));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSent() && setting.part().lastBatch.contains("warming_up"), patience);
    QCOMPARE(jobs::phaseOf(setting.part()), jobs::Phase::Unknown);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(Outcome::Good), 40);
    QVERIFY(setting.events().contains(QStringLiteral("status: warming_up")));
}

void TestScenarios::aTruncatedDownloadIsFetchedAgain()
{
    JobSetting setting("inference", "truncated-download");
    setting.send(test::requestLines(40));
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(Outcome::Good), 40);
    QVERIFY(setting.proxy().count("GET", QStringLiteral("/v1/files/[^/]+/content")) >= 2);
}

void TestScenarios::uploadsOfPartsWaitForTheRateLimit()
{
    JobSetting setting("inference", "rate-limited");
    setting.send(test::requestLines(40), 20);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(Outcome::Good), 40);
    QVERIFY(setting.asked("POST /v1/files") > 2); // one of them was refused
    QCOMPARE(setting.asked("POST /v1/batches"), 2);
}

QTEST_GUILESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
