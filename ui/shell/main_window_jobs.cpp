// MainWindow: what is sent, what became of it, and what stands still.
#include "batches/batches_page.h"
#include "batches/job_headline.h"
#include "common/banner.h"
#include "send/send_sheet.h"
#include "settings/settings_page.h"
#include "shell/main_window.h"
#include "shell/pause_banner.h"
#include "shell/project_page.h"

#include <algorithm>

namespace sheaf::ui {

void MainWindow::connectJobs()
{
    jobs::JobEngine* engine = &m_context.engine;
    connect(engine, &jobs::JobEngine::jobEnded, this, &MainWindow::jobEnded);
    connect(engine, &jobs::JobEngine::pausesChanged, this, [this, engine] { m_pauses->setPauses(engine->pauses()); });
    connect(m_pauses, &PauseBanner::resumeRequested, engine, &jobs::JobEngine::resume);
    connect(m_pauses, &PauseBanner::keyRequested, this, &MainWindow::enterKey);
    connect(m_batches, &BatchesPage::rowRequested, this, &MainWindow::showRow);
    connect(m_batches, &BatchesPage::rowsRequested, this, &MainWindow::showRows);
    m_pauses->setPauses(engine->pauses());
}

void MainWindow::openSendSheet(ProjectPage* page, const jobs::SheetCheck& check)
{
    const std::shared_ptr<project::Project>& project = page->project();
    const SendProposal proposal {project->facts().name, page->currentProfile(), page->currentTemplate(), check};
    auto* sheet = new SendSheet(m_context, project, proposal, this);
    connect(sheet, &SendSheet::sent, this, [this, folder = project->folder()](JobId job) {
        m_batches->showJob(folder, job);
        setBannerAction({}, {});
        m_banner->showMessage(Banner::Kind::Info, tr("Sent. The answers appear in their rows; you can go on working, or close Sheaf."));
    });
    sheet->open();
}

void MainWindow::jobEnded(project::Project* project, JobId id)
{
    const auto& jobs = project->facts().jobs;
    const auto job = std::find_if(jobs.begin(), jobs.end(), [id](const project::JobRecord& each) { return each.id == id; });
    if (job == jobs.end())
        return;
    const Piles piles = pilesOf(*job);
    m_banner->showMessage(piles.isAllGood() ? Banner::Kind::Good : Banner::Kind::Attention,
        piles.isAllGood() ? tr("%1 is done. %2", "job, how its rows ended").arg(job->name, headlineText(piles, false, QLocale()))
                          : tr("%1 has ended: %2", "job, how its rows ended").arg(job->name, headlineText(piles, false, QLocale())));
    const QString folder = project->folder();
    const bool isShown = currentProject() && currentProject()->project().get() == project;
    setBannerAction(isShown ? QString() : tr("Show"), [this, folder] { openProject(folder); });
}

void MainWindow::showRow(const QString& folder, RowId row)
{
    m_wantedRow = row;
    openProject(folder);
}

void MainWindow::showRows(const RowsWanted& rows)
{
    m_wantedRows = rows;
    openProject(rows.folder);
}

void MainWindow::enterKey(const QString& profileId)
{
    showSettings();
    m_settings->enterKey(profileId);
}

} // namespace sheaf::ui
