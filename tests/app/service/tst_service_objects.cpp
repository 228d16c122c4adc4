// Batches, times and error bodies of every shape that was seen (protocol.md 1.6, 1.8, 2.11).
#include "service/batch.h"
#include "service/http_errors.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::service;

class ServiceObjectsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsPhases_data();
    void knowsPhases();
    void readsAnInferenceBatch();
    void readsASparseBatch();
    void refusesWhatIsNoBatch_data();
    void refusesWhatIsNoBatch();
    void readsErrors_data();
    void readsErrors();
    void readsTimes_data();
    void readsTimes();
    void findsTheWords_data();
    void findsTheWords();
    void shortensTheWords();
    void mapsStatuses_data();
    void mapsStatuses();
    void recognisesAMissingFile_data();
    void recognisesAMissingFile();
};

void ServiceObjectsTest::knowsPhases_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<Phase>("phase");
    const auto rows = [](Phase phase, std::initializer_list<const char*> names) {
        for (const char* name : names)
            QTest::addRow("'%s'", name) << QString::fromLatin1(name) << phase;
    };
    rows(Phase::Waiting, {"validating", "VALIDATING", "queued", "in_queue", "pre_schedule", "pending", "validated"});
    rows(Phase::Running, {"in_progress", "IN_PROGRESS", "In Progress", "in-progress", "running", "PROGRESS", "processing"});
    rows(Phase::Finishing, {"finalizing"});
    rows(Phase::Completed, {"completed", "success", "succeeded", "ended"});
    rows(Phase::Failed, {"failed", " FAILED "});
    rows(Phase::Expired, {"expired", "timeout_exceeded"});
    rows(Phase::Cancelling, {"cancelling", "canceling", "cancellation_requested"});
    rows(Phase::Cancelled, {"cancelled", "canceled"});
    rows(Phase::Unknown, {"", "thinking", "complete_ish"});
}

void ServiceObjectsTest::knowsPhases()
{
    QFETCH(QString, status);
    QFETCH(Phase, phase);
    QCOMPARE(phaseOf(status), phase);
    const bool terminal = phase == Phase::Completed || phase == Phase::Failed || phase == Phase::Expired || phase == Phase::Cancelled;
    QCOMPARE(isTerminal(phase), terminal);
}

void ServiceObjectsTest::readsAnInferenceBatch()
{
    const QByteArray json = R"({"id":"NBCI-G2-5CeUuexfJ_Hfb","object":"batch","endpoint":"/v1/chat/completions",
        "input_file_id":"uY0W","completion_window":"24h","status":"in_progress","created_at":1753904469972,
        "in_progress_at":1753904469,"expires_at":"2025-07-31T19:41:09.871Z","metadata":{"b":"2","a":"1"},"errors":null,
        "output_file_id":null,"error_file_id":"","request_counts":{"completed":3,"failed":"2","total":7},"new":{"x":1}})";
    const auto batch = batchFromJson(json);
    QVERIFY(batch);
    QCOMPARE(batch->id, QStringLiteral("NBCI-G2-5CeUuexfJ_Hfb"));
    QCOMPARE(batch->phase, Phase::Running);
    QCOMPARE(batch->inputFileId, QStringLiteral("uY0W"));
    QVERIFY(batch->outputFileId.isEmpty() && batch->errorFileId.isEmpty());
    QCOMPARE(batch->total, 7);
    QCOMPARE(batch->completed, 3);
    QCOMPARE(batch->failed, 2);
    QCOMPARE(toMillis(*batch->createdAt), 1753904469972);
    QCOMPARE(toMillis(*batch->startedAt), 1753904469000);
    QCOMPARE(toMillis(*batch->expiresAt), 1753990869871);
    QVERIFY(!batch->endedAt);
    QVERIFY(batch->errors.isEmpty());
    QCOMPARE(batch->metadata.value(0).first, QStringLiteral("b")); // in the order in which they came
    QCOMPARE(batch->verbatim, json);
}

void ServiceObjectsTest::readsASparseBatch()
{
    const auto batch = batchFromJson("\xEF\xBB\xBF {\"batch_id\":\"x\",\"status\":\"Thinking\",\"request_counts\":[],\"metadata\":7}");
    QVERIFY(batch);
    QCOMPARE(batch->id, QStringLiteral("x"));
    QCOMPARE(batch->status, QStringLiteral("Thinking"));
    QCOMPARE(batch->phase, Phase::Unknown);
    QCOMPARE(batch->total, 0);
}

void ServiceObjectsTest::refusesWhatIsNoBatch_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char* json : {"", "null", "[]", "{}", "<html></html>", R"({"id":"x"})", R"({"status":"failed"})",
             R"({"id":"","status":"failed"})", R"({"id":null,"status":"failed"})", R"({"id":"x","status":"fai)", R"({"id":"x","status":null})"})
        QTest::newRow(json) << QByteArray(json);
}

void ServiceObjectsTest::refusesWhatIsNoBatch()
{
    QFETCH(QByteArray, json);
    const auto batch = batchFromJson(json);
    QVERIFY(!batch);
    QCOMPARE(batch.error().code, ErrorCode::AnswerNotUnderstood);
}

void ServiceObjectsTest::readsErrors_data()
{
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<QList<BatchError>>("expected");
    const QList<BatchError> none;
    for (const char* nothing : {"null", "{}", "[]", "\"\"", R"({"object":"list","data":[]})", R"({"data":null})"})
        QTest::newRow(nothing) << QByteArray(nothing) << none;
    const BatchError full {QStringLiteral("invalid_json_line"), QStringLiteral("Not JSON."), QStringLiteral("body"), 3};
    QTest::newRow("object") << QByteArray(R"({"object":"list","data":[{"code":"invalid_json_line","message":"Not JSON.","param":"body","line":3}]})")
                            << QList {full};
    QTest::newRow("array") << QByteArray(R"([{"code":"invalid_json_line","message":"Not JSON.","param":"body","line":"3"}])") << QList {full};
    const BatchError words {{}, QStringLiteral("bad"), {}, 0};
    QTest::newRow("strings") << QByteArray(R"(["bad","bad"])") << QList {words, words};
    QTest::newRow("string") << QByteArray(R"("bad")") << QList {words};
    QTest::newRow("one object") << QByteArray(R"({"message":"bad","line":null})") << QList {words};
}

void ServiceObjectsTest::readsErrors()
{
    QFETCH(QByteArray, errors);
    QFETCH(QList<BatchError>, expected);
    const auto batch = batchFromJson(R"({"id":"b","status":"failed","errors":)" + errors + "}");
    QVERIFY(batch);
    QVERIFY(batch->errors == expected);
}

void ServiceObjectsTest::readsTimes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("millis"); // -1 = none
    const auto row = [](const char* value, qint64 millis) { QTest::newRow(value) << QByteArray(value) << millis; };
    row("1753904469", 1753904469000);
    row("1753904469.5", 1753904469500);
    row("1753904467825", 1753904467825);
    row("99999999999", 99999999999000);
    row("100000000000", 100000000000);
    row("\"1753904469\"", 1753904469000);
    row("\"2025-07-30T19:41:09Z\"", 1753904469000);
    row("\"2025-07-30T21:41:09.250+02:00\"", 1753904469250);
    row("\"2025-07-30T19:41:09\"", 1753904469000);
    for (const char* nothing : {"null", "0", "-1", "\"\"", "\"soon\"", "{}", "true", "1e300", "", "\"nan\""})
        row(nothing, -1);
}

void ServiceObjectsTest::readsTimes()
{
    QFETCH(QByteArray, value);
    const auto instant = instantFromJson(value);
    QTEST(instant ? toMillis(*instant) : qint64(-1), "millis");
}

void ServiceObjectsTest::findsTheWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* body, const char* words) { QTest::newRow(body) << QByteArray(body) << QString::fromUtf8(words); };
    row(R"({"error":{"message":"No such file.","type":"invalid_request_error","param":null,"code":null}})", "No such file.");
    row(R"({"error":"Failed to retrieve batch"})", "Failed to retrieve batch");
    row(R"({"detail":"nope"})", "nope");
    row(R"({"detail":[{"loc":["body"],"msg":"field required"}]})", "field required");
    row(R"({"object":"error","message":"line 3 is bad","type":"x","code":1})", "line 3 is bad");
    row(R"({"error":{"code":"quota"}})", "quota");
    row(R"({"error":null,"message":"really"})", "really");
    row(R"(["one","two"])", "one");
    row(R"("just words")", "just words");
    row("<!DOCTYPE html><html><head><title>Error</title><style>p{}</style></head><body><pre>Cannot POST /v1/files</pre></body></html>",
        "Error Cannot POST /v1/files");
    row("<p>a &lt;b&gt; &amp;amp; c</p><script>alert('x')", "a <b> &amp; c");
    row("  upstream\n timed out ", "upstream timed out");
    row("", "");
    row("{}", "");
}

void ServiceObjectsTest::findsTheWords()
{
    QFETCH(QByteArray, body);
    QTEST(messageFromErrorBody(body), "words");
}

void ServiceObjectsTest::shortensTheWords()
{
    QCOMPARE(messageFromErrorBody(QByteArray(1'000'000, 'x')).size(), 500);
    QString pairs = QStringLiteral("a");
    for (int i = 0; i < 400; ++i)
        pairs += QString::fromUtf8("\xF0\x9F\x98\x80");
    const QString shortened = messageFromErrorBody(pairs.toUtf8());
    QVERIFY(shortened.size() <= 500 && shortened.isValidUtf16());
}

void ServiceObjectsTest::mapsStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](int status, const char* code) { QTest::addRow("%d", status) << status << QByteArray(code); };
    row(200, "");
    row(204, "");
    row(400, "request-refused");
    row(401, "key-refused");
    row(402, "payment-required");
    row(403, "not-allowed");
    row(404, "not-found-remotely");
    row(413, "request-refused");
    row(429, "too-many-requests");
    row(500, "service-failed");
    row(503, "service-failed");
}

void ServiceObjectsTest::mapsStatuses()
{
    QFETCH(int, status);
    HttpAnswer answer {.status = status, .headers = {}, .body = R"({"error":"words"})"};
    const auto error = errorFromAnswer(answer, QUrl(QStringLiteral("https://u:p@a.example/x?sig=secret")));
    QTEST(error ? codeName(error->code).toUtf8() : QByteArray(), "code");
    if (error) {
        QCOMPARE(error->status, status);
        QCOMPARE(error->detail, QStringLiteral("words"));
        QCOMPARE(error->path, QStringLiteral("https://a.example/x"));
        return;
    }
    answer.body = "<html>sign in</html>";
    const auto page = errorFromAnswer(answer, QUrl());
    QVERIFY(page && page->code == ErrorCode::AnswerNotUnderstood);
}

void ServiceObjectsTest::recognisesAMissingFile_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("expected");
    QTest::newRow("404") << 404 << QByteArray("<html>") << true;
    QTest::newRow("400 about the file") << 400 << QByteArray(R"({"error":{"message":"File uY0W was Not Found"}})") << true;
    QTest::newRow("400 no such file") << 400 << QByteArray(R"({"error":"No such file object: f"})") << true;
    QTest::newRow("400 about a model") << 400 << QByteArray(R"({"error":"model not found"})") << false;
    QTest::newRow("400 about lines") << 400 << QByteArray(R"({"error":"the file is too large"})") << false;
    QTest::newRow("500") << 500 << QByteArray(R"({"error":"file not found"})") << false;
}

void ServiceObjectsTest::recognisesAMissingFile()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QTEST(saysFileIsMissing({.status = status, .headers = {}, .body = body}), "expected");
}

QTEST_GUILESS_MAIN(ServiceObjectsTest)
#include "tst_service_objects.moc"
