// Opening a project: the lock, versions older and newer, folders that cannot be written, and files that are damaged.
#include "app/project/imported.h"
#include "project/connection.h"
#include "project/database.h"
#include "project/schema.h"

#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

/// Runs SQL on a project that nobody has open.
void runSql(const QString& folder, const char* sql)
{
    const auto connection = Connection::open(folder + QStringLiteral("/project.sqlite"), Connection::Access::ReadWrite);
    QVERIFY(connection);
    QVERIFY((*connection)->run(sql));
}

} // namespace

class TestProjectOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLockedAgainstASecondOne();
    void doesNotOpen_data();
    void doesNotOpen();
    void newerVersionIsReadOnly();
    void readOnlyFolder();
    void opensWhatTheFirstVersionWrote();
    void migratesStepByStep();
    void failedMigrationChangesNothing();
    void tellsWhenSavingFails();

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

void TestProjectOpening::isLockedAgainstASecondOne()
{
    auto project = make();
    QCOMPARE(Project::load(m_folder).error().code, ErrorCode::ProjectInUse);
    project.reset();
    QVERIFY(Project::load(m_folder));
}

void TestProjectOpening::doesNotOpen_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("garbage") << "project.sqlite" << QByteArray("no database at all").repeated(400) << ErrorCode::ProjectDamaged;
    QTest::newRow("empty database") << "project.sqlite" << QByteArray() << ErrorCode::ProjectDamaged;
    QTest::newRow("rows cut off") << "sheet/000.csv" << QByteArray("id,text\n1,a\n") << ErrorCode::ProjectDamaged;
    QTest::newRow("other rows of the same size") << "sheet/000.csv" << QByteArray("id,text\n1,a\n\n\n\n\n2,b\n").first(20) << ErrorCode::ProjectDamaged;
}

void TestProjectOpening::doesNotOpen()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    make().reset();
    QVERIFY(QFile::remove(m_folder + QStringLiteral("/sheet/000.rows")));
    QFile broken(m_folder + QLatin1Char('/') + file);
    QVERIFY(broken.open(QFile::WriteOnly | QFile::Truncate));
    broken.write(bytes);
    broken.close();
    QCOMPARE(codeName(Project::load(m_folder).error().code), codeName(code));
    QVERIFY(QFile::remove(broken.fileName()));
    QCOMPARE(Project::load(m_folder).error().code, ErrorCode::FileNotFound);
}

void TestProjectOpening::newerVersionIsReadOnly()
{
    auto project = make();
    QVERIFY(project->sheet().setCells({{RowId(0), project->sheet().data().columns[1].id, "edited"}}, {}));
    project.reset();
    runSql(m_folder, "PRAGMA user_version = 999");
    const QByteArray before = fileBytes(m_folder + QStringLiteral("/project.sqlite"));
    project = reopened(m_folder);
    QVERIFY(project);
    QVERIFY(project->facts().readOnly && project->facts().isNewer);
    QVERIFY(project->sheet().isReadOnly());
    QCOMPARE(dump(project->sheet().data()), QByteArray("1|edited\n2|b\n3|c\n"));
    project->setName(QStringLiteral("other"));
    QCOMPARE(project->addJob(JobRecord()).result().error().code, ErrorCode::ProjectNewer);
    QCOMPARE(project->savePart(PartRecord()).result().error().code, ErrorCode::ProjectNewer);
    QCOMPARE(project->events(JobId(0)).result()->size(), 1);
    project.reset();
    QCOMPARE(fileBytes(m_folder + QStringLiteral("/project.sqlite")), before);
    runSql(m_folder, "ALTER TABLE edit RENAME TO edit_of_the_future");
    QCOMPARE(Project::load(m_folder).error().code, ErrorCode::ProjectNewer);
}

void TestProjectOpening::readOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    make().reset();
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::ExeOwner);
    auto project = reopened(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(project);
    QVERIFY(project->facts().readOnly && !project->facts().isNewer);
    QCOMPARE(dump(project->sheet().data()), QByteArray("1|a\n2|b\n3|c\n"));
    QCOMPARE(project->addJob(JobRecord()).result().error().code, ErrorCode::PermissionDenied);
}

void TestProjectOpening::opensWhatTheFirstVersionWrote()
{
    auto project = make();
    QVERIFY(project->sheet().setCells({{RowId(0), project->sheet().data().columns[1].id, "edited"}}, {}));
    project.reset();
    for (const char* sql : {"ALTER TABLE base DROP COLUMN added_rows", "ALTER TABLE base DROP COLUMN cell_count",
             "ALTER TABLE job DROP COLUMN elsewhere", "PRAGMA user_version = 1"})
        runSql(m_folder, sql);
    const QString path = m_folder + QStringLiteral("/project.sqlite");
    {
        const QByteArray before = fileBytes(path);
        const auto database = Database::open(path, true); // as from a disc that cannot be written
        QVERIFY(database);
        const auto stored = (*database)->read();
        QVERIFY(stored);
        QVERIFY(stored->facts.readOnly && !stored->facts.isNewer);
        QCOMPARE(stored->edits.size(), 1);
        QCOMPARE(fileBytes(path), before);
    }
    project = reopened(m_folder);
    QVERIFY(project);
    QVERIFY(!project->facts().readOnly);
    QCOMPARE(dump(project->sheet().data()), QByteArray("1|edited\n2|b\n3|c\n"));
    QCOMPARE(project->sheet().data().base.addedRows, 0);
}

void TestProjectOpening::migratesStepByStep()
{
    const Workplace place;
    const QString path = place.path(QStringLiteral("old.sqlite"));
    const std::vector<const char*> scripts {
        "CREATE TABLE a (n INTEGER) STRICT;\nINSERT INTO a VALUES (1);\n", "ALTER TABLE a ADD COLUMN t TEXT;\n",
        "CREATE TABLE b (n INTEGER) STRICT;\nUPDATE a SET t = 'three';\n"};
    const std::span<const char* const> all(scripts);
    const auto open = [&] { return Connection::open(path, Connection::Access::ReadWrite); };
    QVERIFY(migrate(**open(), all.first(1)));
    QCOMPARE(projectVersion(**open()).value_or(0), 1);
    QVERIFY(migrate(**open(), all));
    QCOMPARE(projectVersion(**open()).value_or(0), 3);
    QCOMPARE((*open())->number("SELECT count(*) FROM a WHERE t = 'three' AND n = 1").value_or(0), 1);
    QVERIFY(migrate(**open(), all)); // nothing left to do
    QCOMPARE((*open())->number("SELECT count(*) FROM a").value_or(0), 1);
}

void TestProjectOpening::failedMigrationChangesNothing()
{
    const Workplace place;
    const auto connection = Connection::open(place.path(QStringLiteral("old.sqlite")), Connection::Access::ReadWrite);
    const std::vector<const char*> scripts {"CREATE TABLE a (n INTEGER) STRICT;\n", "CREATE TABLE b (n INTEGER) STRICT;\nNONSENSE;\n"};
    QCOMPARE(migrate(**connection, scripts).error().code, ErrorCode::DatabaseFailed);
    QCOMPARE(projectVersion(**connection).value_or(0), 1);
    QCOMPARE((*connection)->number("SELECT count(*) FROM sqlite_schema WHERE name = 'b'").value_or(9), 0);
}

void TestProjectOpening::tellsWhenSavingFails()
{
    auto project = make();
    project.reset();
    runSql(m_folder, "DROP TABLE event");
    project = reopened(m_folder);
    QSignalSpy failed(project.get(), &Project::saveFailed);
    project->addEvent({});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::DatabaseFailed);
    project->setName(QStringLiteral("still works"));
    project->drain();
    QCOMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(TestProjectOpening)
#include "tst_project_opening.moc"
