// The practice service as a client meets it: every scenario in both dialects, files, lists, errors, keys.
#include "practice_client.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace sheaf;
using namespace Qt::StringLiterals;
using practice::Options;
using practice::PracticeService;

namespace {

constexpr int rowCount = 200;

std::unique_ptr<PracticeService> started(const QString& dialect, const QString& scenario = {}, double speed = 100, const QByteArray& key = {})
{
    auto service = PracticeService::start({ .dialect = dialect, .scenario = scenario, .speed = speed, .folder = {}, .key = key });
    return service ? std::move(*service) : nullptr;
}

QStringList idsOf(const QList<QJsonObject>& lines)
{
    QStringList ids;
    for (const QJsonObject& line : lines)
        ids += line.value(u"custom_id").toString();
    return ids;
}

const QString chatUrl = u"/v1/chat/completions"_s;

} // namespace

class TestPracticeService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scenariosPlay_data();
    void scenariosPlay();
    void aFastBatchIsDoneAtOnce();
    void answersStandInAnotherOrder();
    void faultsOfAFileComeBack();
    void goodAndFailedLinesHaveTheShapeOfTheDialect();
    void batchObjectsHaveTheShapeOfTheDialect();
    void cancelKeepsWhatIsDone();
    void listsHavePages();
    void filesCanBeReadInPartsAndDeleted();
    void contentIsTaggedOnRequest();
    void refusals_data();
    void refusals();
    void theKeyIsAskedFor();
    void anAnswerThatNeverComes();
    void aDownloadThatIsCutOff();
    void unknownNamesAreRefused();
    void theEndIsPrompt();
};

void TestPracticeService::scenariosPlay_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("least"); // good lines
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("accountedFor"); // lines in both files; -1 = fewer than rows, but some
    const auto row = [](const QString& scenario, const QString& dialect, const QString& status, int least, int most, int accountedFor) {
        QTest::addRow("%s %s", qPrintable(scenario), qPrintable(dialect)) << scenario << dialect << status << least << most << accountedFor;
    };
    for (const QString& dialect : practice::dialects()) {
        row(u"all-good"_s, dialect, u"completed"_s, rowCount, rowCount, rowCount);
        row(u"some-fail"_s, dialect, u"completed"_s, rowCount * 85 / 100, rowCount - 1, rowCount);
        row(u"all-fail"_s, dialect, u"completed"_s, 0, 0, rowCount);
        row(u"cut-off"_s, dialect, u"completed"_s, rowCount, rowCount, rowCount);
        row(u"slow"_s, dialect, u"completed"_s, rowCount, rowCount, rowCount);
        row(u"shuffled"_s, dialect, u"completed"_s, rowCount, rowCount, rowCount);
        row(u"unknown-status"_s, dialect, u"completed"_s, rowCount, rowCount, rowCount);
        row(u"missing-rows"_s, dialect, u"completed"_s, rowCount * 85 / 100, rowCount - 1, -1);
        row(u"cancelled-partial"_s, dialect, u"cancelled"_s, rowCount / 2, rowCount / 2, rowCount / 2);
        row(u"rejected-file"_s, dialect, u"failed"_s, 0, 0, 0);
    }
    row(u"expires"_s, u"inference"_s, u"expired"_s, rowCount * 6 / 10, rowCount * 6 / 10, rowCount * 6 / 10);
    row(u"expires"_s, u"openai"_s, u"expired"_s, rowCount * 6 / 10, rowCount * 6 / 10, rowCount);
}

void TestPracticeService::scenariosPlay()
{
    QFETCH(QString, scenario);
    QFETCH(QString, dialect);
    QFETCH(int, least);
    QFETCH(int, most);
    QFETCH(int, accountedFor);
    const auto service = started(dialect, scenario);
    QVERIFY(service);
    PracticeClient client(service->address());
    const QJsonObject batch = client.run(chatLines(rowCount), chatUrl);
    QTEST(batch.value(u"status").toString(), "status");

    const QList<QJsonObject> good = client.lines(batch.value(u"output_file_id"));
    const QList<QJsonObject> bad = client.lines(batch.value(u"error_file_id"));
    QVERIFY2(good.size() >= least && good.size() <= most, qPrintable(QString::number(good.size())));
    if (accountedFor >= 0)
        QCOMPARE(good.size() + bad.size(), accountedFor);
    else
        QVERIFY(good.size() + bad.size() < rowCount);
    const QStringList ids = idsOf(good) + idsOf(bad);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    if (scenario == "all-fail"_L1) // an empty file, or none
        QCOMPARE(batch.value(u"output_file_id").isNull(), dialect == "openai"_L1);
}

void TestPracticeService::aFastBatchIsDoneAtOnce()
{
    const auto service = started(u"inference"_s);
    PracticeClient client(service->address());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client.run(chatLines(rowCount), chatUrl).value(u"status").toString(), u"completed"_s);
    QVERIFY2(timer.elapsed() < 10'000, "a batch at speed 100 hangs"); // far beyond what it takes, to hold on a busy machine
    QCOMPARE(service->journal().mid(0, 2), (QStringList { u"POST /v1/files"_s, u"POST /v1/batches"_s }));
}

void TestPracticeService::answersStandInAnotherOrder()
{
    const auto service = started(u"inference"_s, u"shuffled"_s);
    PracticeClient client(service->address());
    const QList<QJsonObject> shuffled = client.lines(client.run(chatLines(rowCount), chatUrl).value(u"output_file_id"));
    QStringList order;
    for (int i = 0; i < rowCount; ++i)
        order += u"row-%1"_s.arg(i);
    const QStringList ids = idsOf(shuffled);
    QVERIFY(ids != order);
    for (const QJsonObject& line : shuffled) { // each answer belongs to its row
        const QString number = line.value(u"custom_id").toString().mid(4);
        QVERIFY(QJsonDocument(line).toJson().contains("Text " + number.toUtf8() + "”"));
    }
}

void TestPracticeService::faultsOfAFileComeBack()
{
    for (const QString& dialect : practice::dialects()) {
        const auto service = started(dialect);
        PracticeClient client(service->address());
        const QJsonObject batch = client.run(chatLines(2) + "{\n", chatUrl);
        QCOMPARE(batch.value(u"status").toString(), u"failed"_s);
        const QJsonValue errors = batch.value(u"errors");
        QCOMPARE(errors.isArray(), dialect == "inference"_L1);
        const QJsonArray data = errors.isArray() ? errors.toArray() : errors.toObject().value(u"data").toArray();
        QCOMPARE(data.size(), 1);
        QCOMPARE(data.first().toObject().value(u"code").toString(), u"invalid_json_line"_s);
        QCOMPARE(data.first().toObject().value(u"line").toInt(), 3);
        QVERIFY(batch.value(u"output_file_id").isNull());
    }
}

void TestPracticeService::goodAndFailedLinesHaveTheShapeOfTheDialect()
{
    for (const QString& dialect : practice::dialects()) {
        const bool openai = dialect == "openai"_L1;
        const auto service = started(dialect, u"some-fail"_s);
        PracticeClient client(service->address());
        const QJsonObject batch = client.run(chatLines(rowCount), chatUrl);
        const QJsonObject good = client.lines(batch.value(u"output_file_id")).value(0);
        QCOMPARE(good.contains(u"error"), openai);
        QCOMPARE(good.value(u"id") == batch.value(u"id"), !openai);
        QCOMPARE(good.value(u"response").toObject().value(u"status_code").toInt(), 200);
        const QJsonObject bad = client.lines(batch.value(u"error_file_id")).value(0);
        QCOMPARE(bad.value(u"response").isNull(), !openai);
        if (openai)
            QVERIFY(bad.value(u"response").toObject().value(u"status_code").toInt() >= 400);
        else
            QCOMPARE(bad.value(u"error").toObject().value(u"code").toString(), u"inference_failed"_s);
        const QJsonObject counts = batch.value(u"request_counts").toObject();
        QCOMPARE(counts.value(u"completed").toInt() + counts.value(u"failed").toInt(), rowCount);
    }
}

void TestPracticeService::batchObjectsHaveTheShapeOfTheDialect()
{
    const auto inference = started(u"inference"_s, {}, 0.1);
    PracticeClient first(inference->address());
    const QJsonObject uploaded = first.upload(chatLines(3)).object();
    QCOMPARE(uploaded.keys(), (QStringList { u"created_at"_s, u"id"_s }));
    QCOMPARE(uploaded.value(u"id").toString().size(), 21);
    const QJsonObject running = first.create(chatLines(3), u"/v1/completions"_s).object();
    QCOMPARE(running.value(u"status").toString(), u"in_progress"_s);
    QCOMPARE(running.value(u"request_counts").toObject().value(u"total").toInt(), 3);
    QVERIFY(running.value(u"created_at").toDouble() > 1e12); // milliseconds

    const auto openai = started(u"openai"_s, {}, 0.1);
    PracticeClient second(openai->address());
    const QJsonObject file = second.upload(chatLines(3)).object();
    QVERIFY(file.value(u"id").toString().startsWith(u"file-"));
    QCOMPARE(file.value(u"bytes").toInt(), int(chatLines(3).size()));
    const Answered created = second.create(chatLines(3), chatUrl);
    QVERIFY(created.header("x-request-id").startsWith("req_"));
    QVERIFY(created.object().value(u"id").toString().startsWith(u"batch_"));
    QCOMPARE(created.object().value(u"status").toString(), u"validating"_s);
    QCOMPARE(created.object().value(u"request_counts").toObject().value(u"total").toInt(), 0);
    QVERIFY(created.object().value(u"created_at").toDouble() < 1e11); // seconds
}

void TestPracticeService::cancelKeepsWhatIsDone()
{
    for (const QString& dialect : practice::dialects()) {
        const auto service = started(dialect, {}, 5);
        PracticeClient client(service->address());
        const QString id = client.create(chatLines(2000), chatUrl).object().value(u"id").toString();
        const auto isUnderWay = [&] {
            return client.get(u"/batches/"_s + id).object().value(u"request_counts").toObject().value(u"completed").toInt() > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isUnderWay(), 20'000);
        const Answered cancelled = client.post(u"/batches/%1/cancel"_s.arg(id), {});
        QCOMPARE(cancelled.object().value(u"status").toString(), u"cancelling"_s);
        const QJsonObject batch = client.untilEnded(id);
        QCOMPARE(batch.value(u"status").toString(), u"cancelled"_s);
        const qsizetype kept = client.lines(batch.value(u"output_file_id")).size();
        QVERIFY(kept > 0 && kept < 2000);
        QCOMPARE(batch.value(u"request_counts").toObject().value(u"completed").toInt(), int(kept));
        QCOMPARE(client.post(u"/batches/%1/cancel"_s.arg(id), {}).status, 200);
    }
}

void TestPracticeService::listsHavePages()
{
    const auto service = started(u"openai"_s);
    PracticeClient client(service->address());
    QStringList ids;
    for (int i = 0; i < 3; ++i)
        ids.prepend(client.create(chatLines(1), chatUrl).object().value(u"id").toString());
    const QJsonObject page = client.get(u"/batches?limit=2"_s).object();
    QCOMPARE(page.value(u"has_more").toBool(), true);
    QCOMPARE(page.value(u"first_id").toString(), ids.at(0));
    QCOMPARE(page.value(u"last_id").toString(), ids.at(1));
    const QJsonObject rest = client.get(u"/batches?limit=2&after="_s + ids.at(1)).object();
    QCOMPARE(rest.value(u"has_more").toBool(), false);
    QCOMPARE(rest.value(u"data").toArray().size(), 1);
    QCOMPARE(client.get(u"/batches?after=nobody"_s).object().value(u"data").toArray().size(), 0);
    QCOMPARE(client.get(u"/files?purpose=batch"_s).object().value(u"data").toArray().size(), 3);
    QVERIFY(!client.get(u"/models"_s).object().value(u"data").toArray().isEmpty());
}

void TestPracticeService::filesCanBeReadInPartsAndDeleted()
{
    const auto service = started(u"inference"_s);
    PracticeClient client(service->address());
    const QByteArray content = chatLines(3);
    const QString path = u"/files/"_s + client.upload(content).object().value(u"id").toString();
    const Answered whole = client.get(path + u"/content"_s);
    QCOMPARE(whole.body, content);
    QCOMPARE(whole.header("Content-Length").toLongLong(), content.size());
    const Answered part = client.get(path + u"/content"_s, "bytes=10-19");
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, content.mid(10, 10));
    QCOMPARE(client.get(path + u"/content"_s, "bytes=99999-").status, 416);
    QCOMPARE(client.get(path).object().value(u"filename").toString(), u"rows.jsonl"_s);
    QCOMPARE(client.remove(path).object().value(u"deleted").toBool(), true);
    QCOMPARE(client.get(path).status, 404);
}

void TestPracticeService::contentIsTaggedOnRequest()
{
    for (const bool tags : { false, true }) {
        const auto service = PracticeService::start({ .speed = 100, .tagsFiles = tags });
        QVERIFY(service);
        PracticeClient client((*service)->address());
        const QString id = client.upload(chatLines(3)).object().value(u"id").toString();
        const QByteArray expected = tags ? '"' + id.toUtf8() + '"' : QByteArray();
        QCOMPARE(client.get(u"/files/"_s + id + u"/content"_s).header("ETag"), expected);
        QCOMPARE(client.get(u"/files/"_s + id + u"/content"_s, "bytes=10-").header("ETag"), expected);
    }
}

void TestPracticeService::refusals_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words"); // in the answer
    const QByteArray form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.txt\"\r\n\r\nx\r\n"
                            "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--b--\r\n";
    const auto row = [](const char* name, const char* dialect, const char* method, const QString& path, const QByteArray& body, int status, const QByteArray& words) {
        QTest::addRow("%s %s", dialect, name) << QString::fromLatin1(dialect) << QByteArray(method) << path << body << status << words;
    };
    row("route", "inference", "POST", u"/nowhere"_s, "{}", 404, "Cannot POST /v1/nowhere");
    row("route", "openai", "POST", u"/nowhere"_s, "{}", 404, R"("code":null)");
    row("batch", "inference", "GET", u"/batches/x"_s, {}, 500, R"({"error":"Failed to retrieve batch"})");
    row("batch", "openai", "GET", u"/batches/x"_s, {}, 404, "No batch found with id 'x'.");
    row("cancel", "openai", "POST", u"/batches/x/cancel"_s, {}, 404, "No batch found");
    row("file", "inference", "GET", u"/files/x/content"_s, {}, 404, "File not found");
    row("file", "openai", "DELETE", u"/files/x"_s, {}, 404, "No such File object: x");
    row("file name", "inference", "POST", u"/files"_s, form, 400,
        R"({"error":{"message":"File type not allowed. Allowed extensions: .jsonl","type":"BadRequestError"}})");
    row("file name", "openai", "POST", u"/files"_s, form, 400, "Must be .jsonl");
    row("form", "openai", "POST", u"/files"_s, "no form at all", 400, "multipart");
    row("create", "openai", "POST", u"/batches"_s, "{}", 400, R"("param":"input_file_id")");
    row("create", "inference", "POST", u"/batches"_s, "nonsense", 400, "JSON");
    row("create of nothing", "openai", "POST", u"/batches"_s,
        R"({"input_file_id":"x","endpoint":"/v1/embeddings","completion_window":"24h"})", 404, "No such File object: x");
    row("chat without model", "openai", "POST", u"/chat/completions"_s, R"({"messages":[]})", 400, "model");
}

void TestPracticeService::refusals()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    const auto service = started(dialect);
    PracticeClient client(service->address());
    const Answered answered = client.send(method, path, path == "/files"_L1 ? "multipart/form-data; boundary=b" : "application/json", body);
    QTEST(answered.status, "status");
    QVERIFY2(answered.body.contains(words), answered.body.constData());
}

void TestPracticeService::theKeyIsAskedFor()
{
    const auto service = started(u"openai"_s, {}, 100, "right");
    PracticeClient wrong(service->address(), "wrong");
    QCOMPARE(wrong.get(u"/models"_s).status, 401);
    QCOMPARE(wrong.get(u"/models"_s).object().value(u"error").toObject().value(u"code").toString(), u"invalid_api_key"_s);
    QCOMPARE(wrong.upload(chatLines(1)).status, 401);
    PracticeClient right(service->address(), "right");
    QCOMPARE(right.get(u"/models"_s).status, 200);
    QCOMPARE(right.get(u"/files"_s).object().value(u"data").toArray().size(), 0);
}

void TestPracticeService::anAnswerThatNeverComes()
{
    const auto service = started(u"inference"_s, u"drops-create-answer"_s);
    PracticeClient client(service->address());
    QCOMPARE(client.create(chatLines(1), chatUrl).status, 0);
    QVERIFY(client.get(u"/batches"_s).object().value(u"data").toArray().size() >= 1); // made all the same
}

void TestPracticeService::aDownloadThatIsCutOff()
{
    const auto service = started(u"inference"_s, u"truncated-download"_s);
    PracticeClient client(service->address());
    const QByteArray content = chatLines(100);
    const QString path = u"/files/%1/content"_s.arg(client.upload(content).object().value(u"id").toString());
    const Answered cut = client.get(path);
    QCOMPARE(cut.header("Content-Length").toLongLong(), content.size());
    QVERIFY(cut.body.size() < content.size());
    QCOMPARE(client.get(path).body, content);
}

void TestPracticeService::unknownNamesAreRefused()
{
    const auto dialect = PracticeService::start({ .dialect = u"klingon"_s, .scenario = {}, .folder = {}, .key = {} });
    QVERIFY(!dialect);
    QCOMPARE(dialect.error().code, ErrorCode::RequestRefused);
    QCOMPARE(dialect.error().detail, u"klingon"_s);
    const auto service = started(u"inference"_s);
    const auto taken = PracticeService::start({ .port = service->address().port(), .dialect = {}, .scenario = {}, .folder = {}, .key = {} });
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Unexpected);
}

void TestPracticeService::theEndIsPrompt()
{
    auto service = started(u"inference"_s, u"slow"_s, 0.01);
    PracticeClient client(service->address());
    QCOMPARE(client.create(chatLines(1000), chatUrl).status, 200); // hours of work, and a connection kept open
    QElapsedTimer timer;
    timer.start();
    service.reset();
    QVERIFY2(timer.elapsed() < 5000, "the service waits for its batches or its clients");
}

QTEST_GUILESS_MAIN(TestPracticeService)
#include "tst_practice_service.moc"
