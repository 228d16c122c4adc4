#include "json/text.h"
#include "requests/check_file.h"
#include "requests/check_run.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::requests;

namespace {

QByteArray lineWithId(const QByteArray& id, const QByteArray& text = "x", const QByteArray& model = "m")
{
    return R"({"custom_id":)" + json::quoted(id) + R"(,"method":"POST","body":{"model":)" + json::quoted(model)
        + R"(,"messages":[{"role":"user","content":)" + json::quoted(text) + "}]}}\n";
}

/// Lines of very different lengths with faults strewn in, the same every time.
QByteArray mixedFile(int lines)
{
    QByteArray file;
    quint32 state = 1;
    for (int i = 0; i < lines; ++i) {
        state = state * 1664525 + 1013904223;
        const quint32 dice = state >> 16;
        if (dice % 29 == 0)
            file += "\r\n";
        else if (dice % 31 == 0)
            file += "{\"custom_id\":\n";
        else
            file += lineWithId(QByteArray::number(dice % 1000), QByteArray("é\n").repeated(int(dice % 300)),
                dice % 3 == 0 ? "model-a" : "model-b");
    }
    return file;
}

} // namespace

/// The whole file: ranges, threads, counts, repeated ids over their borders, and what happens when it cannot be read.
class TestCheckFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts();
    void sameReportHoweverItIsCut_data();
    void sameReportHoweverItIsCut();
    void repeatedIdsFarApart();
    void everyLineRepeated();
    void equalHashesAreNotBelieved();
    void keepsTheFirstProblemsAndCountsAll();
    void lineLongerThanRanges();
    void endpointsInTheirOrder();
    void progressReachesTheEnd();
    void stopped();
    void notThere();

private:
    QString write(const QByteArray& bytes);
    static CheckReport checked(const QString& path, int threads, qint64 rangeBytes, const LineRules& rules = {});

    QTemporaryDir m_folder;
};

QString TestCheckFile::write(const QByteArray& bytes)
{
    const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + QLatin1String(".jsonl"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write the test's file");
    return path;
}

CheckReport TestCheckFile::checked(const QString& path, int threads, qint64 rangeBytes, const LineRules& rules)
{
    CheckOptions options;
    options.threads = threads;
    options.rangeBytes = rangeBytes;
    Result<CheckReport> report = CheckRun(InputFile::open(path).value(), rules, options).run();
    if (!report)
        qFatal("the check failed");
    return std::move(*report);
}

void TestCheckFile::counts()
{
    const QByteArray embedding = R"({"custom_id":"e","method":"POST","body":{"model":"e5","input":"x"}})";
    const QByteArray bytes = lineWithId("1") + "\n" + lineWithId("2") + embedding;
    const Result<CheckReport> report = checkFile(write(bytes), {});
    QVERIFY(report.has_value());
    QCOMPARE(report->lines, 3);
    QCOMPARE(report->bytes, bytes.size());
    QCOMPARE(report->models, (QMap<QString, qint64> {{QStringLiteral("m"), 2}, {QStringLiteral("e5"), 1}}));
    QCOMPARE(report->kinds, (QMap<Kind, qint64> {{Kind::Chat, 2}, {Kind::Embedding, 1}}));
    QCOMPARE(report->errors, 0);
    QCOMPARE(report->warnings, 2); // the blank line, the mixed kinds
}

void TestCheckFile::sameReportHoweverItIsCut_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<qint64>("rangeBytes");
    QTest::newRow("a line a range") << 2 << qint64(1);
    for (const int threads : {1, 2, 4}) {
        for (const qint64 bytes : {qint64(2'000), qint64(30'000), qint64(100'000)})
            QTest::addRow("%d threads, %lld bytes", threads, static_cast<long long>(bytes)) << threads << bytes;
    }
}

void TestCheckFile::sameReportHoweverItIsCut()
{
    QFETCH(int, threads);
    QFETCH(qint64, rangeBytes);
    LineRules rules;
    rules.singleModel = true;
    const QString path = write(mixedFile(600));
    const CheckReport whole = checked(path, 1, 1 << 30, rules);
    QVERIFY(whole.errors > 200 && whole.warnings > 10); // otherwise the comparison says little
    const CheckReport cut = checked(path, threads, rangeBytes, rules);
    QCOMPARE(cut.lines, whole.lines);
    QCOMPARE(cut.errors, whole.errors);
    QCOMPARE(cut.warnings, whole.warnings);
    QCOMPARE(cut.models, whole.models);
    QCOMPARE(cut.kinds, whole.kinds);
    QCOMPARE(cut.problems.size(), whole.problems.size());
    QVERIFY(cut.problems == whole.problems);
}

void TestCheckFile::repeatedIdsFarApart()
{
    constexpr int rows = 20'000;
    QByteArray bytes;
    for (int i = 1; i <= rows; ++i)
        bytes += lineWithId(i == rows - 1 ? "id-3" : i == rows ? "id-17000" : "id-" + QByteArray::number(i));
    const CheckReport report = checked(write(bytes), 4, 64 * 1024);
    QCOMPARE(report.errors, 2);
    QCOMPARE(report.problems.at(0).line, rows - 1);
    QCOMPARE(report.problems.at(0).otherLine, 3);
    QCOMPARE(report.problems.at(0).detail, QStringLiteral("id-3"));
    QCOMPARE(report.problems.at(1).line, rows);
    QCOMPARE(report.problems.at(1).otherLine, 17'000);
    QCOMPARE(report.problems.at(1).code, ProblemCode::IdRepeated);
}

void TestCheckFile::everyLineRepeated()
{
    const CheckReport report = checked(write(lineWithId("same").repeated(3'000)), 2, 10'000);
    QCOMPARE(report.errors, 2'999);
    QVERIFY(std::ranges::all_of(report.problems, [](const Problem& problem) { return problem.otherLine == 1; }));
}

void TestCheckFile::equalHashesAreNotBelieved()
{
    // Two ids under one hash, as a collision would make it.
    const QByteArray first = lineWithId("one");
    const QByteArray second = lineWithId("two");
    const InputFilePtr file = InputFile::open(write(first + second + first)).value();
    RangeLines lines;
    lines.range = {0, 0, file->size()};
    lines.starts = {0, quint32(first.size()), quint32(first.size() + second.size())};
    lines.idHashes = {42, 42, 42};
    const Result<RepeatedIds> found = findRepeatedIds(*file, {lines}, 10, {});
    QVERIFY(found.has_value());
    QCOMPARE(found->count, 1);
    QCOMPARE(found->problems.at(0).line, 3);
    QCOMPARE(found->problems.at(0).otherLine, 1);
}

void TestCheckFile::keepsTheFirstProblemsAndCountsAll()
{
    QByteArray bytes;
    for (int i = 0; i < 5'000; ++i)
        bytes += i % 2 == 0 ? QByteArray("[]\n") : lineWithId("same");
    CheckOptions options;
    options.keep = 7;
    options.threads = 4;
    options.rangeBytes = 500;
    const Result<CheckReport> report = CheckRun(InputFile::open(write(bytes)).value(), {}, options).run();
    QVERIFY(report.has_value());
    QCOMPARE(report->errors, 2'500 + 2'499);
    QList<qint64> lines;
    for (const Problem& problem : report->problems)
        lines.append(problem.line);
    QCOMPARE(lines, (QList<qint64> {1, 3, 4, 5, 6, 7, 8}));
}

void TestCheckFile::lineLongerThanRanges()
{
    const QByteArray bytes = lineWithId("1") + lineWithId("long", QByteArray(3'000'000, 'x')) + lineWithId("1");
    const CheckReport report = checked(write(bytes), 4, 1'000);
    QCOMPARE(report.lines, 3);
    QCOMPARE(report.errors, 1);
    QCOMPARE(report.problems.at(0).line, 3);
    QCOMPARE(report.problems.at(0).otherLine, 1);
}

void TestCheckFile::endpointsInTheirOrder()
{
    QByteArray bytes;
    QStringList expected;
    for (int i = 0; i < 15; ++i) {
        const QByteArray url = "/v1/" + QByteArray::number(i);
        bytes += lineWithId(QByteArray::number(i)).replace("\"method\"", "\"url\":\"" + url + "\",\"method\"");
        if (expected.size() < 10)
            expected.append(QString::fromLatin1(url));
    }
    QCOMPARE(checked(write(bytes + bytes), 4, 200).endpoints, expected);
}

void TestCheckFile::progressReachesTheEnd()
{
    const QByteArray bytes = "\xef\xbb\xbf" + mixedFile(500);
    Progress progress;
    QVERIFY(checkFile(write(bytes), {}, 10, 2, &progress).has_value());
    QCOMPARE(progress.total(), bytes.size() - 3);
    QCOMPARE(progress.done(), progress.total());
}

void TestCheckFile::stopped()
{
    std::stop_source source;
    source.request_stop();
    const Result<CheckReport> report = checkFile(write(mixedFile(100)), {}, 10, 2, nullptr, source.get_token());
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
}

void TestCheckFile::notThere()
{
    const Result<CheckReport> report = checkFile(m_folder.filePath(QStringLiteral("none.jsonl")), {});
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, ErrorCode::FileNotFound);
}

QTEST_GUILESS_MAIN(TestCheckFile)
#include "tst_check_file.moc"
