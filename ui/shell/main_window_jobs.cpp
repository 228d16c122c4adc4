// MainWindow: what is sent, what became of it, and what stands still.
#include "base/sentence.h"
#include "batches/batches_page.h"
#include "batches/elsewhere_dialog.h"
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
    connect(engine, &jobs::JobEngine::partMoved, this, [this, engine] { // the last part that waited may be gone
        if (m_pauses->isVisible())
            m_pauses->setPauses(engine->pauses());
    });
    connect(m_pauses, &PauseBanner::resumeRequested, engine, &jobs::JobEngine::resume);
    connect(m_pauses, &PauseBanner::keyRequested, this, &MainWindow::enterKey);
    connect(m_batches, &BatchesPage::rowRequested, this, &MainWindow::showRow);
    connect(m_batches, &BatchesPage::rowsRequested, this, &MainWindow::showRows);
    connect(m_batches, &BatchesPage::resendRequested, this, &MainWindow::resend);
    connect(&m_resend, &Resend::ready, this, &MainWindow::openSendSheet);
    connect(&m_resend, &Resend::blocked, this, &MainWindow::askToMend);
    connect(&m_resend, &Resend::failed, this, [this](const Error& error) { showFault(sentence(error), codeName(error.code)); });
    connect(m_batches, &BatchesPage::elsewhereRequested, this, &MainWindow::bringInBatch);
    connect(engine, &jobs::JobEngine::cancelRefused, this, &MainWindow::cancelRefused);
    m_pauses->setPauses(engine->pauses());
}

void MainWindow::cancelRefused(const project::Project* project, JobId id)
{
    const auto& jobs = project->facts().jobs;
    const auto job = std::ranges::find(jobs, id, &project::JobRecord::id);
    const QString name = job == jobs.end() ? project->facts().name : job->name;
    setBannerAction({}, {});
    m_banner->showMessage(Banner::Kind::Attention,
        tr("The service of %1 does not cancel batches. The job runs to its end, and its answers are fetched.").arg(name));
}

void MainWindow::bringInBatch()
{
    auto* dialog = new ElsewhereDialog(m_context, m_projects.all(), this);
    connect(dialog, &ElsewhereDialog::adopted, this, &MainWindow::batchAdopted);
    dialog->open();
}

void MainWindow::batchAdopted(const std::shared_ptr<project::Project>& project, JobId job)
{
    const QString folder = project->folder();
    if (!m_projects.find(folder)) {
        m_projects.adopt(project);
        m_projects.completeAdopted(folder);
        m_library.rescan();
    }
    if (job.value == 0)
        return openProject(folder); // results without requests: there is nothing to watch
    m_batches->showJob(folder, job);
    setBannerAction({}, {});
    m_banner->showMessage(Banner::Kind::Info, tr("Sheaf watches this batch now; its answers appear in their rows."));
}

void MainWindow::openSendSheet(const std::shared_ptr<project::Project>& project, const SendProposal& proposal)
{
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
    openWanted({.folder = folder, .row = row});
}

void MainWindow::showRows(const RowsWanted& rows)
{
    openWanted({.folder = rows.folder, .rows = rows});
}

void MainWindow::resend(const ResendWanted& wanted)
{
    if (const auto project = m_projects.find(wanted.folder))
        m_resend.start(project, wanted);
}

void MainWindow::askToMend(const RowsWanted& rows, qint64 problems)
{
    showRows(rows);
    setBannerAction({}, {});
    m_banner->showMessage(Banner::Kind::Attention,
        tr("%Ln problem(s) must be mended before these rows can be sent again.", nullptr, static_cast<int>(problems)));
}

void MainWindow::enterKey(const QString& profileId)
{
    showSettings();
    m_settings->enterKey(profileId);
}

} // namespace sheaf::ui
