// Traps of the protocol (protocol.md, section 4) that lie in the file of requests: what is wrong is found before it is
// sent, and what is written cannot be misread. Each test is named after its trap.
#include "jobs/check_sheet.h"
#include "jobs/part_writer.h"
#include "requests/check_file.h"
#include "support/imported.h"

#include "base/whole_file.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using requests::ProblemCode;

namespace {

const QString chat = QStringLiteral("/v1/chat/completions");

QByteArray line(const char* id, const char* url = nullptr)
{
    return QByteArray("{\"custom_id\":\"") + id + "\",\"method\":\"POST\"," + (url ? QByteArray("\"url\":\"") + url + "\"," : QByteArray())
        + "\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}";
}

service::Profile profileOf(const char* id)
{
    for (const service::Profile& profile : service::builtInProfiles()) {
        if (profile.id == QLatin1String(id))
            return profile;
    }
    qFatal("no such profile");
}

} // namespace

class TestTrapsRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trap11_repeatedIdsStopTheSending();
    void trap14_whatIsSentIsUtf8_data();
    void trap14_whatIsSentIsUtf8();
    void trap14_theLineOfABadByteIsNamed();
    void trap15_noByteOrderMarkIsSent();
    void trap16_linesEndInOneLineFeed_data();
    void trap16_linesEndInOneLineFeed();
    void trap17_lineSeparatorsAreEscaped();
    void trap18_partsAreCutByRowsAndExactBytes();
    void trap22_urlAndEndpointAreCompared();
    void trap23_linesForOtherServicesAreConverted_data();
    void trap23_linesForOtherServicesAreConverted();
    void trap24_oneRowCanBeTriedFirst();
    void trap39_idsAreStableAndTellRowsApart();

private:
    std::shared_ptr<project::Project> import(const QString& name, const QByteArray& bytes, const project::ImportWishes& wishes = {})
    {
        return test::imported(m_folder.filePath(QString::number(++m_made)), name, bytes, wishes);
    }
    QByteArray written(project::Project& project, const QString& prompt = {})
    {
        jobs::WriteOrder order;
        order.sheet = project.sheet().data();
        if (!prompt.isEmpty()) {
            order.requestTemplate.emplace();
            order.requestTemplate->model = QStringLiteral("m");
            order.requestTemplate->user = prompt;
        }
        order.salt = project.facts().salt;
        order.rows = {{RowId(0), quint32(order.sheet.rowCount())}};
        order.path = m_folder.filePath(QStringLiteral("part.jsonl"));
        Progress progress;
        if (!jobs::writePart(order, progress, {}))
            qFatal("the part cannot be written");
        return readWhole(order.path).value_or(QByteArray());
    }
    requests::CheckReport check(const QByteArray& lines, const char* profile = "inference")
    {
        const QString path = m_folder.filePath(QStringLiteral("check.jsonl"));
        if (!writeWhole(path, lines))
            qFatal("cannot write");
        return requests::checkFile(path, jobs::lineRules(profileOf(profile), chat)).value_or(requests::CheckReport());
    }

    QTemporaryDir m_folder;
    int m_made = 0;
};

void TestTrapsRequests::trap11_repeatedIdsStopTheSending()
{
    const auto report = check(line("a") + '\n' + line("b") + '\n' + line("a") + '\n');
    QCOMPARE(report.errors, 1);
    QCOMPARE(report.problems.front().code, ProblemCode::IdRepeated);
    QCOMPARE(report.problems.front().line, 3);
    QCOMPARE(report.problems.front().otherLine, 1);
}

void TestTrapsRequests::trap14_whatIsSentIsUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString table = QStringLiteral("id,text\n1,Zürich 東京\n2,más\n");
    const auto in = [&](QStringConverter::Encoding encoding, QStringConverter::Flag flag) {
        QStringEncoder encoder(encoding, flag);
        const QByteArray bytes = encoder.encode(table);
        return bytes;
    };
    QTest::newRow("UTF-8") << table.toUtf8();
    QTest::newRow("UTF-8 with a mark") << in(QStringConverter::Utf8, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16 LE") << in(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16 BE") << in(QStringConverter::Utf16BE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-32 LE") << in(QStringConverter::Utf32LE, QStringConverter::Flag::WriteBom);
}

void TestTrapsRequests::trap14_whatIsSentIsUtf8()
{
    QFETCH(QByteArray, bytes);
    const auto project = import(QStringLiteral("t.csv"), bytes);
    const QByteArray lines = written(*project, QStringLiteral("{{text}}"));
    QVERIFY2(lines.startsWith('{') && lines.contains("Z\xc3\xbcrich \xe6\x9d\xb1\xe4\xba\xac"), lines.constData());
    QVERIFY(lines.contains("m\xc3\xa1s"));
}

void TestTrapsRequests::trap14_theLineOfABadByteIsNamed()
{
    const auto report = check(line("a") + '\n' + line("b\xff") + '\n');
    QCOMPARE(report.problems.front().code, ProblemCode::NotUtf8);
    QCOMPARE(report.problems.front().line, 2);
}

void TestTrapsRequests::trap15_noByteOrderMarkIsSent()
{
    const auto project = import(QStringLiteral("t.jsonl"), "\xEF\xBB\xBF" + line("a") + '\n');
    QCOMPARE(written(*project), line("a") + '\n');
}

void TestTrapsRequests::trap16_linesEndInOneLineFeed_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("as it should be") << line("a") + '\n' + line("b") + '\n';
    QTest::newRow("no line feed at the end") << line("a") + '\n' + line("b");
    QTest::newRow("CR and LF") << line("a") + "\r\n" + line("b") + "\r\n";
    QTest::newRow("blank lines") << "\n" + line("a") + "\n\n  \n" + line("b") + "\n\n";
}

void TestTrapsRequests::trap16_linesEndInOneLineFeed()
{
    QFETCH(QByteArray, lines);
    const auto project = import(QStringLiteral("t.jsonl"), lines);
    QCOMPARE(written(*project), line("a") + '\n' + line("b") + '\n');
}

void TestTrapsRequests::trap17_lineSeparatorsAreEscaped()
{
    const QByteArray separators = "a\xe2\x80\xa8" "b\xe2\x80\xa9" "c\xc2\x85" "d";
    const auto project = import(QStringLiteral("t.csv"), "id,text\n1," + separators + "\n");
    const QByteArray lines = written(*project, QStringLiteral("{{text}}"));
    QCOMPARE(lines.count('\n'), 1);
    QVERIFY2(lines.toLower().contains("a\\u2028b\\u2029c\\u0085d"), lines.constData());
    QVERIFY(QJsonDocument::fromJson(lines).isObject());
}

void TestTrapsRequests::trap18_partsAreCutByRowsAndExactBytes()
{
    QCOMPARE(profileOf("openai").maxBytes, 200'000'000); // a megabyte is the smaller of the two
    QByteArray lines;
    for (int i = 0; i < 50; ++i)
        lines += line((QByteArray::number(i) + QByteArray(i % 7, 'x')).constData()) + '\n';
    const auto project = import(QStringLiteral("t.jsonl"), lines);
    jobs::CheckOrder order;
    order.sheet = project->sheet().data();
    order.profile = profileOf("inference");
    order.profile.maxBytes = 400;
    order.profile.maxRows = 5;
    order.endpoint = chat;
    Progress progress;
    const auto found = jobs::checkSheet(order, progress, {});
    QVERIFY(found && found->parts.size() > 10);
    qint64 bytes = 0;
    for (const jobs::PartPlan& part : found->parts) {
        QVERIFY(part.bytes <= 400 && part.rowCount <= 5);
        bytes += part.bytes;
    }
    QCOMPARE(bytes, lines.size());
}

void TestTrapsRequests::trap22_urlAndEndpointAreCompared()
{
    const QByteArray lines = line("a", "/v1/embeddings") + '\n';
    const auto strict = check(lines, "openai");
    QVERIFY(strict.errors > 0);
    QCOMPARE(strict.problems.front().code, ProblemCode::EndpointDiffers);
    QCOMPARE(check(lines, "inference").errors, 0); // there it binds nobody, so it is only a note
    QVERIFY(check(lines, "inference").warnings > 0);
}

void TestTrapsRequests::trap23_linesForOtherServicesAreConverted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a bare body") << QByteArray(R"({"model":"m","messages":[{"role":"user","content":"Hi"}]})");
    QTest::newRow("params") << QByteArray(R"({"custom_id":"a","params":{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hi"}]}})");
    QTest::newRow("request") << QByteArray(R"({"key":"a","request":{"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}})");
}

void TestTrapsRequests::trap23_linesForOtherServicesAreConverted()
{
    QFETCH(QByteArray, bytes);
    project::ImportWishes wishes;
    wishes.convert = true;
    wishes.model = QStringLiteral("m");
    const auto project = import(QStringLiteral("t.jsonl"), bytes + '\n', wishes);
    const QByteArray lines = written(*project);
    QCOMPARE(check(lines).errors, 0);
    const QJsonObject request = QJsonDocument::fromJson(lines).object();
    QCOMPARE(request.value(QStringLiteral("method")).toString(), QStringLiteral("POST"));
    QVERIFY(!request.value(QStringLiteral("custom_id")).toString().isEmpty());
    QVERIFY(lines.contains("Hi"));
}

void TestTrapsRequests::trap24_oneRowCanBeTriedFirst()
{
    const auto project = import(QStringLiteral("t.jsonl"), line("a") + '\n' + line("b") + '\n' + line("c") + '\n');
    jobs::CheckOrder order;
    order.sheet = project->sheet().data();
    order.profile = profileOf("inference");
    order.endpoint = chat;
    order.positions = std::vector<quint32> {1};
    Progress progress;
    const auto found = jobs::checkSheet(order, progress, {});
    QVERIFY(found);
    QCOMPARE(found->parts.size(), 1);
    QCOMPARE(found->parts.first().rowCount, 1);
    QCOMPARE(found->parts.first().rows.first().first, RowId(1));
}

void TestTrapsRequests::trap39_idsAreStableAndTellRowsApart()
{
    const auto project = import(QStringLiteral("t.csv"), "id,text\n1,same\n2,same\n");
    const QByteArray first = written(*project, QStringLiteral("{{text}}"));
    QCOMPARE(written(*project, QStringLiteral("{{text}}")), first);
    const QByteArray changed = written(*project, QStringLiteral("Again: {{text}}"));
    const auto idOf = [](const QByteArray& one) { return QJsonDocument::fromJson(one).object().value(QStringLiteral("custom_id")).toString(); };
    QCOMPARE(idOf(changed.split('\n').first()), idOf(first.split('\n').first())); // not of the text
    QVERIFY(idOf(first.split('\n').at(0)) != idOf(first.split('\n').at(1)));
}

QTEST_GUILESS_MAIN(TestTrapsRequests)
#include "tst_traps_requests.moc"
