#include "jobs/restore_answers.h"

#include "jobs/accounting.h"
#include "jobs/answer_schema.h"

namespace sheaf::jobs {

namespace {

/// Empty for request lines.
Result<QByteArray> schemaOfJob(project::Project& project, const project::JobRecord& job)
{
    if (job.requestTemplate.value == 0)
        return QByteArray();
    const auto json = project.readTemplate(job.requestTemplate).result();
    return json ? Result<QByteArray>(schemaOf(*json)) : Result<QByteArray>(failure(json.error()));
}

Result<void> restorePart(
    project::Project& project, const project::JobRecord& job, const project::PartRecord& part, const std::stop_token& stop)
{
    const auto schema = schemaOfJob(project, job);
    if (!schema)
        return failure(schema.error());
    AccountOrder order = accountOrder(project.folder(), job, part);
    order.answerSchema = *schema;
    Progress progress;
    auto account = accountPart(order, progress, stop);
    if (!account)
        return failure(account.error());
    project.mergeAnswers({part.outputFile, part.errorFile}, std::move(account->answers));
    return {};
}

} // namespace

Result<void> restoreAnswers(project::Project& project, std::stop_token stop)
{
    if (project.facts().isResults) {
        auto account = accountResults(project.sheet().data(), stop);
        if (!account)
            return failure(account.error());
        project.mergeAnswers({project.sheet().data().base.fileName}, std::move(account->answers));
    }
    for (const project::JobRecord& job : project.facts().jobs) {
        for (const project::PartRecord& part : job.parts) {
            if (!project.lacksAnswers(part))
                continue;
            if (auto restored = restorePart(project, job, part, stop); !restored)
                return restored;
        }
    }
    return {};
}

} // namespace sheaf::jobs
