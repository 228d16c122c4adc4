// Uploads and downloads do not grow with their files.
#include "service/transport.h"

#include "app/service/requests.h"
#include "support/raw_server.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::service;
using namespace sheaf::test;

// Under AddressSanitizer freed blocks are kept for a while, which is not what is measured here.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options()
{
    return "quarantine_size_mb=4";
}

namespace {

constexpr qint64 uploadSize = 200'000'000;
constexpr qint64 downloadSize = 300'000'000;
constexpr qint64 allowedKilobytes = 50'000;

/// VmHWM, the most that was resident since resetPeak().
qint64 peakKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.sliced(6).trimmed().split(' ').at(0).toLongLong();
    }
    return -1;
}

bool resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly) && file.write("5") == 1;
}

} // namespace

class TransferMemoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofAnUpload();
    void ofADownload();
};

void TransferMemoryTest::ofAnUpload()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("sparse.jsonl")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(uploadSize));
    qint64 received = 0;
    RawServer server([&](RawConnection& connection) {
        const auto request = connection.readHead();
        received = connection.discard(request->header("content-length").toLongLong());
        connection.answer(200, R"({"id":"f"})");
    });
    const auto transport = makeTransport();
    QVERIFY(resetPeak());
    const qint64 before = peakKilobytes();
    QCOMPARE(codeOf(ask(*transport, upload(server.url(), file.fileName()))), "answer 200");
    const qint64 grown = peakKilobytes() - before;
    QVERIFY(received > uploadSize);
    qInfo("%lld kB for an upload of 200 MB", grown);
    QVERIFY2(grown < allowedKilobytes, QByteArray::number(grown).constData());
}

void TransferMemoryTest::ofADownload()
{
    RawServer server([&](RawConnection& connection) {
        (void)connection.readRequest();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(downloadSize) + "\r\n\r\n");
        const QByteArray block(1'000'000, 'x');
        for (qint64 sent = 0; sent < downloadSize && connection.send(block); sent += block.size()) { }
    });
    QTemporaryDir folder;
    auto request = get(server.url());
    request.saveTo = folder.filePath(QStringLiteral("out"));
    QVERIFY(QFile::link(QStringLiteral("/dev/null"), request.saveTo + QStringLiteral(".part")));
    const auto transport = makeTransport();
    QVERIFY(resetPeak());
    const qint64 before = peakKilobytes();
    const auto outcome = ask(*transport, request);
    const qint64 grown = peakKilobytes() - before;
    QCOMPARE(codeOf(outcome), "answer 200");
    QCOMPARE(outcome->saved, downloadSize);
    qInfo("%lld kB for a download of 300 MB", grown);
    QVERIFY2(grown < allowedKilobytes, QByteArray::number(grown).constData());
}

QTEST_GUILESS_MAIN(TransferMemoryTest)
#include "tst_transfer_memory.moc"
