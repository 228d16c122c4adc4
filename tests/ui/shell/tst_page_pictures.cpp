// Home, Batches, the send sheet and Settings with something on them, light and dark, at 100 % and 125 %. Where SHEAF_SHOTS
// names a folder, pictures are written there.
#include "batches/batches_page.h"
#include "home/home_page.h"
#include "send/send_sheet.h"
#include "shell/main_window.h"
#include "shell/project_page.h"
#include "ui/support/made_answers.h"
#include "ui/support/made_jobs.h"
#include "ui/support/window_world.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

#include <functional>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

namespace {

/// A project in the library with these jobs, and whatever `more` adds, closed again.
void makeProject(const test::WindowWorld& world, const QString& name, const QList<project::JobRecord>& jobs,
    const std::function<void(project::Project&)>& more = {})
{
    ImportRun run(world.library());
    QSignalSpy finished(&run, &ImportRun::finished);
    QByteArray table = "id\treview\n";
    for (int row = 0; row < 2000; ++row)
        table += QByteArray::number(row) + "\tGreat coffee\n";
    run.importText(table, name);
    QTRY_COMPARE(finished.count(), 1);
    const auto project = run.project();
    for (const project::JobRecord& job : jobs) {
        const auto added = project->addJob(job);
        QTRY_VERIFY(added.isFinished());
        QVERIFY(added.result().has_value());
        project::PartRecord part = job.parts.first();
        part.id = added.result()->parts.first().id;
        part.job = added.result()->id;
        const auto saved = project->savePart(part);
        QTRY_VERIFY(saved.isFinished());
    }
    if (more)
        more(*project);
    project->drain();
}

project::JobRecord withProblem(project::JobRecord job, ErrorCode code)
{
    job.parts.first().problem = Error {code, {}, 0, 0, 0, {}};
    return job;
}

void fillLibrary(const test::WindowWorld& world)
{
    const Instant now = world.now;
    makeProject(world, QStringLiteral("Catalog texts"),
        {test::madeJob(1, QStringLiteral("Catalog texts, first try"), PartState::Accounted, "failed", 2000, 0, 0, now, 50h),
            test::madeJob(2, QStringLiteral("Catalog texts"), PartState::Accounted, "completed", 2000, 1980, 20, now, 49h)});
    makeProject(world, QStringLiteral("Captions"),
        {test::madeJob(1, QStringLiteral("Captions, 19 Nov"), PartState::Accounted, "expired", 2000, 1200, 3, now, 72h)});
    makeProject(world, QStringLiteral("Reviews 2026"),
        {test::madeJob(1, QStringLiteral("Reviews 2026, 22 Nov"), PartState::Created, "in_progress", 2000, 812, 3, now, 17min),
            test::madeJob(2, QStringLiteral("Reviews, spring"), PartState::Created, "validating", 2000, 0, 0, now, 3min),
            test::madeJob(3, QStringLiteral("Reviews, summer"), PartState::Created, "warming_up", 2000, 0, 0, now, 4min),
            test::madeJob(4, QStringLiteral("Reviews, autumn"), PartState::Created, "finalizing", 2000, 2000, 0, now, 2h),
            withProblem(test::madeJob(5, QStringLiteral("Reviews, winter"), PartState::Creating, {}, 2000, 0, 0, now, 8min),
                ErrorCode::CreateUndecided),
            withProblem(test::madeJob(6, QStringLiteral("Reviews, offline"), PartState::Created, "in_progress", 2000, 400, 0, now, 5h),
                ErrorCode::HostUnreachable),
            test::madeJob(7, QStringLiteral("Reviews, queued"), PartState::Written, {}, 2000, 0, 0, now, 1min)});
    makeProject(world, QStringLiteral("Support mails"), {},
        [now](project::Project& project) { test::giveManyAnswers(project, now); });
}

void shoot(QWidget& widget, const QString& name)
{
    QTest::qWait(50); // layouts and the first paint
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("SHEAF_SHOTS");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        QVERIFY(picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
    }
}

void chooseJob(QAbstractItemView& jobs, const QString& name)
{
    for (int row = 0; row < jobs.model()->rowCount(); ++row) {
        if (jobs.model()->index(row, 0).data().toString().startsWith(name))
            jobs.setCurrentIndex(jobs.model()->index(row, 0));
    }
}

/// What is asked when nobody can tell whether a batch exists; the engine of these tests never comes that far.
void shootDecision(project::Project& project, const QString& tag, test::WindowWorld& world)
{
    JobEntry entry = jobEntry(project.folder(), project.facts().name,
        withProblem(test::madeJob(1, QStringLiteral("Reviews, winter"), PartState::Creating, {}, 2000, 0, 0, world.now, 8min),
            ErrorCode::CreateUndecided));
    entry.job.parts.first().inputFileId = QStringLiteral("file-92ab");
    entry.project = &project;
    JobDetails details(world.context());
    details.resize(692, 260); // as wide as the smallest window leaves it
    details.setEntry(entry);
    details.show();
    shoot(details, QStringLiteral("decision") + tag);
}

/// Causes, a project with the history of a row; large and as small as the window gets.
void shootDetails(MainWindow& window, test::WindowWorld& world, const QString& tag)
{
    const QString project = world.library() + QStringLiteral("/Support mails");
    const QSize usual = window.size();
    auto* jobs = window.findChild<QAbstractItemView*>(QStringLiteral("jobs"));
    auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("jobTabs"));
    chooseJob(*jobs, QStringLiteral("Reviews, winter"));
    shoot(window, QStringLiteral("batches-looking") + tag);
    window.openProject(project);
    QTRY_VERIFY(window.currentProject());
    window.findChild<QTabBar*>(QStringLiteral("rowTabs"))->setCurrentIndex(4);
    window.currentProject()->jumpToRow(1);
    QTRY_COMPARE(window.findChildren<QWidget*>(QStringLiteral("pastAttempt")).size(), 2);
    shoot(window, QStringLiteral("row-history") + tag);
    shootDecision(*window.currentProject()->project(), tag, world);
    window.showBatches();
    chooseJob(*jobs, QStringLiteral("Support mails, 20"));
    shoot(window, QStringLiteral("batches-overview") + tag);
    tabs->setCurrentIndex(1);
    QTRY_COMPARE(window.findChildren<QWidget*>(QStringLiteral("causeCard")).size(), 4);
    shoot(window, QStringLiteral("batches-causes") + tag);
    window.resize(900, 600);
    shoot(window, QStringLiteral("batches-causes-small") + tag);
    window.resize(usual);
}

} // namespace

class TestPagePictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pages_data();
    void pages();
};

void TestPagePictures::pages_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("scale");
    QTest::newRow("light") << false << 1.0;
    QTest::newRow("dark") << true << 1.0;
    QTest::newRow("light-125") << false << 1.25;
}

void TestPagePictures::pages()
{
    QFETCH(bool, dark);
    QFETCH(double, scale);
    const QString tag = QLatin1Char('-') + QString::fromLatin1(QTest::currentDataTag());
    const QFont usual = QApplication::font();
    QFont font(usual);
    font.setPointSizeF(usual.pointSizeF() * scale);
    QApplication::setFont(font);
    applyTheme(*qApp, themeFor(QPalette(Qt::white), dark ? ThemeChoice::Dark : ThemeChoice::Light));

    test::WindowWorld world;
    world.now = systemClock()(); // files in the library bear the real time
    MainWindow empty(world.context(), ThemeChoice::System);
    empty.show();
    shoot(empty, QStringLiteral("home-empty") + tag);
    empty.showBatches();
    shoot(empty, QStringLiteral("batches-empty") + tag);
    empty.close();

    fillLibrary(world);
    MainWindow window(world.context(), ThemeChoice::System);
    window.show();
    auto* recent = window.findChild<QAbstractItemView*>(QStringLiteral("recentProjects"));
    QTRY_COMPARE(recent->model()->rowCount(), 4);
    shoot(window, QStringLiteral("home") + tag);
    window.showBatches();
    auto* jobs = window.findChild<QAbstractItemView*>(QStringLiteral("jobs"));
    QTRY_COMPARE(jobs->model()->rowCount(), 12);
    shoot(window, QStringLiteral("batches") + tag);
    shootDetails(window, world, tag);
    window.showSettings();
    QTest::qWait(100);
    shoot(window, QStringLiteral("settings") + tag);

    SendProposal proposal;
    proposal.projectName = QStringLiteral("Reviews 2026");
    proposal.profile = *world.profiles.find(QStringLiteral("inference"));
    proposal.check.rowsToSend = 12'480;
    proposal.check.bytes = 5'340'000;
    proposal.check.kind = requests::Kind::Chat;
    proposal.check.parts = {{{{RowId(0), 12'480}}, 12'480, 5'340'000}};
    auto* sheet = new SendSheet(world.context(), nullptr, proposal, &window);
    sheet->open();
    shoot(*sheet, QStringLiteral("send") + tag);
    sheet->findChild<QAbstractButton*>(QStringLiteral("advancedFold"))->click();
    shoot(*sheet, QStringLiteral("send-advanced") + tag);
    delete sheet;
    QApplication::setFont(usual);
}

QTEST_MAIN(TestPagePictures)
#include "tst_page_pictures.moc"
