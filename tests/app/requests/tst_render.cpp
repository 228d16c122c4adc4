#include "json/text.h"
#include "requests/check_file.h"
#include "requests/render.h"

#include <QSet>
#include <QTest>

using namespace sheaf;
using namespace sheaf::requests;

namespace {

const QStringList columns {QStringLiteral("id"), QStringLiteral("review"), QStringLiteral("country"), QStringLiteral("a.b")};

RequestTemplate chat(const QString& user)
{
    RequestTemplate result;
    result.model = QStringLiteral("m/x/fp-16");
    result.user = user;
    return result;
}

QByteArray rendered(const RequestTemplate& requestTemplate, const std::vector<QByteArray>& cells, const LineShape& shape = {})
{
    const Result<Renderer> renderer = Renderer::compile(requestTemplate, columns, shape);
    if (!renderer)
        return "not compiled";
    QByteArray line;
    renderer->appendLine(line, "row-1", cells);
    return line;
}

/// The user text as a service would decode it.
QByteArray userText(const QByteArray& line)
{
    using json::Step;
    const auto span = json::find(line, {Step::of("body"), Step::of("messages"), Step::at(0), Step::of("content")});
    return span ? json::unquoted(span->in(line)) : QByteArray("no user text");
}

} // namespace

class TestRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void cellsStayLiteral_data();
    void cellsStayLiteral();
    void usedColumnsAreAscendingAndOnce();
    void linesAreAppended();
    void parametersStandOnOneLine();
    void refused_data();
    void refused();
    void idsAreStable();
};

void TestRender::lines_data()
{
    QTest::addColumn<RequestTemplate>("requestTemplate");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("expected");

    RequestTemplate full = chat(QStringLiteral("Say {{review}}!"));
    full.system = QStringLiteral("From {{country}}\n\"x\"");
    full.parameters = {{QStringLiteral("temperature"), "0.20"}, {QStringLiteral("max_tokens"), "20"}};
    const QByteArray start = R"({"custom_id":"row-1","method":"POST",)";
    QTest::newRow("chat") << chat(QStringLiteral("Hi")) << QString()
        << QByteArray(start + R"("body":{"model":"m/x/fp-16","messages":[{"role":"user","content":"Hi"}]}})");
    QTest::newRow("chat with all") << full << QStringLiteral("/v1/chat/completions")
        << QByteArray(start + R"("url":"/v1/chat/completions","body":{"model":"m/x/fp-16","messages":[{"role":"system",)"
               R"("content":"From R2\n\"x\""},{"role":"user","content":"Say R1!"}],"temperature":0.20,"max_tokens":20}})");
    RequestTemplate completion = full;
    completion.kind = Kind::Completion; // has no system text
    QTest::newRow("completion") << completion << QString()
        << QByteArray(start + R"("body":{"model":"m/x/fp-16","prompt":"Say R1!","temperature":0.20,"max_tokens":20}})");
    RequestTemplate embedding = chat(QStringLiteral("{{review}}"));
    embedding.kind = Kind::Embedding;
    embedding.model = QStringLiteral("  e\"1\" ");
    QTest::newRow("embedding") << embedding << QString() << QByteArray(start + R"("body":{"model":"e\"1\"","input":"R1"}})");
    QTest::newRow("empty text") << chat({}) << QString()
        << QByteArray(start + R"("body":{"model":"m/x/fp-16","messages":[{"role":"user","content":""}]}})");
}

void TestRender::lines()
{
    QFETCH(RequestTemplate, requestTemplate);
    QFETCH(QString, url);
    QFETCH(QByteArray, expected);
    const Result<Renderer> renderer = Renderer::compile(requestTemplate, columns, {url});
    QVERIFY(renderer.has_value());
    std::vector<QByteArray> cells;
    for (const qsizetype column : renderer->usedColumns())
        cells.push_back("R" + QByteArray::number(column));
    QByteArray line;
    renderer->appendLine(line, "row-1", cells);
    QCOMPARE(line, expected);
    QCOMPARE(kindOfLine(line), requestTemplate.kind);
}

void TestRender::cellsStayLiteral_data()
{
    QTest::addColumn<QByteArray>("cell");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a placeholder") << QByteArray("{{country}} {{review}} {{{x}}}");
    QTest::newRow("quotes and backslashes") << QByteArray(R"(say "hi" \n \ ")");
    QTest::newRow("line breaks and controls") << QByteArray("a\r\nb\tc\0d\x1f\x7f", 10);
    QTest::newRow("separators") << QByteArray("a\u2028b\u2029c\u0085d");
    QTest::newRow("emoji") << QByteArray("👩‍👩‍👧 \U0001F600");
    QTest::newRow("right to left") << QByteArray("שלום \u202b עולם مرحبا");
    QTest::newRow("long number") << QByteArray("00012345678901234567890");
    QTest::newRow("1 MB") << QByteArray("Zürich \"1\"\n").repeated(90'000);
}

void TestRender::cellsStayLiteral()
{
    QFETCH(QByteArray, cell);
    const QByteArray line = rendered(chat(QStringLiteral("a{{review}}b {{ review }}")), {cell});
    QVERIFY(!json::firstFault(line));
    QCOMPARE(userText(line), "a" + cell + "b " + cell);
    for (const char* const forbidden : {"\n", "\r", "\u2028", "\u2029", "\u0085"})
        QVERIFY2(!line.contains(forbidden), "a naive reader would see a line break");
}

void TestRender::usedColumnsAreAscendingAndOnce()
{
    const RequestTemplate requestTemplate = chat(QStringLiteral("{{a.b}} {{id}} {{a.b}} {{country}} {{id}}"));
    const Result<Renderer> renderer = Renderer::compile(requestTemplate, columns, {});
    QVERIFY(renderer.has_value());
    QCOMPARE(renderer->usedColumns(), (std::vector<qsizetype> {0, 2, 3}));
    QCOMPARE(userText(rendered(requestTemplate, {"I", "C", "AB"})), QByteArray("AB I AB C I"));
}

void TestRender::linesAreAppended()
{
    const Result<Renderer> renderer = Renderer::compile(chat(QStringLiteral("x")), columns, {});
    QVERIFY(renderer.has_value());
    QByteArray out = "before\n";
    renderer->appendLine(out, "i\"d", {});
    QVERIFY(out.startsWith("before\n{\"custom_id\":\"i\\\"d\","));
    QVERIFY(out.endsWith("}}"));
}

void TestRender::parametersStandOnOneLine()
{
    RequestTemplate requestTemplate = chat(QStringLiteral("x"));
    requestTemplate.parameters = {{QStringLiteral("response_format"), "{\n  \"type\" : \"a\u2028 b\",\n \"n\": 12345678901234567890 }"}};
    const QByteArray line = rendered(requestTemplate, {});
    QVERIFY(line.endsWith(R"(],"response_format":{"type":"a\u2028 b","n":12345678901234567890}}})"));
}

void TestRender::refused_data()
{
    QTest::addColumn<RequestTemplate>("requestTemplate");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");

    const auto with = [](const QList<Parameter>& parameters) {
        RequestTemplate result = chat(QStringLiteral("x"));
        result.parameters = parameters;
        return result;
    };
    QTest::newRow("unknown column") << chat(QStringLiteral("{{review}} {{no}} {{neither}}")) << ErrorCode::UnknownColumn
        << QStringLiteral("no");
    RequestTemplate noModel = chat(QStringLiteral("x"));
    noModel.model = QStringLiteral("  ");
    QTest::newRow("no model") << noModel << ErrorCode::NoModel << QString();
    for (const char* const name : {"model", "messages", "prompt", "input"})
        QTest::newRow(name) << with({{QString::fromLatin1(name), "1"}}) << ErrorCode::NotJson
            << QStringLiteral("parameter \"%1\" stands twice").arg(QString::fromLatin1(name));
    QTest::newRow("twice") << with({{QStringLiteral("n"), "1"}, {QStringLiteral("n"), "2"}}) << ErrorCode::NotJson
        << QStringLiteral("parameter \"n\" stands twice");
    QTest::newRow("no JSON") << with({{QStringLiteral("n"), "01"}}) << ErrorCode::NotJson << QStringLiteral("parameter \"n\"");
}

void TestRender::refused()
{
    QFETCH(RequestTemplate, requestTemplate);
    QFETCH(ErrorCode, code);
    QFETCH(QString, detail);
    const Result<Renderer> renderer = Renderer::compile(requestTemplate, columns, {});
    QVERIFY(!renderer.has_value());
    QCOMPARE(renderer.error().code, code);
    QCOMPARE(renderer.error().detail, detail);
}

void TestRender::idsAreStable()
{
    // Written down: an id must be the same in every release, because answers come back under it.
    QCOMPARE(customIdFor(RowId(0), 1, "salt"), customIdFor(RowId(0), 1, "salt"));
    QCOMPARE(customIdFor(RowId(41), 42, "project-1"), QByteArray("row-42-0d021d66"));
    QVERIFY(customIdFor(RowId(0), 1, "a") != customIdFor(RowId(0), 1, "b"));
    QVERIFY(customIdFor(RowId(0), 1, "a").mid(6) != customIdFor(RowId(1), 1, "a").mid(6));
    QSet<QByteArray> ids;
    for (quint32 row = 0; row < 10'000; ++row) {
        const QByteArray id = customIdFor(RowId(row), qint64(row) + 1, {});
        QCOMPARE(id.size(), QByteArray("row--").size() + QByteArray::number(row + 1).size() + 8);
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 10'000);
}

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
