// How one line of a result file is read: the shapes of protocol.md 1.7 and 2.7, a row each.

#include "jobs/result_line.h"

#include <QTest>

using namespace sheaf;
using project::Outcome;

class TestResultLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcome_data();
    void outcome();
    void linesThatAreNoResult_data();
    void linesThatAreNoResult();
    void tokensAreCounted();
    void textOfAnswers_data();
    void textOfAnswers();
    void errorsAreShownInTheServicesWords();
};

namespace {

jobs::ResultLine read(json::LineParser& parser, const QByteArray& line, QByteArray& storage)
{
    storage = line + QByteArray(json::LineParser::padding, '\0');
    return jobs::readResultLine(parser, QByteArrayView(storage).first(line.size()));
}

QByteArray answer(const char* choice, const char* more = "")
{
    return QByteArray(R"({"id":"b","custom_id":"r","response":{"status_code":200,"request_id":"q","body":{"choices":[)") + choice
        + R"(],"usage":{"prompt_tokens":7,"completion_tokens":3}}})" + more + "}";
}

} // namespace

void TestResultLine::outcome_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Outcome>("expected");
    const char* good = R"({"finish_reason":"stop","message":{"content":"yes"}})";
    QTest::newRow("good, error absent") << answer(good) << Outcome::Good;
    QTest::newRow("good, error null") << answer(good, R"(,"error":null)") << Outcome::Good;
    QTest::newRow("good beside an error is failed") << answer(good, R"(,"error":{"code":"x","message":"y"})") << Outcome::Failed;
    QTest::newRow("error as a text") << answer(good, R"(,"error":"broken")") << Outcome::Failed;
    QTest::newRow("cut off") << answer(R"({"finish_reason":"length","message":{"content":"half of"}})") << Outcome::CutOff;
    QTest::newRow("cut off without a word") << answer(R"({"finish_reason":"length","message":{"content":""}})") << Outcome::CutOff;
    QTest::newRow("empty") << answer(R"({"finish_reason":"stop","message":{"content":"  \n"}})") << Outcome::Empty;
    QTest::newRow("content null") << answer(R"({"finish_reason":"stop","message":{"content":null}})") << Outcome::Empty;
    QTest::newRow("tool call") << answer(R"({"finish_reason":"tool_calls","message":{"content":null,"tool_calls":[{"id":"1"}]}})") << Outcome::Good;
    QTest::newRow("no tool call") << answer(R"({"finish_reason":"stop","message":{"content":"","tool_calls":[]}})") << Outcome::Empty;
    QTest::newRow("parts") << answer(R"({"finish_reason":"stop","message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}})") << Outcome::Good;
    QTest::newRow("no parts") << answer(R"({"finish_reason":"stop","message":{"content":[]}})") << Outcome::Empty;
    QTest::newRow("empty parts") << answer(R"({"finish_reason":"stop","message":{"content":[{"type":"text","text":" "}]}})") << Outcome::Empty;
    QTest::newRow("a part that is no text") << answer(R"({"finish_reason":"stop","message":{"content":[{"type":"audio","data":"x"}]}})") << Outcome::Good;
    QTest::newRow("a part that refuses") << answer(R"({"finish_reason":"stop","message":{"content":[{"type":"refusal","refusal":"no"}]}})") << Outcome::Refused;
    QTest::newRow("refusal") << answer(R"({"finish_reason":"stop","message":{"content":null,"refusal":"I cannot"}})") << Outcome::Refused;
    QTest::newRow("content filter") << answer(R"({"finish_reason":"content_filter","message":{"content":""}})") << Outcome::Refused;
    QTest::newRow("completion") << answer(R"({"finish_reason":"stop","text":"yes"})") << Outcome::Good;
    QTest::newRow("lone surrogate where the text was cut")
        << answer(R"({"finish_reason":"length","message":{"content":"so \ud83d"}})") << Outcome::CutOff;
    QTest::newRow("embedding") << QByteArray(R"({"custom_id":"r","response":{"status_code":200,"body":{"data":[{"embedding":[0.1,0.2]}]}}})") << Outcome::Good;
    QTest::newRow("embedding in base64") << QByteArray(R"({"custom_id":"r","response":{"status_code":200,"body":{"data":[{"embedding":"AAAA"}]}}})") << Outcome::Good;
    QTest::newRow("status 400 with an error in the body")
        << QByteArray(R"({"custom_id":"r","response":{"status_code":400,"body":{"error":{"message":"no","code":null}}},"error":null})") << Outcome::Failed;
    QTest::newRow("status 200 with an error in the body")
        << QByteArray(R"({"custom_id":"r","response":{"status_code":200,"body":{"error":{"message":"no"}}}})") << Outcome::Failed;
    QTest::newRow("status 0") << QByteArray(R"({"custom_id":"r","response":{"status_code":0,"request_id":"","body":{}},"error":null})") << Outcome::Failed;
    QTest::newRow("no status at all") << QByteArray(R"({"custom_id":"r","response":{"body":{"choices":[]}}})") << Outcome::Failed;
    QTest::newRow("inference_failed")
        << QByteArray(R"({"id":"b","custom_id":"r","response":null,"error":{"code":"inference_failed","message":"Maximum retries reached"}})") << Outcome::Failed;
    QTest::newRow("batch_expired") << QByteArray(R"({"custom_id":"r","response":null,"error":{"code":"batch_expired","message":"late"}})") << Outcome::Expired;
    QTest::newRow("batch_cancelled") << QByteArray(R"({"custom_id":"r","response":null,"error":{"code":"batch_cancelled"}})") << Outcome::Cancelled;
    QTest::newRow("response and error null") << QByteArray(R"({"custom_id":"r","response":null,"error":null})") << Outcome::Failed;
}

void TestResultLine::outcome()
{
    QFETCH(QByteArray, line);
    QFETCH(Outcome, expected);
    json::LineParser parser;
    QByteArray storage;
    const jobs::ResultLine result = read(parser, line, storage);
    QVERIFY(result.isResult);
    QCOMPARE(QByteArray(result.customId.data(), qsizetype(result.customId.size())), QByteArray("r"));
    QCOMPARE(project::outcomeName(result.outcome), project::outcomeName(expected));
    QCOMPARE(project::outcomeName(jobs::answerView(line).outcome), project::outcomeName(expected));
}

void TestResultLine::linesThatAreNoResult_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("not JSON") << QByteArray("<html>");
    QTest::newRow("cut in the middle") << QByteArray(R"({"custom_id":"r","respo)");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("no custom_id") << QByteArray(R"({"response":null})");
    QTest::newRow("custom_id null") << QByteArray(R"({"custom_id":null,"response":null})");
    QTest::newRow("custom_id a number") << QByteArray(R"({"custom_id":7})");
}

void TestResultLine::linesThatAreNoResult()
{
    QFETCH(QByteArray, line);
    json::LineParser parser;
    QByteArray storage;
    QVERIFY(!read(parser, line, storage).isResult);
}

void TestResultLine::tokensAreCounted()
{
    json::LineParser parser;
    QByteArray storage;
    const jobs::ResultLine result = read(parser, answer(R"({"finish_reason":"stop","message":{"content":"x"}})"), storage);
    QCOMPARE(result.tokensIn, 7);
    QCOMPARE(result.tokensOut, 3);
}

void TestResultLine::textOfAnswers_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("parts") << answer(R"({"message":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}})") << QByteArray("ab");
    QTest::newRow("chat") << answer(R"({"message":{"content":"a\n\"b\" \u00e9"}})") << QByteArray("a\n\"b\" é");
    QTest::newRow("completion") << answer(R"({"text":"x"})") << QByteArray("x");
    QTest::newRow("embedding") << QByteArray(R"({"custom_id":"r","response":{"status_code":200,"body":{"data":[{"embedding":[0.10,2e-3]}]}}})")
                               << QByteArray("[0.10, 2e-3] (2)");
    QTest::newRow("nothing") << QByteArray(R"({"custom_id":"r","response":null,"error":{"code":"x"}})") << QByteArray();
}

void TestResultLine::textOfAnswers()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    QCOMPARE(jobs::answerText(line), expected);
}

void TestResultLine::errorsAreShownInTheServicesWords()
{
    const jobs::AnswerView beside
        = jobs::answerView(R"({"custom_id":"r","response":null,"error":{"code":"inference_failed","message":"Maximum retries reached"}})");
    QCOMPARE(beside.errorCode, QStringLiteral("inference_failed"));
    QCOMPARE(beside.errorMessage, QStringLiteral("Maximum retries reached"));
    const jobs::AnswerView inBody
        = jobs::answerView(R"({"custom_id":"r","response":{"status_code":429,"body":{"error":{"message":"slow down"}}}})");
    QCOMPARE(inBody.errorCode, QStringLiteral("HTTP 429"));
    QCOMPARE(inBody.errorMessage, QStringLiteral("slow down"));
    const jobs::AnswerView asText = jobs::answerView(R"({"custom_id":"r","response":null,"error":"broken"})");
    QCOMPARE(asText.errorMessage, QStringLiteral("broken"));
}

QTEST_GUILESS_MAIN(TestResultLine)
#include "tst_result_line.moc"
