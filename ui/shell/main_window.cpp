#include "shell/main_window.h"

#include "batches/batches_page.h"
#include "batches/job_list.h"
#include "common/banner.h"
#include "common/dialogs.h"
#include "common/side_bar.h"
#include "home/home_page.h"
#include "import/import_forecast.h"
#include "settings/settings_page.h"
#include "shell/help_boxes.h"
#include "shell/main_menu.h"
#include "shell/pause_banner.h"
#include "shell/project_page.h"
#include "shell/window_drop.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QStackedWidget>
#include <QUrl>

namespace sheaf::ui {

namespace {

const QString homePlace = QStringLiteral("home");
const QString batchesPlace = QStringLiteral("batches");
const QString settingsPlace = QStringLiteral("settings");
const QString projectPrefix = QStringLiteral("project:");

const QString geometryKey = QStringLiteral("window/geometry");
const QString placeKey = QStringLiteral("window/place");
const QString collapsedKey = QStringLiteral("window/sidebarCollapsed");

constexpr QSize smallest(900, 600);
constexpr QSize usual(1280, 800);

} // namespace

MainWindow::MainWindow(const AppContext& context, ThemeChoice theme, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_jobs(std::make_unique<JobList>()), m_library(context.library),
      m_projects(context.engine), m_imports(context.library), m_questions(project::previewImport, this), m_resend(context),
      m_dropLook(project::previewImport)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Sheaf"));
    build(theme);
    connectMenu();
    connectPages();
    connectProjects();
    connectJobs();
    connectImports();
    setMinimumSize(smallest);
    if (!restoreGeometry(m_context.settings.value(geometryKey).toByteArray()))
        resize(usual);
    m_menu->sidebar()->setChecked(!m_context.settings.value(collapsedKey).toBool());
    fillSideBar();
    showHome();
    m_library.rescan();
}

MainWindow::~MainWindow()
{
    m_projects.disconnect(this);
    m_imports.disconnect(this);
    m_questions.disconnect(this);
    qDeleteAll(std::exchange(m_pages, {})); // pages save where they stood, while their projects are still open
}

void MainWindow::build(ThemeChoice theme)
{
    m_menu = new MainMenu(this);
    m_sideBar = new SideBar(this);
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("windowBanner"));
    m_pauses = new PauseBanner(this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_home = new HomePage(m_context.clock, m_stack);
    m_batches = new BatchesPage(m_context, *m_jobs, m_stack);
    m_settings = new SettingsPage(m_context, theme, m_stack);
    for (QWidget* page : std::initializer_list<QWidget*> {m_home, m_batches, m_settings})
        m_stack->addWidget(page);

    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bannerEdge = new QVBoxLayout;
    bannerEdge->setContentsMargins(measure::gap, 0, measure::gap, 0);
    bannerEdge->setSpacing(0);
    bannerEdge->addWidget(m_pauses);
    bannerEdge->addWidget(m_banner);
    column->addLayout(bannerEdge);
    column->addWidget(m_stack, 1);
    auto* line = new QHBoxLayout(central);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_sideBar);
    line->addLayout(column, 1);
    setCentralWidget(central);
    m_drop = new WindowDrop(this, importForecast,
        [this](const QStringList& files, auto seen) { m_dropLook.look(files, std::move(seen)); });
}

void MainWindow::connectMenu()
{
    connect(m_menu, &MainMenu::newFromClipboard, this, &MainWindow::pasteTable);
    connect(m_menu, &MainMenu::openFile, this, &MainWindow::openDialog);
    connect(m_menu, &MainMenu::openFolder, this, &MainWindow::openFolderDialog);
    connect(m_menu, &MainMenu::openWithSettings, this, &MainWindow::openWithSettings);
    connect(m_menu, &MainMenu::openRecent, this, &MainWindow::openProject);
    connect(m_menu, &MainMenu::closeProject, this, &MainWindow::closeCurrentProject);
    connect(m_menu, &MainMenu::quit, this, &QWidget::close);
    connect(m_menu, &MainMenu::home, this, &MainWindow::showHome);
    connect(m_menu, &MainMenu::batches, this, &MainWindow::showBatches);
    connect(m_menu, &MainMenu::settings, this, &MainWindow::showSettings);
    connect(m_menu, &MainMenu::about, this, [this] { makeAboutBox(this)->open(); });
    connect(m_menu, &MainMenu::shortcuts, this, [this] { makeShortcutsBox(m_menu->actionsWithShortcut(), this)->open(); });
    connect(m_menu, &MainMenu::sidebarToggled, this, [this](bool wide) { m_sideBar->setCollapsed(!wide); });
    connect(m_sideBar, &SideBar::collapsedChanged, this, [this](bool collapsed) { m_menu->sidebar()->setChecked(!collapsed); });
    connect(m_sideBar, &SideBar::chosen, this, &MainWindow::goTo);
}

void MainWindow::connectPages()
{
    const auto showFolder = [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); };
    connect(m_home, &HomePage::filesChosen, this, &MainWindow::importFiles);
    connect(m_home, &HomePage::openRequested, this, &MainWindow::openDialog);
    connect(m_home, &HomePage::pasteRequested, this, &MainWindow::pasteTable);
    connect(m_home, &HomePage::sampleRequested, this, &MainWindow::importSample);
    connect(m_home, &HomePage::projectRequested, this, &MainWindow::openProject);
    connect(m_home, &HomePage::folderRequested, this, showFolder);
    connect(m_batches, &BatchesPage::projectRequested, this, &MainWindow::openProject);
    connect(m_batches, &BatchesPage::homeRequested, this, &MainWindow::showHome);
    connect(m_settings, &SettingsPage::themeChosen, this, &MainWindow::themeChosen);
    connect(m_settings, &SettingsPage::servicesChanged, this, &MainWindow::followServices);
    connect(m_settings, &SettingsPage::libraryOpenRequested, this, [this, showFolder] { showFolder(m_context.library); });
    connect(m_drop, &WindowDrop::filesDropped, this, &MainWindow::importFiles);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->hide();
        if (const auto action = std::exchange(m_bannerAction, nullptr))
            action();
    });
}

void MainWindow::showPage(QWidget* page, const QString& place)
{
    const bool hadFocus = m_stack->currentWidget()->isAncestorOf(focusWidget());
    m_place = place;
    m_wanted = {}; // a project that is still being opened does not take the place of what was gone to meanwhile
    m_stack->setCurrentWidget(page);
    m_sideBar->setCurrent(place);
    if (hadFocus)
        page->setFocus(Qt::OtherFocusReason);
    updateMenu();
    const ProjectPage* project = currentProject();
    setWindowTitle(project ? tr("%1 – Sheaf", "project").arg(project->project()->facts().name) : QStringLiteral("Sheaf"));
}

void MainWindow::updateMenu()
{
    MainMenu::PageActions actions;
    actions.batches = m_batches->actions();
    if (const ProjectPage* page = currentProject()) {
        actions.file = page->fileActions();
        actions.edit = page->editActions();
        actions.rows = page->rowActions();
        actions.columns = page->columnActions();
        actions.view = page->viewActions();
        actions.isProject = true;
    }
    m_menu->setPage(actions);
}

ProjectPage* MainWindow::currentProject() const
{
    return qobject_cast<ProjectPage*>(m_stack->currentWidget());
}

void MainWindow::showHome()
{
    showPage(m_home, homePlace);
}

void MainWindow::showBatches()
{
    showPage(m_batches, batchesPlace);
}

void MainWindow::showSettings()
{
    showPage(m_settings, settingsPlace);
}

void MainWindow::goTo(const QString& place)
{
    if (place == homePlace)
        showHome();
    else if (place == batchesPlace)
        showBatches();
    else if (place == settingsPlace)
        showSettings();
    else if (place.startsWith(projectPrefix))
        openProject(place.mid(projectPrefix.size()));
}

void MainWindow::restorePlace()
{
    goTo(m_context.settings.value(placeKey, homePlace).toString());
}

void MainWindow::openProject(const QString& folder)
{
    openWanted({.folder = folder});
}

void MainWindow::openWanted(const Wanted& wanted)
{
    m_wanted = wanted;
    m_projects.open(wanted.folder);
}

void MainWindow::closeCurrentProject()
{
    ProjectPage* page = currentProject();
    if (!page)
        return;
    const QString folder = page->project()->folder();
    showHome();
    delete m_pages.take(folder);
    m_imports.forget(folder);
    m_projects.releaseIfIdle(folder); // jobs that run go on without a page
    m_library.rescan();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_mayClose && m_context.engine.isUploading()) {
        event->ignore();
        askBeforeClosing();
        return;
    }
    m_context.settings.setValue(geometryKey, saveGeometry());
    m_context.settings.setValue(placeKey, m_place);
    m_context.settings.setValue(collapsedKey, m_sideBar->isCollapsed());
    event->accept();
}

void MainWindow::askBeforeClosing()
{
    Question question;
    question.title = tr("Close Sheaf");
    question.text = tr("An upload is under way. Close and go on next time?");
    question.detail = tr("Nothing is lost: the upload begins anew when you start Sheaf again.");
    question.buttons = {{QStringLiteral("close"), tr("Close"), ButtonKind::Accept},
        {QStringLiteral("stay"), tr("Keep uploading"), ButtonKind::Reject}};
    question.defaultButton = QStringLiteral("stay");
    question.escapeButton = QStringLiteral("stay");
    m_context.dialogs.ask(this, question, [this](const QString& answer) {
        if (answer != QLatin1String("close"))
            return;
        m_mayClose = true;
        close();
    });
}

} // namespace sheaf::ui
