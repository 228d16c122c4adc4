// Joining what came back to what was sent, case by case; tst_accounting_property has everything at random.

#include "jobs/accounting.h"

#include "base/whole_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using project::Outcome;

class TestAccounting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothFilesAreRead();
    void whatIsInNeitherFile_data();
    void whatIsInNeitherFile();
    void linesWithoutARowAreCounted();

private:
    QTemporaryDir m_folder;
    QString write(const char* name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        if (!writeWhole(path, bytes))
            qFatal("cannot write %s", name);
        return path;
    }
};

namespace {

QByteArray sentLine(int row) { return "{\"custom_id\":\"r" + QByteArray::number(row) + "\",\"method\":\"POST\",\"body\":{}}\n"; }

QByteArray goodLine(int row)
{
    return "{\"custom_id\":\"r" + QByteArray::number(row)
        + "\",\"response\":{\"status_code\":200,\"body\":{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"ok\"}}],"
          "\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":1}}}}\n";
}

QByteArray failedLine(int row, const char* code = "inference_failed")
{
    return "{\"custom_id\":\"r" + QByteArray::number(row) + "\",\"response\":null,\"error\":{\"code\":\"" + code + "\"}}\n";
}

qint64 count(const jobs::PartAccount& account, Outcome outcome) { return account.outcomes[std::size_t(outcome)]; }

} // namespace

void TestAccounting::bothFilesAreRead()
{
    jobs::AccountOrder order;
    order.sentFile = write("sent.jsonl", sentLine(0) + sentLine(1) + sentLine(2));
    order.rows = {{RowId(10), 2}, {RowId(40), 1}};
    const QByteArray output = goodLine(2) + goodLine(0); // another order than sent
    order.outputFile = write("output.jsonl", output);
    order.errorFile = write("errors.jsonl", failedLine(1));
    Progress progress;
    const auto account = jobs::accountPart(order, progress, {});
    QVERIFY(account);
    QCOMPARE(account->answers.size(), std::size_t(3));
    QCOMPARE(account->answers[0].row, RowId(10));
    QCOMPARE(account->answers[2].row, RowId(40));
    QCOMPARE(count(*account, Outcome::Good), 2);
    QCOMPARE(count(*account, Outcome::Failed), 1);
    QCOMPARE(account->answers[1].answer.file, quint16(1));
    QCOMPARE(account->tokensIn, 4);
    QCOMPARE(account->strayLines, 0);
    // The reference points at the very line.
    const project::AnswerRef ref = account->answers[0].answer;
    QCOMPARE(output.mid(ref.offset, ref.length) + '\n', goodLine(0));
}

void TestAccounting::whatIsInNeitherFile_data()
{
    QTest::addColumn<service::Phase>("end");
    QTest::addColumn<Outcome>("expected");
    QTest::newRow("completed") << service::Phase::Completed << Outcome::Missing;
    QTest::newRow("expired") << service::Phase::Expired << Outcome::Expired;
    QTest::newRow("cancelled") << service::Phase::Cancelled << Outcome::Cancelled;
    QTest::newRow("failed") << service::Phase::Failed << Outcome::Failed;
}

void TestAccounting::whatIsInNeitherFile()
{
    QFETCH(service::Phase, end);
    QFETCH(Outcome, expected);
    jobs::AccountOrder order;
    order.sentFile = write("sent.jsonl", sentLine(0) + sentLine(1));
    order.rows = {{RowId(0), 2}};
    order.outputFile = write("output.jsonl", goodLine(1));
    order.end = end;
    Progress progress;
    const auto account = jobs::accountPart(order, progress, {});
    QVERIFY(account);
    QCOMPARE(count(*account, Outcome::Good), 1);
    QCOMPARE(count(*account, expected), 1);
}

void TestAccounting::linesWithoutARowAreCounted()
{
    jobs::AccountOrder order;
    order.sentFile = write("sent.jsonl", sentLine(0));
    order.rows = {{RowId(0), 1}};
    order.outputFile = write("output.jsonl", QByteArray("\xEF\xBB\xBF") + goodLine(0) + goodLine(0) + goodLine(9) + "no json\r\n\r\n");
    Progress progress;
    const auto account = jobs::accountPart(order, progress, {});
    QVERIFY(account);
    QCOMPARE(count(*account, Outcome::Good), 1);
    QCOMPARE(account->strayLines, 3); // a second answer, an unknown row, a line that is no JSON; blank lines are nothing
    QCOMPARE(account->strays, (jobs::StrayCounts {1, 1, 1}));
}

QTEST_GUILESS_MAIN(TestAccounting)
#include "tst_accounting.moc"
