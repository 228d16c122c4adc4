// When to try again: the rules by a table.
#include "service/retry.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::service;

namespace {

constexpr Instant now = fromMillis(1'445'412'480'000); // Wed, 21 Oct 2015 07:28:00 GMT
constexpr qint64 never = -1;

TryOutcome status(int code, const QByteArray& afterMs = {}, const QByteArray& after = {})
{
    return {.status = code, .retryAfterMs = afterMs, .retryAfter = after};
}

TryOutcome lost(ErrorCode code, bool mayHaveArrived)
{
    return {.error = code, .mayHaveArrived = mayHaveArrived, .retryAfterMs = {}, .retryAfter = {}};
}

qint64 waitOf(Exchange exchange, const TryOutcome& outcome, int attempt = 1, double jitter = 1)
{
    const auto wait = waitBeforeRetry(exchange, outcome, attempt, now, jitter);
    return wait ? qint64(wait->count()) : never;
}

} // namespace

class RetryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void repeatsWhatIsSafe_data();
    void repeatsWhatIsSafe();
    void waitsAsAsked_data();
    void waitsAsAsked();
    void doublesUpToEightSeconds();
};

void RetryTest::repeatsWhatIsSafe_data()
{
    QTest::addColumn<TryOutcome>("outcome");
    QTest::addColumn<QString>("repeated"); // R read, U upload, C create, X cancel
    const auto row = [](const char* name, const TryOutcome& outcome, const char* repeated) {
        QTest::newRow(name) << outcome << QString::fromLatin1(repeated);
    };
    for (const int code : {400, 401, 402, 403, 404, 405, 413, 422, 501, 505})
        QTest::addRow("%d", code) << status(code) << QString();
    for (const int code : {408, 409, 500, 502, 504, 529})
        QTest::addRow("%d", code) << status(code) << QStringLiteral("RX");
    row("429", status(429), "RCX");
    row("503", status(503), "RX");
    row("429 that says when", status(429, "50"), "RUCX"); // a whole file travels again: not on a guess
    row("503 that says when", status(503, {}, "3"), "RUX");
    row("lost", lost(ErrorCode::ConnectionLost, true), "RX");
    row("timed out", lost(ErrorCode::TimedOut, true), "RX");
    row("incomplete", lost(ErrorCode::DownloadIncomplete, true), "RX");
    row("refused connection", lost(ErrorCode::HostUnreachable, false), "RUX");
    row("lost before it left", lost(ErrorCode::ConnectionLost, false), "RUX");
    for (const auto code : {ErrorCode::Cancelled, ErrorCode::TlsFailed, ErrorCode::InsecureAddress, ErrorCode::RedirectRefused,
             ErrorCode::DiskFull, ErrorCode::NotAResult, ErrorCode::AnswerNotUnderstood, ErrorCode::FileNotFound})
        QTest::addRow("%s", codeName(code).toUtf8().constData()) << lost(code, false) << QString();
}

void RetryTest::repeatsWhatIsSafe()
{
    QFETCH(TryOutcome, outcome);
    QString repeated;
    for (const auto& [letter, exchange] : {std::pair {u'R', Exchange::Read}, std::pair {u'U', Exchange::Upload},
             std::pair {u'C', Exchange::Create}, std::pair {u'X', Exchange::Cancel}}) {
        if (waitOf(exchange, outcome) != never)
            repeated += letter;
        QCOMPARE(waitOf(exchange, outcome, 5), never); // five tries are enough of anything
    }
    QTEST(repeated, "repeated");
}

void RetryTest::waitsAsAsked_data()
{
    QTest::addColumn<QByteArray>("afterMs");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << qint64(500);
    QTest::newRow("milliseconds") << QByteArray("1234") << QByteArray("9") << qint64(1234);
    QTest::newRow("seconds") << QByteArray() << QByteArray("60") << qint64(60'000);
    QTest::newRow("parts of seconds") << QByteArray() << QByteArray(" 1.5 ") << qint64(1500);
    QTest::newRow("zero") << QByteArray() << QByteArray("0") << qint64(0);
    QTest::newRow("limit") << QByteArray() << QByteArray("120") << qint64(120'000);
    QTest::newRow("too long") << QByteArray() << QByteArray("121") << qint64(500);
    QTest::newRow("negative") << QByteArray("-5") << QByteArray("-5") << qint64(500);
    QTest::newRow("nonsense") << QByteArray("soon") << QByteArray("nan") << qint64(500);
    QTest::newRow("infinite") << QByteArray() << QByteArray("inf") << qint64(500);
    QTest::newRow("date") << QByteArray() << QByteArray("Wed, 21 Oct 2015 07:28:30 GMT") << qint64(30'000);
    QTest::newRow("date gone") << QByteArray() << QByteArray("Wed, 21 Oct 2015 07:27:00 GMT") << qint64(500);
    QTest::newRow("date far") << QByteArray() << QByteArray("Wed, 21 Oct 2015 09:28:00 GMT") << qint64(500);
}

void RetryTest::waitsAsAsked()
{
    QFETCH(QByteArray, afterMs);
    QFETCH(QByteArray, after);
    QTEST(waitOf(Exchange::Create, status(429, afterMs, after)), "expected");
}

void RetryTest::doublesUpToEightSeconds()
{
    const QList<qint64> expected {500, 1000, 2000, 4000};
    for (int attempt = 1; attempt <= 4; ++attempt) {
        QCOMPARE(waitOf(Exchange::Read, status(500), attempt), expected[attempt - 1]);
        QCOMPARE(waitOf(Exchange::Read, status(500), attempt, 0), expected[attempt - 1] * 3 / 4);
    }
}

QTEST_GUILESS_MAIN(RetryTest)
#include "tst_retry.moc"
