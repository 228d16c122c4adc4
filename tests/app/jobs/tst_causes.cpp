// Why rows are not good: the rules one by one, then the groups of a whole sheet and what is sent instead.

#include "jobs/cause_words.h"
#include "jobs/causes.h"
#include "jobs/follow_up.h"

#include "base/whole_file.h"

#include <QTemporaryDir>
#include <QTest>


using namespace sheaf;
using jobs::Cause;
using jobs::Remedy;
using project::Outcome;

class CausesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCause_data();
    void aCause();
    void groups();
    void aRefusedFile();
    void eachJobHasItsOwnGroup();
    void linesAreEditedByTheUser();
    void noAnswerNoGroup();
    void raisedTokens_data();
    void raisedTokens();
    void remediesThatNeedAHand();
    void everyCauseHasItsWords();
};

void CausesTest::aCause_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("status"); // -1 = none
    QTest::addColumn<Cause>("expected");
    const auto row = [](const char* tag, Outcome outcome, const char* code, const char* message, int status, Cause expected) {
        QTest::newRow(tag) << outcome << QString::fromUtf8(code) << QString::fromUtf8(message) << status << expected;
    };
    const auto failed = [&](const char* tag, const char* code, const char* message, int status, Cause expected) {
        row(tag, Outcome::Failed, code, message, status, expected);
    };
    row("cut off", Outcome::CutOff, "", "", 200, Cause::CutOff);
    row("does not fit", Outcome::DoesNotFit, "", "", 200, Cause::DoesNotFit);
    row("expired", Outcome::Expired, "batch_expired", "", -1, Cause::Expired);
    row("missing", Outcome::Missing, "", "", -1, Cause::Missing);
    failed("retries", "inference_failed", "Maximum retries reached", -1, Cause::RetriesUsedUp);
    failed("no first token", "inference_failed", "Inference stream timed out: No first token received within 20000ms", -1, Cause::TimedOut);
    failed("too long", "context_length_exceeded", "x", 400, Cause::TooLong);
    failed("too long in words", "invalid_request_error", "This model's maximum context length is 8192 tokens", 400, Cause::TooLong);
    failed("general code", "invalid_request_error", "What?", 400, Cause::BadRequest);
    failed("code in capitals", "Rate_Limit_Exceeded", "", 429, Cause::Overloaded);
    failed("only 429", "", "slow down", 429, Cause::Overloaded);
    failed("only 503", "", "", 503, Cause::ServiceFault);
    failed("status 0", "", "", 0, Cause::ServiceFault);
    failed("model", "model_not_found", "", 404, Cause::ModelUnknown);
    failed("unknown code", "flux_capacitor", "1.21 GW", 500, Cause::Other);
    failed("inference_failed, other words", "inference_failed", "Something new", -1, Cause::Other);
    failed("nothing", "", "", -1, Cause::Other);
}

void CausesTest::aCause()
{
    QFETCH(Outcome, outcome);
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(int, status);
    jobs::FailureFacts facts {outcome, {code, message, {}}, false};
    if (status >= 0)
        facts.error.status = status;
    QTEST(jobs::causeOf(facts), "expected");
}

namespace {

/// A project's answers, with lines in one received file.
class Sheet
{
public:
    explicit Sheet(quint32 rows) : m_order(QList<project::Piece> {{RowId(0), rows}}) {}

    void add(quint32 row, Outcome outcome, const QByteArray& line = {}, int attempt = 1)
    {
        project::AnswerRef ref;
        ref.outcome = outcome;
        ref.attempt = quint8(attempt);
        ref.offset = m_lines.size();
        ref.length = quint32(line.size());
        m_answers.push_back({RowId(row), ref});
        if (!line.isEmpty())
            m_lines += line + '\n';
    }

    Result<QList<jobs::CauseGroup>> groups(const QList<project::JobRecord>& jobs = {})
    {
        if (!writeWhole(m_folder.filePath(QStringLiteral("received/1-1.errors.jsonl")), m_lines))
            qFatal("cannot write");
        project::Answers answers;
        answers.merge({QStringLiteral("received/1-1.errors.jsonl")}, m_answers);
        return jobs::groupCauses({m_order, answers, m_folder.path(), jobs}, {});
    }

private:
    QTemporaryDir m_folder;
    project::RowOrder m_order;
    std::vector<project::RowAnswer> m_answers;
    QByteArray m_lines;
};

QByteArray failedLine(const char* code, const QByteArray& message)
{
    return QByteArray(R"({"custom_id":"r","response":null,"error":{"code":")") + code + R"(","message":")" + message + "\"}}";
}

} // namespace

void CausesTest::groups()
{
    Sheet sheet(40);
    sheet.add(39, Outcome::Failed, failedLine("inference_failed", "Maximum retries reached"));
    for (quint32 row = 0; row < 5; ++row)
        sheet.add(row, Outcome::Good);
    for (quint32 row = 5; row < 10; ++row)
        sheet.add(row, Outcome::CutOff);
    sheet.add(12, Outcome::Failed, failedLine("inference_failed", "Maximum retries reached"));
    sheet.add(13, Outcome::Failed, failedLine("new_code", QByteArray(1000, 'w')));
    sheet.add(14, Outcome::Failed, failedLine("newer_code", "?"));
    sheet.add(15, Outcome::Pending);
    sheet.add(11, Outcome::Failed, failedLine("inference_failed", "Maximum retries reached"));
    const auto groups = sheet.groups();
    QVERIFY(groups);
    QCOMPARE(groups->size(), 4);
    QCOMPARE(groups->at(0).cause, Cause::CutOff);
    QCOMPARE(groups->at(0).rows, 5);
    QCOMPARE(groups->at(0).rowRuns, (QList<project::Piece> {{RowId(5), 5}}));
    QCOMPARE(groups->at(1).cause, Cause::RetriesUsedUp);
    QCOMPARE(groups->at(1).rowRuns, (QList<project::Piece> {{RowId(11), 2}, {RowId(39), 1}}));
    QCOMPARE(groups->at(1).positions, (std::vector<quint32> {11, 12, 39}));
    QCOMPARE(groups->at(1).sample, QStringLiteral("Maximum retries reached"));
    QCOMPARE(groups->at(2).code, QStringLiteral("new_code"));
    QCOMPARE(groups->at(2).sample.size(), 300);
    QCOMPARE(groups->at(3).code, QStringLiteral("newer_code"));
}

void CausesTest::aRefusedFile()
{
    Sheet sheet(6);
    for (quint32 row = 0; row < 6; ++row)
        sheet.add(row, Outcome::Failed);
    const auto job = [](QList<project::Piece> rows, const QByteArray& errors) {
        project::JobRecord record;
        project::PartRecord part;
        part.rows = std::move(rows);
        part.lastBatch = R"({"id":"b","status":"failed","errors":{"data":[)" + errors + "]}}";
        record.parts = {part};
        return record;
    };
    const auto groups = sheet.groups({job({{RowId(4), 1}, {RowId(1), 3}}, R"({"code":"invalid_json_line","message":"no JSON","line":3})"),
        job({{RowId(0), 1}, {RowId(5), 1}}, R"({"code":"token_limit_exceeded","message":"wait","line":null})")});
    QVERIFY(groups);
    QCOMPARE(groups->size(), 2);
    QCOMPARE(groups->at(0).cause, Cause::RejectedFile);
    QCOMPARE(groups->at(0).remedy, Remedy::FixLines);
    QCOMPARE(groups->at(0).rows, 4);
    QCOMPARE(groups->at(0).rowsAtFault, (QList<project::Piece> {{RowId(2), 1}})); // line 3 of that file
    QCOMPARE(groups->at(1).cause, Cause::Overloaded);
    QCOMPARE(groups->at(1).remedy, Remedy::SendAgain);
}

void CausesTest::eachJobHasItsOwnGroup()
{
    const auto job = [](qint64 id, int attempt, QList<project::Piece> rows) {
        project::JobRecord record;
        record.id = JobId(id);
        record.attempt = attempt;
        project::PartRecord part;
        part.rows = std::move(rows);
        record.parts = {part};
        return record;
    };
    const QByteArray cut = R"({"custom_id":"r","response":{"status_code":200,"body":{"choices":[{"finish_reason":"length","message":{"content":"a"}}],"usage":{"completion_tokens":400}}}})";
    Sheet sheet(6);
    for (quint32 row = 0; row < 5; ++row)
        sheet.add(row, Outcome::CutOff, cut, row < 3 ? 1 : 2);
    const auto groups = sheet.groups({job(1, 1, {{RowId(0), 6}}), job(2, 2, {{RowId(3), 2}})});
    QVERIFY(groups);
    QCOMPARE(groups->size(), 2);
    QCOMPARE(groups->at(0).job, JobId(1));
    QCOMPARE(groups->at(0).rows, 3);
    QCOMPARE(groups->at(0).tokensOut, 400);
    QCOMPARE(groups->at(1).job, JobId(2)); // its limit is the one that was too low for these
    QCOMPARE(groups->at(1).rows, 2);
}

void CausesTest::linesAreEditedByTheUser()
{
    QCOMPARE(jobs::remedyOfLines(Cause::CutOff), Remedy::EditLines);
    QCOMPARE(jobs::remedyOfLines(Cause::ModelUnknown), Remedy::EditLines);
    QCOMPARE(jobs::remedyOfLines(Cause::TimedOut), Remedy::SendAgain);
    QCOMPARE(jobs::remedyOfLines(Cause::RejectedFile), Remedy::FixLines);
    jobs::CauseGroup group;
    group.remedy = Remedy::EditLines;
    group.rows = 37;
    QVERIFY(jobs::remedySentence(group).contains(QStringLiteral("37")));
    QVERIFY(jobs::followUp(group, {}).needsHand);
}

void CausesTest::noAnswerNoGroup()
{
    Sheet sheet(3);
    sheet.add(0, Outcome::Good);
    const auto groups = sheet.groups();
    QVERIFY(groups);
    QVERIFY(groups->isEmpty());
}

void CausesTest::raisedTokens_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("written");
    QTest::addColumn<QByteArray>("raised"); // empty = by hand
    QTest::newRow("doubled") << QStringLiteral("max_tokens") << QByteArray("200") << qint64(200) << QByteArray("400");
    QTest::newRow("newer name") << QStringLiteral("max_completion_tokens") << QByteArray("1000") << qint64(0) << QByteArray("2000");
    QTest::newRow("none") << QStringLiteral("max_tokens") << QByteArray() << qint64(16) << QByteArray("4096");
    QTest::newRow("null") << QStringLiteral("max_tokens") << QByteArray("null") << qint64(0) << QByteArray("4096");
    QTest::newRow("the service's own limit") << QStringLiteral("max_tokens") << QByteArray() << qint64(16'384) << QByteArray("32768");
    QTest::newRow("as high as it goes") << QStringLiteral("max_tokens") << QByteArray("1000000") << qint64(0) << QByteArray();
}

void CausesTest::raisedTokens()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QFETCH(qint64, written);
    QFETCH(QByteArray, raised);
    requests::RequestTemplate sent;
    sent.model = QStringLiteral("m");
    sent.parameters = {{QStringLiteral("temperature"), "0"}};
    if (!value.isEmpty())
        sent.parameters.append({name, value});
    jobs::CauseGroup group;
    group.remedy = Remedy::RaiseTokens;
    group.tokensOut = written;
    group.positions = {3, 7};
    const jobs::FollowUp followUp = jobs::followUp(group, sent);
    QCOMPARE(followUp.needsHand, raised.isEmpty());
    QCOMPARE(followUp.positions, group.positions);
    requests::RequestTemplate expected = sent;
    expected.parameters = {{QStringLiteral("temperature"), "0"}, {name, raised.isEmpty() ? value : raised}};
    QCOMPARE(*followUp.requestTemplate, expected);
}

void CausesTest::remediesThatNeedAHand()
{
    jobs::CauseGroup group;
    group.remedy = Remedy::SendAgain;
    QVERIFY(!jobs::followUp(group, {}).needsHand);
    group.remedy = Remedy::RaiseTokens;
    QVERIFY(jobs::followUp(group, {}).needsHand); // request lines: nobody edits them for the user
    group.remedy = Remedy::ShortenColumn;
    QVERIFY(jobs::followUp(group, requests::RequestTemplate()).needsHand);
}

void CausesTest::everyCauseHasItsWords()
{
    QSet<QString> titles;
    for (int cause = 0; cause <= int(Cause::Other); ++cause) {
        jobs::CauseGroup group;
        group.cause = Cause(cause);
        group.remedy = jobs::remedyOf(group.cause);
        group.rows = 37;
        titles.insert(jobs::causeTitle(group.cause));
        QVERIFY2(jobs::causeSentence(group).contains(QStringLiteral("37")), qPrintable(jobs::causeTitle(group.cause)));
        QVERIFY(!jobs::remedySentence(group).isEmpty() && !jobs::remedyButton(group.remedy).isEmpty());
    }
    QCOMPARE(titles.size(), int(Cause::Other) + 1);
    jobs::CauseGroup group;
    group.cause = Cause::CutOff;
    group.rows = 37;
    QCOMPARE(jobs::causeSentence(group, 200), QStringLiteral("37 answers were cut off because the limit of 200 tokens was reached."));
}

QTEST_GUILESS_MAIN(CausesTest)
#include "tst_causes.moc"
