// What is told beside the outcome: a row's attempts, the lines that belong to no row, what was used and what it cost.

#include "jobs/attempts.h"
#include "jobs/strays.h"
#include "jobs/usage.h"

#include "base/whole_file.h"
#include "project/answers_cache.h"
#include "service/profile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using project::Outcome;
using project::PartState;

class RowHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attemptsNewestFirst();
    void strayLines();
    void whatItCost_data();
    void whatItCost();
    void costsOfAllJobs();
};

namespace {

project::JobRecord job(qint64 id, int attempt, const QList<project::Piece>& rows, PartState state)
{
    project::JobRecord record;
    record.id = JobId(id);
    record.name = QStringLiteral("job %1").arg(id);
    record.attempt = attempt;
    project::PartRecord part;
    part.job = record.id;
    part.rows = rows;
    part.state = state;
    record.parts = {part};
    return record;
}

project::JobRecord usedJob(qint64 in, qint64 out, std::optional<double> priceIn, std::optional<double> priceOut, const char* currency)
{
    project::JobRecord record = job(1, 1, {{RowId(0), 1}}, PartState::Accounted);
    record.parts[0].tokensIn = in;
    record.parts[0].tokensOut = out;
    service::Profile profile = service::builtInProfiles().front();
    profile.priceIn = priceIn;
    profile.priceOut = priceOut;
    profile.currency = QString::fromLatin1(currency);
    record.profile = service::toJson(profile);
    return record;
}

} // namespace

void RowHistoryTest::attemptsNewestFirst()
{
    QTemporaryDir folder;
    const auto writeIndex = [&](qint64 id, Outcome outcome, qint64 offset) {
        project::AnswerRef ref;
        ref.outcome = outcome;
        ref.offset = offset;
        ref.length = 10;
        ref.file = 1;
        ref.attempt = quint8(id);
        const QStringList files {QStringLiteral("received/%1-1.output.jsonl").arg(id), QStringLiteral("received/%1-1.errors.jsonl").arg(id)};
        return project::writeAnswersCache(folder.filePath(project::answersCacheFile(JobId(id), 1)), files, {{RowId(7), ref}}).has_value();
    };
    QVERIFY(writeIndex(1, Outcome::Failed, 50));
    const QList<project::JobRecord> jobs {job(1, 1, {{RowId(0), 10}}, PartState::Accounted),
        job(2, 1, {{RowId(8), 10}}, PartState::Accounted), // has not sent it
        job(3, 2, {{RowId(7), 1}}, PartState::Accounted), // its index is gone
        job(4, 3, {{RowId(5), 3}}, PartState::Created)};
    const auto attempts = jobs::attemptsOf(folder.path(), jobs, RowId(7), {});
    QVERIFY(attempts);
    QCOMPARE(attempts->size(), 3);
    QCOMPARE(attempts->at(0).job, JobId(4));
    QCOMPARE(attempts->at(0).answer.outcome, Outcome::Pending);
    QCOMPARE(attempts->at(0).number, 3);
    QCOMPARE(attempts->at(1).answer.outcome, Outcome::None);
    QCOMPARE(attempts->at(2).answer.outcome, Outcome::Failed);
    QCOMPARE(attempts->at(2).answer.offset, 50);
    QCOMPARE(attempts->at(2).file, QStringLiteral("received/1-1.errors.jsonl"));
}

void RowHistoryTest::strayLines()
{
    QTemporaryDir folder;
    const QByteArray failed = R"({"custom_id":"a","error":{"code":"x"}})";
    const QByteArray good
        = R"({"custom_id":"a","response":{"status_code":200,"body":{"choices":[{"finish_reason":"stop","message":{"content":"ok"}}]}}})";
    jobs::AccountOrder order;
    order.sentFile = folder.filePath(QStringLiteral("sent.jsonl"));
    order.outputFile = folder.filePath(QStringLiteral("output.jsonl"));
    order.errorFile = folder.filePath(QStringLiteral("errors.jsonl"));
    order.rows = {{RowId(0), 1}};
    QVERIFY(writeWhole(order.sentFile, "{\"custom_id\":\"a\"}\n"));
    // The first line counts until a better one comes; then it is a stray of line 1.
    QVERIFY(writeWhole(order.outputFile, failed + "\n\n" + "garbage\n" + good + "\n"));
    QVERIFY(writeWhole(order.errorFile, "{\"custom_id\":\"b\",\"error\":{}}\n" + failed + "\n"));
    Progress progress;
    const auto all = jobs::readStrays(order, 1000, progress, {});
    QVERIFY(all);
    QCOMPARE(all->counts, (jobs::StrayCounts {1, 2, 1}));
    QCOMPARE(all->lines.size(), 4);
    QCOMPARE(all->lines.at(0).kind, jobs::StrayKind::SecondAnswer);
    QCOMPARE(all->lines.at(0).number, 1);
    QCOMPARE(all->lines.at(0).text, failed);
    QCOMPARE(all->lines.at(1).kind, jobs::StrayKind::NoResult);
    QCOMPARE(all->lines.at(1).number, 3);
    QCOMPARE(all->lines.at(2).kind, jobs::StrayKind::NoRow);
    QCOMPARE(all->lines.at(2).file, order.errorFile);
    QCOMPARE(all->lines.at(3).number, 2);
    const auto two = jobs::readStrays(order, 2, progress, {});
    QVERIFY(two);
    QCOMPARE(two->lines.size(), 2);
    QCOMPARE(two->lines.at(0).number, 1); // although it became one after the others
    QCOMPARE(two->counts.total(), 4);
}

void RowHistoryTest::whatItCost_data()
{
    QTest::addColumn<project::JobRecord>("job");
    QTest::addColumn<double>("cost"); // < 0 = unknown
    QTest::newRow("both prices") << usedJob(2'000'000, 500'000, 0.5, 2.0, "USD") << 2.0;
    QTest::newRow("no price") << usedJob(10, 10, {}, {}, "") << -1.0;
    QTest::newRow("one is missing") << usedJob(10, 10, 1.0, {}, "USD") << -1.0;
    QTest::newRow("nothing came out") << usedJob(1'000'000, 0, 0.1, {}, "USD") << 0.1;
}

void RowHistoryTest::whatItCost()
{
    QFETCH(project::JobRecord, job);
    QFETCH(double, cost);
    const jobs::Usage usage = jobs::usageOf(job);
    QCOMPARE(usage.tokensIn, job.parts.first().tokensIn);
    QCOMPARE(usage.cost.has_value(), cost >= 0);
    if (usage.cost)
        QCOMPARE(*usage.cost, cost);
}

void RowHistoryTest::costsOfAllJobs()
{
    const project::JobRecord a = usedJob(1'000'000, 0, 1.0, 1.0, "USD");
    const project::JobRecord unused = usedJob(0, 0, {}, {}, "");
    const project::JobRecord euros = usedJob(1'000'000, 0, 1.0, 1.0, "EUR");
    const project::JobRecord unpriced = usedJob(1'000'000, 5, {}, {}, "");
    QCOMPARE(jobs::usageOf(QList {a, unused, a}).cost, std::optional(2.0));
    QCOMPARE(jobs::usageOf(QList {a, unused, a}).currency, QStringLiteral("USD"));
    QVERIFY(!jobs::usageOf(QList {a, euros}).cost);
    QVERIFY(!jobs::usageOf(QList {unpriced, a}).cost);
    QCOMPARE(jobs::usageOf(QList {unpriced, a}).tokensIn, 2'000'000);
    QVERIFY(!jobs::usageOf(QList<project::JobRecord>()).cost);
}

Q_DECLARE_METATYPE(project::JobRecord)

QTEST_GUILESS_MAIN(RowHistoryTest)
#include "tst_row_history.moc"
