// Timeline and errors of a job: times in their order, lines of a part's file as rows of the sheet.
#include "batches/event_words.h"
#include "batches/job_errors.h"
#include "batches/job_timeline.h"
#include "batches/outlook_words.h"
#include "batches/usage_words.h"
#include "ui/support/made_jobs.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

namespace {

const Instant noon = fromMillis(1'795'000'000'000);

} // namespace

class TestJobFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineIsRowOfTheRuns();
    void errorsNameTheirRow();
    void timelineIsInOrder();
    void whatPassesByItselfIsNoError();
    void sentencesAboutTheTimeToCome();
    void usageHasACostOnlyWithAPrice();
    void eventsAreWorded_data();
    void eventsAreWorded();
};

void TestJobFacts::lineIsRowOfTheRuns()
{
    project::PartRecord part;
    part.rows = {{RowId(10), 2}, {RowId(50), 3}};
    QCOMPARE(rowOfLine(part, 1), RowId(10));
    QCOMPARE(rowOfLine(part, 2), RowId(11));
    QCOMPARE(rowOfLine(part, 3), RowId(50));
    QCOMPARE(rowOfLine(part, 5), RowId(52));
    QVERIFY(!rowOfLine(part, 6));
    QVERIFY(!rowOfLine(part, 0));
}

void TestJobFacts::errorsNameTheirRow()
{
    const auto job = test::madeJob(1, QStringLiteral("J"), PartState::Accounted, "failed", 20, 0, 0, noon, 5min);
    const auto errors = errorsOf(job);
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors.front().line, 3);
    QCOMPARE(errors.front().row, RowId(12));
    QCOMPARE(errors.front().code, QStringLiteral("invalid_json_line"));
    QVERIFY(errors.front().message.contains(QStringLiteral("not parseable")));
}

void TestJobFacts::timelineIsInOrder()
{
    const auto job = test::madeJob(1, QStringLiteral("J"), PartState::Accounted, "completed", 20, 20, 0, noon, 5min);
    const auto steps = timelineOf(job);
    QCOMPARE(steps.size(), std::size_t(4));
    for (std::size_t i = 1; i < steps.size(); ++i)
        QVERIFY(steps[i - 1].at <= steps[i].at);
    QCOMPARE(steps.front().text, QStringLiteral("You pressed Send"));
    QCOMPARE(steps.back().text, QStringLiteral("Sheaf read the results: every row is accounted for"));
}

void TestJobFacts::whatPassesByItselfIsNoError()
{
    auto job = test::madeJob(1, QStringLiteral("J"), PartState::Created, "in_progress", 20, 3, 0, noon, 5min);
    for (const ErrorCode code : {ErrorCode::ConnectionLost, ErrorCode::TooManyRequests, ErrorCode::CreateOutcomeUnknown, ErrorCode::CreateUndecided}) {
        job.parts.first().problem = Error {.code = code};
        QVERIFY(errorsOf(job).empty());
    }
    job.parts.first().problem = Error {.code = ErrorCode::DiskFull};
    QCOMPARE(errorsOf(job).size(), std::size_t(1));
}

void TestJobFacts::sentencesAboutTheTimeToCome()
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const auto job = test::madeJob(1, QStringLiteral("J"), PartState::Created, "in_progress", 2000, 812, 0, noon, 5min);
    jobs::Outlook outlook;
    outlook.pace = 1;
    outlook.still = 3h + 12min;
    outlook.miss = jobs::WindowMiss {noon + 2h, 1400, 2000};
    outlook.keeping = jobs::Keeping {0, false};
    const auto sentences = outlookSentences(outlook, figuresOf(job, noon), noon, english, QTimeZone::utc());
    QVERIFY(sentences.size() >= 4);
    QVERIFY(sentences.at(0).needsAttention && sentences.at(0).text.contains(QStringLiteral("1,400 of 2,000")));
    QVERIFY(sentences.at(1).needsAttention && sentences.at(1).text.contains(QStringLiteral("3 h 12 min")));
    QVERIFY(sentences.at(2).needsAttention && sentences.at(2).text.contains(QStringLiteral("within a day")));
    QCOMPARE(sentences.at(3).text, QStringLiteral("The present pace is 60/min."));
    QCOMPARE(paceText(1.0 / 720, english), QStringLiteral("5/h"));
    QCOMPARE(paceText(std::nullopt, english), QStringLiteral("–"));
}

void TestJobFacts::usageHasACostOnlyWithAPrice()
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    auto job = test::madeJob(1, QStringLiteral("J"), PartState::Accounted, "completed", 20, 20, 0, noon, 5min);
    QVERIFY(usageText(job, english).isEmpty());
    job.parts.first().tokensIn = 1'000'000;
    job.parts.first().tokensOut = 500'000;
    QCOMPARE(usageText(job, english), QStringLiteral("1,000,000 tokens in, 500,000 out."));
    service::Profile profile = service::builtInProfiles().front();
    profile.priceIn = 0.5;
    profile.priceOut = 3;
    profile.currency = QStringLiteral("USD");
    job.profile = service::toJson(profile);
    QCOMPARE(usageText(job, english), QStringLiteral("1,000,000 tokens in, 500,000 out. At your prices that is 2.00 USD."));
}

void TestJobFacts::eventsAreWorded_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("noted");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("details");
    const auto row = [](const char* kind, const char* noted, const char* text, const char* details) {
        QTest::newRow(kind) << QString::fromLatin1(kind) << QString::fromLatin1(noted) << QString::fromLatin1(text)
                            << QString::fromLatin1(details);
    };
    row("uploading", "823400 bytes", "The upload began", "0.82 MB");
    row("fetched", "received/1-1.output.jsonl, 5180000000 bytes", "Results were fetched", "received/1-1.output.jsonl, 5,180 MB");
    row("created", "batch_6f1c", "The batch was created", "batch_6f1c");
    row("cancel-refused", "not-supported", "The service did not cancel", "This service does not offer that. (not-supported)");
    row("problem", "request-refused: no such model", "Something stood in the way", "request-refused: no such model");
    row("accounted", "2000 rows, 1990 good, 3 stray lines", "Every row is accounted for",
        "rows: 2,000, good: 1,990, lines that are not used: 3");
    row("of-tomorrow", "12 bytes of it", "of-tomorrow", "under 0.01 MB of it");
}

void TestJobFacts::eventsAreWorded()
{
    QFETCH(QString, kind);
    QFETCH(QString, noted);
    project::EventRecord event;
    event.kind = kind;
    event.text = noted;
    QTEST(eventText(kind), "text");
    QTEST(eventDetails(event, QLocale(QLocale::English, QLocale::UnitedStates)), "details");
}

QTEST_GUILESS_MAIN(TestJobFacts)
#include "tst_job_facts.moc"
