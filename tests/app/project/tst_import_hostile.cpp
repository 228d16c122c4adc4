// What happens around an import: the file changes, the disk has no room, somebody presses Stop. Each ends in an error
// with a sentence, and nothing is left behind.
#include "app/project/imported.h"

#include "base/sentence.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <functional>

#include <sys/resource.h>
#include <unistd.h>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

const QByteArray largeTable = "a,b\n" + QByteArray("1,some text\n").repeated(100'000);

/// Imports, and does something as soon as the first rows are there.
Result<ImportResult> importAnd(const Workplace& place, const QString& path, const std::function<void()>& meanwhile, std::stop_token stop = {})
{
    std::shared_ptr<LoadedProject> held;
    ImportEvents events;
    events.onProject = [&](std::shared_ptr<LoadedProject> loaded) {
        held = std::move(loaded);
        meanwhile();
    };
    Progress progress;
    return importFiles({path}, place.library(), events, progress, std::move(stop));
}

QStringList leftIn(const QString& library)
{
    return QDir(library).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// No file of this process may grow beyond `bytes` while this lives: the next thing to a full disk.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit m_before {};
};

} // namespace

class TestImportHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileThatChanges_data();
    void aFileThatChanges();
    void aDiskWithoutRoom();
    void aFileThatMayNotBeRead();
    void stopInAFolder();
    void stopInALineArray();
};

void TestImportHostile::aFileThatChanges_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("change");
    const QByteArray lines = QByteArray("{\"a\":\"some text\"}\n").repeated(100'000);
    for (const char* change : {"shorter", "longer", "gone"}) {
        QTest::addRow("table, %s", change) << QStringLiteral("t.csv") << largeTable << QString::fromLatin1(change);
        QTest::addRow("lines, %s", change) << QStringLiteral("l.jsonl") << lines << QString::fromLatin1(change);
    }
}

void TestImportHostile::aFileThatChanges()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, change);
    const Workplace place;
    const QString path = place.file(name, bytes);
    const auto result = importAnd(place, path, [&] {
        QFile file(path);
        if (change == QLatin1String("gone"))
            QVERIFY(file.remove());
        else
            QVERIFY(file.resize(change == QLatin1String("longer") ? file.size() + 10 : file.size() / 2));
    });
    QVERIFY(!result);
    QCOMPARE(codeName(result.error().code), codeName(ErrorCode::FileChanged));
    QCOMPARE(result.error().path, path);
    QCOMPARE(leftIn(place.library()), QStringList());
}

void TestImportHostile::aDiskWithoutRoom()
{
    const Workplace place;
    const QString path = place.file(QStringLiteral("t.csv"), largeTable + largeTable + largeTable);
    const SmallDisk disk(1'500'000);
    const auto result = importAnd(place, path, [] {});
    QVERIFY(!result);
    QCOMPARE(codeName(result.error().code), codeName(ErrorCode::WriteFailed)); // a full disk has a code of its own
    QVERIFY(!sentence(result.error()).isEmpty());
    QCOMPARE(leftIn(place.library()), QStringList());
}

void TestImportHostile::aFileThatMayNotBeRead()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    const Workplace place;
    const QString path = place.file(QStringLiteral("t.csv"), "a\n1\n");
    QVERIFY(QFile::setPermissions(path, {}));
    const auto result = importAnd(place, path, [] {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::PermissionDenied);
}

void TestImportHostile::stopInAFolder()
{
    const Workplace place;
    QVERIFY(QDir().mkpath(place.path(QStringLiteral("texts"))));
    for (int i = 0; i < 20; ++i)
        place.file(QStringLiteral("texts/%1.txt").arg(i), "text");
    std::stop_source stop;
    const auto result = importAnd(place, place.path(QStringLiteral("texts")), [&] { stop.request_stop(); }, stop.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QCOMPARE(leftIn(place.library()), QStringList());
}

void TestImportHostile::stopInALineArray()
{
    const Workplace place;
    const QString path = place.file(QStringLiteral("a.json"), "[" + QByteArray("{\"a\":\"some text\"},\n").repeated(50'000) + "{}]");
    std::stop_source stop;
    const auto result = importAnd(place, path, [&] { stop.request_stop(); }, stop.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QCOMPARE(leftIn(place.library()), QStringList());
}

QTEST_GUILESS_MAIN(TestImportHostile)
#include "tst_import_hostile.moc"
