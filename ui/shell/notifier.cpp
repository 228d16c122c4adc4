#include "shell/notifier.h"

#include <QWidget>

#include <algorithm>

namespace sheaf::ui {

namespace {

const project::JobRecord* find(const project::Project& project, JobId id)
{
    const auto& jobs = project.facts().jobs;
    const auto found = std::ranges::find(jobs, id, &project::JobRecord::id);
    return found == jobs.end() ? nullptr : &*found;
}

/// Why the job cannot go on without the user. A service that stands still is told once, and not by each of its jobs.
std::optional<Error> needOf(const project::JobRecord& job)
{
    for (const project::PartRecord& part : job.parts) {
        if (part.problem && jobs::phaseOf(part) == jobs::Phase::NeedsYou && !jobs::pausesProfile(*part.problem))
            return part.problem;
    }
    return std::nullopt;
}

} // namespace

Notifier::Notifier(const AppContext& context, QWidget& window, NoticeOutlet& outlet)
    : m_context(context), m_window(window), m_outlet(outlet)
{
    jobs::JobEngine* engine = &context.engine;
    connect(engine, &jobs::JobEngine::jobEnded, this, [this](const project::Project* project, JobId job) { jobEnded(*project, job); });
    connect(engine, &jobs::JobEngine::partMoved, this,
        [this](const project::Project* project, JobId job) { partMoved(*project, job); });
    connect(engine, &jobs::JobEngine::pausesChanged, this, &Notifier::pausesChanged);
    connect(&outlet, &NoticeOutlet::showRequested, &window, [&window] {
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized); // as large as it was
        window.show();
        window.raise();
        window.activateWindow();
    });
    connect(&outlet, &NoticeOutlet::quitRequested, &window, &QWidget::close);
}

void Notifier::tell(const std::optional<Notice>& notice)
{
    if (notice && !m_window.isActiveWindow())
        m_outlet.tell(*notice);
}

void Notifier::jobEnded(const project::Project& project, JobId id)
{
    if (const project::JobRecord* job = find(project, id))
        tell(endedNotice(*job, choices(), QLocale()));
}

void Notifier::partMoved(const project::Project& project, JobId id)
{
    const project::JobRecord* job = find(project, id);
    if (!job)
        return;
    const QString key = QStringLiteral("job %1 %2").arg(id.value).arg(project.folder());
    const std::optional<Error> need = needOf(*job);
    if (!need) {
        m_told.remove(key);
        return;
    }
    if (m_told.contains(key))
        return;
    m_told.insert(key);
    tell(needsYouNotice(*job, *need, choices()));
}

void Notifier::pausesChanged()
{
    const QString prefix = QStringLiteral("service ");
    QSet<QString> now;
    for (const jobs::Pause& pause : m_context.engine.pauses()) {
        const QString key = prefix + pause.profileId;
        now.insert(key);
        if (!m_told.contains(key))
            tell(pauseNotice(pause, choices()));
    }
    m_told.removeIf([&prefix](const QString& key) { return key.startsWith(prefix); });
    m_told.unite(now);
}

} // namespace sheaf::ui
