// What the parameters' fields take, and the JSON it becomes. Pure.
#include "prompt/parameter_rules.h"
#include "requests/people_json.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

ParameterSpec spec(const QString& name)
{
    for (const ParameterSpec& each : parameterSpecs()) {
        if (each.name == name)
            return each;
    }
    qFatal("no such parameter");
}

} // namespace

class TestParameterRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void backToText();
    void moreParameters();
};

void TestParameterRules::values_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("json"); // empty = not taken
    QTest::newRow("number") << s("temperature") << s("0.2") << QByteArray("0.2");
    QTest::newRow("stays as typed") << s("temperature") << s("1.0") << QByteArray("1.0");
    QTest::newRow("decimal comma") << s("temperature") << s("0,7") << QByteArray("0.7");
    QTest::newRow("blanks around") << s("temperature") << s(" 1 ") << QByteArray("1");
    QTest::newRow("too hot") << s("temperature") << s("2.1") << QByteArray();
    QTest::newRow("negative") << s("temperature") << s("-0.1") << QByteArray();
    QTest::newRow("not JSON's form") << s("temperature") << s(".5") << QByteArray();
    QTest::newRow("word") << s("top_p") << s("high") << QByteArray();
    QTest::newRow("share") << s("top_p") << s("0.95") << QByteArray("0.95");
    QTest::newRow("whole") << s("max_tokens") << s("200") << QByteArray("200");
    QTest::newRow("none at all") << s("max_tokens") << s("0") << QByteArray();
    QTest::newRow("half a token") << s("max_tokens") << s("1.5") << QByteArray();
    QTest::newRow("negative seed") << s("seed") << s("-7") << QByteArray("-7");
    QTest::newRow("stop with quotes") << s("stop") << s("\"END\"") << QByteArray("\"\\\"END\\\"\"");
}

void TestParameterRules::values()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QTEST(parameterJson(spec(name), typed).value_or(QByteArray()), "json");
}

void TestParameterRules::backToText()
{
    QCOMPARE(parameterText(spec(s("stop")), "\"END\""), std::optional(s("END")));
    QVERIFY(!parameterText(spec(s("stop")), "[\"a\",\"b\"]").has_value());
    QCOMPARE(parameterText(spec(s("seed")), "42"), std::optional(s("42")));
    QVERIFY(!parameterText(spec(s("seed")), "\"42\"").has_value());
}

void TestParameterRules::moreParameters()
{
    QCOMPARE(requests::parametersFromJson("  ")->size(), 0);
    const auto two = requests::parametersFromJson("{\"b\": [1, 2],\n \"a\": 12345678901234567890}");
    QVERIFY(two.has_value());
    QCOMPARE(two->first().name, s("b"));
    QCOMPARE(two->last().value, QByteArray("12345678901234567890"));
    const auto broken = requests::parametersFromJson("{\"a\": 1,\n\"b\" 2}");
    QVERIFY(!broken.has_value());
    QCOMPARE(broken.error().line, 2);
    QVERIFY(!requests::parametersFromJson("[1]").has_value());
    QCOMPARE(requests::parametersFromJson("{\"a\":1,\"a\":2}").error().detail, s("a"));
}

QTEST_GUILESS_MAIN(TestParameterRules)
#include "tst_parameter_rules.moc"
