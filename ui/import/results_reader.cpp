#include "import/results_reader.h"

#include "jobs/accounting.h"

namespace sheaf::ui {

void ResultsReader::read(const std::shared_ptr<project::Project>& project)
{
    if (!project->facts().isResults)
        return;
    m_task.start(
        [sheet = project->sheet().data()](std::stop_token stop) { return jobs::accountResults(sheet, stop); },
        [this, project = std::weak_ptr(project)](Result<jobs::PartAccount> account) {
            const auto open = project.lock();
            if (!open)
                return;
            if (!account) {
                Q_EMIT failed(account.error());
                return;
            }
            open->mergeAnswers({open->sheet().data().base.fileName}, std::move(account->answers));
            Q_EMIT finished();
        });
}

} // namespace sheaf::ui
