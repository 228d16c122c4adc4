// The key of a run of sheaf-cli, and the text of its rows, through failures: they are in no output, no file where they do
// not belong, and the key is in no command line.
#include "support/leaks.h"

#include "base/whole_file.h"
#include "practice/practice_service.h"
#include "support/fault_proxy.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
const QByteArray secret = "Zk3vT9qLr8wXyB1nUe5oPcD7hFgS2mAj6iK4tVxN"; // like no service's keys
const QByteArray rowText = "quagga 7319 likes thistles";
const test::Trace trace {.key = secret, .rowText = rowText, .withRows = {u"/t.csv"_s, u"/out.csv"_s}};

/// As every user of the computer can read it. Linux counts a program as started a moment before its arguments can be
/// read, and says that there are none until then.
QByteArray commandLineOf(qint64 process)
{
    const QDeadlineTimer deadline(patience);
    QByteArray line;
    while (line.isEmpty() && !deadline.hasExpired()) {
        QFile file(u"/proc/%1/cmdline"_s.arg(process));
        if (!file.open(QIODevice::ReadOnly))
            return {}; // it has ended
        line = file.readAll();
    }
    return line;
}

} // namespace

class TestTrustCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunLeaksNothing_data();
    void aRunLeaksNothing();
    void aKeyThatCannotBeKeptIsNowhere();

private:
    struct Ended {
        int code = -1;
        QByteArray said; ///< stdout and stderr
        QByteArray commandLine;
    };
    static Ended cli(const QStringList& arguments, const QByteArray& environmentKey, const QByteArray& input = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!environmentKey.isEmpty())
            environment.insert(u"SHEAF_API_KEY"_s, QString::fromLatin1(environmentKey));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(SHEAF_CLI), arguments);
        Ended ended;
        if (process.waitForStarted(patience))
            ended.commandLine = commandLineOf(process.processId());
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(patience))
            process.kill();
        ended.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        ended.said = process.readAll();
        return ended;
    }
};

void TestTrustCli::aRunLeaksNothing_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("code");
    const QString echo = u" header=retry-after-ms:1 body={\"error\":{\"message\":\"Authorization: Bearer %1, input '%2'\"}}"_s
        .arg(QString::fromLatin1(secret), QString::fromLatin1(rowText));
    QTest::newRow("all good") << QString() << 0;
    QTest::newRow("the key is refused") << u"POST /v1/files answer=401"_s + echo << 3;
    QTest::newRow("no credit") << u"POST /v1/batches answer=402"_s + echo << 3;
    QTest::newRow("refused") << u"POST /v1/batches answer=400"_s + echo << 3;
    QTest::newRow("a failure that passes") << u"GET /v1/batches/[^/]+#1+2 answer=500"_s + echo << 0;
    QTest::newRow("a lost create") << u"POST /v1/batches drop-answer"_s << 0;
}

void TestTrustCli::aRunLeaksNothing()
{
    QFETCH(QString, fault);
    QFETCH(int, code);
    practice::Options options;
    options.dialect = u"openai"_s;
    options.speed = 100;
    options.key = secret;
    const auto service = practice::PracticeService::start(options);
    QVERIFY(service);
    test::FaultProxy proxy((*service)->address());
    if (!fault.isEmpty())
        proxy.add(*test::ruleFromText(fault));
    QTemporaryDir folder;
    QVERIFY(writeWhole(folder.filePath(u"t.csv"_s), "id,text\n1,\"" + rowText + "\"\n2,\"" + rowText + "\"\n"));
    const Ended ended = cli({u"run"_s, folder.filePath(u"t.csv"_s), u"--base-url"_s, proxy.address().toString(), u"--dialect"_s, u"openai"_s,
                                u"--model"_s, u"m"_s, u"--prompt"_s, u"Repeat: {{text}}"_s, u"--library"_s, folder.filePath(u"library"_s),
                                u"--out"_s, folder.filePath(u"out.csv"_s), u"--poll"_s, u"0.05"_s},
        secret);
    QVERIFY2(ended.code == code, ended.said.constData());
    QVERIFY2(!trace.isIn(ended.said), ended.said.constData());
    QVERIFY(ended.commandLine.contains("run") && !trace.isIn(ended.commandLine));
    QCOMPARE(trace.leaksIn(folder.path()), QStringList());
    QCOMPARE(trace.leaksIn(qEnvironmentVariable("XDG_CONFIG_HOME")), QStringList());
    QCOMPARE(trace.leaksIn(qEnvironmentVariable("XDG_DATA_HOME")), QStringList());
    const Ended jobs = cli({u"jobs"_s, u"--json"_s, u"--library"_s, folder.filePath(u"library"_s)}, {});
    QVERIFY(jobs.code == 0 && !trace.isIn(jobs.said));
}

void TestTrustCli::aKeyThatCannotBeKeptIsNowhere()
{
    const Ended ended = cli({u"key"_s, u"set"_s, u"inference"_s}, {}, secret + '\n'); // there is no keychain here
    QVERIFY2(ended.code == 3, ended.said.constData());
    QVERIFY(!trace.isIn(ended.said) && !trace.isIn(ended.commandLine));
    QCOMPARE(trace.leaksIn(qEnvironmentVariable("HOME")), QStringList());
}

QTEST_GUILESS_MAIN(TestTrustCli)
#include "tst_trust_cli.moc"
