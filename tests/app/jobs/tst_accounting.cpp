// The sum always closes: whatever the files hold, every row sent has exactly one outcome.

#include "jobs/accounting.h"

#include "base/whole_file.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

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
    void theSumAlwaysCloses_data();
    void theSumAlwaysCloses();

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

qint64 sum(const project::OutcomeCounts& counts) { return std::accumulate(counts.begin(), counts.end(), qint64(0)); }

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
}

void TestAccounting::theSumAlwaysCloses_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestAccounting::theSumAlwaysCloses()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const int rows = random.bounded(1, 60);
    QByteArray sent;
    for (int row = 0; row < rows; ++row)
        sent += sentLine(row);
    QByteArray files[2];
    for (QByteArray& file : files) {
        for (int line = random.bounded(0, 80); line > 0; --line) {
            const int row = random.bounded(0, rows + 5);
            switch (random.bounded(5)) {
            case 0: file += failedLine(row, "batch_expired"); break;
            case 1: file += failedLine(row); break;
            case 2: file += "{\"custom_id\":null}\n"; break;
            default: file += goodLine(row);
            }
        }
        file.truncate(random.bounded(int(file.size()) + 1)); // cut anywhere
    }
    jobs::AccountOrder order;
    order.sentFile = write("sent.jsonl", sent);
    order.rows = {{RowId(0), quint32(rows)}};
    order.outputFile = write("output.jsonl", files[0]);
    order.errorFile = write("errors.jsonl", files[1]);
    Progress progress;
    const auto account = jobs::accountPart(order, progress, {});
    QVERIFY(account);
    QCOMPARE(account->answers.size(), std::size_t(rows));
    QCOMPARE(sum(account->outcomes), qint64(rows));
    qint64 lines = 0;
    for (const QByteArray& file : files) {
        for (const QByteArray& line : file.split('\n'))
            lines += line.trimmed().isEmpty() ? 0 : 1;
    }
    QCOMPARE(rows - count(*account, Outcome::Missing) + account->strayLines, lines);
}

QTEST_GUILESS_MAIN(TestAccounting)
#include "tst_accounting.moc"
