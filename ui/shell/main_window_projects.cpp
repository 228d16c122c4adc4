// MainWindow: projects that come in, open and close, and the jobs that are going on.
#include "base/sentence.h"
#include "batches/batches_page.h"
#include "batches/job_list.h"
#include "common/banner.h"
#include "common/dialogs.h"
#include "common/numbers.h"
#include "common/side_bar.h"
#include "home/home_page.h"
#include "shell/main_menu.h"
#include "shell/main_window.h"
#include "shell/project_page.h"

#include <QStackedWidget>

namespace sheaf::ui {

namespace {

constexpr int recentInSideBar = 12;

QString placeOf(const QString& folder)
{
    return QStringLiteral("project:") + folder;
}

} // namespace

void MainWindow::connectProjects()
{
    connect(&m_projects, &OpenProjects::opened, this, &MainWindow::projectOpened);
    connect(&m_projects, &OpenProjects::closing, this, &MainWindow::projectClosing);
    connect(&m_projects, &OpenProjects::failed, this, &MainWindow::projectFailed);
    connect(&m_library, &LibraryList::changed, this, &MainWindow::followLibrary);
    connect(m_jobs.get(), &JobList::changed, this, &MainWindow::followJobs);
}

/// Everything that was not finished goes on, shown or not.
void MainWindow::followLibrary()
{
    for (const LibraryEntry& entry : m_library.entries()) {
        if (entry.summary.unfinishedParts > 0)
            m_projects.open(entry.summary.folder);
        if (!m_projects.find(entry.summary.folder))
            m_jobs->setClosed(entry.summary.folder, entry.summary.name, entry.facts.jobs);
    }
    fillSideBar();
    fillHome();
    QList<std::pair<QString, QString>> recent;
    for (const LibraryEntry& entry : m_library.entries().mid(0, recentInSideBar))
        recent.append({entry.summary.folder, entry.summary.name});
    m_menu->setRecent(recent);
}

void MainWindow::followJobs()
{
    const int running = m_jobs->runningCount();
    m_sideBar->setBadge(QStringLiteral("batches"), running > 0 ? countText(running, QLocale()) : QString());
    fillHome();
}

/// Other limits make other parts, and a service that is gone cannot be sent to.
void MainWindow::followServices()
{
    for (ProjectPage* page : std::as_const(m_pages))
        page->followServices();
}

void MainWindow::fillSideBar()
{
    m_sideBar->setSection(QStringLiteral("places"), {},
        {{QStringLiteral("home"), tr("Home"), QStringLiteral("home"), {}, tr("Drop a table, open a project (Ctrl+1)")},
            {QStringLiteral("batches"), tr("Batches"), QStringLiteral("batches"), {}, tr("Every job of every project (Ctrl+2)")}});
    QList<SideBarItem> recent;
    for (const LibraryEntry& entry : m_library.entries().mid(0, recentInSideBar))
        recent.append({placeOf(entry.summary.folder), entry.summary.name, QStringLiteral("project"), {}, entry.summary.name});
    m_sideBar->setSection(QStringLiteral("projects"), recent.isEmpty() ? QString() : tr("Projects"), recent);
    m_sideBar->setSection(QStringLiteral("bottom"), {},
        {{QStringLiteral("settings"), tr("Settings"), QStringLiteral("settings"), {}, tr("Services, keys, appearance")}},
        SideBar::Place::Bottom);
    m_sideBar->setCurrent(m_place);
    followJobs();
}

void MainWindow::fillHome()
{
    const QHash<QString, int> running = m_jobs->runningCounts(); // once: this happens at every move of a job
    QList<RecentProject> recent;
    for (const LibraryEntry& entry : m_library.entries())
        recent.append({entry.summary, running.value(entry.summary.folder)});
    m_home->setProjects(recent);
}

ProjectPage* MainWindow::pageFor(const std::shared_ptr<project::Project>& project)
{
    ProjectPage*& page = m_pages[project->folder()];
    if (!page) {
        page = new ProjectPage(project, m_context, m_stack);
        m_stack->addWidget(page);
        connect(page, &ProjectPage::sendRequested, this,
            [this, page](const jobs::SheetCheck& check) {
                const auto& shown = page->project();
                openSendSheet(shown, {shown->facts().name, page->currentProfile(), page->currentTemplate(), check});
            });
        connect(page, &ProjectPage::importChangeRequested, this, [this, folder = project->folder()] { changeImport(folder); });
        connect(page, &ProjectPage::importLinesRequested, this, [this, folder = project->folder()] { showImportLines(folder); });
    }
    return page;
}

void MainWindow::projectOpened(const std::shared_ptr<project::Project>& project)
{
    m_jobs->watch(*project);
    if (project->folder() != m_wanted.folder)
        return;
    const Wanted wanted = std::exchange(m_wanted, {});
    ProjectPage* page = pageFor(project);
    showPage(page, placeOf(project->folder()));
    if (wanted.rows)
        page->showRows(wanted.rows->rows, wanted.rows->outcomes);
    if (wanted.row) {
        if (const qint64 position = project->sheet().data().order.positionOf(*wanted.row); position >= 0)
            page->jumpToRow(position + 1);
    }
}

void MainWindow::projectFailed(const QString& folder, const Error& error)
{
    if (folder == m_wanted.folder)
        m_wanted = {}; // when it is opened after all, nobody waits for it any more
    showFault(sentence(error), codeName(error.code));
}

void MainWindow::projectClosing(project::Project* project)
{
    const QString folder = project->folder();
    if (const ProjectPage* page = m_pages.value(folder); page && page == currentProject())
        showHome();
    delete m_pages.take(folder);
    m_imports.forget(folder);
    m_jobs->forget(*project);
    if (!project->facts().baseComplete)
        m_jobs->remove(folder); // an import that was stopped: the folder goes
}

void MainWindow::showFault(const QString& words, const QString& code)
{
    setBannerAction({}, {});
    m_banner->showMessage(Banner::Kind::Failed, words, code);
}

void MainWindow::setBannerAction(const QString& text, std::function<void()> action)
{
    m_banner->setAction(text);
    m_bannerAction = std::move(action);
}

} // namespace sheaf::ui
