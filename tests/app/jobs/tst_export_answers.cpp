// Answers on their way out: JSON fields as columns, formulas that do not run, rows in their order.
#include "app/project/imported.h"
#include "base/whole_file.h"
#include "jobs/answer_fields.h"
#include "jobs/export_table.h"
#include "json/text.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::test;
using project::Outcome;

class ExportAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsBecomeColumns();
    void fieldsOfTheSchema();
    void whenAnswersHaveFields_data();
    void whenAnswersHaveFields();
    void theAttemptIsTheRowsOwn();
    void resultsAreGuardedAltogether();
    void nothingRunsInASpreadsheet();
    void chosenRowsInTheirOrder();
    void valuesOfFields_data();
    void valuesOfFields();
};

namespace {

/// A sheet with these answers beside its rows.
class Answered
{
public:
    explicit Answered(const QByteArrayList& answers, const QByteArray& cell = "x", int attempt = 1)
    {
        QByteArray csv = "own\n";
        QByteArray lines;
        std::vector<project::RowAnswer> refs;
        for (const QByteArray& answer : answers) {
            csv += cell + "\n";
            const QByteArray line = R"({"custom_id":"r","response":{"status_code":200,"body":{"choices":[{"finish_reason":"stop","message":{"content":)"
                + json::quoted(answer) + "}}]}}}";
            project::AnswerRef ref;
            ref.outcome = Outcome::Good;
            ref.attempt = quint8(attempt);
            ref.offset = lines.size();
            ref.length = quint32(line.size());
            refs.push_back({RowId(quint32(refs.size())), ref});
            lines += line + '\n';
        }
        m_in = m_place.import(QStringLiteral("in.csv"), csv);
        if (!m_in.result || !writeWhole(m_in.project->path(QStringLiteral("received/1-1.output.jsonl")), lines))
            qFatal("no project");
        order.sheet = m_in.project->sheet().data();
        order.folder = m_in.project->folder();
        order.byteOrderMark = false;
        order.answers.merge({QStringLiteral("received/1-1.output.jsonl")}, refs);
    }

    [[nodiscard]] QByteArrayList csv() const
    {
        const QString path = m_place.path(QStringLiteral("out.csv"));
        Progress progress;
        if (!jobs::exportTable(order, path, progress, {}))
            return {"failed"};
        QByteArrayList lines = readWhole(path).value_or(QByteArray()).replace("\r\n", "\n").split('\n');
        lines.removeAll(QByteArray());
        return lines;
    }

    jobs::TableExport order;

private:
    Workplace m_place;
    Imported m_in;
};

} // namespace

void ExportAnswersTest::fieldsBecomeColumns()
{
    const Answered in({R"({"mood":"good","stars":4})", R"( {"stars":-1,"why":{"a":[1, 2]},"own":true} )"});
    const QByteArrayList lines = in.csv();
    QCOMPARE(lines.at(0), "own,answer,mood,stars,why,own 2,outcome,attempt,problem");
    QVERIFY(lines.at(1).endsWith(",good,4,,,good,1,"));
    QVERIFY2(lines.at(2).endsWith(R"(,,-1,"{""a"":[1,2]}",true,good,1,)"), lines.at(2).constData());
}

void ExportAnswersTest::fieldsOfTheSchema()
{
    Answered in({R"({"b":"2","a":"1","c":"3"})", "no JSON at all"});
    in.order.answerSchema = R"({"type":"object","properties":{"a":{"type":"string"},"b":{}}})";
    QCOMPARE(in.csv().at(0), "own,answer,a,b,outcome,attempt,problem");
    QVERIFY(in.csv().at(1).endsWith(",1,2,good,1,"));
    QVERIFY(in.csv().at(2).endsWith("no JSON at all,,,good,1,"));
    in.order.withFields = false;
    QCOMPARE(in.csv().at(0), "own,answer,outcome,attempt,problem");
    in.order.withAnswers = false;
    QCOMPARE(in.csv().at(0), "own");
}

void ExportAnswersTest::whenAnswersHaveFields_data()
{
    QTest::addColumn<int>("objects");
    QTest::addColumn<QByteArray>("others");
    QTest::addColumn<bool>("expected");
    QTest::newRow("all") << 10 << QByteArray() << true;
    QTest::newRow("nine of ten") << 9 << QByteArray("prose") << true;
    QTest::newRow("eight of ten") << 8 << QByteArray("prose") << false;
    QTest::newRow("arrays") << 0 << QByteArray("[1]") << false;
    QTest::newRow("nothing plain in them") << 0 << QByteArray(R"({"a":{"b":1}})") << false;
    QTest::newRow("empty objects") << 0 << QByteArray("{}") << false;
    QTest::newRow("cut") << 0 << QByteArray(R"({"a":1)") << false;
}

void ExportAnswersTest::whenAnswersHaveFields()
{
    QFETCH(int, objects);
    QFETCH(QByteArray, others);
    QByteArrayList answers(objects, R"({"a":1})");
    answers += QByteArrayList(10 - objects, others);
    const Answered in(answers);
    QTEST(!jobs::answerFields(in.order, in.order.sheet.order).empty(), "expected");
}

void ExportAnswersTest::theAttemptIsTheRowsOwn()
{
    Answered in({"a", "b"}, "x", 2); // both have the answer of the second job
    const auto job = [](int attempt, quint32 first, quint32 count) {
        project::JobRecord record;
        record.attempt = attempt;
        project::PartRecord part;
        part.rows = {{RowId(first), count}};
        record.parts = {part};
        return record;
    };
    in.order.jobs = {job(1, 0, 1), job(2, 0, 2)}; // the first job sent the first row only
    QVERIFY(in.csv().at(1).endsWith(",good,2,"));
    QVERIFY(in.csv().at(2).endsWith(",good,1,"));
}

void ExportAnswersTest::resultsAreGuardedAltogether()
{
    Answered in({"a"}, "=own()");
    QVERIFY(in.csv().at(1).startsWith("=own()"));
    in.order.areResults = true;
    QVERIFY(in.csv().at(1).startsWith("'=own()"));
}

void ExportAnswersTest::nothingRunsInASpreadsheet()
{
    const Answered in({R"({"=a":"=1+1","n":-2.5,"t":"@x","m":"-2+3"})"}, "=own()");
    const QByteArrayList lines = in.csv();
    QCOMPARE(lines.at(0), "own,answer,'=a,n,t,m,outcome,attempt,problem");
    QVERIFY2(lines.at(1).contains(",'=1+1,-2.5,'@x,'-2+3,good"), lines.at(1).constData());
    QVERIFY(lines.at(1).startsWith("=own(),")); // the user's own text leaves as it came
}

void ExportAnswersTest::chosenRowsInTheirOrder()
{
    Answered in({"zero", "one", "two"});
    in.order.positions = std::vector<quint32> {0, 2};
    const QByteArrayList lines = in.csv();
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(1), "x,zero,good,1,");
    QCOMPARE(lines.at(2), "x,two,good,1,");
}

void ExportAnswersTest::valuesOfFields_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArrayList>("expected");
    QTest::newRow("as they are") << QByteArray(R"({"b":12345678901234567890,"a":"\u00e9\n"})") << QByteArrayList {"\u00e9\n", "12345678901234567890"};
    QTest::newRow("null") << QByteArray(R"({"a":null,"b":false})") << QByteArrayList {"", "false"};
    QTest::newRow("twice") << QByteArray(R"({"a":1,"a":2})") << QByteArrayList {"2", ""};
    QTest::newRow("escaped name") << QByteArray(R"({"\u0061":1})") << QByteArrayList {"1", ""};
    QTest::newRow("no object") << QByteArray("[1]") << QByteArrayList {"", ""};
    QTest::newRow("nothing") << QByteArray() << QByteArrayList {"", ""};
}

void ExportAnswersTest::valuesOfFields()
{
    QFETCH(QByteArray, answer);
    const auto values = jobs::fieldValues(answer, {"a", "b"});
    QTEST(QByteArrayList(values.begin(), values.end()), "expected");
}

QTEST_GUILESS_MAIN(ExportAnswersTest)
#include "tst_export_answers.moc"
