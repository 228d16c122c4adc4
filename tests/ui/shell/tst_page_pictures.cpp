// Home, Batches, the send sheet and Settings with something on them, light and dark, at 100 % and 125 %. Where SHEAF_SHOTS
// names a folder, pictures are written there.
#include "batches/batches_page.h"
#include "home/home_page.h"
#include "send/send_sheet.h"
#include "shell/main_window.h"
#include "ui/support/made_jobs.h"
#include "ui/support/window_world.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using namespace std::chrono_literals;
using project::PartState;

namespace {

/// A project in the library with these jobs, closed again.
void makeProject(const test::WindowWorld& world, const QString& name, const QList<project::JobRecord>& jobs)
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
    project->drain();
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
        {test::madeJob(1, QStringLiteral("Reviews 2026, 22 Nov"), PartState::Created, "in_progress", 2000, 812, 3, now, 17min)});
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
    QTRY_COMPARE(recent->model()->rowCount(), 3);
    shoot(window, QStringLiteral("home") + tag);
    window.showBatches();
    auto* jobs = window.findChild<QAbstractItemView*>(QStringLiteral("jobs"));
    QTRY_COMPARE(jobs->model()->rowCount(), 4);
    shoot(window, QStringLiteral("batches") + tag);
    jobs->setCurrentIndex(jobs->model()->index(2, 0));
    shoot(window, QStringLiteral("batches-details") + tag);
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
