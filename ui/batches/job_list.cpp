#include "batches/job_list.h"

#include "batches/phase_look.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

bool isRunning(const project::JobRecord& job)
{
    return groupOf(jobs::phaseOf(job)) == PhaseGroup::Running;
}

} // namespace

JobList::JobList(QObject* parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &JobList::changed);
}

std::vector<JobEntry> JobList::entriesOf(const QString& folder, const QString& name, const QList<project::JobRecord>& jobs) const
{
    std::vector<JobEntry> entries;
    for (const project::JobRecord& job : jobs) {
        auto service = m_services.constFind(job.profile);
        if (service == m_services.constEnd()) {
            const JobEntry read = jobEntry(folder, name, job);
            service = m_services.insert(job.profile, {read.serviceName, read.daysKept});
        }
        entries.push_back({folder, name, job, service->name, service->daysKept, nullptr});
    }
    return entries;
}

void JobList::watch(project::Project& project)
{
    if (m_open.value(project.folder()) == &project)
        return;
    m_open.insert(project.folder(), &project);
    m_closed.remove(project.folder());
    const auto soon = [this] { m_soon.start(); };
    connect(&project, &project::Project::factsChanged, this, soon);
    connect(&project, &project::Project::jobAdded, this, soon);
    connect(&project, &project::Project::partChanged, this, soon);
    m_soon.start();
}

void JobList::forget(project::Project& project)
{
    if (m_open.take(project.folder()) == nullptr)
        return;
    project.disconnect(this);
    setClosed(project.folder(), project.facts().name, project.facts().jobs);
    Q_EMIT projectLeft(); // both at once: whoever shows its jobs must not reach for the project any more
    Q_EMIT changed();
}

void JobList::setClosed(const QString& folder, const QString& projectName, const QList<project::JobRecord>& jobs)
{
    if (m_open.contains(folder))
        return;
    m_closed.insert(folder, entriesOf(folder, projectName, jobs));
    m_soon.start();
}

void JobList::remove(const QString& folder)
{
    const bool wasOpen = m_open.remove(folder);
    m_closed.remove(folder);
    if (wasOpen)
        Q_EMIT projectLeft();
    m_soon.start();
}

std::vector<JobEntry> JobList::entries() const
{
    std::vector<JobEntry> all;
    for (project::Project* project : m_open) {
        for (JobEntry& entry : entriesOf(project->folder(), project->facts().name, project->facts().jobs)) {
            entry.project = project;
            all.push_back(std::move(entry));
        }
    }
    for (const std::vector<JobEntry>& closed : m_closed)
        all.insert(all.end(), closed.begin(), closed.end());
    std::ranges::sort(all, std::greater<>(), [](const JobEntry& entry) { return entry.job.createdAt; });
    return all;
}

QHash<QString, int> JobList::runningCounts() const
{
    QHash<QString, int> counts;
    const auto count = [&counts](const QString& folder, const project::JobRecord& job) {
        if (isRunning(job))
            ++counts[folder];
    };
    for (const project::Project* project : m_open) {
        for (const project::JobRecord& job : project->facts().jobs)
            count(project->folder(), job);
    }
    for (const std::vector<JobEntry>& closed : m_closed) {
        for (const JobEntry& entry : closed)
            count(entry.folder, entry.job);
    }
    return counts;
}

int JobList::runningCount() const
{
    int running = 0;
    for (const int ofFolder : runningCounts())
        running += ofFolder;
    return running;
}

int JobList::runningCount(const QString& folder) const
{
    return runningCounts().value(folder);
}

} // namespace sheaf::ui
