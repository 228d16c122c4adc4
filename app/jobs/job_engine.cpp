#include "jobs/job_engine.h"

#include "base/when_done.h"
#include "jobs/part_runner.h"
#include "jobs/planned_job.h"
#include "jobs/reconcile.h"
#include "jobs/row_marks.h"
#include "jobs/service_lane.h"

#include <algorithm>

namespace sheaf::jobs {

using project::JobRecord;
using project::PartRecord;
using project::Project;

namespace {

const JobRecord* jobOf(const Project& project, JobId id)
{
    for (const JobRecord& job : project.facts().jobs) {
        if (job.id == id)
            return &job;
    }
    return nullptr;
}

QString profileIdOf(const JobRecord& job)
{
    const auto profile = service::profileFromJson(job.profile);
    return profile ? profile->id : QString();
}

} // namespace

JobEngine::JobEngine(Surroundings surroundings, QObject* parent) : QObject(parent), m_surroundings(std::move(surroundings))
{
    m_surroundings.owner = this;
}

JobEngine::~JobEngine() = default;

void JobEngine::take(const std::shared_ptr<Project>& project)
{
    if (std::find(m_projects.begin(), m_projects.end(), project) != m_projects.end())
        return;
    m_projects.push_back(project);
    if (project->facts().readOnly)
        return;
    const QList<JobRecord> jobs = project->facts().jobs;
    for (const JobRecord& job : jobs) {
        for (const PartRecord& part : job.parts) {
            if (project->lacksAnswers(part)) {
                startPart(project, part);
                continue;
            }
            if (part.state == project::PartState::Abandoned)
                markAbandoned(*project, job, part);
            if (isFinished(part))
                continue;
            markPending(*project, job, part);
            startPart(project, part);
        }
    }
}

void JobEngine::leave(Project* project)
{
    std::erase_if(m_runners, [&](const std::unique_ptr<PartRunner>& runner) { return runner->project() == project; });
    std::erase_if(m_projects, [&](const std::shared_ptr<Project>& taken) { return taken.get() == project; });
}

QFuture<Result<JobId>> JobEngine::send(const std::shared_ptr<Project>& project, const SendOrder& order)
{
    if (order.parts.isEmpty())
        return readyFuture<Result<JobId>>(failure(ErrorCode::NothingToSend));
    take(project);
    const JobRecord job = plannedJob(*project, order, m_surroundings.clock());
    const project::SheetData sheet = project->sheet().data(); // what is edited from here on goes out another time
    if (!order.requestTemplate)
        return record(project, job, sheet);
    auto promise = std::make_shared<QPromise<Result<JobId>>>();
    promise->start();
    const auto finish = [promise](const Result<JobId>& id) {
        promise->addResult(id);
        promise->finish();
    };
    whenDone(project->keepTemplate(requests::toJson(*order.requestTemplate)), this,
        [this, project, job = job, sheet, finish](const Result<TemplateId>& id) mutable {
            if (!id)
                return finish(failure(id.error()));
            job.requestTemplate = *id;
            whenDone(record(project, job, sheet), this, finish);
        });
    return promise->future();
}

QFuture<Result<JobId>> JobEngine::adopt(const std::shared_ptr<Project>& project, const AdoptOrder& order)
{
    take(project);
    if (const QString owner = ownerOf(order.batch, order.profile.id); !owner.isEmpty())
        return readyFuture<Result<JobId>>(failure(ErrorCode::BatchKnown, {}, owner));
    return record(project, adoptedJob(*project, order, m_surroundings.clock()), {});
}

QFuture<Result<JobId>> JobEngine::record(
    const std::shared_ptr<Project>& project, const JobRecord& job, const std::optional<project::SheetData>& sheet)
{
    auto promise = std::make_shared<QPromise<Result<JobId>>>();
    promise->start();
    whenDone(project->addJob(job), this, [this, project, promise, sheet](const Result<JobRecord>& added) {
        if (added) {
            for (const PartRecord& part : added->parts) {
                markPending(*project, *added, part);
                startPart(project, part, sheet);
            }
        }
        promise->addResult(added ? Result<JobId>(added->id) : Result<JobId>(failure(added.error())));
        promise->finish();
    });
    return promise->future();
}

void JobEngine::refresh(Project* project, JobId job)
{
    if (const JobRecord* record = jobOf(*project, job))
        resume(profileIdOf(*record));
    for (const auto& runner : m_runners) {
        if (runner->project() == project && runner->part().job == job)
            runner->wake();
    }
}

void JobEngine::cancel(Project* project, JobId job)
{
    for (const auto& runner : m_runners) {
        if (runner->project() == project && runner->part().job == job)
            runner->cancel();
    }
}

void JobEngine::cancelPart(Project* project, JobId job, int part)
{
    if (PartRunner* runner = runnerOf(project, job, part))
        runner->cancel();
}

void JobEngine::createAfterAll(Project* project, JobId job, int part)
{
    if (PartRunner* runner = runnerOf(project, job, part))
        runner->createAfterAll();
}

void JobEngine::useBatch(Project* project, JobId job, int part, const QString& batchId)
{
    if (PartRunner* runner = runnerOf(project, job, part))
        runner->useBatch(batchId);
}

void JobEngine::giveUpPart(Project* project, JobId job, int part)
{
    if (PartRunner* runner = runnerOf(project, job, part))
        runner->giveUp();
}

QList<Pause> JobEngine::pauses() const
{
    QList<Pause> pauses;
    for (const auto& [id, lane] : m_lanes) {
        if (!lane->pausedBy())
            continue;
        Pause pause {.profileId = id, .profileName = id, .why = *lane->pausedBy()};
        for (const auto& runner : m_runners) {
            if (&runner->lane() != lane.get())
                continue;
            ++pause.parts;
            const JobRecord* job = jobOf(*runner->project(), runner->part().job);
            if (const auto profile = service::profileFromJson(job->profile))
                pause.profileName = profile->name;
        }
        if (pause.parts > 0)
            pauses.append(pause);
    }
    return pauses;
}

void JobEngine::resume(const QString& profileId)
{
    const auto found = m_lanes.find(profileId);
    if (found == m_lanes.end())
        return;
    found->second->resume();
    for (const auto& runner : m_runners) {
        if (&runner->lane() == found->second.get() && runner->part().problem && pausesProfile(*runner->part().problem))
            runner->wake();
    }
}

bool JobEngine::isPaused(const service::Profile& profile) const
{
    const ServiceLane* lane = findLane(profile.id);
    return lane && lane->pausedBy();
}

ProgressTrail JobEngine::trailOf(Project* project, JobId job, int part) const
{
    const PartRunner* runner = runnerOf(project, job, part);
    return runner ? runner->trail() : ProgressTrail();
}

ProgressPtr JobEngine::progressOf(Project* project, JobId job, int part) const
{
    const PartRunner* runner = runnerOf(project, job, part);
    return runner ? runner->progress() : nullptr;
}

std::optional<Instant> JobEngine::uploadTurn(Project* project, JobId job, int part) const
{
    const PartRunner* runner = runnerOf(project, job, part);
    return runner ? runner->uploadTurn() : std::nullopt;
}

std::optional<Instant> JobEngine::nextTry(Project* project, JobId job, int part) const
{
    const PartRunner* runner = runnerOf(project, job, part);
    return runner ? runner->nextTry() : std::nullopt;
}

bool JobEngine::isUploading() const
{
    return std::any_of(m_runners.begin(), m_runners.end(), [](const auto& runner) { return runner->isUploading(); });
}

QSet<QString> JobEngine::batchesMadeWith(const QString& profileId) const
{
    QSet<QString> ids;
    for (const std::shared_ptr<Project>& project : m_projects) {
        for (const JobRecord& job : project->facts().jobs) {
            if (profileIdOf(job) != profileId)
                continue;
            for (const PartRecord& part : job.parts)
                ids.insert(part.batchId);
        }
    }
    ids.remove(QString());
    return ids;
}

QString JobEngine::ownerOf(const service::Batch& batch, const QString& profileId) const
{
    for (const std::shared_ptr<Project>& project : m_projects) {
        for (const JobRecord& job : project->facts().jobs) {
            const bool hasIt = profileIdOf(job) == profileId
                && std::any_of(job.parts.begin(), job.parts.end(), [&batch](const PartRecord& part) { return isOf(batch, part); });
            if (hasIt)
                return job.name;
        }
    }
    return {};
}

ServiceLane& JobEngine::laneOf(const service::Profile& profile)
{
    std::unique_ptr<ServiceLane>& lane = m_lanes[profile.id];
    if (!lane) {
        const auto& every = m_surroundings.pollEvery;
        lane = std::make_unique<ServiceLane>(every ? std::min(*every, m_surroundings.askEvery) : m_surroundings.askEvery);
        connect(lane.get(), &ServiceLane::pauseChanged, this, &JobEngine::pausesChanged);
    }
    lane->uploads().setSpacing(profile.uploadSpacing);
    return *lane;
}

const ServiceLane* JobEngine::findLane(const QString& profileId) const
{
    const auto found = m_lanes.find(profileId);
    return found == m_lanes.end() ? nullptr : found->second.get();
}

PartRunner* JobEngine::runnerOf(const Project* project, JobId job, int part) const
{
    for (const auto& runner : m_runners) {
        if (runner->project() == project && runner->part().job == job && runner->part().number == part)
            return runner.get();
    }
    return nullptr;
}

void JobEngine::startPart(
    const std::shared_ptr<Project>& project, const PartRecord& part, const std::optional<project::SheetData>& sheet)
{
    const JobRecord* job = jobOf(*project, part.job);
    const auto profile = service::profileFromJson(job->profile);
    ServiceLane& lane = laneOf(profile.value_or(service::Profile()));
    m_runners.push_back(std::make_unique<PartRunner>(*this, lane, project, part));
    PartRunner* runner = m_runners.back().get();
    if (sheet)
        runner->setSheet(*sheet);
    connect(runner, &PartRunner::moved, this,
        [this, runner] { Q_EMIT partMoved(runner->project(), runner->part().job, runner->part().number); });
    connect(runner, &PartRunner::cancelRefused, this, [this, runner] { Q_EMIT cancelRefused(runner->project(), runner->part().job); });
    // Queued: the runner is still on the stack when it says that it is done.
    connect(runner, &PartRunner::finished, this, [this, runner] { retire(runner); }, Qt::QueuedConnection);
    runner->start();
}

void JobEngine::retire(PartRunner* runner)
{
    const auto found
        = std::find_if(m_runners.begin(), m_runners.end(), [&](const auto& owned) { return owned.get() == runner; });
    if (found == m_runners.end() || !isFinished((*found)->part())) // the address may be a new one's by now
        return;
    Project* project = runner->project();
    const JobId id = runner->part().job;
    const bool wasOver = runner->isRereading();
    m_runners.erase(found);
    const bool hasMore = std::any_of(m_runners.begin(), m_runners.end(),
        [&](const auto& other) { return other->project() == project && other->part().job == id; });
    const JobRecord* job = jobOf(*project, id);
    if (!wasOver && !hasMore && job && isFinished(*job))
        Q_EMIT jobEnded(project, id);
}

} // namespace sheaf::jobs
