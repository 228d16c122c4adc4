// The rules of the practice service that need no socket: lines, prompts, schemas, pace.
#include "practice/answer_maker.h"
#include "practice/dialect.h"
#include "practice/line_checker.h"
#include "practice/pace.h"
#include "practice/prompt_reader.h"
#include "practice/scenario.h"
#include "practice/schema_answer.h"
#include "practice/tone.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace sheaf::practice;
using namespace Qt::StringLiterals;

namespace {

QJsonObject parsed(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray goodLine(const QByteArray& id, const QByteArray& model = "m")
{
    return R"({"custom_id":")" + id + R"(","method":"POST","url":"/v1/chat/completions","body":{"model":")" + model
        + R"(","messages":[{"role":"user","content":"x"}]}})";
}

/// The faults as text: "line code param".
QStringList faultsOf(const QByteArrayList& lines, const QString& dialectName)
{
    const Dialect dialect = *findDialect(dialectName);
    LineChecker checker(dialect, u"/v1/chat/completions"_s);
    for (const QByteArray& line : lines)
        checker.add(line);
    QStringList found;
    for (const Fault& fault : checker.finish())
        found += u"%1 %2 %3"_s.arg(fault.line).arg(fault.code, fault.param).trimmed();
    return found;
}

QString chatText(const QJsonObject& body)
{
    const QJsonObject answer = answerTo(Kind::Chat, body, {});
    return answer.value(u"choices").toArray().first().toObject().value(u"message").toObject().value(u"content").toString();
}

} // namespace

class TestPracticeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsChecked_data();
    void aLineIsChecked();
    void choicesAreRead_data();
    void choicesAreRead();
    void reviewsLookRight_data();
    void reviewsLookRight();
    void theRowIsQuoted_data();
    void theRowIsQuoted();
    void answersFitTheSchema();
    void answersAreTheSameEveryTime();
    void tokensLimitTheAnswer();
    void vectorsHaveLengthOne();
    void paceFollowsTheSpeed();
    void namesAreUnique();
};

void TestPracticeRules::aLineIsChecked_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QStringList>("inference");
    QTest::addColumn<QStringList>("openai");
    const auto row = [](const char* name, const QByteArrayList& lines, const QStringList& inference, const QStringList& openai) {
        QTest::newRow(name) << lines << inference << openai;
    };
    const auto both = [&row](const char* name, const QByteArrayList& lines, const QString& fault) { row(name, lines, { fault }, { fault }); };
    const QByteArray withoutUrl = QByteArray(goodLine("a")).replace(R"("url":"/v1/chat/completions",)", "");

    row("good", { goodLine("a"), goodLine("b") }, {}, {});
    both("not JSON", { goodLine("a"), "{" }, u"2 invalid_json_line"_s);
    both("byte order mark", { "\xEF\xBB\xBF" + goodLine("a") }, u"1 invalid_json_line"_s);
    both("not an object", { "[1]" }, u"1 invalid_request"_s);
    both("no custom_id", { R"({"method":"POST","body":{"model":"m"}})" }, u"1 missing_required_parameter custom_id"_s);
    both("custom_id is a number", { R"({"custom_id":1,"method":"POST","body":{"model":"m"}})" }, u"1 invalid_request custom_id"_s);
    both("custom_id is empty", { goodLine("") }, u"1 invalid_request custom_id"_s);
    both("custom_id twice", { goodLine("a"), goodLine("b"), goodLine("a") }, u"3 duplicate_custom_id custom_id"_s);
    both("no method", { R"({"custom_id":"a","body":{"model":"m"}})" }, u"1 missing_required_parameter method"_s);
    both("method GET", { QByteArray(goodLine("a")).replace("POST", "GET") }, u"1 invalid_request method"_s);
    both("no body", { R"({"custom_id":"a","method":"POST"})" }, u"1 missing_required_parameter body"_s);
    both("body is text", { R"({"custom_id":"a","method":"POST","body":"x"})" }, u"1 invalid_request body"_s);
    both("no model", { R"({"custom_id":"a","method":"POST","body":{}})" }, u"1 missing_required_parameter body.model"_s);
    both("stream", { R"({"custom_id":"a","method":"POST","body":{"model":"m","stream":true}})" }, u"1 invalid_request body.stream"_s);
    both("no lines", {}, u"0 empty_file"_s);
    row("no url", { withoutUrl }, {}, { u"1 missing_required_parameter url"_s });
    row("other url", { QByteArray(goodLine("a")).replace("chat/", "") }, {}, { u"1 url_mismatch url"_s });
    row("two models", { goodLine("a", "m"), goodLine("b", "n") }, {}, { u"2 model_mismatch body.model"_s });
    row("blank line", { goodLine("a"), "", goodLine("b") }, {}, { u"2 invalid_json_line"_s });
}

void TestPracticeRules::aLineIsChecked()
{
    QFETCH(QByteArrayList, lines);
    QFETCH(QStringList, inference);
    QFETCH(QStringList, openai);
    QCOMPARE(faultsOf(lines, u"inference"_s), inference);
    QCOMPARE(faultsOf(lines, u"openai"_s), openai);
}

void TestPracticeRules::choicesAreRead_data()
{
    QTest::addColumn<QString>("instructions");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("choices");
    const QStringList three { u"positive"_s, u"negative"_s, u"mixed"_s };

    QTest::newRow("one of") << QString() << u"What is the tone? One of: positive, negative, mixed.\nI came, I saw, I left."_s << three;
    QTest::newRow("answer with") << u"Answer with positive, negative or mixed."_s << u"Fine."_s << three;
    QTest::newRow("quoted") << u"Reply with \"positive\", \"negative\" or \"mixed\" only."_s << u"Fine."_s << three;
    QTest::newRow("one word") << u"Answer with exactly one word: positive, negative, or mixed"_s << u"Fine."_s << three;
    QTest::newRow("one of the following words") << u"Use one of the following words: positive, negative, mixed"_s << u"Fine."_s << three;
    QTest::newRow("slashes") << u"Classify the review as positive/negative/mixed."_s << u"Fine."_s << three;
    QTest::newRow("question") << QString() << u"Is this review positive, negative or mixed?\nFine."_s << three;
    QTest::newRow("other words") << u"Choose from: billing, delivery, product quality"_s << u"Where is my parcel?"_s
                                 << QStringList { u"billing"_s, u"delivery"_s, u"product quality"_s };
    QTest::newRow("a row with a list") << u"Translate into French."_s << u"Coffee, tea or cake"_s << QStringList();
    QTest::newRow("none") << QString() << u"What is the capital of France?"_s << QStringList();
}

void TestPracticeRules::choicesAreRead()
{
    QFETCH(QString, instructions);
    QFETCH(QString, message);
    QTEST(readPrompt(instructions, message).choices, "choices");
}

void TestPracticeRules::reviewsLookRight_data()
{
    QTest::addColumn<QString>("review");
    QTest::addColumn<QString>("answer");

    QTest::newRow("en good") << u"Great coffee, friendly people."_s << u"positive"_s;
    QTest::newRow("en bad") << u"Never again. Cold and slow."_s << u"negative"_s;
    QTest::newRow("en both") << u"Great coffee, but terrible service"_s << u"mixed"_s;
    QTest::newRow("en negated") << u"Not good at any price"_s << u"negative"_s;
    QTest::newRow("fr") << u"Très bon, je recommande"_s << u"positive"_s;
    QTest::newRow("de") << u"Leider kaputt angekommen"_s << u"negative"_s;
    QTest::newRow("ja") << u"最高のコーヒー"_s << u"positive"_s;
    QTest::newRow("zh") << u"非常失望"_s << u"negative"_s;
    QTest::newRow("nothing") << u"It arrived on a Tuesday."_s << u"neutral"_s;
}

void TestPracticeRules::reviewsLookRight()
{
    QFETCH(QString, review);
    const QJsonArray messages { QJsonObject { { u"role"_s, u"system"_s }, { u"content"_s, u"Answer with one of: positive, negative, mixed, neutral."_s } },
        QJsonObject { { u"role"_s, u"user"_s }, { u"content"_s, u"Review: "_s + review } } };
    QTEST(chatText({ { u"model"_s, u"m"_s }, { u"messages"_s, messages } }), "answer");
}

void TestPracticeRules::theRowIsQuoted_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("answer");

    QTest::newRow("question") << u"What is the capital of France?"_s << u"Practice answer to “What is the capital of France?”."_s;
    QTest::newRow("translation") << u"Translate into English:\nGuten Morgen, liebe Leute"_s << u"[practice translation] Guten Morgen, liebe Leute"_s;
    QTest::newRow("summary") << u"Summarise this text: The sun rose over the hills."_s << u"In short: The sun rose over the hills."_s;
}

void TestPracticeRules::theRowIsQuoted()
{
    QFETCH(QString, prompt);
    const QJsonObject answer = answerTo(Kind::Completion, { { u"model"_s, u"m"_s }, { u"prompt"_s, prompt } }, {});
    QTEST(answer.value(u"choices").toArray().first().toObject().value(u"text").toString(), "answer");
}

void TestPracticeRules::answersFitTheSchema()
{
    const QJsonObject schema = parsed(R"({"type":"object","required":["tone","score"],"properties":{
        "tone":{"type":"string","enum":["positive","negative"]},
        "score":{"type":"integer","minimum":1,"maximum":5},
        "weight":{"type":["number","null"],"minimum":0,"maximum":1},
        "urgent":{"type":"boolean"},
        "code":{"type":"string","maxLength":3},
        "tags":{"type":"array","items":{"type":"string"},"minItems":2},
        "who":{"$ref":"#/$defs/person"}},
        "$defs":{"person":{"type":"object","properties":{"name":{"type":"string"},"friend":{"$ref":"#/$defs/person"}}}}})");
    const QJsonObject body { { u"model"_s, u"m"_s },
        { u"messages"_s, QJsonArray { QJsonObject { { u"role"_s, u"user"_s }, { u"content"_s, u"What a terrible day"_s } } } },
        { u"response_format"_s, QJsonObject { { u"type"_s, u"json_schema"_s }, { u"json_schema"_s, QJsonObject { { u"schema"_s, schema } } } } } };
    const QJsonObject made = parsed(chatText(body).toUtf8());

    QCOMPARE(made.value(u"tone").toString(), u"negative"_s);
    const double score = made.value(u"score").toDouble();
    QVERIFY(score >= 1 && score <= 5 && score == std::floor(score));
    const double weight = made.value(u"weight").toDouble(-1);
    QVERIFY(weight >= 0 && weight <= 1);
    QVERIFY(made.value(u"urgent").isBool());
    QVERIFY(made.value(u"code").toString().size() <= 3);
    QCOMPARE(made.value(u"tags").toArray().size(), 2);
    QVERIFY(made.value(u"who").toObject().value(u"name").isString());
}

void TestPracticeRules::answersAreTheSameEveryTime()
{
    // a fixed value: an answer must not change from one computer, or one run, to the next
    QCOMPARE(chosen({ u"apples"_s, u"pears"_s, u"plums"_s }, u"nothing of these"_s), chosen({ u"apples"_s, u"pears"_s, u"plums"_s }, u"nothing of these"_s));
    QStringList picked;
    for (int i = 0; i < 30; ++i)
        picked += chosen({ u"apples"_s, u"pears"_s, u"plums"_s }, u"row %1"_s.arg(i));
    picked.removeDuplicates();
    QCOMPARE(picked.size(), 3);
}

void TestPracticeRules::tokensLimitTheAnswer()
{
    QJsonObject body { { u"model"_s, u"m"_s }, { u"prompt"_s, u"What is the capital of France?"_s }, { u"max_tokens"_s, 3 } };
    const auto choice = [&body](bool cutOff) {
        return answerTo(Kind::Completion, body, { .createdSeconds = 0, .cutOff = cutOff }).value(u"choices").toArray().first().toObject();
    };
    QCOMPARE(choice(false).value(u"finish_reason").toString(), u"length"_s);
    QCOMPARE(choice(false).value(u"text").toString(), u"Practice ans"_s);
    body.insert(u"max_tokens"_s, QJsonValue::Null);
    QCOMPARE(choice(false).value(u"finish_reason").toString(), u"stop"_s);
    QCOMPARE(choice(true).value(u"finish_reason").toString(), u"length"_s);
}

void TestPracticeRules::vectorsHaveLengthOne()
{
    const QJsonObject answer = answerTo(Kind::Embedding, { { u"model"_s, u"m"_s }, { u"input"_s, QJsonArray { u"a"_s, u"b"_s } } }, {});
    const QJsonArray data = answer.value(u"data").toArray();
    QCOMPARE(data.size(), 2);
    QVERIFY(data.at(0).toObject().value(u"embedding") != data.at(1).toObject().value(u"embedding"));
    const QJsonArray vector = data.at(0).toObject().value(u"embedding").toArray();
    QCOMPARE(vector.size(), 8);
    double squares = 0;
    for (const QJsonValue& value : vector)
        squares += value.toDouble() * value.toDouble();
    QVERIFY(std::abs(squares - 1) < 1e-6);

    const QJsonObject packed = answerTo(Kind::Embedding, { { u"model"_s, u"m"_s }, { u"input"_s, u"a"_s }, { u"encoding_format"_s, u"base64"_s } }, {});
    const QByteArray bytes = QByteArray::fromBase64(packed.value(u"data").toArray().first().toObject().value(u"embedding").toString().toLatin1());
    float first = 0;
    QCOMPARE(bytes.size(), 8 * qsizetype(sizeof first));
    std::memcpy(&first, bytes.constData(), sizeof first);
    QCOMPARE(double(first), vector.first().toDouble());
}

void TestPracticeRules::paceFollowsTheSpeed()
{
    const Dialect openai = *findDialect(u"openai"_s);
    const Dialect inference = *findDialect(u"inference"_s);
    const Scenario good = *findScenario(u"all-good"_s);
    const auto whole = [](const Pace& pace) { return (pace.checking + pace.running + pace.finalizing).count(); };

    QCOMPARE(whole(paceFor(200, 1, openai, good)), 6.0);
    QCOMPARE(whole(paceFor(200, 1, inference, good)), 6.0);
    QCOMPARE(whole(paceFor(200, 100, inference, good)), 0.06);
    QCOMPARE(whole(paceFor(200, 1, inference, *findScenario(u"slow"_s))), 60.0);
    const Pace pace = paceFor(200, 1, inference, good);
    QCOMPARE(pace.rowsDue(Seconds(-1)), 0);
    QCOMPARE(pace.rowsDue(Seconds(3)), 100);
    QCOMPARE(pace.rowsDue(Seconds(60)), 200);
    QCOMPARE(pace.whenDue(100).count(), 3.0);
    QCOMPARE(paceFor(0, 1, inference, good).rowsDue(Seconds(0)), 0);
}

void TestPracticeRules::namesAreUnique()
{
    QStringList names;
    for (const Scenario& scenario : scenarioTable())
        names += scenario.name;
    QCOMPARE(names.removeDuplicates(), 0);
    for (const QString& name : { u"all-good"_s, u"some-fail"_s, u"all-fail"_s, u"slow"_s, u"expires"_s, u"rejected-file"_s, u"shuffled"_s })
        QVERIFY2(findScenario(name), qPrintable(name));
    QVERIFY(!findScenario(u"nonsense"_s));
    QVERIFY(!findDialect(u"nonsense"_s));
}

QTEST_GUILESS_MAIN(TestPracticeRules)
#include "tst_practice_rules.moc"
