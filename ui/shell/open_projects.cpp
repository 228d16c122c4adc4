#include "shell/open_projects.h"

#include "import/results_reader.h"

#include <QDir>

#include <algorithm>

namespace sheaf::ui {

OpenProjects::OpenProjects(jobs::JobEngine& engine, QObject* parent) : QObject(parent), m_engine(engine) { }

OpenProjects::~OpenProjects()
{
    m_loading.clear();
    for (const QString& folder : m_open.keys())
        close(folder);
}

void OpenProjects::open(const QString& folder)
{
    if (const auto project = find(folder)) {
        Q_EMIT opened(project);
        return;
    }
    auto& loading = m_loading[folder];
    if (loading && loading->isRunning())
        return;
    loading = std::make_unique<TaskOwner>();
    loading->start([folder](std::stop_token) { return project::Project::load(folder); },
        [this, folder](const Result<std::shared_ptr<project::LoadedProject>>& result) { loaded(folder, result); });
}

void OpenProjects::loaded(const QString& folder, const Result<std::shared_ptr<project::LoadedProject>>& result)
{
    if (!result) {
        Q_EMIT failed(folder, result.error());
        return;
    }
    const auto project = std::make_shared<project::Project>(*result);
    begin(project);
    Q_EMIT opened(project);
}

void OpenProjects::begin(const std::shared_ptr<project::Project>& project)
{
    m_open.insert(project->folder(), project);
    m_engine.take(project);
    if (!project->facts().isResults || !project->facts().baseComplete)
        return;
    auto* reader = new ResultsReader(this);
    m_readers.insert(project->folder(), reader);
    connect(reader, &ResultsReader::failed, this,
        [this, folder = project->folder()](const Error& error) { Q_EMIT failed(folder, error); });
    reader->read(project);
}

void OpenProjects::adopt(const std::shared_ptr<project::Project>& project)
{
    m_open.insert(project->folder(), project);
    Q_EMIT opened(project);
}

void OpenProjects::completeAdopted(const QString& folder)
{
    if (const auto project = find(folder))
        begin(project);
}

void OpenProjects::releaseIfIdle(const QString& folder)
{
    const auto project = find(folder);
    if (!project || !project->facts().baseComplete)
        return; // an import fills it
    if (std::ranges::all_of(project->facts().jobs, qOverload<const project::JobRecord&>(&jobs::isFinished)))
        close(folder);
}

void OpenProjects::close(const QString& folder)
{
    const auto project = find(folder);
    if (!project)
        return;
    Q_EMIT closing(project.get());
    delete m_readers.take(folder);
    m_engine.leave(project.get());
    m_open.remove(folder);
}

void OpenProjects::discard(const QString& folder)
{
    close(folder);
    auto& removing = m_removing[folder];
    removing = std::make_unique<TaskOwner>();
    removing->start([folder](std::stop_token) { return QDir(folder).removeRecursively(); },
        [this, folder](bool) { Q_EMIT discarded(folder); });
}

} // namespace sheaf::ui
