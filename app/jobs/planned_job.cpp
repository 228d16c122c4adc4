#include "jobs/planned_job.h"

#include "jobs/row_marks.h"

#include <QUuid>

#include <algorithm>

namespace sheaf::jobs {

using project::JobRecord;
using project::PartRecord;
using project::Project;

namespace {

bool overlap(QList<project::Piece> ones, QList<project::Piece> others)
{
    const auto byFirst = [](const project::Piece& one, const project::Piece& other) { return one.first < other.first; };
    std::sort(ones.begin(), ones.end(), byFirst);
    std::sort(others.begin(), others.end(), byFirst);
    auto other = others.cbegin();
    for (const project::Piece& one : std::as_const(ones)) {
        while (other != others.cend() && other->first.value + other->count <= one.first.value)
            ++other;
        if (other != others.cend() && other->first.value < one.first.value + one.count)
            return true;
    }
    return false;
}

int highestAttempt(const Project& project, const QList<PartPlan>& parts)
{
    int highest = 0;
    for (const PartPlan& part : parts)
        forEachRowOf(part.rows, [&](RowId row) { highest = std::max<int>(highest, project.answers().of(row).attempt); });
    // An answer that stands hides that a newer attempt is on its way.
    for (const JobRecord& job : project.facts().jobs) {
        const bool sharesRows = std::any_of(job.parts.begin(), job.parts.end(), [&parts](const PartRecord& sent) {
            return std::any_of(parts.begin(), parts.end(), [&sent](const PartPlan& plan) { return overlap(sent.rows, plan.rows); });
        });
        highest = sharesRows ? std::max(highest, job.attempt) : highest;
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
