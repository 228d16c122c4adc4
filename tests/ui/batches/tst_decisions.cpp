// What only the user can decide: a create that nobody knows the end of, a part that is to stop; and how a job's rows ended.
#include "batches/decision_box.h"
#include "batches/decision_words.h"
#include "batches/job_headline.h"
#include "batches/part_list.h"
#include "batches/parts_page.h"
#include "ui/support/made_jobs.h"
#include "ui/support/window_world.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::Outcome;
using project::PartState;

namespace {

const Instant noon = fromMillis(1'795'000'000'000);

JobEntry undecided()
{
    project::JobRecord job = test::madeJob(1, QStringLiteral("Reviews"), PartState::Creating, {}, 1200, 0, 0, noon, 5min);
    job.parts.first().problem = Error {ErrorCode::CreateUndecided, {}, 0, 0, 0, {}};
    job.parts.first().inputFileId = QStringLiteral("file-92ab");
    project::PartRecord second = job.parts.first();
    second.number = 2;
    second.problem.reset();
    job.parts.append(second);
    return jobEntry(QStringLiteral("/library/R"), QStringLiteral("Reviews"), job);
}

void setOutcome(project::PartRecord& part, Outcome outcome, qint64 rows)
{
    part.outcomes[static_cast<std::size_t>(outcome)] = rows;
}

} // namespace

class TestDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxShowsOnlyWhatIsUndecided();
    void wordsTellAllThatIsKnown();
    void questionsDoTheHarmlessThingByThemselves();
    void aClosedProjectDecidesNothing();
    void boxBreaksItsLines();
    void partMenuFollowsThePart();
    void partsHaveButtons();
    void headline_data();
    void headline();
    void headlineLeadsToThePiles();
};

void TestDecisions::boxShowsOnlyWhatIsUndecided()
{
    test::WindowWorld world;
    DecisionBox box(world.context());
    JobEntry entry = undecided();
    box.setEntry(entry);
    QVERIFY(box.isVisibleTo(nullptr));
    QCOMPARE(undecidedPart(entry.job), &entry.job.parts.first());
    entry.job.parts.first().problem->code = ErrorCode::CreateOutcomeUnknown; // Sheaf looks by itself
    box.setEntry(entry);
    QVERIFY(!box.isVisibleTo(nullptr));
    box.setEntry(std::nullopt);
    QVERIFY(!box.isVisibleTo(nullptr));
}

void TestDecisions::wordsTellAllThatIsKnown()
{
    const JobEntry entry = undecided();
    const QString words = undecidedText(entry, entry.job.parts.first(), QLocale(QLocale::English), QTimeZone::utc());
    for (const char* known : {"Part 1", "1,200", "file-92ab", "nothing is created", "Inference.net"})
        QVERIFY2(words.contains(QString::fromLatin1(known)), known);
    QVERIFY(words.contains(QString::number(toDateTime(entry.job.parts.first().stateSince).date().year())));
}

void TestDecisions::questionsDoTheHarmlessThingByThemselves()
{
    const project::PartRecord part = undecided().job.parts.first();
    for (const Question& question : {createQuestion(part), giveUpQuestion(part), cancelPartQuestion(part)}) {
        QCOMPARE(question.defaultButton, QStringLiteral("keep"));
        QCOMPARE(question.escapeButton, QStringLiteral("keep"));
        QCOMPARE(question.buttons.size(), 2);
    }
    QVERIFY(createQuestion(part).detail.contains(QStringLiteral("twice")));
}

void TestDecisions::aClosedProjectDecidesNothing()
{
    test::WindowWorld world;
    world.dialogs.answer = QStringLiteral("create");
    DecisionBox box(world.context());
    box.setEntry(undecided()); // its project is not open
    for (const char* name : {"lookAgain", "createAfterAll", "giveUpPart", "adoptBatch"})
        QVERIFY2(!box.findChild<QPushButton*>(QString::fromLatin1(name))->isEnabled(), name);
    QVERIFY(!box.findChild<QLineEdit*>(QStringLiteral("adoptBatchId"))->isEnabled());
}

void TestDecisions::boxBreaksItsLines()
{
    test::WindowWorld world;
    DecisionBox box(world.context());
    box.setEntry(undecided());
    int oneLine = 0;
    for (const char* name : {"lookAgain", "createAfterAll", "giveUpPart"})
        oneLine += box.findChild<QPushButton*>(QString::fromLatin1(name))->sizeHint().width();
    const int narrow = box.minimumSizeHint().width();
    QVERIFY2(narrow < oneLine, qPrintable(QStringLiteral("%1, %2").arg(narrow).arg(oneLine)));
    box.resize(narrow, box.heightForWidth(narrow));
    for (const QPushButton* each : box.findChildren<QPushButton*>())
        QTRY_VERIFY2(box.rect().contains(each->geometry()), qPrintable(each->objectName()));
}

void TestDecisions::partMenuFollowsThePart()
{
    test::WindowWorld world;
    PartList parts(world.context());
    JobEntry entry = undecided();
    entry.job.parts[1].state = PartState::Created;
    entry.job.parts[1].batchId = QStringLiteral("batch_2");
    parts.setEntry(entry);
    QCOMPARE(parts.topLevelItemCount(), 2);
    const auto action = [&parts](const char* name) { return parts.findChild<QAction*>(QString::fromLatin1(name)); };
    QVERIFY(!action("copyBatchId")->isEnabled());
    QVERIFY(action("copyFileId")->isEnabled());
    parts.setCurrentItem(parts.topLevelItem(1));
    QVERIFY(action("copyBatchId")->isEnabled());
    QVERIFY(!action("cancelPart")->isEnabled()); // the project is closed
    // News leave the choice where it is.
    entry.job.parts[1].completed = 12;
    parts.setEntry(entry);
    QCOMPARE(parts.indexOfTopLevelItem(parts.currentItem()), 1);
}

void TestDecisions::partsHaveButtons()
{
    test::WindowWorld world;
    PartsPage page(world.context());
    page.resize(700, 300);
    page.show();
    page.setEntry(undecided());
    const auto button = [&page](const char* action) {
        return page.findChild<QToolButton*>(QString::fromLatin1(action) + QStringLiteral("Button"));
    };
    for (const char* action : {"cancelPart", "giveUpPart", "copyBatchId", "copyFileId"}) {
        QVERIFY2(button(action) && button(action)->isVisible(), action);
        QVERIFY2(button(action)->focusPolicy() == Qt::StrongFocus && !button(action)->accessibleName().isEmpty(), action);
    }
    QVERIFY(!button("giveUpPart")->isEnabled()); // the project is closed
    QVERIFY(!button("copyBatchId")->isEnabled());
    QTest::mouseClick(button("copyFileId"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("file-92ab"));
}

void TestDecisions::headline_data()
{
    QTest::addColumn<QList<qint64>>("rows"); // good, cut off, failed, missing
    QTest::addColumn<QString>("text");
    QTest::newRow("all good") << QList<qint64> {2000, 0, 0, 0} << QStringLiteral("All 2,000 row(s) are good.");
    QTest::newRow("all piles") << QList<qint64> {1911, 61, 20, 8} << QStringLiteral("1,911 good, 61 need attention, 20 failed, 8 missing");
    QTest::newRow("none good") << QList<qint64> {0, 0, 2000, 0} << QStringLiteral("2,000 failed");
    QTest::newRow("too few") << QList<qint64> {1990, 0, 0, 0} << QStringLiteral("1,990 good · 10 row(s) of 2,000 are not accounted for");
    QTest::newRow("too many") << QList<qint64> {2010, 0, 0, 0}
                              << QStringLiteral("2,010 good · 10 row(s) more are counted than the 2,000 that were sent");
    QTest::newRow("none") << QList<qint64> {0, 0, 0, 0} << QStringLiteral("2,000 row(s) of 2,000 are not accounted for");
}

void TestDecisions::headline()
{
    QFETCH(QList<qint64>, rows);
    project::JobRecord job = test::madeJob(1, QStringLiteral("J"), PartState::Accounted, "completed", 2000, 0, 0, noon, 5min);
    project::PartRecord& part = job.parts.first();
    setOutcome(part, Outcome::Good, rows.at(0));
    setOutcome(part, Outcome::CutOff, rows.at(1));
    setOutcome(part, Outcome::Failed, rows.at(2));
    setOutcome(part, Outcome::Missing, rows.at(3));
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(english);
    QTEST(headlineText(pilesOf(job), false, english), "text");
    QCOMPARE(pilesOf(job).isAllGood(), rows.at(0) == 2000);
}

void TestDecisions::headlineLeadsToThePiles()
{
    project::JobRecord job = test::madeJob(1, QStringLiteral("J"), PartState::Accounted, "completed", 2000, 1990, 4, noon, 5min);
    job.parts.append(test::madeJob(1, QStringLiteral("J"), PartState::Created, "in_progress", 100, 7, 0, noon, 5min).parts);
    JobHeadline headline;
    headline.setEntry(jobEntry({}, {}, job));
    const auto* text = headline.findChild<QLabel*>(QStringLiteral("jobPiles"));
    QVERIFY(text->textInteractionFlags().testFlag(Qt::LinksAccessibleByKeyboard));
    QVERIFY(text->text().contains(QStringLiteral("100 still out")));
    QSignalSpy asked(&headline, &JobHeadline::pileRequested);
    for (const char* link : {"good", "failed", "missing"})
        QVERIFY2(text->text().contains(QStringLiteral("href=\"%1\"").arg(QLatin1String(link))), link);
    Q_EMIT const_cast<QLabel*>(text)->linkActivated(QStringLiteral("failed"));
    QCOMPARE(asked.count(), 1);
    QVERIFY(asked.first().first().value<project::OutcomeSet>() & project::setOf(Outcome::Expired));
    QVERIFY(!(asked.first().first().value<project::OutcomeSet>() & project::setOf(Outcome::Good)));
}

QTEST_MAIN(TestDecisions)
#include "tst_decisions.moc"
