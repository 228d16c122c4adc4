#include "requests/check_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::requests;

namespace {

using Url = LineRules::Url;

const QByteArray body = R"("body":{"model":"m","messages":[]})";
const QByteArray good = R"({"custom_id":"a","method":"POST",)" + body + "}";
const QByteArray withUrl = R"({"custom_id":"a","method":"POST","url":"/v1/chat/completions",)" + body + "}";

/// A good line in which something is replaced.
QByteArray with(const QByteArray& part, const QByteArray& replacement)
{
    return QByteArray(good).replace(part, replacement);
}

/// A good line with a member more in its body.
QByteArray withMember(const QByteArray& member)
{
    return QByteArray(good).replace("\"messages\":[]", "\"messages\":[]," + member);
}

/// "id-missing E 1:1 custom_id [detail]"
QString asText(const Problem& problem)
{
    QString text = QStringLiteral("%1 %2 %3:%4").arg(codeName(problem.code), problem.isError ? QStringLiteral("E") : QStringLiteral("W"))
                       .arg(problem.line).arg(problem.column);
    if (!problem.field.isEmpty())
        text += QLatin1Char(' ') + QString::fromUtf8(problem.field);
    if (!problem.detail.isEmpty())
        text += QStringLiteral(" [%1]").arg(problem.detail);
    if (problem.otherLine > 0)
        text += QStringLiteral(" line %1").arg(problem.otherLine);
    if (!problem.other.isEmpty())
        text += QStringLiteral(" other %1").arg(problem.other);
    return text;
}

LineRules urlRule(Url url)
{
    LineRules rules;
    rules.url = url;
    return rules;
}

LineRules endpointRule(const char* endpoint, bool isError)
{
    LineRules rules;
    rules.endpoint = QString::fromLatin1(endpoint);
    rules.endpointMismatchIsError = isError;
    return rules;
}

LineRules limits(qint64 maxRows, qint64 maxBytes, bool splits)
{
    LineRules rules;
    rules.maxRows = maxRows;
    rules.maxBytes = maxBytes;
    rules.splits = splits;
    return rules;
}

LineRules singleModel()
{
    LineRules rules;
    rules.singleModel = true;
    return rules;
}

} // namespace

/// One small file for each rule: what is reported, where, and how gravely.
class TestCheckLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts() { check(); }
    void members_data();
    void members() { check(); }
    void profiles_data();
    void profiles() { check(); }
    void kindOfALine_data();
    void kindOfALine();

private:
    static void columns();
    static void row(const char* name, const QByteArray& file, const QStringList& expected, const LineRules& rules = {});
    void check();
};

void TestCheckLines::columns()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<LineRules>("rules");
    QTest::addColumn<QStringList>("expected");
}

void TestCheckLines::row(const char* name, const QByteArray& file, const QStringList& expected, const LineRules& rules)
{
    QTest::newRow(name) << file << rules << expected;
}

void TestCheckLines::texts_data()
{
    columns();
    row("good", good + "\n", {});
    row("no last line feed", good, {});
    row("line ends with CR LF", good + "\r\n", {});
    row("byte order mark", "\xef\xbb\xbf" + good, {});
    row("nothing in the file", "", {QStringLiteral("no-rows E 0:0")});
    row("only a mark", "\xef\xbb\xbf", {QStringLiteral("no-rows E 0:0")});
    row("blank lines", good + "\n\n \t\r\n", {QStringLiteral("blank-line W 2:0"), QStringLiteral("blank-line W 3:0")});
    row("not JSON", good + "\n{\"custom_id\" 1}\n", {QStringLiteral("not-json E 2:14 [unexpected character]")});
    row("cut off", "{\"custom_id\":\"a", {QStringLiteral("not-json E 1:16 [unexpected end]")});
    row("text behind it", good + "x", {QStringLiteral("not-json E 1:69 [more text after the end]")});
    row("not UTF-8", with("\"a\"", "\"\xff\""), {QStringLiteral("not-utf8 E 1:15")});
    row("UTF-16", QByteArray("\xff\xfe{\0", 4), {QStringLiteral("not-utf8 E 0:0 [UTF-16]")});
    row("UTF-32", QByteArray("\xff\xfe\0\0{\0\0\0", 8), {QStringLiteral("not-utf8 E 0:0 [UTF-32]")});
    row("array", "[1]", {QStringLiteral("not-an-object E 1:0")});
    row("text", "\"a\"\n", {QStringLiteral("not-an-object E 1:0")});
    row("U+2028 is no line end", with("\"a\"", "\"a\u2028b\""), {});
    row("legal JSON with 20 digits", withMember("\"seed\":123456789012345678901234567890"), {});
    row("legal JSON with a lone surrogate", withMember("\"stop\":\"\\ud800\""), {});
    row("20 digits and a fault", QByteArray(withMember("\"seed\":123456789012345678901234567890")).replace("POST", "GET"),
        {QStringLiteral("method-not-post E 1:27 method [GET]")});
}

void TestCheckLines::members_data()
{
    columns();
    row("no id", with("\"custom_id\":\"a\",", ""), {QStringLiteral("id-missing E 1:1 custom_id")});
    row("id empty", with("\"a\"", "\"\""), {QStringLiteral("id-empty E 1:14 custom_id")});
    row("id null", with("\"a\"", "null"), {QStringLiteral("id-not-text E 1:14 custom_id [null]")});
    row("id a number", with("\"a\"", "12e3"), {QStringLiteral("id-not-text E 1:14 custom_id [12e3]")});
    const QByteArray longest = QByteArray("é").repeated(64);
    row("id of 64 characters", with("\"a\"", "\"" + longest + "\""), {});
    row("id of 65 characters", with("\"a\"", "\"x" + longest + "\""),
        {QStringLiteral("id-long W 1:14 custom_id [%1]").arg(QString::fromUtf8("x" + longest))});
    row("repeated", good + "\n" + good + "\n" + with("\"a\"", "\"\\u0061\""),
        {QStringLiteral("id-repeated E 2:14 custom_id [a] line 1"), QStringLiteral("id-repeated E 3:14 custom_id [a] line 1")});
    row("no method", with("\"method\":\"POST\",", ""), {QStringLiteral("method-not-post E 1:1 method")});
    row("method in small letters", with("POST", "post"), {QStringLiteral("method-not-post E 1:27 method [post]")});
    row("no body", R"({"custom_id":"a","method":"POST"})", {QStringLiteral("body-missing E 1:1 body")});
    row("body null", R"({"custom_id":"a","method":"POST","body":null})", {QStringLiteral("body-not-an-object E 1:41 body [null]")});
    row("body text", R"({"custom_id":"a","method":"POST","body":"x"})", {QStringLiteral("body-not-an-object E 1:41 body [x]")});
    row("no model", with("\"model\":\"m\",", ""), {QStringLiteral("model-missing E 1:41 body.model")});
    row("model null", with("\"m\"", "null"), {QStringLiteral("model-missing E 1:50 body.model [null]")});
    row("model empty", with("\"m\"", "\"\""), {QStringLiteral("model-missing E 1:50 body.model")});
    row("kind unknown", with(",\"messages\":[]", ""), {QStringLiteral("kind-unknown E 1:41 body [{\"model\":\"m\"}]")});
    row("kind null", with("[]", "null"), {QStringLiteral("kind-unknown E 1:41 body [{\"model\":\"m\",\"messages\":null}]")});
    row("stream", withMember("\"stream\":true"), {QStringLiteral("stream-on E 1:77 body.stream [true]")});
    row("stream off", withMember("\"stream\":false"), {});
    row("stream null", withMember("\"stream\":null"), {});
    row("kinds mixed", good + "\n" + QByteArray(good).replace("\"a\"", "\"b\"").replace("messages", "input"),
        {QStringLiteral("kinds-mixed W 0:0 [chat, embedding]")});
    row("several in one line", R"({"custom_id":"","body":{"prompt":"x"}})",
        {QStringLiteral("id-empty E 1:14 custom_id"), QStringLiteral("method-not-post E 1:1 method"),
            QStringLiteral("model-missing E 1:24 body.model")});
}

void TestCheckLines::profiles_data()
{
    columns();
    const char* const chats = "/v1/chat/completions";
    const char* const completions = "/v1/completions";
    row("url wanted", good, {QStringLiteral("url-missing E 1:1 url")}, urlRule(Url::Required));
    row("url wanted and there", withUrl, {}, urlRule(Url::Required));
    row("url not used", withUrl, {QStringLiteral("url-present W 1:40 url [/v1/chat/completions]")}, urlRule(Url::Omit));
    row("url as one likes", withUrl, {}, urlRule(Url::Optional));
    row("same endpoint", withUrl, {}, endpointRule(chats, true));
    row("other endpoint, noted", withUrl,
        {QStringLiteral("endpoint-differs W 1:40 url [/v1/chat/completions] other /v1/completions")}, endpointRule(completions, false));
    row("other endpoint, refused", withUrl,
        {QStringLiteral("endpoint-differs E 1:40 url [/v1/chat/completions] other /v1/completions")}, endpointRule(completions, true));
    row("other kind, noted", good, {QStringLiteral("kind-differs-from-endpoint W 1:41 body [chat] other /v1/completions")},
        endpointRule(completions, false));
    row("other kind, refused", good, {QStringLiteral("kind-differs-from-endpoint E 1:41 body [chat] other /v1/completions")},
        endpointRule(completions, true));
    row("endpoint of no known kind", good, {}, endpointRule("/v1/responses", true));
    const QByteArray other = QByteArray(good).replace("\"a\"", "\"b\"").replace("\"m\"", "\"n\"");
    row("models as one likes", good + "\n" + other, {});
    row("one model", "\n" + good + "\n" + other,
        {QStringLiteral("blank-line W 1:0"), QStringLiteral("model-differs E 3:50 body.model [n] line 2 other m")}, singleModel());
    row("rows", good + "\n" + other, {QStringLiteral("too-many-rows E 0:0 [1]")}, limits(1, 0, false));
    row("rows in parts", good + "\n" + other, {QStringLiteral("too-many-rows W 0:0 [1]")}, limits(1, 0, true));
    row("rows exactly", good + "\n" + other, {}, limits(2, 0, false));
    row("bytes", good + "\n" + other, {QStringLiteral("too-many-bytes E 0:0 [100]")}, limits(0, 100, false));
    row("bytes in parts", good + "\n" + other, {QStringLiteral("too-many-bytes W 0:0 [100]")}, limits(0, 100, true));
    row("one line too large", good + "\n",
        {QStringLiteral("too-many-bytes W 0:0 [50]"), QStringLiteral("line-too-long E 1:0 [50]")}, limits(0, 50, true));
}

void TestCheckLines::check()
{
    QFETCH(QByteArray, file);
    QFETCH(LineRules, rules);
    QFETCH(QStringList, expected);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.jsonl"));
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(file) == file.size());
    out.close();

    const Result<CheckReport> report = checkFile(path, rules);
    QVERIFY(report.has_value());
    QStringList found;
    qint64 errors = 0;
    for (const Problem& problem : report->problems) {
        found.append(asText(problem));
        errors += problem.isError ? 1 : 0;
        QVERIFY(!sentence(problem).isEmpty());
    }
    QCOMPARE(found, expected);
    QCOMPARE(report->errors, errors);
    QCOMPARE(report->warnings, qint64(report->problems.size()) - errors);
    QCOMPARE(report->bytes, file.size());
}

void TestCheckLines::kindOfALine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("kind");

    QTest::newRow("chat") << good << QStringLiteral("chat");
    QTest::newRow("embedding") << with("messages", "input") << QStringLiteral("embedding");
    QTest::newRow("completion") << with("messages", "prompt") << QStringLiteral("completion");
    QTest::newRow("messages count first") << withMember("\"input\":1,\"prompt\":1") << QStringLiteral("chat");
    QTest::newRow("null counts as absent") << QByteArray(R"({"body":{"messages":null,"prompt":""}})") << QStringLiteral("completion");
    QTest::newRow("outside of the body") << QByteArray(R"({"messages":[]})") << QString();
    QTest::newRow("no object") << QByteArray("[]") << QString();
    QTest::newRow("no JSON") << QByteArray("{") << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
}

void TestCheckLines::kindOfALine()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, kind);
    const std::optional<Kind> found = kindOfLine(line);
    QCOMPARE(found ? kindName(*found) : QString(), kind);
}

QTEST_GUILESS_MAIN(TestCheckLines)
#include "tst_check_lines.moc"
