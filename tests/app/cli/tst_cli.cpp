// sheaf-cli as scripts use it: real processes, their exit codes, what they print and what they leave behind.

#include "base/whole_file.h"
#include "formats/delimited.h"
#include "practice/practice_service.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;

namespace {

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

constexpr int patience = 60'000;

Ended cli(const QStringList& arguments, const QByteArray& input = {}, const QByteArray& key = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!key.isEmpty())
        environment.insert(QStringLiteral("SHEAF_API_KEY"), QString::fromLatin1(key));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SHEAF_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError()};
}

/// The records of a CSV file, header included.
std::vector<std::vector<QByteArray>> records(QByteArray csv)
{
    if (csv.startsWith("\xEF\xBB\xBF"))
        csv.remove(0, 3);
    std::vector<std::vector<QByteArray>> all;
    formats::RecordScanner scanner({}, [&](QByteArrayView record, qint64) {
        formats::splitRecord(record, {}, all.emplace_back());
        return true;
    });
    if (!scanner.feed(csv) || !scanner.finish())
        qFatal("not a CSV");
    return all;
}

const QString prompt = QStringLiteral("Positive, negative or mixed? Answer with one of: positive, negative, mixed.\n\n{{review}}");

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpOfEveryCommand_data();
    void helpOfEveryCommand();
    void theSeedsLinesComeBackByteForByte();
    void checkNamesFileLineAndCode();
    void checkOfATableWithAPrompt();
    void tableShowsWhatWasRead();
    void runFinishesTheSample();
    void runSaysWhenRowsNeedAttention();
    void runOfRequestLinesWritesWhatCameBack();
    void wrongUsageChangesNothing_data();
    void wrongUsageChangesNothing();
    void anUnreachableServiceIsResumable();
    void sendReturnsAndResumeFinishes();
    void resultsAreWholeOrSaySo();
    void theKeyOfTheEnvironmentGoesToOneService();
    void aKeyNeverGoesOverPlainHttp();

private:
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QString write(const char* name, const QByteArray& bytes) const
    {
        if (!writeWhole(path(name), bytes))
            qFatal("cannot write %s", name);
        return path(name);
    }
    static QByteArray read(const QString& file) { return readWhole(file).value_or(QByteArray()); }
    static QString sample(const char* name) { return QStringLiteral(SHEAF_SOURCE_DIR "/resources/samples/") + QLatin1String(name); }
    static std::unique_ptr<practice::PracticeService> startPractice(const char* scenario, const char* dialect = "inference")
    {
        practice::Options options;
        options.scenario = QLatin1String(scenario);
        options.dialect = QLatin1String(dialect);
        options.speed = 100;
        auto started = practice::PracticeService::start(options);
        if (!started)
            qFatal("the practice service does not start");
        return std::move(*started);
    }
};

void TestCli::helpOfEveryCommand_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"run", "requests", "check", "send", "resume", "jobs", "results", "table", "practice", "key"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCli::helpOfEveryCommand()
{
    QFETCH(QString, command);
    const Ended ended = cli({command, QStringLiteral("--help")});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.out.contains("Usage: sheaf-cli " + command.toUtf8()));
}

void TestCli::theSeedsLinesComeBackByteForByte()
{
    const Ended toStdout = cli({QStringLiteral("requests"), sample("requests.jsonl")});
    QCOMPARE(toStdout.code, 0);
    QCOMPARE(toStdout.out, read(sample("requests.jsonl")));
    const Ended toFile = cli({QStringLiteral("requests"), sample("requests.jsonl"), QStringLiteral("--out"), path("same.jsonl")});
    QCOMPARE(toFile.code, 0);
    QCOMPARE(read(path("same.jsonl")), read(sample("requests.jsonl")));
    QVERIFY(read(sample("requests.jsonl")).startsWith(R"({"custom_id":"chat-1","method":"POST")"));
}

void TestCli::checkNamesFileLineAndCode()
{
    QCOMPARE(cli({QStringLiteral("check"), sample("requests.jsonl")}).code, 0);
    const QString bad = write("bad.jsonl", "{\"custom_id\":\"a\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"messages\":[]}}\nnot json\n");
    const Ended ended = cli({QStringLiteral("check"), bad});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.out.startsWith(bad.toUtf8() + ":2:2: not-json: "), ended.out.constData());
    QCOMPARE(cli({QStringLiteral("check"), path("absent.jsonl")}).code, 2);
}

void TestCli::checkOfATableWithAPrompt()
{
    const Ended ended = cli({QStringLiteral("check"), sample("reviews.csv"), QStringLiteral("--model"), QStringLiteral("m"),
        QStringLiteral("--prompt"), QStringLiteral("{{revue}}")});
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.out.contains("column-unknown"));
    QVERIFY(ended.out.contains("revue"));
}

void TestCli::tableShowsWhatWasRead()
{
    const QString semicolons = write("s.csv", "a;b\r\n00123;\"x\r\ny\"\r\n");
    const Ended csv = cli({QStringLiteral("table"), semicolons});
    QCOMPARE(csv.code, 0);
    QCOMPARE(csv.out, QByteArray("a,b\n00123,\"x\r\ny\"\n"));
    const Ended json = cli({QStringLiteral("table"), semicolons, QStringLiteral("--out"), path("s.jsonl")});
    QCOMPARE(json.code, 0);
    QCOMPARE(read(path("s.jsonl")), QByteArray("{\"a\":\"00123\",\"b\":\"x\\r\\ny\"}\n"));
    const Ended headless = cli({QStringLiteral("table"), semicolons, QStringLiteral("--no-header"), QStringLiteral("--delimiter"), QStringLiteral(";")});
    QCOMPARE(records(headless.out).size(), std::size_t(3));
}

void TestCli::runFinishesTheSample()
{
    const Ended ended = cli({QStringLiteral("run"), sample("reviews.csv"), QStringLiteral("--practice"), QStringLiteral("--model"),
        QStringLiteral("practice-model"), QStringLiteral("--prompt"), prompt, QStringLiteral("--library"), path("library"),
        QStringLiteral("--out"), path("finished.csv"), QStringLiteral("--poll"), QStringLiteral("0.1")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const auto rows = records(read(path("finished.csv")));
    const auto source = records(read(sample("reviews.csv")));
    QCOMPARE(rows.size(), source.size());
    QCOMPARE(rows.front().at(source.front().size()), QByteArray("answer"));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        QCOMPARE(std::vector(rows[i].begin(), rows[i].begin() + qsizetype(source[i].size())), source[i]);
        QVERIFY(QByteArrayList({"positive", "negative", "mixed"}).contains(rows[i].at(source[i].size())));
        QCOMPARE(rows[i].at(source[i].size() + 1), QByteArray("good"));
    }
    const Ended jobs = cli({QStringLiteral("jobs"), QStringLiteral("--json"), QStringLiteral("--library"), path("library")});
    QCOMPARE(jobs.code, 0);
    const QJsonArray list = QJsonDocument::fromJson(jobs.out).array();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list.first().toObject().value(QStringLiteral("phase")).toString(), QStringLiteral("done"));
    const Ended results = cli({QStringLiteral("results"), QStringLiteral("reviews"), QStringLiteral("--library"), path("library"),
        QStringLiteral("--out"), path("again.csv")});
    QCOMPARE(results.code, 0);
    QCOMPARE(read(path("again.csv")), read(path("finished.csv")));
}

void TestCli::runSaysWhenRowsNeedAttention()
{
    const auto service = startPractice("some-fail", "openai");
    const Ended ended = cli({QStringLiteral("run"), sample("reviews.csv"), QStringLiteral("--base-url"), service->address().toString(),
        QStringLiteral("--dialect"), QStringLiteral("openai"), QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--prompt"),
        prompt, QStringLiteral("--library"), path("attention"), QStringLiteral("--out"), path("attention.csv"), QStringLiteral("--poll"), QStringLiteral("0.1")});
    QVERIFY2(ended.code == 1, ended.err.constData());
    const auto rows = records(read(path("attention.csv")));
    QCOMPARE(rows.size(), std::size_t(201));
    const auto failed = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.at(row.size() - 3) == "failed"; });
    QVERIFY(failed > 0 && failed < 100);
}

void TestCli::runOfRequestLinesWritesWhatCameBack()
{
    const QString lines = write("lines.jsonl",
        "{\"custom_id\":\"one\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}\n"
        "{\"custom_id\":\"two\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"y\"}]}}\n");
    const auto service = startPractice("shuffled");
    const Ended ended = cli({QStringLiteral("run"), lines, QStringLiteral("--base-url"), service->address().toString(),
        QStringLiteral("--library"), path("lines"), QStringLiteral("--out"), path("back.jsonl"), QStringLiteral("--poll"), QStringLiteral("0.1")});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QList<QByteArray> back = read(path("back.jsonl")).trimmed().split('\n');
    QCOMPARE(back.size(), 2);
    QVERIFY(back[0].contains("\"custom_id\":\"one\"")); // the sheet's order, whatever order they came in
    QVERIFY(back[1].contains("\"custom_id\":\"two\""));
}

void TestCli::wrongUsageChangesNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString library = path("untouched");
    const auto run = [&](const QStringList& more) { return QStringList {QStringLiteral("run"), QStringLiteral("--library"), library} + more; };
    QTest::newRow("no command") << QStringList();
    QTest::newRow("unknown command") << QStringList {QStringLiteral("fly")};
    QTest::newRow("no file") << run({path("absent.csv"), QStringLiteral("--out"), path("x.csv"), QStringLiteral("--practice")});
    QTest::newRow("unknown ending") << run({sample("reviews.csv"), QStringLiteral("--out"), path("x.pdf"), QStringLiteral("--practice")});
    QTest::newRow("unknown column") << run({sample("reviews.csv"), QStringLiteral("--out"), path("x.csv"), QStringLiteral("--practice"),
        QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--prompt"), QStringLiteral("{{nothing}}")});
    QTest::newRow("unknown profile") << run({sample("reviews.csv"), QStringLiteral("--out"), path("x.csv"), QStringLiteral("--profile"), QStringLiteral("nobody")});
}

void TestCli::wrongUsageChangesNothing()
{
    QFETCH(QStringList, arguments);
    const Ended ended = cli(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(!ended.err.isEmpty());
    QVERIFY(QDir(path("untouched")).entryList(QDir::NoDotAndDotDot | QDir::AllEntries).isEmpty());
    QVERIFY(!QFile::exists(path("x.csv")));
}

void TestCli::anUnreachableServiceIsResumable()
{
    QString address;
    {
        const auto gone = startPractice("all-good");
        address = gone->address().toString();
    }
    QProcess process;
    process.start(QStringLiteral(SHEAF_CLI),
        {QStringLiteral("run"), sample("reviews.csv"), QStringLiteral("--base-url"), address, QStringLiteral("--model"), QStringLiteral("m"),
            QStringLiteral("--prompt"), prompt, QStringLiteral("--library"), path("gone"), QStringLiteral("--out"), path("gone.csv")});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardError()).contains("could not be reached"), patience);
    process.terminate(); // the user presses Ctrl+C while it keeps trying
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(QFile::exists(path("gone/reviews/project.sqlite")));
}

void TestCli::sendReturnsAndResumeFinishes()
{
    const auto service = startPractice("all-good");
    const Ended sent = cli({QStringLiteral("send"), sample("reviews.csv"), QStringLiteral("--base-url"), service->address().toString(),
        QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--prompt"), prompt, QStringLiteral("--library"), path("sent")});
    QVERIFY2(sent.code == 0, sent.err.constData());
    QVERIFY(QFile::exists(QString::fromUtf8(sent.out.trimmed()) + QStringLiteral("/project.sqlite")));
    const Ended resumed = cli({QStringLiteral("resume"), QStringLiteral("--library"), path("sent"), QStringLiteral("--poll"), QStringLiteral("0.1")});
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    QCOMPARE(service->journal().count(QStringLiteral("POST /v1/batches")), 1);
    QCOMPARE(cli({QStringLiteral("resume"), QStringLiteral("--library"), path("sent")}).code, 0); // nothing is left
}

void TestCli::resultsAreWholeOrSaySo()
{
    const auto service = startPractice("all-good");
    const QString library = path("results");
    const Ended sent = cli({QStringLiteral("send"), sample("reviews.csv"), QStringLiteral("--base-url"), service->address().toString(),
        QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--prompt"), prompt, QStringLiteral("--library"), library});
    QVERIFY2(sent.code == 0, sent.err.constData());
    const QStringList results {QStringLiteral("results"), QStringLiteral("reviews"), QStringLiteral("--library"), library, QStringLiteral("--out"), path("results.csv")};
    const Ended early = cli(results);
    QCOMPARE(early.code, 1); // not good before they are there
    QVERIFY2(early.err.contains("not finished"), early.err.constData());
    QCOMPARE(cli({QStringLiteral("resume"), QStringLiteral("--library"), library, QStringLiteral("--poll"), QStringLiteral("0.1")}).code, 0);
    QCOMPARE(cli(results).code, 0);
    const QByteArray whole = read(path("results.csv"));
    // The caches may be deleted: they are made of the files that came.
    QVERIFY(QFile::remove(library + QStringLiteral("/reviews/received/1-1.index")));
    QVERIFY(QFile::remove(library + QStringLiteral("/reviews/sent/1-1.index")));
    const Ended again = cli(results);
    QVERIFY2(again.code == 0, again.err.constData());
    QCOMPARE(read(path("results.csv")), whole);
}

void TestCli::theKeyOfTheEnvironmentGoesToOneService()
{
    const QByteArray key = "Zk3vT9qLr8wXyB1nUe5oPcD7";
    practice::Options locked;
    locked.speed = 100;
    locked.key = key;
    const auto one = practice::PracticeService::start(locked);
    const auto other = practice::PracticeService::start(locked);
    QVERIFY(one && other);
    const QString library = path("keys");
    for (const auto* service : {&*one, &*other}) {
        const Ended sent = cli({QStringLiteral("send"), sample("reviews.csv"), QStringLiteral("--base-url"), (*service)->address().toString(),
                                   QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--prompt"), prompt, QStringLiteral("--library"), library},
            {}, key);
        QVERIFY2(sent.code == 0, sent.err.constData());
    }
    const QStringList resume {QStringLiteral("resume"), QStringLiteral("--library"), library, QStringLiteral("--poll"), QStringLiteral("0.1")};
    const Ended asked = cli(resume, {}, key);
    QCOMPARE(asked.code, 3);
    QVERIFY2(asked.err.contains("--profile"), asked.err.constData());
}

void TestCli::aKeyNeverGoesOverPlainHttp()
{
    // 192.0.2.0/24 is set aside for documents: nothing answers there, and nothing may be asked.
    const Ended ended = cli({QStringLiteral("run"), sample("reviews.csv"), QStringLiteral("--base-url"), QStringLiteral("http://192.0.2.1/v1"),
                                QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--prompt"), prompt, QStringLiteral("--library"),
                                path("plain"), QStringLiteral("--out"), path("plain.csv")},
        {}, "inference-0123456789abcdef");
    QCOMPARE(ended.code, 3);
    QVERIFY2(ended.err.contains("https://"), ended.err.constData());
    QVERIFY(!ended.err.contains("inference-0123456789abcdef"));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
