// How an exchange ends without an answer: stalls, stops, refused connections, and what must not be sent at all.
#include "service/transport.h"

#include "app/service/requests.h"
#include "support/raw_server.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <semaphore>

using namespace sheaf;
using namespace sheaf::service;
using namespace sheaf::test;

namespace {

void keepSilent(RawConnection& connection)
{
    (void)connection.readRequest();
    connection.waitForClient();
}

} // namespace

class TransportEndsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_transport = makeTransport(); }
    void givesUpOnAStall();
    void givesUpOnAStallWithinTheAnswer();
    void givesUpOnAStallWithinAnUpload();
    void isPatientWithASlowAnswer();
    void stopsAtOnce();
    void stopsBeforeItStarts();
    void keepsEveryPromiseWhenItEnds();
    void saysThatNothingArrivedWhenRefused();
    void refusesToSendAKeyInTheClear();
    void refusesWhatIsNoWebAddress();
    void usesNoProxyForThisComputer();

private:
    std::unique_ptr<Transport> m_transport;
};

void TransportEndsTest::givesUpOnAStall()
{
    RawServer server(keepSilent);
    for (auto request : {get(server.url()), post(server.url())}) {
        request.stallTimeout = Millis(150);
        const auto outcome = ask(*m_transport, request);
        QCOMPARE(codeOf(outcome), "timed-out");
        QVERIFY(outcome.error().mayHaveArrived);
    }
    QCOMPARE(server.requests().size(), 2);
}

void TransportEndsTest::givesUpOnAStallWithinTheAnswer()
{
    RawServer server([](RawConnection& connection) {
        (void)connection.readRequest();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
        connection.waitForClient();
    });
    auto request = get(server.url());
    request.stallTimeout = Millis(150);
    QCOMPARE(codeOf(ask(*m_transport, request)), "timed-out");
}

void TransportEndsTest::givesUpOnAStallWithinAnUpload()
{
    std::binary_semaphore done {0};
    RawServer server([&](RawConnection& connection) {
        (void)connection.readHead();
        done.acquire(); // reads nothing more
    });
    auto request = post(server.url(), QByteArray(30'000'000, 'x')); // more than sockets hold
    request.stallTimeout = Millis(300);
    QCOMPARE(codeOf(ask(*m_transport, request)), "timed-out");
    done.release();
}

void TransportEndsTest::isPatientWithASlowAnswer()
{
    RawServer server([](RawConnection& connection) {
        (void)connection.readRequest();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n");
        for (int i = 0; i < 12; ++i) {
            std::this_thread::sleep_for(Millis(100));
            connection.send("x");
        }
    });
    auto request = get(server.url());
    request.stallTimeout = Millis(1000); // less than the whole takes, more than a gap
    QCOMPARE(codeOf(ask(*m_transport, request)), "answer 200");
}

void TransportEndsTest::stopsAtOnce()
{
    std::binary_semaphore arrived {0};
    RawServer server([&](RawConnection& connection) {
        (void)connection.readRequest();
        arrived.release();
        connection.waitForClient();
    });
    std::stop_source stop;
    auto request = post(server.url());
    request.stop = stop.get_token();
    auto future = m_transport->send(request);
    arrived.acquire();
    stop.request_stop();
    const auto outcome = future.result(); // or the test's timeout
    QCOMPARE(codeOf(outcome), "cancelled");
    QVERIFY(outcome.error().mayHaveArrived);
}

void TransportEndsTest::stopsBeforeItStarts()
{
    RawServer server(keepSilent);
    std::stop_source stop;
    stop.request_stop();
    auto request = post(server.url());
    request.stop = stop.get_token();
    const auto outcome = ask(*m_transport, request);
    QCOMPARE(codeOf(outcome), "cancelled");
    QVERIFY(!outcome.error().mayHaveArrived);
    QCOMPARE(server.connections(), 0);
}

void TransportEndsTest::keepsEveryPromiseWhenItEnds()
{
    RawServer server(keepSilent);
    QList<QFuture<HttpOutcome>> futures;
    for (int i = 0; i < 20; ++i)
        futures.append(m_transport->send(post(server.url())));
    m_transport.reset();
    for (const auto& future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(codeOf(future.result()), "cancelled");
    }
}

void TransportEndsTest::saysThatNothingArrivedWhenRefused()
{
    QUrl closed;
    {
        RawServer server(keepSilent);
        closed = server.url();
    }
    for (const auto& request : {get(closed), post(closed)}) {
        const auto outcome = ask(*m_transport, request);
        QCOMPARE(codeOf(outcome), "host-unreachable");
        QVERIFY(!outcome.error().mayHaveArrived);
    }
}

void TransportEndsTest::refusesToSendAKeyInTheClear()
{
    RawServer server(RawServer::answering([](const RawRequest&, RawConnection& c) { c.answer(200, "{}"); }));
    QUrl open = server.url();
    open.setHost(QStringLiteral("0.0.0.0")); // reaches this server, and is no loopback address
    for (const auto& request : {get(open), post(open)}) {
        const auto outcome = ask(*m_transport, request);
        QCOMPARE(codeOf(outcome), "insecure-address");
        QVERIFY(!outcome.error().mayHaveArrived);
    }
    QCOMPARE(server.connections(), 0);
    QCOMPARE(codeOf(ask(*m_transport, get(open, {}))), "answer 200"); // without a key it is the user's business
}

void TransportEndsTest::refusesWhatIsNoWebAddress()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("x")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const QUrl& url : {QUrl::fromLocalFile(file.fileName()), QUrl(QStringLiteral("data:,x")), QUrl(), QUrl(QStringLiteral("ftp://127.0.0.1/x"))})
        QCOMPARE(codeOf(ask(*m_transport, get(url))), "host-unreachable");
}

void TransportEndsTest::usesNoProxyForThisComputer()
{
    RawServer proxy(keepSilent);
    RawServer server(RawServer::answering([](const RawRequest&, RawConnection& c) { c.answer(200, "{}"); }));
    qputenv("http_proxy", proxy.url(QStringLiteral("/")).toEncoded());
    const auto transport = makeTransport();
    QCOMPARE(codeOf(ask(*transport, get(server.url()))), "answer 200");
    qunsetenv("http_proxy");
    QCOMPARE(proxy.connections(), 0);
}

QTEST_GUILESS_MAIN(TransportEndsTest)
#include "tst_transport_ends.moc"
