// Batches that were made elsewhere: found at the service, brought in, joined to the rows that have their ids.
#include "engine_world.h"
#include "jobs/adoption.h"
#include "jobs/match_rows.h"
#include "jobs/service_access.h"

#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using project::Outcome;

namespace {

constexpr auto patience = 20'000;
constexpr int made = 12;

QByteArray requestLines(int from, int count)
{
    QByteArray lines;
    for (int i = from; i < from + count; ++i)
        lines += "{\"custom_id\":\"id-" + QByteArray::number(i)
            + "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"say "
            + QByteArray::number(i) + "\"}]}}\n";
    return lines;
}

} // namespace

class TestAdoption : public QObject, private test::EngineWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aBatchBecomesAProject();
    void aBatchJoinsTheRowsWithItsIds_data();
    void aBatchJoinsTheRowsWithItsIds();
    void whatHasNothingInCommonIsRefused();
    void withoutItsRequestsTheResultsAreAProject();
    void withoutItsRequestsItsErrorsAreKeptToo();
    void aBatchThatIsHereIsRefused();
    void aBatchOfAClosedProjectIsRefused();
    void anUnknownIdIsAnError();
    void aRowCountsOnce();

private:
    /// Uploads and creates as any other client would; the batch has ended when this returns.
    service::Batch madeElsewhere(int rows = made);
    void adopt(const service::Batch& batch, const jobs::AdoptionTarget& target);

    QTemporaryDir m_folder;
    std::unique_ptr<jobs::JobEngine> m_engine;
    std::shared_ptr<project::Project> m_adopted;
    std::optional<Error> m_error;
    JobId m_job;
};

void TestAdoption::init()
{
    m_engine.reset();
    m_adopted.reset();
    m_error.reset();
    startService("openai", "shuffled");
    m_engine = makeEngine();
}

service::Batch TestAdoption::madeElsewhere(int rows)
{
    const service::BatchApi api(profile("openai"), {}, *http);
    QFile file(m_folder.filePath(QStringLiteral("other.jsonl")));
    if (!file.open(QIODevice::WriteOnly) || file.write(requestLines(1, rows)) < 0)
        qFatal("cannot write");
    file.close();
    const auto uploaded = api.upload(file.fileName(), QStringLiteral("other.jsonl"), std::make_shared<Progress>()).result();
    auto batch = api.create({uploaded->id, QStringLiteral("/v1/chat/completions"), QStringLiteral("24h"), {}, {}}).result();
    while (batch && !service::isTerminal(batch->phase))
        batch = api.batch(batch->id).result();
    if (!batch)
        qFatal("the batch was not made");
    return *batch;
}

void TestAdoption::adopt(const service::Batch& batch, const jobs::AdoptionTarget& target)
{
    jobs::Adoption adoption(*m_engine, profile("openai"), batch, m_folder.filePath(QStringLiteral("library")));
    connect(&adoption, &jobs::Adoption::failed, this, [this](const Error& error) { m_error = error; });
    connect(&adoption, &jobs::Adoption::adopted, this, [this](const std::shared_ptr<project::Project>& project, JobId job) {
        m_adopted = project;
        m_job = job;
    });
    adoption.start(target);
    QTRY_VERIFY_WITH_TIMEOUT(m_error || m_adopted, patience);
}

void TestAdoption::aBatchBecomesAProject()
{
    const service::Batch batch = madeElsewhere();
    const auto listed = jobs::batchesOf(m_engine->surroundings(), profile("openai"));
    QTRY_VERIFY(listed.isFinished());
    QCOMPARE(listed.result()->batches.size(), 1);
    QCOMPARE(listed.result()->batches.first().id, batch.id);

    adopt(batch, {});
    QVERIFY(m_adopted);
    QVERIFY(m_adopted->facts().jobs.last().elsewhere);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_adopted), patience);
    QCOMPARE(m_adopted->sheet().data().rowCount(), qint64(made));
    QCOMPARE(count(*m_adopted, Outcome::Good), qint64(made));
    QCOMPARE(asked("POST /v1/batches"), 1); // by the other client
}

void TestAdoption::aBatchJoinsTheRowsWithItsIds_data()
{
    QTest::addColumn<QByteArray>("sheet");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("idColumn");
    QTest::newRow("request lines") << requestLines(5, 20) << "t.jsonl" << QString();
    QByteArray table = "key,text\n";
    for (int i = 5; i < 25; ++i)
        table += "id-" + QByteArray::number(i) + ",x\n";
    QTest::newRow("a column") << table << "t.csv" << "key";
    QTest::newRow("a column that Sheaf finds") << table << "t.csv" << QString();
}

void TestAdoption::aBatchJoinsTheRowsWithItsIds()
{
    QFETCH(QByteArray, sheet);
    QFETCH(QString, name);
    QFETCH(QString, idColumn);
    const auto project = makeProject(name, sheet);
    jobs::AdoptionTarget target {.project = project, .requestTemplate = std::nullopt, .idColumn = std::nullopt};
    for (const project::Column& column : project->sheet().data().columns) {
        if (column.name == idColumn)
            target.idColumn = column;
    }
    adopt(madeElsewhere(), target);
    QVERIFY(m_adopted == project);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*project), patience);
    QCOMPARE(project->facts().jobs.last().rowCount, 8); // 5 … 12 of 1 … 12
    QCOMPARE(count(*project, Outcome::Good), 8);
    QCOMPARE(part(*project).strayLines, 4); // answers whose rows are not here
    QCOMPARE(project->answers().of(RowId(0)).outcome, Outcome::Good);
    QCOMPARE(project->answers().of(RowId(8)).outcome, Outcome::None);
}

void TestAdoption::whatHasNothingInCommonIsRefused()
{
    const auto project = makeProject(QStringLiteral("t.jsonl"), requestLines(100, 5));
    adopt(madeElsewhere(), {.project = project, .requestTemplate = std::nullopt, .idColumn = std::nullopt});
    QVERIFY(m_error);
    QCOMPARE(m_error->code, ErrorCode::NothingToSend);
    QVERIFY(!hasJob(*project));
}

void TestAdoption::withoutItsRequestsTheResultsAreAProject()
{
    service::Batch batch = madeElsewhere();
    batch.inputFileId = QStringLiteral("gone");
    adopt(batch, {});
    QVERIFY(m_adopted);
    QCOMPARE(m_job, JobId());
    QVERIFY(m_adopted->facts().isResults);
    QCOMPARE(m_adopted->sheet().data().rowCount(), qint64(made));
}

void TestAdoption::withoutItsRequestsItsErrorsAreKeptToo()
{
    startService("openai", "some-fail");
    m_engine = makeEngine();
    constexpr int rows = 200; // by their ids some of these fail
    service::Batch batch = madeElsewhere(rows);
    QVERIFY(batch.failed > 0 && batch.completed > 0);
    batch.inputFileId = QStringLiteral("gone");
    adopt(batch, {});
    QVERIFY(m_adopted);
    QCOMPARE(m_adopted->sheet().data().rowCount(), qint64(rows));
}

void TestAdoption::aBatchOfAClosedProjectIsRefused()
{
    const service::Batch batch = madeElsewhere();
    adopt(batch, {});
    QVERIFY(m_adopted);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*m_adopted), patience);
    m_engine->leave(m_adopted.get());
    m_adopted.reset();
    adopt(batch, {});
    QVERIFY(m_error);
    QCOMPARE(m_error->code, ErrorCode::BatchKnown);
}

void TestAdoption::aBatchThatIsHereIsRefused()
{
    const service::Batch batch = madeElsewhere();
    adopt(batch, {});
    QVERIFY(m_adopted);
    const auto first = std::exchange(m_adopted, nullptr);
    adopt(batch, {.project = first, .requestTemplate = std::nullopt, .idColumn = std::nullopt});
    QVERIFY(m_error);
    QCOMPARE(m_error->code, ErrorCode::BatchKnown);
    QCOMPARE(first->facts().jobs.size(), 1);
}

void TestAdoption::anUnknownIdIsAnError()
{
    const auto batch = jobs::batchOf(m_engine->surroundings(), profile("openai"), QStringLiteral("../files"));
    QTRY_VERIFY(batch.isFinished());
    QVERIFY(!batch.result());
}

void TestAdoption::aRowCountsOnce()
{
    const auto project = makeProject(QStringLiteral("t.csv"), "key\nid-1\nid-1\n\nid-2\n");
    const QString ids = m_folder.filePath(QStringLiteral("ids.jsonl"));
    QFile file(ids);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(requestLines(1, 3)) > 0);
    file.close();
    jobs::MatchOrder order;
    order.sheet = project->sheet().data();
    order.idColumn = order.sheet.columns.front();
    order.idFiles = {ids};
    order.sentFile = m_folder.filePath(QStringLiteral("sent.jsonl"));
    Progress progress;
    const auto matched = jobs::matchRows(order, progress, {});
    QVERIFY(matched);
    QCOMPARE(matched->rowCount, 2);
    QFile sent(order.sentFile);
    QVERIFY(sent.open(QIODevice::ReadOnly));
    QCOMPARE(sent.readAll(), QByteArray("{\"custom_id\":\"id-1\"}\n{\"custom_id\":\"id-2\"}\n"));
    QCOMPARE(matched->bytes, sent.size());
}

QTEST_GUILESS_MAIN(TestAdoption)
#include "tst_adoption.moc"
