// Uploads byte by byte over a bare socket: order of the fields, chunks, Expect, size, a client that goes away.
#include "practice_client.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

using namespace sheaf;
using namespace Qt::StringLiterals;
using practice::PracticeService;

namespace {

const QByteArray file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"in put é.jsonl\"\r\n"
                        "Content-Type: application/octet-stream\r\n\r\n{\"a\":1}\n\r\n";
const QByteArray purpose = "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n";
const QByteArray expiry = "--b\r\nContent-Disposition: form-data; name=\"expires_after[seconds]\"\r\n\r\n3600\r\n";
const QByteArray end = "--b--\r\n";

QByteArray chunked(const QByteArray& body, int size)
{
    QByteArray chunks;
    for (qsizetype at = 0; at < body.size(); at += size) {
        const QByteArray chunk = body.mid(at, size);
        chunks += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    return chunks + "0\r\n\r\n";
}

QByteArray withLength(const QByteArray& body)
{
    return "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Resident memory of this process, in which the service runs, in bytes.
qint64 residentMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').value(0).toLongLong() * 1024;
    }
    return 0;
}

} // namespace

class TestPracticeWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void formsOfAllKinds_data();
    void formsOfAllKinds();
    void expectIsAnswered();
    void aLargeUploadStaysOnDisk();
    void aClientThatGoesAwayLeavesNothing();
    void requestsWithoutLengthHaveNoBody();

private:
    void connectTo(QTcpSocket& socket) const;
    QByteArray exchange(const QByteArray& head, const QByteArray& body) const;

    std::unique_ptr<PracticeService> m_service;
};

void TestPracticeWire::init()
{
    auto service = PracticeService::start({ .dialect = u"openai"_s, .scenario = {}, .speed = 100, .folder = {}, .key = {} });
    QVERIFY(service);
    m_service = std::move(*service);
}

void TestPracticeWire::connectTo(QTcpSocket& socket) const
{
    socket.connectToHost(u"127.0.0.1"_s, quint16(m_service->address().port()));
    QVERIFY(socket.waitForConnected(5000));
}

QByteArray TestPracticeWire::exchange(const QByteArray& head, const QByteArray& body) const
{
    QTcpSocket socket;
    connectTo(socket);
    socket.write(head + "Host: here\r\nConnection: close\r\n" + body);
    while (socket.waitForReadyRead(5000)) { }
    return socket.readAll();
}

void TestPracticeWire::formsOfAllKinds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("purpose first") << withLength(purpose + file + end);
    QTest::newRow("file first") << withLength(file + purpose + end);
    QTest::newRow("file between") << withLength(expiry + file + purpose + end);
    QTest::newRow("one chunk") << "Transfer-Encoding: chunked\r\n\r\n" + chunked(file + purpose + end, 10'000);
    QTest::newRow("small chunks") << "Transfer-Encoding: chunked\r\n\r\n" + chunked(file + purpose + end, 7);
}

void TestPracticeWire::formsOfAllKinds()
{
    QFETCH(QByteArray, body);
    const QByteArray answer = exchange("POST /v1/files HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n", body);
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
    PracticeClient client(m_service->address());
    const QJsonObject stored = client.get(u"/files"_s).object().value(u"data").toArray().first().toObject();
    QCOMPARE(stored.value(u"filename").toString(), u"in put é.jsonl"_s);
    QCOMPARE(client.get(u"/files/%1/content"_s.arg(stored.value(u"id").toString())).body, "{\"a\":1}\n");
}

void TestPracticeWire::expectIsAnswered()
{
    QTcpSocket socket;
    connectTo(socket);
    const QByteArray body = purpose + file + end;
    socket.write("POST /v1/files HTTP/1.1\r\nHost: here\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                 "Expect: 100-continue\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n");
    QVERIFY(socket.waitForReadyRead(5000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 100"));
    socket.write(body);
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
}

void TestPracticeWire::aLargeUploadStaysOnDisk()
{
    constexpr qint64 megabyte = 1'000'000;
    constexpr int megabytes = 100;
    const QByteArray before = purpose + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.jsonl\"\r\n\r\n";
    const QByteArray after = "\r\n" + end;
    const QByteArray block = QByteArray(megabyte - 1, 'x') + '\n';
    QTcpSocket socket;
    connectTo(socket);
    socket.write("POST /v1/files HTTP/1.1\r\nHost: here\r\nContent-Type: multipart/form-data; boundary=b\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(before.size() + megabytes * megabyte + after.size()) + "\r\n\r\n" + before);
    const qint64 atFirst = residentMemory();
    qint64 most = atFirst;
    for (int i = 0; i < megabytes; ++i) {
        socket.write(block);
        while (socket.bytesToWrite() > 0)
            QVERIFY(socket.waitForBytesWritten(30'000));
        most = std::max(most, residentMemory());
    }
    socket.write(after);
    QByteArray answer;
    while (socket.waitForReadyRead(30'000))
        answer += socket.readAll();
    QVERIFY2(answer.contains("\"bytes\":100000000"), answer.constData());
    QVERIFY2(most - atFirst < 40 * megabyte, qPrintable(QString::number(most - atFirst)));
}

void TestPracticeWire::aClientThatGoesAwayLeavesNothing()
{
    {
        QTcpSocket socket;
        connectTo(socket);
        socket.write("POST /v1/files HTTP/1.1\r\nHost: here\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n" + purpose + file);
        QVERIFY(socket.waitForBytesWritten(5000));
        socket.abort();
    }
    PracticeClient client(m_service->address());
    QTRY_COMPARE(m_service->journal().value(0), u"POST /v1/files"_s);
    QCOMPARE(client.get(u"/files"_s).object().value(u"data").toArray().size(), 0);
}

void TestPracticeWire::requestsWithoutLengthHaveNoBody()
{
    // a DELETE or an empty POST often comes without Content-Length: nothing must be waited for
    QVERIFY(exchange("DELETE /v1/files/x HTTP/1.1\r\n", "\r\n").startsWith("HTTP/1.1 404"));
    QVERIFY(exchange("POST /v1/batches/x/cancel HTTP/1.1\r\n", "\r\n").startsWith("HTTP/1.1 404"));
}

QTEST_GUILESS_MAIN(TestPracticeWire)
#include "tst_practice_wire.moc"
