// Layout: tokens stay as they came.
#include "json/text.h"

#include <QTest>

using namespace sheaf::json;

class TestJsonFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layouts_data();
    void layouts();
    void deepTextStaysSmall();
};

void TestJsonFormat::layouts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("prettyText");
    QTest::addColumn<QByteArray>("compactText");
    const auto row = [](const char* name, const char* text, const char* prettyText, const char* compactText) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(prettyText) << QByteArray(compactText);
    };
    row("scalar", " 1.0 ", "1.0", "1.0");
    row("empty", "{ \"a\" : [ ] , \"b\":{ } }", "{\n  \"a\": [],\n  \"b\": {}\n}", R"({"a":[],"b":{}})");
    row("nested", R"({"b":[1,{"a":"x, y: {z}"}],"a":null})",
        "{\n  \"b\": [\n    1,\n    {\n      \"a\": \"x, y: {z}\"\n    }\n  ],\n  \"a\": null\n}",
        R"({"b":[1,{"a":"x, y: {z}"}],"a":null})");
    row("tokens untouched", R"([12345678901234567890, 1e400, "\u00E9\/", 1.0])",
        "[\n  12345678901234567890,\n  1e400,\n  \"\\u00E9\\/\",\n  1.0\n]",
        R"([12345678901234567890,1e400,"\u00E9\/",1.0])");
    row("duplicates", R"({"a":1, "a":2})", "{\n  \"a\": 1,\n  \"a\": 2\n}", R"({"a":1,"a":2})");
    row("not JSON", "{a: 1} ", "{a: 1} ", "{a: 1} ");
    row("nothing", "", "", "");
}

void TestJsonFormat::layouts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, prettyText);
    QFETCH(QByteArray, compactText);
    QCOMPARE(pretty(text), prettyText);
    QCOMPARE(compact(text), compactText);
    QCOMPARE(pretty(prettyText), prettyText);
    QCOMPARE(compact(prettyText), compactText);
}

void TestJsonFormat::deepTextStaysSmall()
{
    const QByteArray text = QByteArray(1000, '[') + QByteArray("1,").repeated(1000) + '1' + QByteArray(1000, ']');
    const QByteArray laidOut = pretty(text);
    QVERIFY(laidOut.size() < 200 * text.size());
    QCOMPARE(compact(laidOut), text);
}

QTEST_GUILESS_MAIN(TestJsonFormat)
#include "tst_json_format.moc"
