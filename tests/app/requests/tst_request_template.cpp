#include "requests/request_template.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::requests;

namespace {

/// "x@0+5": name, start, length.
QStringList asText(const QList<Placeholder>& placeholders)
{
    QStringList texts;
    for (const Placeholder& placeholder : placeholders)
        texts.append(QStringLiteral("%1@%2+%3").arg(placeholder.name).arg(placeholder.start).arg(placeholder.length));
    return texts;
}

} // namespace

class TestRequestTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeholders_data();
    void placeholders();
    void placeholdersAreFoundInLinearTime();
    void unknown();
    void kinds();
    void jsonRoundTrip_data();
    void jsonRoundTrip();
    void jsonThatIsNoTemplate_data();
    void jsonThatIsNoTemplate();
    void jsonFromNewerVersion();
};

void TestRequestTemplate::placeholders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");

    const auto row = [](const char* name, const QString& text, const QStringList& expected) {
        QTest::newRow(name) << text << expected;
    };
    row("none", QStringLiteral("no names"), {});
    row("empty text", {}, {});
    row("one", QStringLiteral("{{x}}"), {QStringLiteral("x@0+5")});
    row("trimmed", QStringLiteral("a {{ my column }} b"), {QStringLiteral("my column@2+15")});
    row("two side by side", QStringLiteral("{{a}}{{b}}"), {QStringLiteral("a@0+5"), QStringLiteral("b@5+5")});
    row("same twice", QStringLiteral("{{a}} {{a}}"), {QStringLiteral("a@0+5"), QStringLiteral("a@6+5")});
    row("three braces", QStringLiteral("{{{x}}}"), {QStringLiteral("x@1+5")});
    row("four braces", QStringLiteral("{{{{x}}}}"), {QStringLiteral("x@2+5")});
    row("does not close", QStringLiteral("{{x} and {{y"), {});
    row("closes only", QStringLiteral("x}} y}}"), {});
    row("opens twice", QStringLiteral("{{a {{b}}"), {QStringLiteral("b@4+5")});
    row("line break", QStringLiteral("{{a\nb}} {{c}}"), {QStringLiteral("c@8+5")});
    row("return", QStringLiteral("{{a\rb}}"), {});
    row("line separator", QStringLiteral("{{a\u2028b}}"), {});
    row("no name", QStringLiteral("{{}} {{ }}"), {});
    row("JSON in a prompt", QStringLiteral("{\"a\":{\"b\":1}}"), {});
    row("single brace in a name", QStringLiteral("{{a}b}}"), {QStringLiteral("a}b@0+7")});
    row("any script", QStringLiteral("{{レビュー}}{{עברית}}{{😀}}"),
        {QStringLiteral("レビュー@0+8"), QStringLiteral("עברית@8+9"), QStringLiteral("😀@17+6")});
}

void TestRequestTemplate::placeholders()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const QList<Placeholder> found = placeholdersIn(text);
    QCOMPARE(asText(found), expected);
    for (const Placeholder& placeholder : found) {
        const QString whole = text.mid(placeholder.start, placeholder.length);
        QVERIFY(whole.startsWith(QLatin1String("{{")) && whole.endsWith(QLatin1String("}}")));
    }
}

void TestRequestTemplate::placeholdersAreFoundInLinearTime()
{
    // A quadratic search would not come back from this within the test's time.
    QCOMPARE(placeholdersIn(QStringLiteral("{{").repeated(2'000'000)).size(), 0);
    QCOMPARE(placeholdersIn(QStringLiteral("{{a}} ").repeated(200'000)).size(), 200'000);
}

void TestRequestTemplate::unknown()
{
    RequestTemplate requestTemplate;
    requestTemplate.system = QStringLiteral("{{lang}} {{nope}}");
    requestTemplate.user = QStringLiteral("{{review}} {{other}} {{nope}}");
    const QStringList columns {QStringLiteral("review"), QStringLiteral(" lang ")};
    QCOMPARE(unknownPlaceholders(requestTemplate, columns), (QStringList {QStringLiteral("nope"), QStringLiteral("other")}));
    // only a chat has a system text
    requestTemplate.kind = Kind::Embedding;
    QCOMPARE(unknownPlaceholders(requestTemplate, columns), (QStringList {QStringLiteral("other"), QStringLiteral("nope")}));
}

void TestRequestTemplate::kinds()
{
    for (const Kind kind : {Kind::Chat, Kind::Completion, Kind::Embedding})
        QCOMPARE(kindFromName(kindName(kind)), kind);
    QCOMPARE(kindFromName(QStringLiteral("Chat")), std::nullopt);
    QCOMPARE(kindFromName({}), std::nullopt);
}

void TestRequestTemplate::jsonRoundTrip_data()
{
    QTest::addColumn<RequestTemplate>("original");

    QTest::newRow("default") << RequestTemplate {};
    QTest::newRow("everything") << RequestTemplate {Kind::Chat, QStringLiteral("a/b/fp-16"), QStringLiteral("Be \"kind\"\\\n\u2028"),
        QStringLiteral("{{review}} 😀 שלום"),
        {{QStringLiteral("z"), "12345678901234567890"}, {QStringLiteral("a \"b\""), "{\"k\": [1.0, null]}"},
            {QStringLiteral("stop"), "[\"\\u2028\"]"}}};
    QTest::newRow("completion") << RequestTemplate {Kind::Completion, QStringLiteral("m"), {}, QStringLiteral("p"), {}};
    QTest::newRow("embedding") << RequestTemplate {Kind::Embedding, QStringLiteral("m"), {}, QStringLiteral("p"), {}};
}

void TestRequestTemplate::jsonRoundTrip()
{
    QFETCH(RequestTemplate, original);
    const Result<RequestTemplate> back = templateFromJson(toJson(original));
    QVERIFY(back.has_value());
    QCOMPARE(*back, original);
}

void TestRequestTemplate::jsonThatIsNoTemplate_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<qint64>("column");

    QTest::newRow("nothing") << QByteArray() << qint64(1) << qint64(1);
    QTest::newRow("array") << QByteArray("[]") << qint64(1) << qint64(1);
    QTest::newRow("cut off") << QByteArray("{\"kind\":") << qint64(1) << qint64(9);
    QTest::newRow("second line") << QByteArray("{\n  \"kind\": x}") << qint64(2) << qint64(11);
    QTest::newRow("unknown kind") << QByteArray("{\"kind\":\"poem\"}") << qint64(1) << qint64(9);
    QTest::newRow("model no text") << QByteArray("{\"model\":5}") << qint64(1) << qint64(10);
    QTest::newRow("parameters no object") << QByteArray("{\"parameters\":[]}") << qint64(1) << qint64(15);
}

void TestRequestTemplate::jsonThatIsNoTemplate()
{
    QFETCH(QByteArray, json);
    QFETCH(qint64, line);
    QFETCH(qint64, column);
    const Result<RequestTemplate> result = templateFromJson(json);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::NotJson);
    QCOMPARE(result.error().line, line);
    QCOMPARE(result.error().column, column);
}

void TestRequestTemplate::jsonFromNewerVersion()
{
    const auto result = templateFromJson("{\"fields\":[1],\"model\":\"m\"}");
    QVERIFY(result.has_value());
    QCOMPARE(result->model, QStringLiteral("m"));
    QCOMPARE(result->kind, Kind::Chat);
}

QTEST_GUILESS_MAIN(TestRequestTemplate)
#include "tst_request_template.moc"
