// Traps of the protocol (protocol.md, section 4) that one call falls into: uploads, reading objects, lists, downloads,
// errors. Each test is named after its trap.
#include "service/batch_api.h"

#include "jobs/part_rules.h"
#include "service/batch_calls.h"
#include "service/retrying.h"
#include "support/fault_proxy.h"
#include "support/scripted_service.h"

#include "base/whole_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::service;
using test::ScriptedService;

namespace {

const QByteArray resultLines = R"({"custom_id":"1","response":{}})" "\n" R"({"custom_id":"2","response":null})" "\n";

template <class T> QByteArray codeOf(const Result<T>& result)
{
    return result ? QByteArray("good") : codeName(result.error().code).toUtf8();
}

} // namespace

class TestTrapsService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trap13_theFileNameEndsInJsonl_data();
    void trap13_theFileNameEndsInJsonl();
    void trap21_thePurposeComesFromTheProfile();
    void trap25_pagingThatDoesNotAdvanceEnds_data();
    void trap25_pagingThatDoesNotAdvanceEnds();
    void trap27_aDownloadThatIsCutShortIsFetchedAgain_data();
    void trap27_aDownloadThatIsCutShortIsFetchedAgain();
    void trap28_anErrorPageIsNoResult_data();
    void trap28_anErrorPageIsNoResult();
    void trap30_errorsOfAnyShapeAreRead_data();
    void trap30_errorsOfAnyShapeAreRead();
    void trap31_timesOfAnyShapeAreRead_data();
    void trap31_timesOfAnyShapeAreRead();
    void trap32_emptyIdsAndErrorsOfAnyShape_data();
    void trap32_emptyIdsAndErrorsOfAnyShape();
    void trap33_aMistakeThatIsA500IsNotAskedForEver();
    void trap35_pollingSlowsDown();

private:
    BatchApi api(const QUrl& address, const QString& purpose = QStringLiteral("batch"))
    {
        Profile profile;
        profile.baseUrl = profile.apiUrl = address;
        profile.purpose = purpose;
        profile.canList = true;
        const RetryPace hasty {systemClock(), [] { return 0.0; }, [](Millis, const std::stop_token& stop) { return !stop.stop_requested(); }};
        return BatchApi(profile, "key", *m_transport, hasty);
    }

    std::unique_ptr<Transport> m_transport = makeTransport();
    QTemporaryDir m_folder;
};

void TestTrapsService::trap13_theFileNameEndsInJsonl_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a table") << "reviews.csv";
    QTest::newRow("no ending") << "reviews";
    QTest::newRow("nothing") << QString();
    QTest::newRow("not ASCII") << QStringLiteral("Prüfung été.JSON");
    QTest::newRow("a path") << "../../etc/passwd";
    QTest::newRow("already right") << "rows.jsonl";
}

void TestTrapsService::trap13_theFileNameEndsInJsonl()
{
    QFETCH(QString, name);
    ScriptedService service;
    service.on("POST /v1/files", R"({"id":"f"})");
    const QString path = m_folder.filePath(QStringLiteral("sent"));
    QVERIFY(writeWhole(path, "{}\n"));
    QVERIFY(api(service.address()).upload(path, name, nullptr).result());
    const QByteArray form = service.lastBody("POST /v1/files");
    const qsizetype at = form.indexOf("filename=\"") + 10;
    const QByteArray sent = form.mid(at, form.indexOf('"', at) - at);
    QVERIFY2(sent.endsWith(".jsonl") && !sent.contains('/'), sent.constData());
    QVERIFY(std::all_of(sent.begin(), sent.end(), [](char c) { return c > 0x20 && c < 0x7f; }));
}

void TestTrapsService::trap21_thePurposeComesFromTheProfile()
{
    ScriptedService service;
    service.on("POST /v1/files", R"({"id":"f"})");
    const QString path = m_folder.filePath(QStringLiteral("sent"));
    QVERIFY(writeWhole(path, "{}\n"));
    QVERIFY(api(service.address(), QStringLiteral("batch_input")).upload(path, QStringLiteral("x"), nullptr).result());
    const QByteArray form = service.lastBody("POST /v1/files");
    QVERIFY(form.contains("name=\"purpose\"\r\n\r\nbatch_input\r\n"));
    QVERIFY(form.indexOf("name=\"purpose\"") < form.indexOf("name=\"file\""));
}

void TestTrapsService::trap25_pagingThatDoesNotAdvanceEnds_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<int>("batches");
    QTest::newRow("the same page for ever") << QByteArray(R"({"data":[{"id":"a","status":"completed"}],"last_id":"a","has_more":true})") << 1;
    QTest::newRow("an empty page that promises more") << QByteArray(R"({"data":[],"has_more":true})") << 0;
}

void TestTrapsService::trap25_pagingThatDoesNotAdvanceEnds()
{
    QFETCH(QByteArray, page);
    QFETCH(int, batches);
    ScriptedService service;
    service.on("GET /v1/batches", page);
    const auto list = api(service.address()).list().result();
    QVERIFY(list);
    QCOMPARE(list->batches.size(), batches);
    QVERIFY(!list->complete);
    QVERIFY(service.asked("GET /v1/batches") <= 2);
}

void TestTrapsService::trap27_aDownloadThatIsCutShortIsFetchedAgain_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("in the head") << "cut-answer=20";
    QTest::newRow("before the body") << "keep-body=0";
    QTest::newRow("in the first line, closed") << "keep-body=10";
    QTest::newRow("in the first line, reset") << "keep-body=10 reset";
    QTest::newRow("between two lines") << QStringLiteral("keep-body=%1").arg(resultLines.indexOf('\n') + 1);
    QTest::newRow("before the last byte") << QStringLiteral("keep-body=%1").arg(resultLines.size() - 1);
}

void TestTrapsService::trap27_aDownloadThatIsCutShortIsFetchedAgain()
{
    QFETCH(QString, fault);
    ScriptedService service;
    service.on("GET /v1/files/f/content", resultLines);
    test::FaultProxy proxy(service.address());
    proxy.add(*test::ruleFromText(QStringLiteral("GET /v1/files/f/content#1+2 ") + fault));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.jsonl"));
    QCOMPARE(codeOf(api(proxy.address()).download(QStringLiteral("f"), path, nullptr).result()), QByteArray("good"));
    QCOMPARE(readWhole(path).value_or(QByteArray()), resultLines);
    QVERIFY(!QFile::exists(path + QStringLiteral(".part")));
    QVERIFY(proxy.passed().size() >= 3);
}

void TestTrapsService::trap28_anErrorPageIsNoResult_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page") << QByteArray("<!DOCTYPE html><html><body>Busy</body></html>\n");
    QTest::newRow("an error") << QByteArray("{\"error\":{\"message\":\"not now\"}}\n");
    QTest::newRow("text") << QByteArray("Service unavailable\n");
}

void TestTrapsService::trap28_anErrorPageIsNoResult()
{
    QFETCH(QByteArray, body);
    ScriptedService service;
    service.on("GET /v1/files/f/content", QList<test::ScriptedAnswer> {{.body = body, .headers = {"Content-Type: application/octet-stream"}}});
    const QString path = m_folder.filePath(QStringLiteral("page.jsonl"));
    QCOMPARE(codeOf(api(service.address()).download(QStringLiteral("f"), path, nullptr).result()), QByteArray("not-a-result"));
    QVERIFY(!QFile::exists(path));
}

void TestTrapsService::trap30_errorsOfAnyShapeAreRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("object") << QByteArray(R"({"error":{"message":"Told so","type":"x","code":null}})");
    QTest::newRow("string") << QByteArray(R"({"error":"Told so"})");
    QTest::newRow("detail") << QByteArray(R"({"detail":"Told so"})");
    QTest::newRow("list of details") << QByteArray(R"({"detail":[{"loc":["body"],"msg":"Told so"}]})");
    QTest::newRow("message") << QByteArray(R"({"message":"Told so"})");
    QTest::newRow("text") << QByteArray("Told so");
    QTest::newRow("page") << QByteArray("<html><head><style>p {}</style></head><body><pre>Told so</pre></body></html>");
}

void TestTrapsService::trap30_errorsOfAnyShapeAreRead()
{
    QFETCH(QByteArray, body);
    ScriptedService service;
    service.on("GET /v1/batches/b", QList<test::ScriptedAnswer> {{.status = 400, .body = body}});
    const auto batch = api(service.address()).batch(QStringLiteral("b")).result();
    QVERIFY(!batch);
    QCOMPARE(batch.error().status, 400);
    QCOMPARE(batch.error().detail, QStringLiteral("Told so"));
}

void TestTrapsService::trap31_timesOfAnyShapeAreRead_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::newRow("seconds") << QByteArray("1753904467");
    QTest::newRow("milliseconds") << QByteArray("1753904467000");
    QTest::newRow("a string") << QByteArray("\"1753904467\"");
    QTest::newRow("ISO") << QByteArray("\"2025-07-30T19:41:07Z\"");
    QTest::newRow("ISO with an offset") << QByteArray("\"2025-07-30T21:41:07+02:00\"");
}

void TestTrapsService::trap31_timesOfAnyShapeAreRead()
{
    QFETCH(QByteArray, time);
    const auto batch = batchFromJson(R"({"id":"b","status":"completed","created_at":)" + time + "}");
    QVERIFY(batch && batch->createdAt);
    QCOMPARE(toMillis(*batch->createdAt), 1753904467000);
    QVERIFY(!batchFromJson(R"({"id":"b","status":"completed","created_at":"soon"})")->createdAt);
}

void TestTrapsService::trap32_emptyIdsAndErrorsOfAnyShape_data()
{
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<int>("count");
    QTest::newRow("null") << QByteArray("null") << 0;
    QTest::newRow("empty object") << QByteArray("{}") << 0;
    QTest::newRow("empty list") << QByteArray("[]") << 0;
    QTest::newRow("object with data") << QByteArray(R"({"object":"list","data":[{"code":"c","message":"m","line":2}]})") << 1;
    QTest::newRow("list of objects") << QByteArray(R"([{"code":"c","message":"m"},{"message":"n"}])") << 2;
    QTest::newRow("list of strings") << QByteArray(R"(["m","n"])") << 2;
    QTest::newRow("string") << QByteArray(R"("m")") << 1;
}

void TestTrapsService::trap32_emptyIdsAndErrorsOfAnyShape()
{
    QFETCH(QByteArray, errors);
    QFETCH(int, count);
    const auto batch = batchFromJson(R"({"id":"b","status":"failed","output_file_id":"","error_file_id":"","errors":)" + errors + "}");
    QVERIFY(batch);
    QVERIFY(batch->outputFileId.isEmpty() && batch->errorFileId.isEmpty());
    QCOMPARE(batch->errors.size(), count);
    if (count > 0)
        QCOMPARE(batch->errors.first().message, QStringLiteral("m"));
}

void TestTrapsService::trap33_aMistakeThatIsA500IsNotAskedForEver()
{
    ScriptedService service;
    service.on("GET /v1/batches/f", QList<test::ScriptedAnswer> {{.status = 500, .body = R"({"error":"Failed to retrieve batch"})"}});
    const auto batch = api(service.address()).batch(QStringLiteral("f")).result();
    QCOMPARE(codeOf(batch), QByteArray("service-failed"));
    QCOMPARE(batch.error().detail, QStringLiteral("Failed to retrieve batch"));
    QVERIFY(service.asked("GET /v1/batches/f") <= 5);
}

void TestTrapsService::trap35_pollingSlowsDown()
{
    using namespace std::chrono_literals;
    const Instant created = fromMillis(1'000'000'000'000);
    const auto delay = [&](Millis age, int refusals = 0) { return jobs::pollDelay(created, created + age, refusals); };
    QVERIFY(delay(0s) >= 2s && delay(59s) <= 5s);
    QCOMPARE(delay(2min), Millis(15s));
    QVERIFY(delay(2h) >= 30s && delay(2h) <= 60s);
    QCOMPARE(delay(2min, 1), Millis(22'500)); // 1.5 times after a 429
    QVERIFY(delay(2min, 3) > delay(2min, 2));
}

QTEST_GUILESS_MAIN(TestTrapsService)
#include "tst_traps_service.moc"
