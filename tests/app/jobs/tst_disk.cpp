// A disk that is full, or a library that goes away, in the middle of a job: said, nothing lost, nothing twice, and on it
// goes when there is room again.
#include "support/job_setting.h"
#include "support/small_disk.h"

#include "base/sentence.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

using namespace sheaf;
using project::Outcome;
using project::PartState;
using test::JobSetting;
using test::SmallDisk;

namespace {

constexpr int patience = 30'000;
constexpr int rows = 200;
constexpr qint64 diskSize = 8'000'000;

QString noMounts; // why this cannot be tested here

} // namespace

class TestDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFullDiskBeforeTheJobSendsNothing();
    void aFullDiskInTheMiddle_data();
    void aFullDiskInTheMiddle();
    void aFullDiskWhenTheCreateIsAnswered();
    void aLibraryThatVanishesAndComesBack();

private:
    static bool standsStill(JobSetting& setting) { return setting.isSent() && setting.part().problem.has_value(); }
    void goOn(JobSetting& setting)
    {
        setting.engine().refresh(&setting.project(), setting.job().id);
        QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
        QCOMPARE(setting.count(Outcome::Good), qint64(rows));
        QCOMPARE(setting.asked("POST /v1/batches"), 1);
        setting.restart(); // and the disk knows it, too
        QVERIFY(setting.isSettled());
        QCOMPARE(setting.count(Outcome::Good), qint64(rows));
    }
};

void TestDisk::init()
{
    if (!noMounts.isEmpty())
        QSKIP(qPrintable(noMounts));
}

void TestDisk::aFullDiskBeforeTheJobSendsNothing()
{
    SmallDisk disk(diskSize);
    QVERIFY(disk.isMounted());
    JobSetting setting;
    setting.setFolder(disk.path());
    setting.import(test::requestLines(rows));
    disk.fill();
    setting.sendAgain();
    QTRY_VERIFY_WITH_TIMEOUT(setting.sent().isFinished(), patience);
    QVERIFY(!setting.sent().result());
    QVERIFY2(!sentence(setting.sent().result().error()).isEmpty(), qPrintable(codeName(setting.sent().result().error().code)));
    QCOMPARE(setting.proxy().passed().size(), 0);
    disk.empty();
    setting.sendAgain();
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(Outcome::Good), qint64(rows));
}

void TestDisk::aFullDiskInTheMiddle_data()
{
    QTest::addColumn<QString>("held");
    QTest::newRow("while it uploads") << "POST /v1/files hold-answer";
    QTest::newRow("before the create") << "POST /v1/batches hold";
    QTest::newRow("while it runs") << "GET /v1/batches/[^/]+ hold";
    QTest::newRow("while it downloads") << "GET /v1/files/[^/]+/content hold";
}

void TestDisk::aFullDiskInTheMiddle()
{
    QFETCH(QString, held);
    SmallDisk disk(diskSize);
    QVERIFY(disk.isMounted());
    JobSetting setting;
    setting.setFolder(disk.path());
    setting.fault(held.toUtf8().constData());
    setting.send(test::requestLines(rows));
    QTRY_COMPARE_WITH_TIMEOUT(setting.proxy().held(), 1, patience);
    disk.fill();
    setting.proxy().release();
    QTRY_VERIFY_WITH_TIMEOUT(standsStill(setting), patience);
    const ErrorCode code = setting.part().problem->code;
    QVERIFY2(code == ErrorCode::DiskFull || code == ErrorCode::DatabaseFailed, qPrintable(codeName(code)));
    QVERIFY(!sentence(*setting.part().problem).isEmpty());
    disk.empty();
    goOn(setting);
}

void TestDisk::aFullDiskWhenTheCreateIsAnswered()
{
    SmallDisk disk(diskSize);
    QVERIFY(disk.isMounted());
    JobSetting setting;
    setting.setFolder(disk.path());
    setting.fault("POST /v1/batches hold-answer");
    setting.send(test::requestLines(rows));
    QTRY_COMPARE_WITH_TIMEOUT(setting.proxy().held(), 1, patience);
    disk.fill();
    setting.proxy().release();
    QTRY_VERIFY_WITH_TIMEOUT(standsStill(setting), patience);
    disk.empty();
    setting.restart(); // what could not be written is found again at the service
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    goOn(setting);
}

void TestDisk::aLibraryThatVanishesAndComesBack()
{
    SmallDisk disk(diskSize);
    QVERIFY(disk.isMounted());
    JobSetting setting;
    setting.setFolder(disk.path());
    setting.fault("GET /v1/files/[^/]+/content hold");
    setting.send(test::requestLines(rows));
    QTRY_COMPARE_WITH_TIMEOUT(setting.proxy().held(), 1, patience);
    const QString away = disk.path() + QStringLiteral("/away");
    QVERIFY(QDir().rename(disk.path() + QStringLiteral("/1"), away));
    setting.proxy().release();
    QTRY_VERIFY_WITH_TIMEOUT(standsStill(setting), patience);
    QVERIFY(!sentence(*setting.part().problem).isEmpty());
    QDir(disk.path() + QStringLiteral("/1")).removeRecursively(); // what was made in its place
    QVERIFY(QDir().rename(away, disk.path() + QStringLiteral("/1")));
    goOn(setting);
}

int main(int argc, char** argv)
{
    noMounts = test::enterOwnMounts();
    QCoreApplication app(argc, argv);
    TestDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_disk.moc"
