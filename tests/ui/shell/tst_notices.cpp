// What the desktop is told: the choice of events, names and counts only, and nothing while the window is looked at.
#include "import/import_run.h"
#include "settings/notices_box.h"
#include "shell/notifier.h"
#include "shell/pause_banner.h"
#include "ui/support/made_jobs.h"
#include "ui/support/window_world.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

namespace {

const Instant noon = fromMillis(1'795'000'000'000);

project::JobRecord jobWith(qint64 good)
{
    return test::madeJob(1, QStringLiteral("Reviews"), PartState::Accounted, "completed", 2000, good, 0, noon, 5min);
}

class KeepingOutlet : public NoticeOutlet
{
public:
    void tell(const Notice& notice) override { told.append(notice); }
    QList<Notice> told;
};

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAreToldAsChosen_data();
    void endsAreToldAsChosen();
    void serviceWordsStayInside();
    void choicesAreKept();
    void outletShowsAndQuits();
    void shownWindowIsAsLargeAsItWas();
    void onePauseOneBanner();
    void eachNeedIsToldOnceAndOnlyToThoseWhoLookElsewhere();
};

void TestNotices::endsAreToldAsChosen_data()
{
    QTest::addColumn<qint64>("good");
    QTest::addColumn<bool>("well");
    QTest::addColumn<bool>("problems");
    QTest::addColumn<QString>("title"); // empty = nothing is told
    QTest::newRow("well") << qint64(2000) << true << false << QStringLiteral("Reviews is done");
    QTest::newRow("well, not wanted") << qint64(2000) << false << true << QString();
    QTest::newRow("problems") << qint64(1990) << false << true << QStringLiteral("Reviews has ended");
    QTest::newRow("problems, not wanted") << qint64(1990) << true << false << QString();
}

void TestNotices::endsAreToldAsChosen()
{
    QFETCH(qint64, good);
    QFETCH(bool, well);
    QFETCH(bool, problems);
    const auto notice = endedNotice(jobWith(good), {.endedWell = well, .endedWithProblems = problems}, QLocale::c());
    const QString title = notice ? notice->title : QString();
    QTEST(title, "title");
    if (notice)
        QCOMPARE(notice->needsAttention, good != 2000);
}

void TestNotices::serviceWordsStayInside()
{
    Error why {ErrorCode::RequestRefused, {}, 0, 0, 400, QStringLiteral("bad row: secret words of a row")};
    const auto needs = needsYouNotice(jobWith(0), why, {});
    QVERIFY(needs && !needs->text.contains(QStringLiteral("secret")));
    why.code = ErrorCode::KeyRefused;
    const auto pause = pauseNotice({QStringLiteral("p"), QStringLiteral("Service"), why, 3}, {});
    QVERIFY(pause && pause->title.startsWith(QStringLiteral("Service")) && !pause->text.contains(QStringLiteral("secret")));
    QVERIFY(!needsYouNotice(jobWith(0), why, {.needsYou = false}));
}

void TestNotices::choicesAreKept()
{
    test::WindowWorld world;
    const AppContext context = world.context();
    QCOMPARE(NoticeChoices::load(context.settings), NoticeChoices());
    NoticesBox box(context.settings);
    auto* needsYou = box.findChild<QAbstractButton*>(QStringLiteral("noticeNeedsYou"));
    QVERIFY(needsYou->isChecked());
    needsYou->click();
    QCOMPARE(NoticeChoices::load(context.settings), (NoticeChoices {.needsYou = false}));
    QVERIFY(!NoticesBox(context.settings).findChild<QAbstractButton*>(QStringLiteral("noticeNeedsYou"))->isChecked());
}

void TestNotices::outletShowsAndQuits()
{
    test::WindowWorld world;
    QWidget window;
    KeepingOutlet outlet;
    Notifier notifier(world.context(), window, outlet);
    Q_EMIT outlet.showRequested();
    QVERIFY(window.isVisible());
    Q_EMIT outlet.quitRequested();
    QVERIFY(!window.isVisible());
    QVERIFY(outlet.told.isEmpty());
}

void TestNotices::shownWindowIsAsLargeAsItWas()
{
    test::WindowWorld world;
    QWidget window;
    KeepingOutlet outlet;
    Notifier notifier(world.context(), window, outlet);
    window.showMaximized();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.hide();
    Q_EMIT outlet.showRequested();
    QTRY_VERIFY(window.isVisible() && window.isMaximized());
    window.showMinimized();
    QTRY_VERIFY(window.isMinimized());
    Q_EMIT outlet.showRequested();
    QTRY_VERIFY(!window.isMinimized() && window.isMaximized());
}

void TestNotices::onePauseOneBanner()
{
    PauseBanner banner;
    QSignalSpy keys(&banner, &PauseBanner::keyRequested);
    QSignalSpy resumes(&banner, &PauseBanner::resumeRequested);
    const auto button = [&banner](const char* name) { return banner.findChild<QAbstractButton*>(QString::fromLatin1(name)); };
    banner.setPauses({});
    QVERIFY(!banner.isVisibleTo(nullptr));
    const jobs::Pause refused {QStringLiteral("one"), QStringLiteral("One"), {.code = ErrorCode::KeyRefused}, 40};
    const jobs::Pause credit {QStringLiteral("two"), QStringLiteral("Two"), {.code = ErrorCode::PaymentRequired}, 2};
    banner.setPauses({refused, credit});
    QVERIFY(banner.isVisibleTo(nullptr));
    QVERIFY(banner.text().startsWith(QStringLiteral("One: ")));
    button("bannerDetails")->click();
    QCOMPARE(keys.first().first().toString(), QStringLiteral("one"));
    button("bannerAction")->click();
    QCOMPARE(resumes.first().first().toString(), QStringLiteral("one"));
    banner.setPauses({credit}); // the other one goes on; a key would not help here
    QVERIFY(banner.text().startsWith(QStringLiteral("Two: ")));
    QVERIFY(!button("bannerDetails")->isVisibleTo(&banner));
    banner.setPauses({});
    QVERIFY(!banner.isVisibleTo(nullptr));
}

void TestNotices::eachNeedIsToldOnceAndOnlyToThoseWhoLookElsewhere()
{
    test::WindowWorld world;
    ImportRun run(world.library());
    QSignalSpy finished(&run, &ImportRun::finished);
    run.importText("id\ttext\n1\ta\n", QStringLiteral("Reviews"));
    QTRY_COMPARE(finished.count(), 1);
    project::Project* project = run.project().get();
    project::JobRecord job = test::madeJob(1, QStringLiteral("Reviews"), PartState::Created, "in_progress", 1, 0, 0, noon, 5min);
    job.parts.first().problem = Error {.code = ErrorCode::DiskFull};
    const auto added = project->addJob(job);
    QTRY_VERIFY(added.isFinished());
    const JobId id = added.result()->id;

    QWidget window;
    KeepingOutlet outlet;
    Notifier notifier(world.context(), window, outlet);
    Q_EMIT world.engine.partMoved(project, id, 1);
    Q_EMIT world.engine.partMoved(project, id, 1);
    QCOMPARE(outlet.told.size(), 1);
    QCOMPARE(outlet.told.first().title, QStringLiteral("Reviews needs you"));
    // A service that stands still is told by pausesChanged(), not by each of its jobs.
    project::PartRecord refused = project->facts().jobs.first().parts.first();
    refused.problem.reset();
    (void)project->savePart(refused);
    Q_EMIT world.engine.partMoved(project, id, 1);
    refused.problem = Error {.code = ErrorCode::KeyRefused};
    (void)project->savePart(refused);
    Q_EMIT world.engine.partMoved(project, id, 1);
    QCOMPARE(outlet.told.size(), 1);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    Q_EMIT world.engine.jobEnded(project, id);
    QCOMPARE(outlet.told.size(), 1); // it is seen there
    window.hide();
    QTRY_VERIFY(!window.isActiveWindow());
    Q_EMIT world.engine.jobEnded(project, id);
    QCOMPARE(outlet.told.size(), 2);
}

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
