// The practice service is stopped or killed and started again in its folder: nothing that it said is forgotten.
#include "practice_client.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace Qt::StringLiterals;
using practice::PracticeService;

namespace {

constexpr int rowCount = 200;
constexpr double slow = 0.02; // minutes for a batch: it cannot end while a test looks away
const QString chatUrl = u"/v1/chat/completions"_s;

std::unique_ptr<PracticeService> started(const QTemporaryDir& folder, const QString& dialect, const QString& scenario = {}, double speed = 100)
{
    auto service = PracticeService::start({ .dialect = dialect, .scenario = scenario, .speed = speed, .folder = folder.path(), .key = {} });
    return service ? std::move(*service) : nullptr;
}

QString journalPath(const QTemporaryDir& folder)
{
    return folder.filePath(u"state.jsonl"_s);
}

QByteArray journal(const QTemporaryDir& folder)
{
    QFile file(journalPath(folder));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As if everything had happened an hour earlier.
void letAnHourPass(const QTemporaryDir& folder)
{
    QString text = QString::fromUtf8(journal(folder));
    static const QRegularExpression millis(u":(\\d{13})\\b"_s);
    for (auto it = millis.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        text.replace(match.capturedStart(1), match.capturedLength(1), QString::number(match.captured(1).toLongLong() - 3'600'000));
    }
    QFile file(journalPath(folder));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text.toUtf8()), text.toUtf8().size());
}

int completed(PracticeClient& client, const QString& id)
{
    return client.get(u"/batches/"_s + id).object().value(u"request_counts").toObject().value(u"completed").toInt();
}

/// The lines of both files without what differs between any two batches.
QList<QJsonObject> results(PracticeClient& client, const QJsonObject& batch)
{
    QList<QJsonObject> lines = client.lines(batch.value(u"output_file_id")) + client.lines(batch.value(u"error_file_id"));
    for (QJsonObject& line : lines) {
        line.remove(u"id");
        QJsonObject response = line.value(u"response").toObject();
        QJsonObject body = response.value(u"body").toObject();
        body.remove(u"created");
        response.insert(u"body", body);
        line.insert(u"response", response);
    }
    return lines;
}

} // namespace

class TestPracticeRestart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBatchGoesOn_data();
    void aBatchGoesOn();
    void aKilledServiceGoesOn();
    void aCancelIsRemembered();
    void whatHasEndedIsStillThere();
    void aTornLineIsIgnored();
    void aDeletedFileStaysDeleted();
};

void TestPracticeRestart::aBatchGoesOn_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("status");
    for (const char* dialect : { "inference", "openai" }) {
        QTest::addRow("some-fail %s", dialect) << u"some-fail"_s << u"completed"_s;
        QTest::addRow("expires %s", dialect) << u"expires"_s << u"expired"_s;
        QTest::addRow("rejected-file %s", dialect) << u"rejected-file"_s << u"failed"_s;
    }
}

void TestPracticeRestart::aBatchGoesOn()
{
    QFETCH(QString, scenario);
    const QString dialect = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 1);
    const QTemporaryDir calm;
    const auto undisturbed = started(calm, dialect, scenario);
    PracticeClient calmClient(undisturbed->address());
    const QList<QJsonObject> expected = results(calmClient, calmClient.run(chatLines(rowCount), chatUrl));

    const QTemporaryDir folder;
    auto service = started(folder, dialect, scenario, slow);
    const QString id = PracticeClient(service->address()).create(chatLines(rowCount), chatUrl).object().value(u"id").toString();
    service.reset();
    letAnHourPass(folder);

    service = started(folder, dialect); // another scenario and speed: those of the batch count
    PracticeClient client(service->address());
    const QJsonObject batch = client.untilEnded(id);
    QTEST(batch.value(u"status").toString(), "status");
    QCOMPARE(results(client, batch), expected);
    // It ended when it was due, not when somebody looked.
    const qint64 unit = dialect == "inference"_L1 ? 1000 : 1;
    const qint64 took = batch.value(batch.value(u"status").toString() + u"_at"_s).toInteger() - batch.value(u"created_at").toInteger();
    QVERIFY2(took <= 400 * unit, qPrintable(QString::number(took)));
}

void TestPracticeRestart::aKilledServiceGoesOn()
{
    const QTemporaryDir folder;
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + u"/practice_serve"_s,
        { u"inference"_s, u"all-good"_s, QString::number(slow), folder.path() });
    QVERIFY(process.waitForReadyRead());
    PracticeClient killed(QUrl(QString::fromUtf8(process.readLine().trimmed())));
    const QString id = killed.create(chatLines(rowCount), chatUrl).object().value(u"id").toString();
    QTRY_VERIFY_WITH_TIMEOUT(completed(killed, id) > 0, 20'000);
    process.kill();
    QVERIFY(process.waitForFinished());

    auto service = started(folder, u"inference"_s);
    PracticeClient client(service->address());
    QCOMPARE(client.get(u"/batches/"_s + id).object().value(u"status").toString(), u"in_progress"_s);
    QTRY_VERIFY_WITH_TIMEOUT(completed(client, id) > 0, 20'000);
    QVERIFY(completed(client, id) < rowCount);
    QCOMPARE(client.get(u"/batches"_s).object().value(u"data").toArray().size(), 1);
    service.reset();
    letAnHourPass(folder);

    service = started(folder, u"inference"_s);
    PracticeClient later(service->address());
    QCOMPARE(later.lines(later.untilEnded(id).value(u"output_file_id")).size(), rowCount);
}

void TestPracticeRestart::aCancelIsRemembered()
{
    const QTemporaryDir folder;
    auto service = started(folder, u"inference"_s, {}, slow);
    PracticeClient first(service->address());
    const QString id = first.create(chatLines(2000), chatUrl).object().value(u"id").toString();
    QTRY_VERIFY_WITH_TIMEOUT(completed(first, id) > 0, 60'000);
    const QJsonObject cancelled = first.post(u"/batches/%1/cancel"_s.arg(id), {}).object();
    QCOMPARE(cancelled.value(u"status").toString(), u"cancelling"_s);
    service.reset();

    service = started(folder, u"inference"_s);
    QCOMPARE(PracticeClient(service->address()).get(u"/batches/"_s + id).object().value(u"status").toString(), u"cancelling"_s);
    service.reset();
    letAnHourPass(folder);

    service = started(folder, u"inference"_s);
    PracticeClient client(service->address());
    const QJsonObject batch = client.untilEnded(id);
    QCOMPARE(batch.value(u"status").toString(), u"cancelled"_s);
    const int kept = cancelled.value(u"request_counts").toObject().value(u"completed").toInt();
    QVERIFY(kept > 0);
    QCOMPARE(client.lines(batch.value(u"output_file_id")).size(), kept);
    QCOMPARE(batch.value(u"request_counts").toObject().value(u"total").toInt(), 2000);
}

void TestPracticeRestart::whatHasEndedIsStillThere()
{
    const QTemporaryDir folder;
    auto service = started(folder, u"inference"_s, u"some-fail"_s);
    PracticeClient first(service->address());
    const QByteArray rows = chatLines(rowCount);
    const QJsonObject before = first.run(rows, chatUrl);
    const QByteArray output = first.get(u"/files/%1/content"_s.arg(before.value(u"output_file_id").toString())).body;
    const QJsonObject filesBefore = first.get(u"/files"_s).object();
    QCOMPARE(filesBefore.value(u"data").toArray().size(), 3);
    service.reset();

    service = started(folder, u"inference"_s);
    PracticeClient client(service->address());
    QCOMPARE(client.get(u"/batches/"_s + before.value(u"id").toString()).object(), before);
    QCOMPARE(client.get(u"/files"_s).object(), filesBefore);
    QCOMPARE(client.get(u"/files/%1/content"_s.arg(before.value(u"output_file_id").toString())).body, output);
    QCOMPARE(client.get(u"/files/%1/content"_s.arg(before.value(u"input_file_id").toString())).body, rows);
}

void TestPracticeRestart::aTornLineIsIgnored()
{
    const QTemporaryDir folder;
    auto service = started(folder, u"inference"_s);
    const QString kept = PracticeClient(service->address()).upload(chatLines(1)).object().value(u"id").toString();
    service.reset();
    QFile file(journalPath(folder));
    QVERIFY(file.open(QIODevice::Append));
    file.write(R"({"fact":"deleted","id":")" + kept.toUtf8());
    file.close();

    service = started(folder, u"inference"_s);
    const QString added = PracticeClient(service->address()).upload(chatLines(2)).object().value(u"id").toString();
    service.reset();
    service = started(folder, u"inference"_s); // what was written after the torn line is known too
    PracticeClient client(service->address());
    QCOMPARE(client.get(u"/files/%1/content"_s.arg(kept)).body, chatLines(1));
    QCOMPARE(client.get(u"/files/%1/content"_s.arg(added)).body, chatLines(2));
}

void TestPracticeRestart::aDeletedFileStaysDeleted()
{
    const QTemporaryDir folder;
    auto service = started(folder, u"openai"_s);
    PracticeClient first(service->address());
    const QString id = first.upload(chatLines(1)).object().value(u"id").toString();
    QCOMPARE(first.remove(u"/files/"_s + id).status, 200);
    service.reset();

    service = started(folder, u"openai"_s);
    PracticeClient client(service->address());
    QCOMPARE(client.get(u"/files/"_s + id).status, 404);
    QCOMPARE(client.get(u"/files"_s).object().value(u"data").toArray().size(), 0);
}

QTEST_GUILESS_MAIN(TestPracticeRestart)
#include "tst_practice_restart.moc"
