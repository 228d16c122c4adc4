#include "jobs/planned_job.h"

#include "project/row_runs.h"

#include <QUuid>

#include <algorithm>

namespace sheaf::jobs {

using project::JobRecord;
using project::PartRecord;
using project::Project;

namespace {

/// Of the jobs and not of the answers: an answer that stands hides that a newer attempt is on its way.
int highestAttempt(const Project& project, const QList<PartPlan>& parts)
{
    QList<project::Piece> runs;
    for (const PartPlan& part : parts)
        runs += part.rows;
    const project::RowRuns rows(std::move(runs));
    int highest = 0;
    for (const JobRecord& job : project.facts().jobs) {
        const bool isNewer = job.attempt > highest
            && std::any_of(job.parts.begin(), job.parts.end(), [&rows](const PartRecord& part) { return rows.containsAnyOf(part.rows); });
        highest = isNewer ? job.attempt : highest;
    }
    return highest;
}

PartRecord plannedPart(const PartPlan& plan, int number, Instant now)
{
    PartRecord part;
    part.number = number;
    part.rows = plan.rows;
    part.rowCount = plan.rowCount;
    part.bytes = plan.bytes;
    part.token = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    part.stateSince = now;
    return part;
}

} // namespace

JobRecord plannedJob(const Project& project, const SendOrder& order, Instant now)
{
    JobRecord job;
    job.name = order.name;
    job.profile = service::toJson(order.profile);
    job.endpoint = order.endpoint;
    job.completionWindow = order.completionWindow;
    job.webhookUrl = order.webhookUrl;
    job.metadata = order.metadata;
    job.createdAt = now;
    job.attempt = highestAttempt(project, order.parts) + 1;
    for (const PartPlan& plan : order.parts) {
        job.parts.append(plannedPart(plan, int(job.parts.size()) + 1, now));
        job.rowCount += plan.rowCount;
    }
    return job;
}

JobRecord adoptedJob(const Project& project, const AdoptOrder& order, Instant now)
{
    const PartPlan plan {order.rows, order.rowCount, order.bytes};
    JobRecord job;
    job.name = order.name;
    job.profile = service::toJson(order.profile);
    job.endpoint = order.batch.endpoint;
    job.completionWindow = order.batch.completionWindow;
    job.createdAt = order.batch.createdAt.value_or(now);
    job.elsewhere = true;
    job.rowCount = order.rowCount;
    job.attempt = highestAttempt(project, {plan}) + 1;
    PartRecord part = plannedPart(plan, 1, now);
    part.state = project::PartState::Created;
    part.token.clear();
    part.sentFile = order.sentFile;
    part.inputFileId = order.batch.inputFileId;
    part.batchId = order.batch.id;
    part.lastBatch = order.batch.verbatim;
    part.createdAt = job.createdAt;
    job.parts = {part};
    return job;
}

} // namespace sheaf::jobs
