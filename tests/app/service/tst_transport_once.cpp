// One send() is one request on the wire, whatever the server does (measured.md 0.1).
#include "service/transport.h"

#include "app/service/requests.h"
#include "support/raw_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace sheaf;
using namespace sheaf::service;
using namespace sheaf::test;

class TransportOnceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_transport = makeTransport(); }
    void sendsOnceWhenTheConnectionEnds_data();
    void sendsOnceWhenTheConnectionEnds();
    void sendsOnceOnAKeptAliveConnection_data();
    void sendsOnceOnAKeptAliveConnection();
    void sendsOnceWhenTheConnectionEndsWithinTheBody();
    void sendsOnceWhenAskedForAPassword();

private:
    [[nodiscard]] HttpRequest requestOf(const QByteArray& kind, const QUrl& url);

    std::unique_ptr<Transport> m_transport;
    QTemporaryDir m_folder;
};

HttpRequest TransportOnceTest::requestOf(const QByteArray& kind, const QUrl& url)
{
    if (kind == "get")
        return get(url);
    if (kind == "post")
        return post(url);
    if (kind == "empty post")
        return post(url, {});
    QFile file(m_folder.filePath(QStringLiteral("rows.jsonl")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(100'000, 'x')) < 0)
        qFatal("no file");
    return upload(url, file.fileName());
}

void TransportOnceTest::sendsOnceWhenTheConnectionEnds_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<bool>("reset");
    for (const char* kind : {"get", "post", "empty post", "upload"}) {
        QTest::addRow("%s, FIN", kind) << QByteArray(kind) << false;
        QTest::addRow("%s, RST", kind) << QByteArray(kind) << true;
    }
}

void TransportOnceTest::sendsOnceWhenTheConnectionEnds()
{
    QFETCH(QByteArray, kind);
    QFETCH(bool, reset);
    RawServer server([reset](RawConnection& connection) {
        if (connection.readRequest() && reset)
            connection.reset();
    });
    const auto outcome = ask(*m_transport, requestOf(kind, server.url()));
    QCOMPARE(codeOf(outcome), "connection-lost");
    QVERIFY(outcome.error().mayHaveArrived);
    QCOMPARE(server.requests().size(), 1);
}

void TransportOnceTest::sendsOnceOnAKeptAliveConnection_data()
{
    sendsOnceWhenTheConnectionEnds_data();
}

void TransportOnceTest::sendsOnceOnAKeptAliveConnection()
{
    QFETCH(QByteArray, kind);
    QFETCH(bool, reset);
    // answers the first request of a connection and keeps it open, whatever the client wished
    RawServer server([reset](RawConnection& connection) {
        if (!connection.readRequest())
            return;
        connection.answer(200, "{}");
        if (connection.readRequest() && reset)
            connection.reset();
    });
    QCOMPARE(codeOf(ask(*m_transport, requestOf(kind, server.url()))), "answer 200");
    const auto outcome = ask(*m_transport, requestOf(kind, server.url()));
    if (server.connections() == 1)
        QCOMPARE(codeOf(outcome), "connection-lost");
    QCOMPARE(server.requests().size(), 2);
}

void TransportOnceTest::sendsOnceWhenTheConnectionEndsWithinTheBody()
{
    RawServer server([](RawConnection& connection) {
        if (connection.readHead())
            connection.discard(1000);
        connection.reset();
    });
    const auto outcome = ask(*m_transport, requestOf("upload", server.url()));
    QCOMPARE(codeOf(outcome), "connection-lost");
    QCOMPARE(server.requests().size(), 1);
}

void TransportOnceTest::sendsOnceWhenAskedForAPassword()
{
    RawServer server(RawServer::answering([](const RawRequest&, RawConnection& connection) {
        connection.answer(401, R"({"error":"no such key"})",
            {"WWW-Authenticate: Basic realm=\"x\"", "WWW-Authenticate: Negotiate", "Content-Type: application/json"});
    }));
    for (const char* kind : {"get", "post"}) {
        const auto outcome = ask(*m_transport, requestOf(kind, server.url()));
        QCOMPARE(codeOf(outcome), "answer 401");
        QCOMPARE(outcome->body, R"({"error":"no such key"})");
    }
    QCOMPARE(server.requests().size(), 2);
}

QTEST_GUILESS_MAIN(TransportOnceTest)
#include "tst_transport_once.moc"
