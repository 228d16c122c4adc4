// A download that breaks off is carried on where the service surely gives the rest of the same bytes, and begun anew
// everywhere else.
#include "service/batch_api.h"
#include "service/resume.h"
#include "service/retrying.h"

#include "support/raw_server.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace sheaf;
using namespace sheaf::service;
using namespace sheaf::test;

namespace {

QByteArray lines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "{\"custom_id\":\"r" + QByteArray::number(i) + "\",\"response\":{}}\n";
    return text;
}

/// A service whose connections break `cuts` times, each after half of what it was about to send.
struct Script {
    QByteArray content = lines(2000);
    QByteArrayList headers {"Accept-Ranges: bytes", "ETag: \"v1\""};
    int cuts = 1;
    QByteArray rangeHead; ///< of the answer to a Range; empty = the right one
    int rangeStatus = 206;
};

qint64 wantedFrom(const RawRequest& request)
{
    const QByteArray range = request.header("range");
    return range.isEmpty() ? 0 : range.mid(int(sizeof "bytes=") - 1).chopped(1).toLongLong();
}

RawServer::Handler playing(const Script& script)
{
    auto cuts = std::make_shared<std::atomic<int>>(script.cuts);
    return RawServer::answering([=](const RawRequest& request, RawConnection& connection) {
        const qint64 from = wantedFrom(request);
        const bool isRange = request.has("range") && script.rangeStatus == 206;
        if (request.has("range") && script.rangeStatus == 416) {
            connection.answer(416, {}, {"Content-Range: bytes */9"});
            return;
        }
        const QByteArray body = isRange ? script.content.mid(from) : script.content;
        QByteArray head = isRange ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n";
        for (const QByteArray& header : script.headers)
            head += header + "\r\n";
        const QByteArray total = QByteArray::number(script.content.size());
        const QByteArray range = script.rangeHead.isEmpty()
            ? "bytes " + QByteArray::number(from) + '-' + QByteArray::number(script.content.size() - 1) + '/' + total
            : script.rangeHead;
        if (isRange)
            head += "Content-Range: " + range + "\r\n";
        connection.send(head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n");
        const bool cut = (*cuts)-- > 0;
        connection.send(cut ? body.first(body.size() / 2) : body);
        if (cut)
            connection.close();
    });
}

} // namespace

class DownloadResumeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void carriesOn();
    void beginsAnew_data();
    void beginsAnew();
    void beginsAnewAfterAWrongRest_data();
    void beginsAnewAfterAWrongRest();
    void carriesOnAfterARestart();
    void keepsNothingThatCannotBeCarriedOn();
    void notesThatDoNotCount_data();
    void notesThatDoNotCount();
    void whatCountsAsTheRest_data();
    void whatCountsAsTheRest();

private:
    BatchApi api(const RawServer& server) const
    {
        Profile profile;
        profile.baseUrl = server.url(QStringLiteral("/v1"));
        return {profile, "key", *m_transport, {systemClock(), [] { return 1.0; }, [](Millis, const std::stop_token&) { return true; }}};
    }
    Result<qint64> download(const RawServer& server) const
    {
        return api(server).download(QStringLiteral("f"), path(), m_progress).result();
    }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("1-1.output.jsonl")); }
    [[nodiscard]] QByteArray saved() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QStringList others() const
    {
        QStringList names = QDir(m_folder->path()).entryList(QDir::Files);
        names.removeOne(QStringLiteral("1-1.output.jsonl"));
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Transport> m_transport;
    ProgressPtr m_progress;
};

void DownloadResumeTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_transport = makeTransport();
    m_progress = std::make_shared<Progress>();
}

void DownloadResumeTest::carriesOn()
{
    Script script;
    script.cuts = 3;
    RawServer server(playing(script));
    const auto bytes = download(server);
    QVERIFY(bytes);
    QCOMPARE(*bytes, script.content.size());
    QCOMPARE(saved(), script.content);
    QCOMPARE(others(), QStringList());
    QCOMPARE(m_progress->done(), script.content.size());
    QCOMPARE(m_progress->total(), script.content.size());
    const auto requests = server.requests();
    QCOMPARE(requests.size(), 4);
    QVERIFY(!requests.at(0).has("range"));
    QCOMPARE(requests.at(0).header("accept-encoding"), "identity");
    for (qsizetype i = 1; i < requests.size(); ++i) {
        QCOMPARE(requests.at(i).header("if-range"), "\"v1\"");
        QVERIFY(wantedFrom(requests.at(i)) > wantedFrom(requests.at(i - 1)));
    }
}

void DownloadResumeTest::beginsAnew_data()
{
    QTest::addColumn<QByteArrayList>("headers");
    QTest::newRow("nothing said") << QByteArrayList {};
    QTest::newRow("no ETag") << QByteArrayList {"Accept-Ranges: bytes"};
    QTest::newRow("weak ETag") << QByteArrayList {"Accept-Ranges: bytes", "ETag: W/\"v1\""};
    QTest::newRow("no ranges") << QByteArrayList {"ETag: \"v1\""};
    QTest::newRow("ranges denied") << QByteArrayList {"Accept-Ranges: none", "ETag: \"v1\""};
}

void DownloadResumeTest::beginsAnew()
{
    QFETCH(QByteArrayList, headers);
    Script script;
    script.headers = headers;
    RawServer server(playing(script));
    QVERIFY(download(server));
    QCOMPARE(saved(), script.content);
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().at(1).has("range"));
    QCOMPARE(others(), QStringList());
}

void DownloadResumeTest::beginsAnewAfterAWrongRest_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("rangeHead");
    QTest::addColumn<int>("requests");
    QTest::newRow("the whole of another version") << 200 << QByteArray() << 2;
    QTest::newRow("no such range") << 416 << QByteArray() << 3;
    QTest::newRow("another total") << 206 << QByteArray("bytes 5-99/100") << 3;
    QTest::newRow("no total") << 206 << QByteArray("bytes 5-99/*") << 3;
    QTest::newRow("nonsense") << 206 << QByteArray("yes") << 3;
}

void DownloadResumeTest::beginsAnewAfterAWrongRest()
{
    QFETCH(int, status);
    QFETCH(QByteArray, rangeHead);
    Script script;
    script.rangeStatus = status;
    script.rangeHead = rangeHead;
    RawServer server(playing(script));
    QVERIFY(download(server));
    QCOMPARE(saved(), script.content);
    QTEST(int(server.requests().size()), "requests");
    QCOMPARE(others(), QStringList());
}

void DownloadResumeTest::carriesOnAfterARestart()
{
    Script script;
    script.cuts = 5; // as often as one call tries
    RawServer server(playing(script));
    const auto first = download(server);
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::DownloadIncomplete);
    QCOMPARE(others(), (QStringList {QStringLiteral("1-1.output.jsonl.part"), QStringLiteral("1-1.output.jsonl.resume")}));
    const qint64 there = QFileInfo(path() + QStringLiteral(".part")).size();
    QVERIFY(there > script.content.size() / 2);

    m_transport = makeTransport(); // another process, as far as this one can tell
    QVERIFY(download(server));
    QCOMPARE(wantedFrom(server.requests().last()), there);
    QCOMPARE(saved(), script.content);
    QCOMPARE(others(), QStringList());
}

void DownloadResumeTest::keepsNothingThatCannotBeCarriedOn()
{
    Script script;
    script.headers.clear();
    script.cuts = 100;
    RawServer server(playing(script));
    QVERIFY(!download(server));
    QCOMPARE(others(), QStringList());
    script.headers = Script().headers;
    script.content = "<html>not a result</html>\n";
    script.cuts = 0;
    RawServer page(playing(script));
    QCOMPARE(download(page).error().code, ErrorCode::NotAResult);
    QCOMPARE(others(), QStringList());
}

void DownloadResumeTest::notesThatDoNotCount_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to"); // what is changed in the note
    QTest::newRow("unchanged") << QByteArray() << QByteArray();
    QTest::newRow("another file") << QByteArray("/files/f/") << QByteArray("/files/g/");
    QTest::newRow("before the computer started") << QSysInfo::bootUniqueId() << QByteArray("another");
    QTest::newRow("weak ETag") << QByteArray("\\\"v1") << QByteArray("W/\\\"v1");
    QTest::newRow("less than is there") << QByteArray("\"total\":\"1000\"") << QByteArray("\"total\":\"10\"");
    QTest::newRow("cut") << QByteArray("}") << QByteArray();
}

void DownloadResumeTest::notesThatDoNotCount()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QUrl url(QStringLiteral("https://example.org/v1/files/f/content"));
    AnswerHead head;
    head.status = 200;
    head.length = 1000;
    head.etag = "\"v1\"";
    keepResumeNote(path(), url, head);
    QFile part(path() + QStringLiteral(".part"));
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write(QByteArray(400, 'x'));
    part.close();
    QFile note(path() + QStringLiteral(".resume"));
    QVERIFY(note.open(QIODevice::ReadWrite));
    const QByteArray before = note.readAll();
    QByteArray after = before;
    if (!from.isEmpty())
        QVERIFY(after.replace(from, to) != before);
    note.resize(0);
    note.seek(0);
    note.write(after);
    note.close();
    const auto point = resumePoint(path(), url);
    QCOMPARE(point.has_value(), from.isEmpty());
    if (point) {
        QCOMPARE(point->offset, 400);
        QCOMPARE(point->total, 1000);
        QCOMPARE(point->etag, "\"v1\"");
    }
}

void DownloadResumeTest::whatCountsAsTheRest_data()
{
    QTest::addColumn<AnswerHead>("head");
    QTest::addColumn<bool>("expected");
    const AnswerHead good {206, 600, "\"v1\"", "bytes", "bytes 400-999/1000", {}};
    const auto row = [&](const char* name, bool expected, const std::function<void(AnswerHead&)>& change) {
        AnswerHead head = good;
        change(head);
        QTest::newRow(name) << head << expected;
    };
    row("as asked", true, [](AnswerHead&) {});
    row("no ETag beside it", true, [](AnswerHead& head) { head.etag.clear(); });
    row("length unknown", true, [](AnswerHead& head) { head.length = -1; });
    row("another ETag", false, [](AnswerHead& head) { head.etag = "\"v2\""; });
    row("from another place", false, [](AnswerHead& head) { head.contentRange = "bytes 300-999/1000"; });
    row("not to the end", false, [](AnswerHead& head) { head.contentRange = "bytes 400-998/1000"; });
    row("another length", false, [](AnswerHead& head) { head.length = 599; });
    row("compressed", false, [](AnswerHead& head) { head.contentEncoding = "gzip"; });
    row("the whole", false, [](AnswerHead& head) { head.status = 200; });
}

void DownloadResumeTest::whatCountsAsTheRest()
{
    QFETCH(AnswerHead, head);
    QTEST(isTheRest(head, {400, "\"v1\"", 1000}), "expected");
}

Q_DECLARE_METATYPE(AnswerHead)

QTEST_GUILESS_MAIN(DownloadResumeTest)
#include "tst_download_resume.moc"
