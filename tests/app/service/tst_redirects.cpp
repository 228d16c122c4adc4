// Redirects: the rules by a table, and that the key really does not travel (measured.md 0.2).
#include "service/addresses.h"
#include "service/transport.h"

#include "app/service/requests.h"
#include "support/raw_server.h"

#include <QTest>

#include <memory>

using namespace sheaf;
using namespace sheaf::service;
using namespace sheaf::test;

namespace {

RawServer::Handler redirecting(int status, const QByteArray& location)
{
    return RawServer::answering([=](const RawRequest&, RawConnection& connection) {
        connection.answer(status, "moved", {"Location: " + location});
    });
}

RawServer::Handler good()
{
    return RawServer::answering([](const RawRequest&, RawConnection& connection) { connection.answer(200, "{}"); });
}

} // namespace

class RedirectsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_transport = makeTransport(); }
    void chooseTheNextHop_data();
    void chooseTheNextHop();
    void neverTakeTheKeyElsewhere();
    void keepTheKeyAtHome();
    void endAfterFive();
    void areNotFollowedByAPost_data();
    void areNotFollowedByAPost();
    void knowsLoopback_data();
    void knowsLoopback();

private:
    std::unique_ptr<Transport> m_transport;
};

void RedirectsTest::chooseTheNextHop_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<int>("followed");
    QTest::addColumn<QString>("to"); // empty = refused
    QTest::addColumn<bool>("withKey");
    const auto row = [](const char* name, const char* method, const char* from, const char* location, int followed,
                         const char* to, bool withKey) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(from) << QByteArray(location) << followed
                            << QString::fromLatin1(to) << withKey;
    };
    row("same origin", "GET", "https://a.example/v1/x", "/v1/y", 0, "https://a.example/v1/y", true);
    row("relative", "GET", "https://a.example/v1/x", "y?z=%2F", 0, "https://a.example/v1/y?z=%2F", true);
    row("default port named", "GET", "https://a.example/x", "https://a.example:443/y", 0, "https://a.example:443/y", true);
    row("other host", "GET", "https://a.example/x", "https://b.example/y?sig=1", 0, "https://b.example/y?sig=1", false);
    row("other port", "GET", "https://a.example/x", "https://a.example:8443/y", 0, "https://a.example:8443/y", false);
    row("subdomain", "GET", "https://a.example/x", "https://s.a.example/y", 0, "https://s.a.example/y", false);
    row("user in address", "GET", "https://a.example/x", "https://u:p@a.example/y", 0, "https://a.example/y", true);
    row("to http", "GET", "https://a.example/x", "http://a.example/y", 0, "", false);
    row("to http of this computer", "GET", "https://a.example/x", "http://127.0.0.1/y", 0, "", false);
    row("http to https", "GET", "http://127.0.0.1/x", "https://a.example/y", 0, "https://a.example/y", false);
    row("to a file", "GET", "https://a.example/x", "file:///etc/passwd", 0, "", false);
    row("fifth", "GET", "https://a.example/x", "/y", 4, "https://a.example/y", true);
    row("sixth", "GET", "https://a.example/x", "/y", 5, "", false);
    row("post", "POST", "https://a.example/x", "/y", 0, "", false);
    row("delete", "DELETE", "https://a.example/x", "/y", 0, "", false);
}

void RedirectsTest::chooseTheNextHop()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, from);
    QFETCH(QByteArray, location);
    QFETCH(int, followed);
    QFETCH(QString, to);
    const auto hop = nextHop(method, {QUrl(from), true}, 302, location, followed);
    if (to.isEmpty()) {
        QVERIFY(!hop);
        QCOMPARE(hop.error().code, ErrorCode::RedirectRefused);
        return;
    }
    QVERIFY(hop);
    QCOMPARE(hop->url.toString(QUrl::FullyEncoded), to);
    QTEST(hop->withKey, "withKey");
    const auto withoutKey = nextHop(method, {QUrl(from), false}, 302, location, followed);
    QVERIFY(withoutKey && !withoutKey->withKey);
}

void RedirectsTest::neverTakeTheKeyElsewhere()
{
    QByteArray home;
    RawServer storage(RawServer::answering([&](const RawRequest& request, RawConnection& connection) {
        if (request.target == "/back")
            connection.answer(302, {}, {"Location: " + home});
        else
            connection.answer(200, "{}");
    }));
    RawServer service(RawServer::answering([&](const RawRequest& request, RawConnection& connection) {
        if (request.target == "/home")
            connection.answer(200, "{}");
        else
            connection.answer(302, "moved", {"Location: " + storage.url(QString::fromLatin1(request.target)).toEncoded()});
    }));
    home = service.url(QStringLiteral("/home")).toEncoded();
    QCOMPARE(codeOf(ask(*m_transport, get(service.url(QStringLiteral("/away"))))), "answer 200");
    QCOMPARE(codeOf(ask(*m_transport, get(service.url(QStringLiteral("/back"))))), "answer 200");
    QCOMPARE(storage.requests().size(), 2);
    for (const RawRequest& request : storage.requests())
        QVERIFY(!request.has("authorization") && !request.head.contains("secret-key-1"));
    QCOMPARE(service.requests().size(), 3);
    QVERIFY(service.requests().at(0).has("authorization"));
    QVERIFY(!service.requests().at(2).has("authorization")); // away and back again: still without
}

void RedirectsTest::keepTheKeyAtHome()
{
    RawServer server(RawServer::answering([](const RawRequest& request, RawConnection& connection) {
        if (request.target == "/b")
            connection.answer(200, "{}");
        else
            connection.answer(307, {}, {"Location: /b"});
    }));
    QCOMPARE(codeOf(ask(*m_transport, get(server.url(QStringLiteral("/a"))))), "answer 200");
    QCOMPARE(server.requests().at(1).header("authorization"), "Bearer secret-key-1");
}

void RedirectsTest::endAfterFive()
{
    RawServer server(redirecting(302, "/again"));
    const auto outcome = ask(*m_transport, get(server.url()));
    QCOMPARE(codeOf(outcome), "redirect-refused");
    QCOMPARE(server.requests().size(), 6);
}

void RedirectsTest::areNotFollowedByAPost_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void RedirectsTest::areNotFollowedByAPost()
{
    QFETCH(int, status);
    RawServer target(good());
    RawServer server(redirecting(status, target.url().toEncoded()));
    const auto outcome = ask(*m_transport, post(server.url()));
    QCOMPARE(codeOf(outcome), "redirect-refused");
    QCOMPARE(outcome.error().error.status, status);
    QCOMPARE(target.connections(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void RedirectsTest::knowsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("expected");
    for (const char* host : {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1"})
        QTest::newRow(host) << QString::fromLatin1(host) << true;
    for (const char* host : {"0.0.0.0", "127.0.0.1.example", "localhost.example", "10.0.0.1", "", "a.example", "::"})
        QTest::addRow("'%s'", host) << QString::fromLatin1(host) << false;
}

void RedirectsTest::knowsLoopback()
{
    QFETCH(QString, host);
    QTEST(isLoopback(host), "expected");
}

QTEST_GUILESS_MAIN(RedirectsTest)
#include "tst_redirects.moc"
