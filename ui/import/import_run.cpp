#include "import/import_run.h"

#include "base/when_done.h"
#include "import/import_words.h"

namespace sheaf::ui {

ImportRun::ImportRun(QString library, QObject* parent) : QObject(parent), m_library(std::move(library)) { }

ImportRun::~ImportRun() = default;

void ImportRun::importFiles(const ImportOrder& order)
{
    start(sourceName(order.paths),
        [paths = order.paths, wishes = order.wishes, library = m_library](
            const project::ImportEvents& events, Progress& progress, std::stop_token stop) {
            return project::importFiles(paths, library, events, progress, stop, wishes);
        });
}

void ImportRun::importText(const QByteArray& text, const QString& name)
{
    start(name,
        [text, name, library = m_library](const project::ImportEvents& events, Progress& progress, std::stop_token stop) {
            return project::importText(text, name, library, events, progress, stop);
        });
}

void ImportRun::start(const QString& title, Read read)
{
    m_title = title;
    m_running = true;
    m_task.start(
        [read = std::move(read), events = events(), progress = m_progress](std::stop_token stop) {
            return read(events, *progress, stop);
        },
        [this](const Result<project::ImportResult>& result) { finish(result); });
}

/// Calls from the worker become queued calls on this object's thread; they arrive in their order, before finish().
project::ImportEvents ImportRun::events()
{
    return {
        .onProject = [this](std::shared_ptr<project::LoadedProject> loaded) {
            QMetaObject::invokeMethod(this, [this, loaded] { openProject(loaded); }, Qt::QueuedConnection);
        },
        .onRows = [this](std::vector<quint32> lengths) {
            QMetaObject::invokeMethod(
                this, [this, lengths = std::move(lengths)] { appendRows(lengths); }, Qt::QueuedConnection);
        },
    };
}

void ImportRun::openProject(std::shared_ptr<project::LoadedProject> loaded)
{
    if (!m_running)
        return; // stopped while the call was on its way
    m_project = std::make_shared<project::Project>(std::move(loaded));
    Q_EMIT projectReady(m_project);
}

void ImportRun::appendRows(const std::vector<quint32>& lengths)
{
    if (m_project)
        m_project->sheet().appendBaseRows(lengths);
}

void ImportRun::finish(const Result<project::ImportResult>& result)
{
    if (!result) {
        letGo();
        Q_EMIT failed(result.error());
        return;
    }
    whenDone(m_project->finishImport(result->base), this, [this, imported = *result](const Result<void>& saved) {
        m_running = false;
        if (saved)
            Q_EMIT finished(imported);
        else
            Q_EMIT failed(saved.error());
    });
}

void ImportRun::stop()
{
    if (!m_task.isRunning())
        return; // nothing left to stop: the rows are all there
    letGo();
    m_task.stop();
}

void ImportRun::letGo()
{
    m_running = false;
    if (const auto project = std::exchange(m_project, nullptr))
        Q_EMIT abandoned(project->folder());
}

} // namespace sheaf::ui
