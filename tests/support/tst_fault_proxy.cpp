// The proxy does to a request what its rule says, and nothing to the others.

#include "support/fault_proxy.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace sheaf::test;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000;

/// What a client saw of one exchange.
struct Heard {
    QByteArray bytes;
    bool wasReset = false;

    [[nodiscard]] QByteArray body() const
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : bytes.mid(end + 4);
    }
};

/// Of plain sockets: Qt's take a reset for an ordinary end.
class Client
{
public:
    Client(const QUrl& address, const QByteArray& method, const QByteArray& path, const QByteArray& body = {})
    {
        sockaddr_in to {};
        to.sin_family = AF_INET;
        to.sin_port = htons(quint16(address.port()));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval longest {patience / 1000, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
        if (::connect(m_socket, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
            qFatal("nobody listens");
        send(method + ' ' + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    ~Client() { ::close(m_socket); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const auto sent = ::send(m_socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
            if (sent <= 0)
                return; // the other side has hung up
            bytes = bytes.sliced(sent);
        }
    }
    /// Everything until the other side ends the connection.
    Heard hear()
    {
        Heard heard;
        std::array<char, 65536> block;
        ssize_t got = 0;
        while ((got = ::recv(m_socket, block.data(), block.size(), 0)) > 0)
            heard.bytes.append(block.data(), got);
        heard.wasReset = got < 0 && errno == ECONNRESET;
        return heard;
    }

private:
    int m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
};

Heard ask(const QUrl& address, const QByteArray& method, const QByteArray& path, const QByteArray& body = {})
{
    return Client(address, method, path, body).hear();
}

FaultRule rule(const char* text)
{
    const auto read = ruleFromText(QString::fromUtf8(text));
    if (!read)
        qFatal("no rule: %s", text);
    return *read;
}

} // namespace

class TestFaultProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rulesAreRead_data();
    void rulesAreRead();
    void whatNoRuleFitsPassesUnchanged();
    void chunkedRequestsPass();
    void aRuleStrikesItsOccurrencesOnly();
    void aCutRequestReachesTheServiceInPart();
    void aCutAnswerEndsAfterItsByte_data();
    void aCutAnswerEndsAfterItsByte();
    void aTruncatedBodyKeepsItsLength();
    void aDroppedAnswerHasBeenActedOn();
    void theProxyAnswersInPlace();
    void aHeldRequestWaitsForItsRelease();
    void aHeldRequestOfAClientThatWentIsNotPassedOn();
    void answersAreDelayedAndDrip();
    void answersAreReordered();
    void aServiceThatIsGoneIsAReset();
    void theProgramObeys();

private:
    RawServer m_service {RawServer::answering([](const RawRequest& request, RawConnection& connection) {
        connection.answer(200, request.method + ' ' + request.target + ' ' + request.body);
    })};
    QUrl m_address = m_service.url(QStringLiteral("/v1"));
};

void TestFaultProxy::rulesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRule");
    QTest::newRow("drop") << "POST /v1/batches drop-answer reset" << true;
    QTest::newRow("second and later") << "GET /v1/files/[^/]+/content#2+ keep-body=100" << true;
    QTest::newRow("any method, three of them") << "* /v1/.*#1+3 delay=5 drip=100" << true;
    QTest::newRow("answer") << "POST /v1/files answer=402 header=Retry-After:3 body={\"error\": \"no money\"}" << true;
    QTest::newRow("nothing is done") << "GET /v1/files" << false;
    QTest::newRow("unknown word") << "GET /v1/files explode" << false;
    QTest::newRow("no number") << "GET /v1/files delay=soon" << false;
    QTest::newRow("no expression") << "GET /v1/(files reset" << false;
    QTest::newRow("body without an answer") << "GET /v1/files delay=1 body=x" << false;
}

void TestFaultProxy::rulesAreRead()
{
    QFETCH(QString, text);
    QFETCH(bool, isRule);
    QCOMPARE(ruleFromText(text).has_value(), isRule);
    const FaultRule several = rule("GET /a#2+3 answer=402 header=Retry-After:3 body=a b=c");
    QCOMPARE(several.first, 2);
    QCOMPARE(several.times, 3);
    QCOMPARE(several.fault.instead->status, 402);
    QCOMPARE(several.fault.instead->headers.last(), QByteArray("Retry-After:3"));
    QCOMPARE(several.fault.instead->body, QByteArray("a b=c"));
}

void TestFaultProxy::whatNoRuleFitsPassesUnchanged()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("POST /v1/batches reset drop-answer"));
    const QByteArray large(3'000'000, 'x');
    QCOMPARE(ask(proxy.address(), "POST", "/v1/files?a=b", large).body(), "POST /v1/files?a=b " + large);
    QCOMPARE(ask(proxy.address(), "GET", "/v1/batches").body(), QByteArray("GET /v1/batches "));
    const auto passed = proxy.passed();
    QCOMPARE(passed.size(), 2);
    QCOMPARE(passed[0].path, QByteArray("/v1/files"));
    QCOMPARE(passed[0].status, 200);
    QVERIFY(!passed[0].faulty);
    QVERIFY(passed[0].requestBytes > large.size() && passed[0].answerBytes > large.size());
    QCOMPARE(proxy.count({}, QStringLiteral("/v1/.*")), 2);
    QCOMPARE(proxy.count("GET", QStringLiteral("/v1")), 0);
}

void TestFaultProxy::chunkedRequestsPass()
{
    QByteArray got;
    RawServer service([&](RawConnection& connection) {
        if (connection.readHead()) {
            while (!got.endsWith("0\r\n\r\n"))
                got += connection.readSome(1000);
            connection.answer(200, "{}");
        }
    });
    FaultProxy proxy(service.url());
    Client client(proxy.address(), "POST", "/v1/files HTTP/1.1\r\nTransfer-Encoding: chunked\r\nX:");
    client.send("3\r\nabc\r\n");
    client.send("0\r\n\r\n");
    QVERIFY(client.hear().bytes.endsWith("{}"));
    QCOMPARE(got, QByteArray("3\r\nabc\r\n0\r\n\r\n"));
}

void TestFaultProxy::aRuleStrikesItsOccurrencesOnly()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("GET /v1/a#2+2 answer=503"));
    QList<int> statuses;
    for (int i = 0; i < 5; ++i)
        statuses += ask(proxy.address(), "GET", "/v1/a").bytes.mid(9, 3).toInt();
    QCOMPARE(statuses, (QList<int> {200, 503, 503, 200, 200}));
    proxy.add(rule("GET /v1/a#2+ answer=500"));
    statuses.clear();
    for (int i = 0; i < 3; ++i)
        statuses += ask(proxy.address(), "GET", "/v1/a").bytes.mid(9, 3).toInt();
    QCOMPARE(statuses, (QList<int> {200, 500, 500}));
    proxy.clear();
    QCOMPARE(ask(proxy.address(), "GET", "/v1/a").bytes.mid(9, 3), QByteArray("200"));
}

void TestFaultProxy::aCutRequestReachesTheServiceInPart()
{
    std::atomic<qint64> got {0};
    RawServer service([&](RawConnection& connection) {
        while (!connection.isGone())
            got += connection.readSome(100'000).size();
        for (QByteArray rest = connection.readSome(100'000); !rest.isEmpty(); rest = connection.readSome(100'000))
            got += rest.size();
    });
    FaultProxy proxy(service.url());
    proxy.add(rule("POST /v1/files cut-request=70000"));
    const Heard heard = ask(proxy.address(), "POST", "/v1/files", QByteArray(200'000, 'x'));
    QVERIFY(heard.bytes.isEmpty());
    QTRY_COMPARE(got.load(), 70'000);
    QCOMPARE(proxy.passed().first().requestBytes, 70'000);
    QCOMPARE(proxy.passed().first().status, 0);
}

void TestFaultProxy::aCutAnswerEndsAfterItsByte_data()
{
    QTest::addColumn<int>("byte");
    QTest::addColumn<bool>("resets");
    for (const int byte : {0, 1, 30, 100}) {
        QTest::addRow("FIN after %d", byte) << byte << false;
        QTest::addRow("RST after %d", byte) << byte << true;
    }
}

void TestFaultProxy::aCutAnswerEndsAfterItsByte()
{
    QFETCH(int, byte);
    QFETCH(bool, resets);
    FaultProxy proxy(m_address);
    Fault fault;
    fault.cutAnswerAt = byte;
    fault.resets = resets;
    proxy.add({.method = "POST", .path = QStringLiteral("/v1/x"), .fault = fault});
    const Heard heard = ask(proxy.address(), "POST", "/v1/x", QByteArray(500, 'x'));
    QCOMPARE(heard.wasReset, resets);
    if (!resets) // a reset may overtake what was sent before it
        QCOMPARE(heard.bytes.size(), byte);
    QCOMPARE(proxy.passed().first().answerBytes, byte);
    QCOMPARE(m_service.requests().last().target, QByteArray("/v1/x"));
}

void TestFaultProxy::aTruncatedBodyKeepsItsLength()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("POST /v1/x keep-body=10"));
    const Heard heard = ask(proxy.address(), "POST", "/v1/x", "0123456789");
    QVERIFY(heard.bytes.contains("Content-Length: 21\r\n"));
    QCOMPARE(heard.body(), QByteArray("POST /v1/x"));
}

void TestFaultProxy::aDroppedAnswerHasBeenActedOn()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("POST /v1/batches drop-answer"));
    const auto before = m_service.requests().size();
    QVERIFY(ask(proxy.address(), "POST", "/v1/batches", "{}").bytes.isEmpty());
    QCOMPARE(m_service.requests().size(), before + 1);
}

void TestFaultProxy::theProxyAnswersInPlace()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("POST /v1/x answer=402 header=Retry-After:7 body=no money"));
    const auto before = m_service.requests().size();
    const Heard heard = ask(proxy.address(), "POST", "/v1/x", QByteArray(500'000, 'x'));
    QVERIFY(heard.bytes.startsWith("HTTP/1.1 402 "));
    QVERIFY(heard.bytes.contains("\r\nRetry-After:7\r\n"));
    QCOMPARE(heard.body(), QByteArray("no money"));
    QCOMPARE(m_service.requests().size(), before);
}

void TestFaultProxy::aHeldRequestWaitsForItsRelease()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("POST /v1/x hold"));
    proxy.add(rule("POST /v1/y hold-answer"));
    const auto before = m_service.requests().size();
    Client request(proxy.address(), "POST", "/v1/x");
    Client answer(proxy.address(), "POST", "/v1/y");
    QTRY_COMPARE(proxy.held(), 2);
    QCOMPARE(m_service.requests().size(), before + 1); // the one whose answer is held
    proxy.release();
    QCOMPARE(request.hear().body(), QByteArray("POST /v1/x "));
    QCOMPARE(answer.hear().body(), QByteArray("POST /v1/y "));
    QCOMPARE(proxy.held(), 0);
}

void TestFaultProxy::aHeldRequestOfAClientThatWentIsNotPassedOn()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("POST /v1/x hold"));
    const auto before = m_service.requests().size();
    {
        Client gone(proxy.address(), "POST", "/v1/x");
        QTRY_COMPARE(proxy.held(), 1);
    }
    QTRY_COMPARE(proxy.held(), 0);
    proxy.release();
    QCOMPARE(m_service.requests().size(), before);
}

void TestFaultProxy::answersAreDelayedAndDrip()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("GET /v1/late delay=100 delay-answer=100"));
    proxy.add(rule("POST /v1/drip drip=2000"));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(ask(proxy.address(), "GET", "/v1/late").body(), QByteArray("GET /v1/late "));
    QVERIFY(timer.elapsed() >= 200);
    timer.start();
    QCOMPARE(ask(proxy.address(), "POST", "/v1/drip", QByteArray(400, 'x')).body().size(), 414);
    QVERIFY(timer.elapsed() >= 200);
}

void TestFaultProxy::answersAreReordered()
{
    FaultProxy proxy(m_address);
    proxy.add(rule("GET /v1/first behind=2"));
    Client first(proxy.address(), "GET", "/v1/first");
    QTRY_COMPARE(proxy.passed().size(), 1);
    QVERIFY(!ask(proxy.address(), "GET", "/v1/second").bytes.isEmpty());
    QCOMPARE(proxy.passed().first().status, 0);
    QVERIFY(!ask(proxy.address(), "GET", "/v1/third").bytes.isEmpty());
    QCOMPARE(first.hear().body(), QByteArray("GET /v1/first "));
}

void TestFaultProxy::aServiceThatIsGoneIsAReset()
{
    QUrl address;
    {
        RawServer gone([](RawConnection&) {});
        address = gone.url();
    }
    FaultProxy proxy(address);
    QVERIFY(ask(proxy.address(), "GET", "/v1/x").bytes.isEmpty());
}

void TestFaultProxy::theProgramObeys()
{
    QProcess process;
    process.start(QStringLiteral(SHEAF_FAULT_PROXY), {m_address.toString(), QStringLiteral("GET /v1/a answer=418")});
    QByteArray said;
    const auto hears = [&](const QByteArray& words) { return (said += process.readAllStandardOutput()).contains(words); };
    QTRY_VERIFY(hears("\n"));
    const QUrl address(QString::fromLatin1(said.trimmed()));
    QCOMPARE(ask(address, "GET", "/v1/a").bytes.mid(9, 3), QByteArray("418"));
    process.write("add GET /v1/b hold\n\n");
    QTRY_VERIFY(hears("GET /v1/a\nheld 0\n"));
    Client held(address, "GET", "/v1/b");
    QTRY_VERIFY((process.write("\n"), hears("GET /v1/b\n") && hears("held 1\n")));
    process.write("release\n");
    QVERIFY(process.waitForBytesWritten(patience));
    QCOMPARE(held.hear().body(), QByteArray("GET /v1/b "));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_fault_proxy.moc"
