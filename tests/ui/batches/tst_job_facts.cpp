// Timeline and errors of a job: times in their order, lines of a part's file as rows of the sheet.
#include "batches/job_errors.h"
#include "batches/job_timeline.h"
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

QTEST_GUILESS_MAIN(TestJobFacts)
#include "tst_job_facts.moc"
