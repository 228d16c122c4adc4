#include "cli/job_watch.h"

#include "base/sentence.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf::cli {

using jobs::Phase;

namespace {

constexpr std::chrono::milliseconds signalInterval {200};

bool isFinishedOrCreated(const project::PartRecord& part)
{
    return jobs::isFinished(part) || part.state >= project::PartState::Created;
}

/// What --in-doubt give-up ends; not the wait for a disk with room, or for another key.
bool isGivenUp(const project::PartRecord& part)
{
    return jobs::mayBeGivenUp(part) && jobs::isLastWord(*part.problem);
}

} // namespace

const project::JobRecord* findJob(const project::Project& project, JobId id)
{
    for (const project::JobRecord& job : project.facts().jobs) {
        if (job.id == id)
            return &job;
    }
    return nullptr;
}

QString phaseWords(const project::JobRecord& job)
{
    const Phase phase = jobs::phaseOf(job);
    qint64 done = 0;
    for (const project::PartRecord& part : job.parts)
        done += part.completed + part.failed;
    if (phase == Phase::Running)
        return Words::tr("running %L1 of %L2").arg(done).arg(job.rowCount);
    return jobs::phaseName(phase);
}

JobWatch::JobWatch(jobs::JobEngine& engine, Until until, QObject* parent)
    : QObject(parent), m_engine(engine), m_until(until), m_stop(stopOnSignal())
{
    connect(&m_engine, &jobs::JobEngine::partMoved, this, &JobWatch::look, Qt::QueuedConnection);
    connect(&m_engine, &jobs::JobEngine::jobEnded, this, &JobWatch::look, Qt::QueuedConnection);
    connect(&m_signalTimer, &QTimer::timeout, this, &JobWatch::look);
    m_signalTimer.start(signalInterval);
}

void JobWatch::add(const std::shared_ptr<project::Project>& project, JobId job)
{
    m_watched.push_back({project, job, {}, {}});
}

void JobWatch::start()
{
    m_started = true;
    look();
}

void JobWatch::look()
{
    if (!m_started || m_over)
        return;
    bool settled = true;
    for (Watched& watched : m_watched) {
        tell(watched);
        const project::JobRecord* job = findJob(*watched.project, watched.job);
        if (job)
            decide(watched, *job);
        settled = settled && job && isSettled(*job);
    }
    if (!settled && !m_stop.stop_requested())
        return;
    m_over = true;
    Q_EMIT finished(m_stop.stop_requested() ? int(StoppedByUser) : exitCode());
}

void JobWatch::tell(Watched& watched)
{
    const project::JobRecord* job = findJob(*watched.project, watched.job);
    if (!job)
        return;
    const QString words = phaseWords(*job);
    if (words != watched.lastWords)
        say(QStringLiteral("%1: %2").arg(job->name, words));
    watched.lastWords = words;
    QString problem;
    for (const project::PartRecord& part : job->parts) {
        if (part.problem && !jobs::isFinished(part))
            problem = sentence(*part.problem);
    }
    if (!problem.isEmpty() && problem != watched.lastProblem)
        say(QStringLiteral("%1: %2").arg(job->name, problem));
    watched.lastProblem = problem;
}

void JobWatch::decide(const Watched& watched, const project::JobRecord& job)
{
    for (const project::PartRecord& part : job.parts) {
        const bool isUndecided = part.problem && part.problem->code == ErrorCode::CreateUndecided;
        if (m_inDoubt == InDoubt::Create && isUndecided)
            m_engine.createAfterAll(watched.project.get(), job.id, part.number);
        if (m_inDoubt == InDoubt::GiveUp && isGivenUp(part))
            m_engine.giveUpPart(watched.project.get(), job.id, part.number);
    }
}

bool JobWatch::isPaused(const project::JobRecord& job) const
{
    const auto profile = service::profileFromJson(job.profile);
    return profile && m_engine.isPaused(*profile);
}

bool JobWatch::isSettled(const project::JobRecord& job) const
{
    if (isPaused(job))
        return true;
    return std::all_of(job.parts.begin(), job.parts.end(), [this](const project::PartRecord& part) {
        const bool isUndecided = part.problem && part.problem->code == ErrorCode::CreateUndecided;
        const bool isDecided = (m_inDoubt == InDoubt::Create && isUndecided) || (m_inDoubt == InDoubt::GiveUp && isGivenUp(part));
        if (jobs::phaseOf(part) == Phase::NeedsYou)
            return !isDecided;
        return m_until == Until::Ended ? jobs::isFinished(part) : isFinishedOrCreated(part);
    });
}

int JobWatch::exitCode() const
{
    qint64 good = 0;
    qint64 sent = 0;
    for (const Watched& watched : m_watched) {
        const project::JobRecord* job = findJob(*watched.project, watched.job);
        for (const project::PartRecord& part : job->parts) {
            const bool isOver = m_until == Until::Created ? isFinishedOrCreated(part) : jobs::isFinished(part);
            if (!isOver)
                return ServiceTrouble;
            sent += part.rowCount;
            good += part.outcomes[std::size_t(project::Outcome::Good)];
        }
    }
    return m_until == Until::Created || good == sent ? AllGood : NeedsAttention;
}

} // namespace sheaf::cli
