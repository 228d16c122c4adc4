// Traps of the protocol (protocol.md, section 4) that lie in the files that come back: the account closes whatever is in
// them. Each test is named after its trap.
#include "jobs/accounting.h"

#include "base/whole_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using project::Outcome;

// Under AddressSanitizer freed blocks are kept for a while, which is not what trap 38 measures.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options()
{
    return "quarantine_size_mb=4";
}

namespace {

QByteArray sent(int rows)
{
    QByteArray lines;
    for (int i = 1; i <= rows; ++i)
        lines += "{\"custom_id\":\"r" + QByteArray::number(i) + "\",\"method\":\"POST\",\"body\":{}}\n";
    return lines;
}

QByteArray good(int row, const QByteArray& text = "ok")
{
    return "{\"custom_id\":\"r" + QByteArray::number(row) + "\",\"response\":{\"status_code\":200,\"body\":{\"choices\":[{\"finish_reason\":"
        "\"stop\",\"message\":{\"content\":\"" + text + "\"}}]}}}";
}

QByteArray failed(int row)
{
    return "{\"custom_id\":\"r" + QByteArray::number(row) + "\",\"response\":null,\"error\":{\"code\":\"inference_failed\",\"message\":\"Maximum retries reached\"}}";
}

/// VmHWM in kilobytes: the most that was resident since resetPeak().
qint64 peakKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.sliced(6).trimmed().split(' ').at(0).toLongLong();
    }
    return -1;
}

bool resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly) && file.write("5") == 1;
}

} // namespace

class TestTrapsResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trap05_bothFilesAreRead();
    void trap07_rowsInNeitherFileAndAnswersWithoutARow();
    void trap15_aByteOrderMarkHidesNoAnswer();
    void trap16_lineEndsOfAnyKind();
    void trap17_lineSeparatorsInAnAnswerSplitNothing();
    void trap37_aMalformedLineCostsOnlyItself();
    void trap38_largeAnswersAreNotHeldInMemory();
    void trap39_orderMeansNothing();

private:
    jobs::PartAccount account(int rows, const QByteArray& output, const QByteArray& errors = {}, service::Phase end = service::Phase::Completed)
    {
        jobs::AccountOrder order;
        order.sentFile = write("sent.jsonl", sent(rows));
        order.rows = {{RowId(0), quint32(rows)}};
        order.outputFile = write("output.jsonl", output);
        order.errorFile = errors.isNull() ? QString() : write("errors.jsonl", errors);
        order.end = end;
        Progress progress;
        const auto result = jobs::accountPart(order, progress, {});
        if (!result)
            qFatal("no account");
        qint64 sum = 0;
        for (const qint64 pile : result->outcomes)
            sum += pile;
        if (sum != rows)
            qFatal("the sum does not close");
        return *result;
    }
    QString write(const char* name, const QByteArray& bytes) const
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        if (!writeWhole(path, bytes))
            qFatal("cannot write %s", name);
        return path;
    }
    static qint64 count(const jobs::PartAccount& account, Outcome outcome) { return account.outcomes[std::size_t(outcome)]; }

    QTemporaryDir m_folder;
};

void TestTrapsResults::trap05_bothFilesAreRead()
{
    const auto result = account(3, good(1) + '\n', failed(2) + '\n' + failed(3) + '\n');
    QCOMPARE(count(result, Outcome::Good), 1);
    QCOMPARE(count(result, Outcome::Failed), 2);
}

void TestTrapsResults::trap07_rowsInNeitherFileAndAnswersWithoutARow()
{
    const QByteArray strays = "{\"custom_id\":null,\"response\":null,\"error\":null}\n" + good(77) + '\n';
    const auto result = account(3, good(1) + '\n' + strays, failed(2) + '\n');
    QCOMPARE(count(result, Outcome::Missing), 1);
    QCOMPARE(result.answers[2].answer.outcome, Outcome::Missing);
    QCOMPARE(result.strayLines, 2);
}

void TestTrapsResults::trap15_aByteOrderMarkHidesNoAnswer()
{
    const auto result = account(2, "\xEF\xBB\xBF" + good(1) + '\n' + good(2) + '\n');
    QCOMPARE(count(result, Outcome::Good), 2);
    QCOMPARE(result.strayLines, 0);
}

void TestTrapsResults::trap16_lineEndsOfAnyKind()
{
    const auto result = account(3, good(1) + "\r\n\r\n\n" + good(2) + "\n   \n" + good(3));
    QCOMPARE(count(result, Outcome::Good), 3);
    QCOMPARE(result.strayLines, 0);
}

void TestTrapsResults::trap17_lineSeparatorsInAnAnswerSplitNothing()
{
    const auto result = account(2, good(1, "a\xe2\x80\xa8" "b\xe2\x80\xa9" "c\xc2\x85" "d") + '\n' + good(2) + '\n');
    QCOMPARE(count(result, Outcome::Good), 2);
    QCOMPARE(result.strayLines, 0);
}

void TestTrapsResults::trap37_aMalformedLineCostsOnlyItself()
{
    const auto result = account(3, good(1) + "\n{\"custom_id\":\"r2\",\"response\":{\"sta\nnot json at all\n[1,2]\n" + good(3) + '\n');
    QCOMPARE(count(result, Outcome::Good), 2);
    QCOMPARE(count(result, Outcome::Missing), 1);
    QCOMPARE(result.strayLines, 3);
}

void TestTrapsResults::trap38_largeAnswersAreNotHeldInMemory()
{
    constexpr int rows = 60;
    const QByteArray large(1'000'000, 'x');
    QFile output(m_folder.filePath(QStringLiteral("large.jsonl")));
    QVERIFY(output.open(QIODevice::WriteOnly));
    for (int i = 1; i <= rows; ++i)
        QVERIFY(output.write(good(i, large) + '\n') > large.size());
    output.close();
    jobs::AccountOrder order;
    order.sentFile = write("sent.jsonl", sent(rows));
    order.rows = {{RowId(0), quint32(rows)}};
    order.outputFile = output.fileName();
    QVERIFY(resetPeak());
    const qint64 before = peakKilobytes();
    Progress progress;
    const auto result = jobs::accountPart(order, progress, {});
    const qint64 grown = peakKilobytes() - before;
    QVERIFY(result && count(*result, Outcome::Good) == rows);
    qInfo("%lld kB for 60 MB of answers", grown);
    QVERIFY2(grown < 40'000, QByteArray::number(grown).constData());
}

void TestTrapsResults::trap39_orderMeansNothing()
{
    const QByteArray second = good(2, "the second");
    const auto result = account(3, good(3, "the third") + '\n' + second + '\n' + good(1, "the first") + '\n');
    QCOMPARE(count(result, Outcome::Good), 3);
    const project::AnswerRef ref = result.answers[1].answer;
    const QByteArray output = readWhole(m_folder.filePath(QStringLiteral("output.jsonl"))).value_or(QByteArray());
    QCOMPARE(output.mid(ref.offset, ref.length), second);
}

QTEST_GUILESS_MAIN(TestTrapsResults)
#include "tst_traps_results.moc"
