// Answers that were asked for in a form: what the form is, and who has it.

#include "jobs/accounting.h"
#include "jobs/answer_schema.h"

#include "base/whole_file.h"
#include "json/text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using project::Outcome;

class AnswerSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheTemplateAsksFor_data();
    void whatTheTemplateAsksFor();
    void whatFits_data();
    void whatFits();
    void aPatternThatIsNotCheckedRefusesNothing_data();
    void aPatternThatIsNotCheckedRefusesNothing();
    void longTextIsNoDanger();
    void anAnswerThatDoesNotFit();
};

void AnswerSchemaTest::whatTheTemplateAsksFor_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char* tag, const char* name, const char* value, const char* schema) {
        QTest::newRow(tag) << QString::fromLatin1(name) << QByteArray(value) << QByteArray(schema);
    };
    row("nothing", "temperature", "0.5", "");
    row("text", "response_format", R"({"type":"text"})", "");
    row("an object", "response_format", R"({"type":"json_object"})", R"({"type":"object"})");
    row("a schema", "response_format", R"({"type":"json_schema","json_schema":{"name":"n","schema":{"type":"array"}}})",
        R"({"type":"array"})");
    row("a schema that is missing", "response_format", R"({"type":"json_schema"})", "{}");
}

void AnswerSchemaTest::whatTheTemplateAsksFor()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, schema);
    requests::RequestTemplate requestTemplate;
    requestTemplate.parameters = {{QStringLiteral("seed"), "1"}, {name, value}};
    QCOMPARE(jobs::schemaOf(requestTemplate), schema);
}

void AnswerSchemaTest::whatFits_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("fits");
    const QByteArray review = R"({"type":"object","properties":{"mood":{"enum":["good","bad"]},"stars":{"type":"integer"},
        "format":{"type":"string"}},"required":["mood"],"additionalProperties":false})";
    QTest::newRow("whole") << review << QByteArray(R"({"mood":"good","stars":4})") << true;
    QTest::newRow("space around it") << review << QByteArray("\n {\"mood\":\"bad\"} \n") << true;
    QTest::newRow("a whole number beyond 32 bits") << review << QByteArray(R"({"mood":"bad","stars":30000000000})") << true;
    QTest::newRow("missing") << review << QByteArray(R"({"stars":4})") << false;
    QTest::newRow("wrong type") << review << QByteArray(R"({"mood":"good","stars":"4"})") << false;
    QTest::newRow("not one of them") << review << QByteArray(R"({"mood":"so-so"})") << false;
    QTest::newRow("one more") << review << QByteArray(R"({"mood":"good","why":1})") << false;
    QTest::newRow("a property called format") << review << QByteArray(R"({"mood":"good","format":5})") << false;
    QTest::newRow("prose") << review << QByteArray("The mood is good.") << false;
    QTest::newRow("fenced") << review << QByteArray("```json\n{\"mood\":\"good\"}\n```") << false;
    QTest::newRow("cut") << review << QByteArray(R"({"mood":"go)") << false;
    QTest::newRow("two of them") << review << QByteArray(R"({"mood":"good"}{"mood":"good"})") << false;
    QTest::newRow("nothing") << review << QByteArray() << false;
    const QByteArray object = R"({"type":"object"})";
    QTest::newRow("any object") << object << QByteArray(R"({"a":[1]})") << true;
    QTest::newRow("no object") << object << QByteArray("[1]") << false;
    QTest::newRow("schema that is none") << QByteArray("{\"type\":7}") << QByteArray("[1]") << true;
    QTest::newRow("schema that is none, prose") << QByteArray("{\"type\":7}") << QByteArray("prose") << false;
    QTest::newRow("no JSON as schema") << QByteArray("{") << QByteArray("1") << true;
    const QByteArray tree = R"({"type":"object","properties":{"kids":{"type":"array","items":{"$ref":"#"}}},"required":["kids"]})";
    QTest::newRow("recursive") << tree << QByteArray(R"({"kids":[{"kids":[]}]})") << true;
    QTest::newRow("recursive, wrong inside") << tree << QByteArray(R"({"kids":[{"kids":[{}]}]})") << false;
    QTest::newRow("deeper than JSON may be") << tree << QByteArray(5000, '[') + QByteArray(5000, ']') << false;
}

/// Patterns are not checked; without them a schema must not turn good answers down.
void AnswerSchemaTest::aPatternThatIsNotCheckedRefusesNothing_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("fits");
    const QByteArray dateOrUnknown = R"({"properties":{"d":{"oneOf":[{"type":"string","format":"date"},{"const":"unknown"}]}}})";
    QTest::newRow("one of two that both fit now") << dateOrUnknown << QByteArray(R"({"d":"unknown"})") << true;
    QTest::newRow("one of two") << dateOrUnknown << QByteArray(R"({"d":"2026-01-01"})") << true;
    QTest::newRow("none of them") << dateOrUnknown << QByteArray(R"({"d":7})") << false;
    QTest::newRow("not") << QByteArray(R"({"not":{"pattern":"^x"}})") << QByteArray(R"("abc")") << true;
    QTest::newRow("if") << QByteArray(R"({"if":{"pattern":"^x"},"then":{"maxLength":1}})") << QByteArray(R"("abc")") << true;
    QTest::newRow("oneOf without patterns stays") << QByteArray(R"({"oneOf":[{"type":"string"},{"const":"a"}]})") << QByteArray(R"("a")") << false;
    QTest::newRow("a property of that name") << QByteArray(R"({"properties":{"not":{"type":"string","pattern":"x"}}})") << QByteArray(R"({"not":1})") << false;
}

void AnswerSchemaTest::aPatternThatIsNotCheckedRefusesNothing()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, answer);
    QTEST(jobs::AnswerSchema(schema).fits({answer.constData(), std::size_t(answer.size())}), "fits");
}

void AnswerSchemaTest::whatFits()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, answer);
    QTEST(jobs::AnswerSchema(schema).fits({answer.constData(), std::size_t(answer.size())}), "fits");
}

void AnswerSchemaTest::longTextIsNoDanger()
{
    const jobs::AnswerSchema schema(
        R"({"type":"object","properties":{"a":{"type":"string","pattern":"^(x|y)*$"}},"patternProperties":{"^(a|b)*$":{}},"additionalProperties":false})");
    const QByteArray answer = R"({"a":")" + QByteArray(1'000'000, 'x') + R"("})";
    QVERIFY(schema.fits({answer.constData(), std::size_t(answer.size())}));
}

void AnswerSchemaTest::anAnswerThatDoesNotFit()
{
    QTemporaryDir folder;
    const auto answer = [](const char* id, const QByteArray& text, const char* finish) {
        return QByteArray("{\"custom_id\":\"") + id + R"(","response":{"status_code":200,"body":{"choices":[{"finish_reason":")"
            + finish + R"(","message":{"content":)" + json::quoted(text) + "}}]}}}\n";
    };
    jobs::AccountOrder order;
    order.sentFile = folder.filePath(QStringLiteral("sent.jsonl"));
    order.outputFile = folder.filePath(QStringLiteral("output.jsonl"));
    QVERIFY(writeWhole(order.sentFile, "{\"custom_id\":\"a\"}\n{\"custom_id\":\"b\"}\n{\"custom_id\":\"c\"}\n"));
    QVERIFY(writeWhole(order.outputFile,
        answer("a", "{\"n\":1}", "stop") + answer("b", "one", "stop") + answer("c", "{\"n\":", "length")));
    order.rows = {{RowId(0), 3}};
    order.answerSchema = R"({"type":"object"})";
    Progress progress;
    const auto account = jobs::accountPart(order, progress, {});
    QVERIFY(account);
    QCOMPARE(account->answers[0].answer.outcome, Outcome::Good);
    QCOMPARE(account->answers[1].answer.outcome, Outcome::DoesNotFit);
    QCOMPARE(account->answers[2].answer.outcome, Outcome::CutOff); // the cause, not what follows from it
}

QTEST_GUILESS_MAIN(AnswerSchemaTest)
#include "tst_answer_schema.moc"
