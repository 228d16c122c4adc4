#include "batches/job_entry.h"

namespace sheaf::ui {

JobEntry jobEntry(const QString& folder, const QString& projectName, const project::JobRecord& job)
{
    JobEntry entry {folder, projectName, job, {}, 0, nullptr};
    if (const auto profile = service::profileFromJson(job.profile)) {
        entry.serviceName = profile->name;
        entry.daysKept = profile->daysResultsAreKept;
    }
    return entry;
}

JobLive jobLive(const jobs::JobEngine& engine, const JobEntry& entry)
{
    JobLive live;
    if (!entry.project)
        return live;
    for (const project::PartRecord& part : entry.job.parts) {
        if (const ProgressPtr progress = engine.progressOf(entry.project, entry.job.id, part.number)) {
            live.bytesDone += progress->done();
            live.bytesTotal += progress->total();
        }
        const auto turn = engine.uploadTurn(entry.project, entry.job.id, part.number);
        if (turn && (!live.uploadTurn || *turn < *live.uploadTurn))
            live.uploadTurn = turn;
        const auto next = engine.nextTry(entry.project, entry.job.id, part.number);
        if (next && (!live.nextTry || *next < *live.nextTry))
            live.nextTry = next;
        live.trails.push_back(engine.trailOf(entry.project, entry.job.id, part.number));
    }
    return live;
}

} // namespace sheaf::ui
