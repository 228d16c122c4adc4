// A known key and known text of rows go through every failure that can be caused; then everything that was written is
// searched. The key is nowhere. Text of rows is where the rows are: in sheet/, sent/ and received/, and in the file that
// it came from. The service's last answer about a batch is kept verbatim, like the files that came back.
#include "support/job_setting.h"
#include "support/leaks.h"
#include "support/scripted_service.h"

#include "base/log.h"
#include "base/sentence.h"
#include "base/whole_file.h"

#include <QDir>
#include <QTest>

using namespace sheaf;
using test::JobSetting;
using test::ScriptedService;

namespace {

constexpr int patience = 30'000;
constexpr int rows = 10;
const QByteArray secret = "Zk3vT9qLr8wXyB1nUe5oPcD7hFgS2mAj6iK4tVxN"; // like no service's keys
const QByteArray rowText = "quagga 7319 likes thistles";

QByteArray linesWithText()
{
    return test::requestLines(rows).replace("Repeat: text", rowText);
}

/// What a careless service says: the headers and the body of the request, word by word.
QString echo(int status)
{
    return QStringLiteral(" answer=%1 header=retry-after-ms:1 header=X-Echo:%2 body={\"error\":{\"message\":\"Refused: Authorization: "
                          "Bearer %2 with the input '%3'\",\"type\":\"%2\"}}")
        .arg(status).arg(QString::fromLatin1(secret), QString::fromLatin1(rowText));
}

const test::Trace trace {.key = secret, .rowText = rowText, .withRows = {QStringLiteral("/t.jsonl")}};

} // namespace

class TestTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void nothingLeaks_data();
    void nothingLeaks();
    void aKeyIsTakenOutHoweverItIsWritten_data();
    void aKeyIsTakenOutHoweverItIsWritten();
    void aRedirectElsewhereHearsNoKey();
    void aServerWithoutCertificateHearsNoKey();
    void anUnreadableKeyLeavesNothing_data();
    void anUnreadableKeyLeavesNothing();
    void quotedTextIsLeftOut_data();
    void quotedTextIsLeftOut();
    void idsOfTheServiceAreNoPaths_data();
    void idsOfTheServiceAreNoPaths();

private:
    static practice::Options withKey()
    {
        practice::Options options;
        options.key = secret;
        return options;
    }
    /// Sends and waits until the job is over or needs the user; only until its first problem where it goes on for ever.
    void sendWithKey(JobSetting& setting, bool ends = true)
    {
        setting.profile.needsKey = true;
        setting.key = secret;
        setting.send(linesWithText());
        QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled() || (setting.isSent() && setting.part().problem), patience);
        if (setting.part().problem) {
            QVERIFY(!trace.isIn(setting.part().problem->detail + setting.part().problem->path));
            QVERIFY(!trace.isIn(sentence(*setting.part().problem)));
        }
        if (ends && !setting.needsUser() && setting.engine().pauses().isEmpty())
            QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled() || setting.needsUser(), patience);
        for (const QString& event : setting.events())
            QVERIFY2(!trace.isIn(event), qPrintable(event));
        setting.project().drain();
    }

    QTemporaryDir m_logs;
    QString m_log = m_logs.filePath(QStringLiteral("log"));
};

void TestTrust::initTestCase()
{
    logTo(m_log);
    qWarning("a word for the log");
    QVERIFY(readWhole(m_log).value_or(QByteArray()).contains("a word for the log"));
}

void TestTrust::cleanup()
{
    QCOMPARE(trace.leaksIn(m_logs.path()), QStringList());
}

void TestTrust::nothingLeaks_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* name, const QString& fault, const char* scenario = "all-good") {
        QTest::newRow(name) << QByteArray(scenario) << fault;
    };
    row("no fault", {});
    const auto refused = [&](const char* what, std::initializer_list<int> statuses) {
        for (const int status : statuses) {
            const QByteArray name = QByteArray::number(status) + " on " + what;
            row(name.constData(), QLatin1String(what) + echo(status));
        }
    };
    refused("POST /v1/files", {400, 401, 429, 500});
    refused("POST /v1/batches", {400, 402, 404, 500});
    refused("GET /v1/batches/[^/]+#1+6", {403, 500});
    refused("GET /v1/files/[^/]+/content#1+6", {404, 500});
    row("a page", QStringLiteral("POST /v1/batches answer=502 header=Content-Type:text/html body=<html><body><h1>Bad gateway</h1><pre>Authorization: "
                                 "Bearer %1\n\"%2\"</pre></body></html>").arg(QString::fromLatin1(secret), QString::fromLatin1(rowText)));
    row("an upload that is cut", QStringLiteral("POST /v1/files cut-request=400 reset"));
    row("a lost create", QStringLiteral("POST /v1/batches drop-answer"));
    row("a create that is cut", QStringLiteral("POST /v1/batches cut-request=100"));
    row("a download that is cut", QStringLiteral("GET /v1/files/[^/]+/content keep-body=30"));
    row("a rejected file", {}, "rejected-file");
    row("all rows fail", {}, "all-fail");
}

void TestTrust::nothingLeaks()
{
    QFETCH(QByteArray, scenario);
    QFETCH(QString, fault);
    JobSetting setting("openai", scenario.constData(), withKey());
    if (!fault.isEmpty())
        setting.fault(fault.toUtf8().constData());
    sendWithKey(setting);
    QCOMPARE(trace.leaksIn(setting.folder()), QStringList());
}

void TestTrust::aKeyIsTakenOutHoweverItIsWritten_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("as it is") << QByteArray("ab/cd+ef=gh&ij");
    QTest::newRow("escaped slashes") << QByteArray("ab\\/cd+ef=gh&ij");
    QTest::newRow("escaped signs") << QByteArray("ab\\u002fcd\\u002bef\\u003dgh\\u0026ij");
    QTest::newRow("escaped signs, in capitals") << QByteArray("ab\\u002Fcd\\u002Bef\\u003Dgh\\u0026ij");
    QTest::newRow("as in an address") << QByteArray("ab%2Fcd%2Bef%3Dgh%26ij");
}

void TestTrust::aKeyIsTakenOutHoweverItIsWritten()
{
    QFETCH(QByteArray, written);
    ScriptedService service;
    service.on("GET /v1/batches/b", QList<test::ScriptedAnswer> {{.status = 403, .body = R"({"error":{"message":"Not for )" + written + "\"}}"}});
    service::Profile profile;
    profile.baseUrl = profile.apiUrl = service.address();
    const auto transport = service::makeTransport();
    const service::BatchApi api(profile, "ab/cd+ef=gh&ij", *transport);
    const auto batch = api.batch(QStringLiteral("b")).result();
    QVERIFY(!batch);
    QCOMPARE(batch.error().detail, QStringLiteral("Not for [key]"));
}

void TestTrust::aRedirectElsewhereHearsNoKey()
{
    ScriptedService elsewhere;
    elsewhere.on("GET /stolen", "{}");
    JobSetting setting("openai", "all-good", withKey());
    setting.fault(("GET /v1/batches/[^/]+ answer=302 header=Location:" + elsewhere.address().resolved(QUrl(QStringLiteral("/stolen"))).toEncoded()).constData());
    setting.fault(("POST /v1/files answer=307 header=Location:http://localhost:1/" + secret).constData());
    sendWithKey(setting);
    setting.engine().refresh(&setting.project(), setting.job().id);
    QTRY_VERIFY_WITH_TIMEOUT(elsewhere.asked("GET /stolen") > 0, patience);
    for (const test::RawRequest& request : elsewhere.requests())
        QVERIFY(!request.head.contains(secret));
    setting.project().drain();
    QCOMPARE(trace.leaksIn(setting.folder()), QStringList());
}

void TestTrust::aServerWithoutCertificateHearsNoKey()
{
    std::mutex mutex;
    QByteArray heard;
    test::RawServer plain([&](test::RawConnection& connection) {
        const std::lock_guard lock(mutex);
        heard += connection.readSome(10'000);
        connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    JobSetting setting(plain.url(QStringLiteral("/v1")));
    setting.profile.baseUrl = plain.url(QStringLiteral("/v1"));
    setting.profile.baseUrl.setScheme(QStringLiteral("https"));
    sendWithKey(setting, false);
    QVERIFY(setting.part().problem);
    const std::lock_guard lock(mutex);
    QVERIFY(!heard.isEmpty() && !heard.contains(secret));
    QCOMPARE(trace.leaksIn(setting.folder()), QStringList());
}

void TestTrust::anUnreadableKeyLeavesNothing_data()
{
    QTest::addColumn<ErrorCode>("code");
    for (const ErrorCode code : {ErrorCode::KeyMissing, ErrorCode::KeychainMissing, ErrorCode::KeychainLocked, ErrorCode::KeychainDenied,
             ErrorCode::KeychainTimedOut, ErrorCode::KeychainFailed})
        QTest::newRow(qPrintable(codeName(code))) << code;
}

void TestTrust::anUnreadableKeyLeavesNothing()
{
    QFETCH(ErrorCode, code);
    JobSetting setting("openai", "all-good", withKey());
    setting.profile.needsKey = true;
    setting.key = failure(code);
    setting.send(linesWithText());
    QTRY_COMPARE_WITH_TIMEOUT(setting.engine().pauses().size(), 1, patience);
    QCOMPARE(setting.engine().pauses().first().why.code, code);
    QCOMPARE(setting.proxy().passed().size(), 0);
    setting.key = secret; // the user unlocks it
    setting.engine().resume(setting.profile.id);
    QTRY_VERIFY_WITH_TIMEOUT(setting.isSettled(), patience);
    QCOMPARE(setting.count(project::Outcome::Good), qint64(rows));
    setting.project().drain();
    QCOMPARE(trace.leaksIn(setting.folder()), QStringList());
}

void TestTrust::quotedTextIsLeftOut_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char* name, const char* words, const char* kept) {
        QTest::newRow(name) << QString::fromUtf8(words) << QString::fromUtf8(kept);
    };
    row("nothing is quoted", "This model's limit is reached; it doesn't fit.", "This model's limit is reached; it doesn't fit.");
    row("names stay", "Unknown parameter: 'messages[0].rol'. Use \"role\".", "Unknown parameter: 'messages[0].rol'. Use \"role\".");
    row("text goes", "Invalid input 'a quagga likes it' in line 3.", "Invalid input '…' in line 3.");
    row("text with quotes in it goes", "Invalid input \"a \"quagga\" likes it\" in line 3.", "Invalid input \"…\" in line 3.");
    row("typographic quotes", "Invalid input “a quagga”.", "Invalid input “…”.");
    row("a quote that is cut off", "Invalid input 'a quagga lik", "Invalid input '…");
    row("JSON goes", "Cannot read {\"content\":\"a {quagga}\"} here", "Cannot read {…} here");
}

void TestTrust::quotedTextIsLeftOut()
{
    QFETCH(QString, words);
    QFETCH(QString, kept);
    QCOMPARE(service::messageFromErrorBody(words.toUtf8()), kept);
}

void TestTrust::idsOfTheServiceAreNoPaths_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("up and away") << QByteArray("../../x");
    QTest::newRow("only up") << QByteArray("..");
    QTest::newRow("a folder") << QByteArray("a/b");
    QTest::newRow("absolute") << QByteArray("/tmp/x");
    QTest::newRow("5,000 characters") << QByteArray(5000, 'x');
    QTest::newRow("a question") << QByteArray("a?b#c%2e");
    QTest::newRow("none") << QByteArray();
}

void TestTrust::idsOfTheServiceAreNoPaths()
{
    QFETCH(QByteArray, id);
    const QByteArray path = "/v1/batches/" + QUrl::toPercentEncoding(QString::fromLatin1(id));
    const QByteArray batch = "{\"id\":\"" + id + "\",\"status\":\"completed\",\"output_file_id\":\"" + id + "\",\"error_file_id\":\"" + id + "\"}";
    ScriptedService service;
    service.on("POST /v1/files", "{\"id\":\"" + id + "\"}");
    service.on("POST /v1/batches", batch);
    service.on("GET /v1/batches", R"({"data":[]})");
    service.on("GET " + path, batch);
    service.on("GET /v1/files/" + QUrl::toPercentEncoding(QString::fromLatin1(id)) + "/content", "{\"custom_id\":\"row-1\",\"response\":{}}\n");
    JobSetting setting(service.address());
    sendWithKey(setting, !id.isEmpty());
    const QString received = setting.project().path(QStringLiteral("received"));
    for (const QString& name : QDir(received).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden))
        QVERIFY2(name.startsWith(QStringLiteral("1-1.")), qPrintable(name));
    const QStringList ours {QStringLiteral("1")}; // the folder of the one import
    QCOMPARE(QDir(setting.folder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), ours);
    for (const test::RawRequest& request : service.requests())
        QVERIFY2(!request.target.contains("/../"), request.target.constData());
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
