// sheaf-cli on libraries that cannot be written, are in use, damaged or newer: a sentence, the right exit code, and
// nothing is lost.
#include "support/small_disk.h"

#include "base/whole_file.h"
#include "practice/practice_service.h"
#include "support/fault_proxy.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
QString noMounts; // why disks of its own cannot be had here

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Ended ended(QProcess& process)
{
    if (!process.waitForFinished(patience))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

Ended cli(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(SHEAF_CLI), arguments);
    return ended(process);
}

} // namespace

class TestLibraryTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSecondSheafOnTheSameLibrary();
    void aDamagedProjectDoesNotStopTheOthers();
    void aProjectOfANewerVersionIsRead();
    void aReadOnlyLibraryIsRead();
    void aFullDiskLeavesNothingHalf();
    void aLibraryThatCannotBe();

private:
    QStringList run(const QString& library, const QString& data) const
    {
        return {u"run"_s, data, u"--base-url"_s, m_proxy->address().toString(), u"--model"_s, u"m"_s, u"--prompt"_s, u"Repeat: {{text}}"_s,
            u"--library"_s, library, u"--out"_s, m_folder.filePath(u"out.csv"_s), u"--poll"_s, u"0.05"_s};
    }
    Ended resume(const QString& library) const { return cli({u"resume"_s, u"--library"_s, library, u"--poll"_s, u"0.05"_s}); }
    Ended results(const QString& project, const char* out = "results.csv") const
    {
        return cli({u"results"_s, project, u"--out"_s, m_folder.filePath(QLatin1String(out))});
    }
    QString table(const char* name, int rows = 20) const
    {
        QByteArray bytes = "id,text\n";
        for (int i = 0; i < rows; ++i)
            bytes += QByteArray::number(i) + ",a text\n";
        const QString path = m_folder.filePath(QLatin1String(name));
        if (!writeWhole(path, bytes))
            qFatal("cannot write");
        return path;
    }
    QString newLibrary() { return m_folder.filePath(u"library-%1"_s.arg(++m_libraries)); }

    QTemporaryDir m_folder;
    int m_libraries = 0;
    std::unique_ptr<practice::PracticeService> m_service;
    std::unique_ptr<test::FaultProxy> m_proxy;
};

void TestLibraryTrouble::initTestCase()
{
    practice::Options options;
    options.speed = 100;
    auto service = practice::PracticeService::start(options);
    QVERIFY(service);
    m_service = std::move(*service);
    m_proxy = std::make_unique<test::FaultProxy>(m_service->address());
}

void TestLibraryTrouble::aSecondSheafOnTheSameLibrary()
{
    const QString library = newLibrary();
    m_proxy->add(*test::ruleFromText(u"GET /v1/files/[^/]+/content hold"_s));
    QProcess first;
    first.start(QStringLiteral(SHEAF_CLI), run(library, table("t.csv")));
    QTRY_COMPARE_WITH_TIMEOUT(m_proxy->held(), 1, patience);
    const Ended second = resume(library);
    QVERIFY2(second.err.contains("[project-in-use]"), second.err.constData());
    QVERIFY(!second.err.contains("Nothing is unfinished"));
    QVERIFY(second.code != 0);
    m_proxy->release();
    const Ended done = ended(first);
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(resume(library).code, 0);
}

void TestLibraryTrouble::aDamagedProjectDoesNotStopTheOthers()
{
    const QString library = newLibrary();
    m_proxy->add(*test::ruleFromText(u"GET /v1/batches/[^/]+ hold"_s));
    QProcess killed;
    killed.start(QStringLiteral(SHEAF_CLI), run(library, table("good.csv")));
    QTRY_COMPARE_WITH_TIMEOUT(m_proxy->held(), 1, patience);
    killed.kill();
    QVERIFY(killed.waitForFinished(patience));
    QVERIFY(QDir(library).mkpath(u"bad/sheet"_s));
    const QByteArray rubbish("SQLite format 3\0 and then rubbish", 32);
    QVERIFY(writeWhole(library + u"/bad/project.sqlite"_s, rubbish));
    const Ended bad = results(library + u"/bad"_s);
    QCOMPARE(bad.code, 2);
    QVERIFY2(bad.err.contains("[project-damaged]"), bad.err.constData());
    const Ended resumed = resume(library);
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    QCOMPARE(results(library + u"/good"_s).code, 0);
    QCOMPARE(readWhole(library + u"/bad/project.sqlite"_s).value_or(QByteArray()), rubbish); // somebody may mend it
}

void TestLibraryTrouble::aProjectOfANewerVersionIsRead()
{
    const QString library = newLibrary();
    QCOMPARE(cli(run(library, table("t.csv"))).code, 0);
    QFile database(library + u"/t/project.sqlite"_s);
    QVERIFY(database.open(QIODevice::ReadWrite));
    QVERIFY(database.seek(60) && database.write(QByteArray("\x00\x00\x03\xe7", 4)) == 4); // user_version in SQLite's header
    database.close();
    const Ended read = results(library + u"/t"_s);
    QVERIFY2(read.code == 0, read.err.constData());
    QCOMPARE(readWhole(m_folder.filePath(u"results.csv"_s)).value_or(QByteArray()), readWhole(m_folder.filePath(u"out.csv"_s)).value_or(QByteArray("?")));
}

void TestLibraryTrouble::aReadOnlyLibraryIsRead()
{
    if (!noMounts.isEmpty())
        QSKIP(qPrintable(noMounts));
    test::SmallDisk disk(8'000'000);
    QVERIFY(disk.isMounted());
    const QString data = table("t.csv");
    QCOMPARE(cli(run(disk.path(), data)).code, 0);
    QVERIFY(disk.setReadOnly(true));
    const Ended jobs = cli({u"jobs"_s, u"--json"_s, u"--library"_s, disk.path()});
    QVERIFY2(jobs.code == 0 && jobs.out.contains("\"done\""), (jobs.out + jobs.err).constData());
    const Ended read = results(disk.path() + u"/t"_s);
    QVERIFY2(read.code == 0, read.err.constData());
    const Ended refused = cli(run(disk.path(), data));
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.startsWith("sheaf-cli: "), refused.err.constData());
}

void TestLibraryTrouble::aFullDiskLeavesNothingHalf()
{
    if (!noMounts.isEmpty())
        QSKIP(qPrintable(noMounts));
    test::SmallDisk disk(3'000'000);
    QVERIFY(disk.isMounted());
    const QString data = table("large.csv", 500'000);
    const Ended refused = cli(run(disk.path(), data));
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("[disk-full]"), refused.err.constData());
    QVERIFY(!QFile::exists(disk.path() + u"/large"_s));
    QCOMPARE(cli(run(disk.path(), table("t.csv"))).code, 0); // there is room for less
}

void TestLibraryTrouble::aLibraryThatCannotBe()
{
    const QString file = table("t.csv");
    const Ended refused = cli(run(file + u"/library"_s, file)); // a file is no folder
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.startsWith("sheaf-cli: "), refused.err.constData());
}

int main(int argc, char** argv)
{
    noMounts = test::enterOwnMounts();
    QCoreApplication app(argc, argv);
    TestLibraryTrouble test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_library_trouble.moc"
