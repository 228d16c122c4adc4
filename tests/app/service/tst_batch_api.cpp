// The batch API against scripted answers: paths, retries, what a create may claim, paging, downloads.
#include "service/batch_api.h"
#include "service/retrying.h"

#include "support/raw_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace sheaf;
using namespace sheaf::service;
using namespace sheaf::test;

namespace {

const QByteArray key = "secret-key-1";

struct Reply {
    int status = 200; ///< 0 = close, -1 = cut the body short
    QByteArray body;
    QByteArrayList headers;
};

/// Plays replies in order, the last one for ever.
RawServer::Handler playing(QList<Reply> replies)
{
    auto played = std::make_shared<std::atomic<int>>(0);
    return RawServer::answering([=](const RawRequest&, RawConnection& connection) {
        const Reply& reply = replies.at(std::min<qsizetype>((*played)++, replies.size() - 1));
        if (reply.status > 0) {
            connection.answer(reply.status, reply.body, reply.headers);
            return;
        }
        if (reply.status < 0)
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + reply.body);
        connection.close();
    });
}

template <class T> QByteArray codeOf(const Result<T>& result)
{
    return result ? QByteArray("good") : codeName(result.error().code).toUtf8();
}

const QByteArray goodBatch = R"({"id":"b","status":"in_progress"})";
const QByteArray goodLines = R"({"id":"x","custom_id":"1","response":{}})" "\n" R"({"id":"x","custom_id":"2","response":null})" "\n";
const QByteArray page = "<html><body>Cannot GET</body></html>";

} // namespace

class BatchApiTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void uploadsWithPurposeFirst();
    void retriesAnUploadOnlyWhereItIsSafe();
    void createsAsTheOfficialClientsDo();
    void tellsWhetherABatchMayExist_data();
    void tellsWhetherABatchMayExist();
    void waitsAndCreatesAgainAfter429();
    void encodesIds();
    void readsAgain();
    void hidesTheKey();
    void cancels_data();
    void cancels();
    void listsPageByPage();
    void survivesBadPaging_data();
    void survivesBadPaging();
    void downloads_data();
    void downloads();
    void testsTheKey_data();
    void testsTheKey();
    void listsModels();
    void stopsWhileItWaits();

private:
    [[nodiscard]] BatchApi api(const RawServer& server);
    [[nodiscard]] QByteArrayList asked(const RawServer& server) const;

    std::unique_ptr<Transport> m_transport;
    QList<qint64> m_waits;
    QTemporaryDir m_folder;
};

void BatchApiTest::init()
{
    m_transport = makeTransport();
    m_waits.clear();
}

BatchApi BatchApiTest::api(const RawServer& server)
{
    Profile profile;
    profile.baseUrl = profile.apiUrl = server.url(QStringLiteral("/v1"));
    profile.takesWebhook = true;
    const RetryPace pace {[] { return fromMillis(0); }, [] { return 1.0; }, [this](Millis wait, const std::stop_token& stop) {
                              m_waits.append(wait.count());
                              return !stop.stop_requested();
                          }};
    return BatchApi(profile, key, *m_transport, pace);
}

QByteArrayList BatchApiTest::asked(const RawServer& server) const
{
    QByteArrayList lines;
    for (const RawRequest& request : server.requests())
        lines.append(request.method + ' ' + request.target);
    return lines;
}

void BatchApiTest::uploadsWithPurposeFirst()
{
    QByteArray body;
    RawServer server(RawServer::answering([&](const RawRequest& request, RawConnection& connection) {
        body = request.body;
        connection.answer(200, R"({"id":"-f_1","created_at":1753904467825})");
    }));
    QFile file(m_folder.filePath(QStringLiteral("up.jsonl")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}\n") == 3 && file.flush());
    const auto uploaded = api(server).upload(file.fileName(), QStringLiteral("r\u00e9\"sum\u00e9.csv"), {}).result();
    QCOMPARE(codeOf(uploaded), "good");
    QCOMPARE(uploaded->id, QStringLiteral("-f_1"));
    QCOMPARE(asked(server), QByteArrayList {"POST /v1/files"});
    QVERIFY(body.indexOf("name=\"purpose\"") < body.indexOf("name=\"file\"; filename=\"r__sum_.csv.jsonl\""));
    QVERIFY(body.contains("\r\nContent-Type: application/jsonl\r\n\r\n{}\n\r\n--"));
}

void BatchApiTest::retriesAnUploadOnlyWhereItIsSafe()
{
    QFile file(m_folder.filePath(QStringLiteral("again.jsonl")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}\n") == 3 && file.flush());
    RawServer busy(playing({{429, {}, {"Retry-After: 60"}}, {503, {}, {"Retry-After: 1"}}, {200, R"({"id":"f"})", {}}}));
    QCOMPARE(codeOf(api(busy).upload(file.fileName(), QStringLiteral("a"), {}).result()), "good");
    QCOMPARE(m_waits, (QList<qint64> {60'000, 1000}));
    RawServer vague(playing({{503, {}, {}}, {200, R"({"id":"f"})", {}}}));
    QCOMPARE(codeOf(api(vague).upload(file.fileName(), QStringLiteral("a"), {}).result()), "service-failed"); // the engine waits longer
    RawServer lost(playing({{0, {}, {}}}));
    QCOMPARE(codeOf(api(lost).upload(file.fileName(), QStringLiteral("a"), {}).result()), "connection-lost");
    QCOMPARE(lost.requests().size(), 1);
    RawServer nameless(playing({{200, "{}", {}}}));
    QCOMPARE(codeOf(api(nameless).upload(file.fileName(), QStringLiteral("a"), {}).result()), "answer-not-understood");
}

void BatchApiTest::createsAsTheOfficialClientsDo()
{
    QByteArray body;
    RawServer server(RawServer::answering([&](const RawRequest& request, RawConnection& connection) {
        body = request.body;
        connection.answer(200, goodBatch);
    }));
    CreateRequest request {.inputFileId = QStringLiteral("f\"1"), .endpoint = QStringLiteral("/v1/completions"),
        .completionWindow = QStringLiteral("24h"), .webhookUrl = {}, .metadata = {}};
    QCOMPARE(codeOf(api(server).create(request).result()), "good");
    QCOMPARE(body, R"({"input_file_id":"f\"1","endpoint":"/v1/completions","completion_window":"24h"})");
    request.metadata = {{QStringLiteral("z"), QStringLiteral("1")}, {QStringLiteral("a"), QStringLiteral("\n")}};
    request.webhookUrl = QStringLiteral("https://a.example/hook");
    QCOMPARE(codeOf(api(server).create(request).result()), "good");
    QCOMPARE(body,
        R"({"input_file_id":"f\"1","endpoint":"/v1/completions","completion_window":"24h","metadata":{"z":"1","a":"\n"},"webhook_url":"https://a.example/hook"})");
    QCOMPARE(asked(server).at(0), "POST /v1/batches");
}

void BatchApiTest::tellsWhetherABatchMayExist_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const Reply& reply, const char* expected) {
        QTest::newRow(name) << reply << QByteArray(expected);
    };
    row("good", {200, goodBatch, {}}, "good");
    row("lost", {0, {}, {}}, "create-outcome-unknown");
    row("cut short", {-1, R"({"id":"b",)", {}}, "create-outcome-unknown");
    row("page", {200, page, {"Content-Type: text/html"}}, "create-outcome-unknown");
    row("no id", {200, R"({"status":"x"})", {}}, "create-outcome-unknown");
    row("nothing", {200, {}, {}}, "create-outcome-unknown");
    for (const int status : {408, 500, 502, 503, 504})
        row(QByteArray::number(status).constData(), {status, R"({"error":"x"})", {}}, "create-outcome-unknown");
    row("see other", {303, {}, {"Location: /v1/batches/b"}}, "create-outcome-unknown");
    row("moved", {307, {}, {"Location: /v1/batches/"}}, "redirect-refused");
    row("bad request", {400, R"({"error":"bad window"})", {}}, "request-refused");
    row("no such file yet", {400, R"({"error":{"message":"File f was not found"}})", {}}, "not-found-remotely");
    row("404", {404, R"({"error":"x"})", {}}, "not-found-remotely");
    row("key", {401, {}, {}}, "key-refused");
    row("credit", {402, {}, {}}, "payment-required");
}

void BatchApiTest::tellsWhetherABatchMayExist()
{
    QFETCH(Reply, reply);
    RawServer server(playing({reply}));
    QTEST(codeOf(api(server).create({}).result()), "expected");
    QCOMPARE(server.requests().size(), 1); // above all: once
}

void BatchApiTest::waitsAndCreatesAgainAfter429()
{
    RawServer server(playing({{429, {}, {"retry-after-ms: 1500"}}, {200, goodBatch, {}}}));
    QCOMPARE(codeOf(api(server).create({}).result()), "good");
    QCOMPARE(m_waits, QList<qint64> {1500});
    RawServer never(playing({{429, {}, {}}}));
    QCOMPARE(codeOf(api(never).create({}).result()), "too-many-requests");
    QCOMPARE(never.requests().size(), 5);
}

void BatchApiTest::encodesIds()
{
    RawServer server(playing({{200, goodBatch, {}}}));
    const auto service = api(server);
    QCOMPARE(codeOf(service.batch(QStringLiteral("a/b?c#d%2F e")).result()), "good");
    QCOMPARE(codeOf(service.cancel(QStringLiteral("a/b")).result()), "good");
    QCOMPARE(codeOf(service.batch(QStringLiteral("..")).result()), "not-found-remotely");
    QCOMPARE(codeOf(service.batch(QString()).result()), "not-found-remotely");
    QCOMPARE(asked(server), (QByteArrayList {"GET /v1/batches/a%2Fb%3Fc%23d%252F%20e", "POST /v1/batches/a%2Fb/cancel"}));
}

void BatchApiTest::readsAgain()
{
    RawServer server(playing({{500, R"({"error":"Failed to retrieve batch"})", {}}, {0, {}, {}}, {200, goodBatch, {}}}));
    QCOMPARE(codeOf(api(server).batch(QStringLiteral("b")).result()), "good");
    QCOMPARE(m_waits, (QList<qint64> {500, 1000}));
    RawServer broken(playing({{500, R"({"error":"Failed to retrieve batch"})", {}}}));
    const auto batch = api(broken).batch(QStringLiteral("b")).result();
    QCOMPARE(codeOf(batch), "service-failed");
    QCOMPARE(batch.error().detail, QStringLiteral("Failed to retrieve batch"));
    QCOMPARE(broken.requests().size(), 5);
}

void BatchApiTest::hidesTheKey()
{
    RawServer server(playing({{401, R"({"error":"Incorrect API key provided: secret-key-1."})", {}}}));
    const auto batch = api(server).batch(QStringLiteral("b")).result();
    QCOMPARE(codeOf(batch), "key-refused");
    QCOMPARE(batch.error().detail, QStringLiteral("Incorrect API key provided: [key]."));
}

void BatchApiTest::cancels_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("good") << Reply {200, R"({"id":"b","status":"cancelling"})", {}} << QByteArray("good");
    for (const int status : {404, 405, 501})
        QTest::addRow("%d", status) << Reply {status, {}, {}} << QByteArray("not-supported");
    QTest::newRow("page") << Reply {200, page, {}} << QByteArray("not-supported");
    QTest::newRow("key") << Reply {401, page, {}} << QByteArray("key-refused");
    QTest::newRow("too late") << Reply {400, R"({"error":"completed"})", {}} << QByteArray("request-refused");
}

void BatchApiTest::cancels()
{
    QFETCH(Reply, reply);
    RawServer server(playing({reply}));
    QTEST(codeOf(api(server).cancel(QStringLiteral("b")).result()), "expected");
}

void BatchApiTest::listsPageByPage()
{
    RawServer server(playing({
        {200, R"({"data":[{"id":"a","status":"x"},{"id":"b&","status":"x"}],"has_more":true})", {}},
        {200, R"({"data":[{"id":"b&","status":"x"},{"id":"c","status":"x"}],"has_more":false})", {}},
    }));
    const auto list = api(server).list().result();
    QCOMPARE(codeOf(list), "good");
    QVERIFY(list->complete);
    QCOMPARE(list->batches.size(), 3);
    QCOMPARE(asked(server), (QByteArrayList {"GET /v1/batches?limit=100", "GET /v1/batches?limit=100&after=b%26"}));
}

void BatchApiTest::survivesBadPaging_data()
{
    QTest::addColumn<QList<Reply>>("replies");
    QTest::addColumn<QByteArray>("expected");
    const Reply one {200, R"({"data":[{"id":"a","status":"x"}],"has_more":true})", {}};
    const auto row = [](const char* name, const QList<Reply>& replies, const char* expected) {
        QTest::newRow(name) << replies << QByteArray(expected);
    };
    row("never moves", {one}, "1 incomplete");
    row("empty with more", {one, {200, R"({"data":[],"has_more":true})", {}}}, "1 incomplete");
    row("fails later", {one, {400, {}, {}}}, "1 incomplete");
    row("bad entry", {{200, R"({"data":[{"id":"a","status":"x"},{"x":1}]})", {}}}, "1 incomplete");
    row("bare array", {{200, R"([{"id":"a","status":"x"}])", {}}}, "1");
    row("none", {{200, R"({"object":"list","data":[],"has_more":false})", {}}}, "0");
    row("not there", {{404, page, {}}}, "not-supported");
    row("page", {{200, page, {}}}, "not-supported");
    row("something else", {{200, "{}", {}}}, "answer-not-understood");
}

void BatchApiTest::survivesBadPaging()
{
    QFETCH(QList<Reply>, replies);
    RawServer server(playing(replies));
    const auto list = api(server).list().result();
    const QByteArray seen = list ? QByteArray::number(list->batches.size()) + (list->complete ? "" : " incomplete") : codeOf(list);
    QTEST(seen, "expected");
}

void BatchApiTest::downloads_data()
{
    QTest::addColumn<QList<Reply>>("replies");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("requests");
    const auto row = [](const char* name, const QList<Reply>& replies, const char* expected, int requests) {
        QTest::newRow(name) << replies << QByteArray(expected) << requests;
    };
    row("good", {{200, goodLines, {}}}, "good", 1);
    row("empty", {{200, {}, {}}}, "good", 1);
    row("mark and blank line first", {{200, "\xEF\xBB\xBF\r\n" + goodLines, {}}}, "good", 1);
    row("no last line feed", {{200, goodLines.chopped(1), {}}}, "good", 1);
    row("custom_id null", {{200, R"({"custom_id":null})" "\n", {}}}, "good", 1);
    row("cut, then good", {{-1, goodLines, {}}, {200, goodLines, {}}}, "good", 2);
    row("always cut", {{-1, goodLines, {}}}, "download-incomplete", 5);
    row("last line cut at the service", {{200, goodLines.chopped(5), {}}}, "good", 1); // all that was announced has come
    row("first line broken", {{200, "{broken\n" + goodLines, {}}}, "good", 1);
    row("only line cut", {{200, goodLines.first(20), {}}}, "download-incomplete", 5);
    row("page", {{200, page, {}}}, "not-a-result", 1);
    row("error", {{200, R"({"error":"gone"})" "\n", {}}}, "not-a-result", 1);
    row("array", {{200, "[1]\n", {}}}, "not-a-result", 1);
    row("words", {{200, "gone\n", {}}}, "not-a-result", 1);
    row("404", {{404, R"({"error":"gone"})", {}}}, "not-found-remotely", 1);
    row("500, then good", {{500, {}, {}}, {200, goodLines, {}}}, "good", 2);
}

void BatchApiTest::downloads()
{
    QFETCH(QList<Reply>, replies);
    QFETCH(QByteArray, expected);
    RawServer server(playing(replies));
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("1-1.output.jsonl"));
    const auto saved = api(server).download(QStringLiteral("o/1"), path, {}).result();
    QCOMPARE(codeOf(saved), expected);
    QTEST(int(server.requests().size()), "requests");
    QCOMPARE(asked(server).at(0), "GET /v1/files/o%2F1/content");
    QVERIFY(!QFile::exists(path + QStringLiteral(".part")));
    QCOMPARE(QFile::exists(path), expected == "good");
    if (saved) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), replies.last().body);
        QCOMPARE(*saved, replies.last().body.size());
    }
}

void BatchApiTest::testsTheKey_data()
{
    QTest::addColumn<QList<Reply>>("replies");
    QTest::addColumn<QByteArray>("expected");
    const Reply models {200, R"({"data":[]})", {}};
    const Reply noList {404, page, {}};
    QTest::newRow("list") << QList {Reply {200, R"({"data":[]})", {}}} << QByteArray("good");
    QTest::newRow("refused") << QList {Reply {401, {}, {}}} << QByteArray("key-refused");
    QTest::newRow("by models") << QList {noList, models, Reply {401, {}, {}}} << QByteArray("good");
    QTest::newRow("refused by models") << QList {noList, Reply {401, {}, {}}} << QByteArray("key-refused");
    QTest::newRow("models are public") << QList {noList, models, models} << QByteArray("not-supported");
    QTest::newRow("no models") << QList {noList} << QByteArray("not-supported");
}

void BatchApiTest::testsTheKey()
{
    QFETCH(QList<Reply>, replies);
    RawServer server(playing(replies));
    QTEST(codeOf(api(server).testKey().result()), "expected");
    if (replies.size() == 3)
        QVERIFY(!server.requests().at(2).has("authorization"));
}

void BatchApiTest::listsModels()
{
    RawServer server(playing({{200, R"({"data":[{"id":"a/b/fp-8"},{"x":1},{"id":"c"}]})", {}}}));
    const auto models = api(server).models().result();
    QCOMPARE(codeOf(models), "good");
    QCOMPARE(*models, (QStringList {QStringLiteral("a/b/fp-8"), QStringLiteral("c")}));
}

void BatchApiTest::stopsWhileItWaits()
{
    RawServer server(playing({{429, {}, {"Retry-After: 100"}}}));
    Profile profile;
    profile.baseUrl = server.url(QStringLiteral("/v1"));
    std::stop_source stop;
    const BatchApi real(profile, key, *m_transport); // with real time
    auto future = real.batch(QStringLiteral("b"), stop.get_token());
    QTRY_COMPARE(server.requests().size(), 1);
    stop.request_stop();
    QCOMPARE(codeOf(future.result()), "cancelled"); // in much less than 100 s
}

QTEST_GUILESS_MAIN(BatchApiTest)
#include "tst_batch_api.moc"
