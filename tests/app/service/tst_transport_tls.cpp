// Certificates are verified: a server that nobody vouches for hears nothing.
#include "service/transport.h"

#include "app/service/requests.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace sheaf;
using namespace sheaf::service;
using namespace sheaf::test;

class TransportTlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refusesASelfSignedCertificate_data();
    void refusesASelfSignedCertificate();

private:
    QTemporaryDir m_folder;
    QSslConfiguration m_configuration;
};

void TransportTlsTest::initTestCase()
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start(QStringLiteral("openssl"),
        QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 "
                       "-keyout key.pem -out certificate.pem")
            .split(u' '));
    QVERIFY2(openssl.waitForFinished() && openssl.exitCode() == 0, openssl.readAllStandardError().constData());
    QFile keyFile(m_folder.filePath(QStringLiteral("key.pem")));
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    m_configuration = QSslConfiguration::defaultConfiguration();
    m_configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    m_configuration.setLocalCertificate(QSslCertificate::fromPath(m_folder.filePath(QStringLiteral("certificate.pem"))).value(0));
    QVERIFY(!m_configuration.localCertificate().isNull());
}

void TransportTlsTest::refusesASelfSignedCertificate_data()
{
    QTest::addColumn<bool>("isPost");
    QTest::newRow("get") << false;
    QTest::newRow("post") << true;
}

void TransportTlsTest::refusesASelfSignedCertificate()
{
    QFETCH(bool, isPost);
    QSslServer server;
    server.setSslConfiguration(m_configuration);
    QByteArray heard;
    connect(&server, &QSslServer::pendingConnectionAvailable, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&heard, socket] { heard += socket->readAll(); });
    });
    int connections = 0;
    connect(&server, &QSslServer::startedEncryptionHandshake, &server, [&] { ++connections; });
    QVERIFY(server.listen(QHostAddress::LocalHost));

    const auto transport = makeTransport();
    const QUrl url(QStringLiteral("https://127.0.0.1:%1/v1/batches").arg(server.serverPort()));
    auto future = transport->send(isPost ? post(url) : get(url));
    QTRY_VERIFY(future.isFinished());
    const auto outcome = future.result();
    QCOMPARE(codeOf(outcome), "tls-failed");
    QVERIFY(!outcome.error().mayHaveArrived);
    QVERIFY(!outcome.error().error.detail.isEmpty());
    QVERIFY(connections > 0);
    QCOMPARE(heard, "");
}

QTEST_GUILESS_MAIN(TransportTlsTest)
#include "tst_transport_tls.moc"
