// A project on disk: what is stored comes back, and the library lists it.
#include "app/project/imported.h"
#include "project/answers_cache.h"
#include "project/library.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

PartRecord fullPart(int number)
{
    PartRecord part;
    part.number = number;
    part.rows = {{RowId(0), 2}, {RowId(insertedRowBit), 1}};
    part.rowCount = 3;
    part.token = "t\0k";
    part.createdAt = fromMillis(1'700'000'000'123);
    part.stateSince = fromMillis(1'700'000'000'124);
    return part;
}

JobRecord fullJob()
{
    JobRecord job;
    job.name = QStringLiteral("Try 1");
    job.profile = "{\"id\":\"practice\"}";
    job.endpoint = QStringLiteral("/v1/chat/completions");
    job.completionWindow = QStringLiteral("24h");
    job.metadata = {{QStringLiteral("z"), QStringLiteral("1")}, {QStringLiteral("a"), QString()}};
    job.createdAt = fromMillis(1'700'000'000'000);
    job.rowCount = 6;
    job.parts = {fullPart(1), fullPart(2)};
    return job;
}

void compareParts(const PartRecord& a, const PartRecord& b)
{
    QCOMPARE(a.id, b.id);
    QCOMPARE(a.job, b.job);
    QCOMPARE(a.number, b.number);
    QCOMPARE(partStateName(a.state), partStateName(b.state));
    QCOMPARE(a.rows, b.rows);
    QCOMPARE(a.rowCount, b.rowCount);
    QCOMPARE(a.bytes, b.bytes);
    QCOMPARE(a.sentFile, b.sentFile);
    QCOMPARE(a.contentHash, b.contentHash);
    QCOMPARE(a.token, b.token);
    QCOMPARE(a.inputFileId, b.inputFileId);
    QCOMPARE(a.batchId, b.batchId);
    QCOMPARE(a.lastBatch, b.lastBatch);
    QCOMPARE(a.outputFile, b.outputFile);
    QCOMPARE(a.errorFile, b.errorFile);
    QCOMPARE(a.completed, b.completed);
    QCOMPARE(a.failed, b.failed);
    QCOMPARE(toMillis(a.stateSince), toMillis(b.stateSince));
    QCOMPARE(toMillis(a.createdAt), toMillis(b.createdAt));
    QCOMPARE(toMillis(a.lastChecked), toMillis(b.lastChecked));
    QCOMPARE(toMillis(a.lastMoved), toMillis(b.lastMoved));
    QVERIFY(a.problem == b.problem);
    QCOMPARE(a.cancelRequested, b.cancelRequested);
    QCOMPARE(a.outcomes, b.outcomes);
    QCOMPARE(a.strayLines, b.strayLines);
    QCOMPARE(a.tokensIn, b.tokensIn);
    QCOMPARE(a.tokensOut, b.tokensOut);
}

PartRecord moved(PartRecord part)
{
    part.state = PartState::Accounted;
    part.bytes = 99;
    part.sentFile = QStringLiteral("sent/1-2.jsonl");
    part.contentHash = "abcdef";
    part.inputFileId = QStringLiteral("-_file");
    part.batchId = QStringLiteral("b/1");
    part.lastBatch = "{\"id\": \"b\"}";
    part.outputFile = QStringLiteral("received/1-2.output.jsonl");
    part.errorFile = QStringLiteral("received/1-2.errors.jsonl");
    part.completed = 5;
    part.failed = 1;
    part.lastChecked = fromMillis(11);
    part.lastMoved = fromMillis(12);
    Error error;
    error.code = ErrorCode::CreateOutcomeUnknown;
    error.path = QStringLiteral("http://x");
    error.line = 3;
    error.column = 4;
    error.status = 502;
    error.detail = QStringLiteral("verbatim \"words\"");
    part.problem = error;
    part.cancelRequested = true;
    part.outcomes[std::size_t(Outcome::Good)] = 2;
    part.outcomes[std::size_t(Outcome::Missing)] = 1;
    part.strayLines = 7;
    part.tokensIn = 8;
    part.tokensOut = 9;
    return part;
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factsComeBack();
    void editsComeBack();
    void jobsComeBack();
    void jobsArriveBeforeTheirFuture();
    void templatesAreKeptOnce();
    void eventsAreAnAuditTrail();
    void answersComeBackFromTheirCaches();
    void hundredsOfEditsAreQuick();
    void foreignKeysHold();
    void listsTheLibrary();
    void listingLeavesNothingBehind();

private:
    std::unique_ptr<Project> make()
    {
        m_place = std::make_unique<Workplace>();
        Imported made = m_place->import(QStringLiteral("table.csv"), "id,text\n1,a\n2,b\n3,c\n");
        m_folder = made.project->folder();
        return std::move(made.project);
    }
    std::unique_ptr<Workplace> m_place;
    QString m_folder;
};

void TestProject::factsComeBack()
{
    auto project = make();
    const ProjectFacts before = project->facts();
    QSignalSpy changed(project.get(), &Project::factsChanged);
    project->setName(QStringLiteral("Renamed \u00e9"));
    project->setTemplate("{\"user\":\"{{text}}\"}");
    project->setProfile(QStringLiteral("practice"));
    project->setProfile(QStringLiteral("practice"));
    QCOMPARE(changed.size(), 3);
    project.reset();
    project = reopened(m_folder);
    QVERIFY(project);
    const ProjectFacts& facts = project->facts();
    QCOMPARE(facts.name, QStringLiteral("Renamed \u00e9"));
    QCOMPARE(facts.requestTemplate, QByteArray("{\"user\":\"{{text}}\"}"));
    QCOMPARE(facts.profileId, QStringLiteral("practice"));
    QCOMPARE(facts.salt, before.salt);
    QCOMPARE(toMillis(facts.createdAt), toMillis(before.createdAt));
    QCOMPARE(facts.sourceName, QStringLiteral("table.csv"));
    QVERIFY(!facts.readOnly && !facts.isResults && facts.baseComplete);
}

void TestProject::editsComeBack()
{
    auto project = make();
    Sheet& sheet = project->sheet();
    const ColumnId text = sheet.data().columns[1].id;
    QVERIFY(sheet.setCells({{RowId(0), text, QByteArray("x\0y", 3)}, {RowId(1), text, ""}}, {}));
    sheet.insertRows(1, {{{text, "new"}}}, {});
    sheet.removeRows({{3, 1}}, {});
    const ColumnId added = sheet.addColumn(QStringLiteral("mine"), 0);
    QVERIFY(sheet.setCells({{RowId(1), added, "z"}}, {}));
    sheet.renameColumn(text, QStringLiteral("words"));
    QVERIFY(sheet.setCells({{RowId(0), added, "gone"}}, {}));
    sheet.undo();
    const QByteArray before = dump(sheet.data());
    project.reset();
    project = reopened(m_folder);
    QCOMPARE(dump(project->sheet().data()), before);
    QCOMPARE(project->sheet().data().columnNames().join(u' '), QStringLiteral("mine id words"));
    QCOMPARE(project->sheet().undoLabel(), QString());
    // Ids of added rows are never given twice, whatever was undone.
    const RowId known = project->sheet().data().order.at(1);
    project->sheet().insertRows(0, {{}}, {});
    QVERIFY(project->sheet().data().order.at(0) != known);
}

void TestProject::jobsComeBack()
{
    auto project = make();
    const Result<TemplateId> kept = project->keepTemplate("{}").result();
    JobRecord job = fullJob();
    job.requestTemplate = *kept;
    const Result<JobRecord> first = project->addJob(job).result();
    const Result<JobRecord> second = project->addJob(fullJob()).result();
    QVERIFY(first && second);
    QCOMPARE(first->id.value, 1);
    QCOMPARE(second->id.value, 2);
    QCoreApplication::processEvents();
    const PartRecord changed = moved(first->parts[1]);
    QSignalSpy parts(project.get(), &Project::partChanged);
    QFuture<Result<void>> saved = project->savePart(changed);
    QCOMPARE(parts.size(), 1);
    QCOMPARE(project->facts().jobs[0].parts[1].bytes, 99);
    QVERIFY(saved.result());
    project.reset();
    project = reopened(m_folder);
    const QList<JobRecord>& jobs = project->facts().jobs;
    QCOMPARE(jobs.size(), 2);
    QCOMPARE(jobs[0].id.value, 1);
    QCOMPARE(jobs[0].name, job.name);
    QCOMPARE(jobs[0].profile, job.profile);
    QCOMPARE(jobs[0].requestTemplate, *kept);
    QCOMPARE(jobs[1].requestTemplate.value, 0);
    QCOMPARE(jobs[0].endpoint, job.endpoint);
    QCOMPARE(jobs[0].completionWindow, job.completionWindow);
    QCOMPARE(jobs[0].metadata, job.metadata);
    QCOMPARE(toMillis(jobs[0].createdAt), toMillis(job.createdAt));
    QCOMPARE(jobs[0].rowCount, 6);
    QCOMPARE(jobs[0].parts.size(), 2);
    compareParts(jobs[0].parts[0], first->parts[0]);
    compareParts(jobs[0].parts[1], changed);
}

void TestProject::jobsArriveBeforeTheirFuture()
{
    auto project = make();
    QSignalSpy added(project.get(), &Project::jobAdded);
    qsizetype known = -1;
    project->addJob(fullJob()).then(project.get(), [&](const Result<JobRecord>&) { known = project->facts().jobs.size(); });
    QTRY_COMPARE(known, 1);
    QCOMPARE(added.size(), 1);
}

void TestProject::templatesAreKeptOnce()
{
    auto project = make();
    const TemplateId a = *project->keepTemplate("{\"a\":1}").result();
    const TemplateId b = *project->keepTemplate("{\"b\":1}").result();
    QCOMPARE(*project->keepTemplate("{\"a\":1}").result(), a);
    QVERIFY(a != b);
    QCOMPARE(*project->readTemplate(b).result(), QByteArray("{\"b\":1}"));
    QVERIFY(!project->readTemplate(TemplateId(99)).result());
}

void TestProject::eventsAreAnAuditTrail()
{
    auto project = make();
    project->addEvent({fromMillis(5), JobId(1), 2, QStringLiteral("created"), QStringLiteral("batch b")});
    project->addEvent({fromMillis(4), JobId(1), 0, QStringLiteral("status"), QString()});
    const auto ofJob = project->events(JobId(1)).result();
    QVERIFY(ofJob);
    QCOMPARE(ofJob->size(), 2);
    QCOMPARE(toMillis(ofJob->first().at), 5);
    QCOMPARE(ofJob->first().part, 2);
    QCOMPARE(ofJob->first().kind, QStringLiteral("created"));
    QCOMPARE(ofJob->first().text, QStringLiteral("batch b"));
    const auto ofProject = project->events(JobId(0)).result();
    QCOMPARE(ofProject->size(), 1);
    QCOMPARE(ofProject->first().text, QStringLiteral("3 rows from table.csv"));
}

void TestProject::answersComeBackFromTheirCaches()
{
    auto project = make();
    const Result<JobRecord> job = project->addJob(fullJob()).result();
    QVERIFY(project->savePart(moved(job->parts[0])).result());
    AnswerRef good;
    good.offset = 4;
    good.length = 9;
    good.outcome = Outcome::Good;
    good.attempt = 1;
    const QStringList files {QStringLiteral("received/1-1.output.jsonl")};
    for (const PartRecord& part : job->parts) // the second part is not accounted yet
        QVERIFY(writeAnswersCache(project->path(answersCacheFile(job->id, part.number)), files, {{RowId(quint32(part.number)), good}}));
    project.reset();
    project = reopened(m_folder);
    QCOMPARE(int(project->answers().of(RowId(1)).outcome), int(Outcome::Good));
    QCOMPARE(project->answers().files(), files);
    QCOMPARE(int(project->answers().of(RowId(2)).outcome), int(Outcome::None));
    // A cache that speaks of rows which do not exist is none.
    QVERIFY(writeAnswersCache(project->path(answersCacheFile(job->id, 1)), files, {{RowId(1000), good}}));
    project.reset();
    QVERIFY(reopened(m_folder)->answers().isEmpty());
}

void TestProject::hundredsOfEditsAreQuick()
{
    auto project = make();
    Sheet& sheet = project->sheet();
    const ColumnId text = sheet.data().columns[1].id;
    for (int i = 0; i < 500; ++i)
        QVERIFY(sheet.setCells({{RowId(quint32(i % 3)), text, QByteArray::number(i)}}, {}));
    project.reset(); // waits for all of them
    QCOMPARE(dump(reopened(m_folder)->sheet().data()), QByteArray("1|498\n2|499\n3|497\n"));
}

void TestProject::foreignKeysHold()
{
    auto project = make();
    JobRecord job = fullJob();
    job.requestTemplate = TemplateId(77);
    QVERIFY(!project->addJob(job).result());
    QVERIFY(project->addJob(fullJob()).result());
    QCoreApplication::processEvents();
    QCOMPARE(project->facts().jobs.size(), 1);
}

void TestProject::listsTheLibrary()
{
    const Workplace place;
    Imported open = place.import(QStringLiteral("open.csv"), "a\n1\n2\n");
    const Result<JobRecord> job = open.project->addJob(fullJob()).result();
    PartRecord done = job->parts[0];
    done.state = PartState::Accounted;
    QVERIFY(open.project->savePart(done).result());
    open.project->sheet().removeRows({{0, 1}}, {});
    open.project->setName(QStringLiteral("Opened"));
    open.project->drain();
    place.import(QStringLiteral("closed.csv"), "a\n1\n2\n3\n").project.reset();
    QDir(place.library()).mkpath(QStringLiteral("holiday pictures"));
    QDir(place.library()).mkpath(QStringLiteral("broken"));
    QFile broken(place.library() + QStringLiteral("/broken/project.sqlite"));
    QVERIFY(broken.open(QFile::WriteOnly) && broken.write("x") == 1);
    broken.close();
    const QList<ProjectSummary> projects = projectsIn(place.library());
    QCOMPARE(projects.size(), 2);
    const ProjectSummary& opened = projects[projects[0].name == QLatin1String("Opened") ? 0 : 1];
    QCOMPARE(opened.name, QStringLiteral("Opened"));
    QCOMPARE(opened.folder, open.project->folder());
    QCOMPARE(opened.rowCount, 1);
    QCOMPARE(opened.unfinishedParts, 1);
    QVERIFY(projects[0].changedAt >= projects[1].changedAt);
    const Result<ProjectFacts> facts = readFacts(open.project->folder());
    QVERIFY(facts);
    QCOMPARE(facts->name, QStringLiteral("Opened"));
    QCOMPARE(facts->jobs.size(), 1);
    QCOMPARE(partStateName(facts->jobs[0].parts[0].state), QStringLiteral("accounted"));
    QVERIFY(projectsIn(place.path(QStringLiteral("nowhere"))).isEmpty());
}

void TestProject::listingLeavesNothingBehind()
{
    auto project = make();
    project.reset();
    const auto files = [&] { return QDir(m_folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); };
    const QStringList before = files();
    QVERIFY(!before.join(u' ').contains(QLatin1String("-wal")));
    QCOMPARE(projectsIn(m_place->library()).size(), 1);
    QCOMPARE(files(), before);
    project = reopened(m_folder); // and it did not stand in the way
    QVERIFY(project);
}

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
