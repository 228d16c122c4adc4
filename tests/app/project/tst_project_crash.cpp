// What was saved is there after the process died: a child edits, says what is stored, and is killed.
#include "app/project/imported.h"

#include "project/library.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <cstring>

#include <unistd.h>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

/// The child: edits for ever; a number on standard output for each state that is stored.
int editUntilKilled(const QString& folder)
{
    const auto project = reopened(folder);
    if (!project)
        return 1;
    Sheet& sheet = project->sheet();
    const ColumnId column = sheet.data().columns[0].id;
    JobRecord job;
    job.name = QStringLiteral("job");
    PartRecord part;
    part.rows = {{RowId(0), 1}};
    job.parts = {part};
    const Result<JobRecord> added = project->addJob(job).result();
    if (!added)
        return 1;
    part = added->parts.first();
    for (int i = 1;; ++i) {
        const QByteArray text = QByteArray::number(i);
        if (!sheet.setCells({{RowId(0), column, text}}, {}))
            return 1;
        sheet.insertRows(sheet.data().rowCount(), {{{column, text}}}, {});
        part.completed = i;
        if (!project->savePart(part).result()) // in its order behind the edits
            return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

/// The child's part: an import that waits for its end as soon as its project is there.
int importUntilKilled(const QString& file, const QString& library)
{
    std::shared_ptr<LoadedProject> held;
    ImportEvents events;
    events.onProject = [&](std::shared_ptr<LoadedProject> loaded) {
        held = std::move(loaded);
        std::puts("there");
        std::fflush(stdout);
        ::pause();
    };
    Progress progress;
    return importFiles({file}, library, events, progress, {}) ? 0 : 1;
}

} // namespace

class TestProjectCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSavedIsThere();
    void theLockOfAnotherProcessHolds();
    void anImportThatDiedIsNoProject();
    void theNextImportRemovesOneThatDied();
};

void TestProjectCrash::whatWasSavedIsThere()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), "a,b\n0,x\n");
    const QString folder = made.project->folder();
    made.project.reset();
    int rows = 1;
    for (int round = 0; round < 3; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--edit"), folder});
        QByteArray told;
        while (told.count('\n') < 20 + 7 * round) {
            QVERIFY2(child.waitForReadyRead(60'000), child.readAllStandardError().constData());
            told += child.readAllStandardOutput();
        }
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
        told += child.readAllStandardOutput();
        const int stored = told.first(told.lastIndexOf('\n')).split('\n').last().toInt();
        QVERIFY(stored >= 20);

        const auto project = reopened(folder);
        QVERIFY(project);
        const SheetData& data = project->sheet().data();
        const int value = data.cell(RowId(0), data.columns[0])->toInt();
        QVERIFY2(value == stored || value == stored + 1, qPrintable(QStringLiteral("%1 %2").arg(value).arg(stored)));
        QVERIFY(data.rowCount() - rows >= stored && data.rowCount() - rows <= value);
        rows = int(data.rowCount());
        QCOMPARE(project->facts().jobs.size(), round + 1);
        const qint64 completed = project->facts().jobs.last().parts.first().completed;
        QVERIFY(completed >= stored && completed <= value);
    }
}

void TestProjectCrash::theLockOfAnotherProcessHolds()
{
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), "a,b\n0,x\n");
    const QString folder = made.project->folder();
    made.project.reset();
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--edit"), folder});
    QVERIFY(child.waitForReadyRead(60'000));
    QCOMPARE(Project::load(folder).error().code, ErrorCode::ProjectInUse);
    child.kill();
    QVERIFY(child.waitForFinished());
    QVERIFY(Project::load(folder));
}

void TestProjectCrash::anImportThatDiedIsNoProject()
{
    const Workplace place;
    QString folder;
    {
        ImportEvents events;
        events.onProject = [&](std::shared_ptr<LoadedProject> loaded) { folder = loaded->folder; };
        Progress progress;
        // Nobody called finishImport(): as if the process had died just before.
        QVERIFY(importFiles({place.file(QStringLiteral("t.csv"), "a,b\n0,x\n")}, place.library(), events, progress, {}));
    }
    QCOMPARE(Project::load(folder).error().code, ErrorCode::ProjectDamaged);
}

void TestProjectCrash::theNextImportRemovesOneThatDied()
{
    const Workplace place;
    const QString file = place.file(QStringLiteral("t.csv"), "a,b\n" + QByteArray("1,2\n").repeated(100'000));
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--import"), file, place.library()});
    QVERIFY(child.waitForReadyRead(60'000));
    QCOMPARE(removeUnfinishedImports(place.library()), QStringList()); // it is at work
    child.kill();
    QVERIFY(child.waitForFinished());
    const QString folder = place.library() + QStringLiteral("/t");
    QVERIFY(QDir(folder).exists());
    QVERIFY(projectsIn(place.library()).isEmpty());
    const Imported made = place.import(QStringLiteral("t.csv"), "a\n1\n");
    QVERIFY(made.result);
    QCOMPARE(made.project->folder(), folder); // the name was free again
    QCOMPARE(projectsIn(place.library()).size(), 1);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--edit") == 0)
        return editUntilKilled(QString::fromLocal8Bit(argv[2]));
    if (argc == 4 && std::strcmp(argv[1], "--import") == 0)
        return importUntilKilled(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    TestProjectCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_project_crash.moc"
