// The projects that are open, each once: loaded off the GUI thread and handed to the engine, so that their jobs go on
// whether a page shows them or not.
#pragma once

#include "base/task_owner.h"
#include "jobs/job_engine.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <unordered_map>

namespace sheaf::ui {

class ResultsReader;

class OpenProjects : public QObject
{
    Q_OBJECT

public:
    /// `engine` is borrowed and outlives this.
    explicit OpenProjects(jobs::JobEngine& engine, QObject* parent = nullptr);
    ~OpenProjects() override;

    /// opened() follows, at once where the project is open already; else opened() or failed() after loading.
    void open(const QString& folder);
    /// A project that an import has just made.
    void adopt(const std::shared_ptr<project::Project>& project);
    /// The import of an adopted project is over.
    void completeAdopted(const QString& folder);
    /// Lets go of a project that is no longer shown, unless the engine still has work with it.
    void releaseIfIdle(const QString& folder);
    /// Lets go of it in any case; what is saved stays.
    void close(const QString& folder);
    /// Lets go of it and removes its folder; discarded() follows.
    void discard(const QString& folder);

    [[nodiscard]] QList<std::shared_ptr<project::Project>> all() const { return m_open.values(); }
    /// Null when it is not open.
    [[nodiscard]] std::shared_ptr<project::Project> find(const QString& folder) const { return m_open.value(folder); }

Q_SIGNALS:
    void opened(const std::shared_ptr<sheaf::project::Project>& project);
    /// Still valid while this is handled, and no longer.
    void closing(sheaf::project::Project* project);
    void discarded(const QString& folder);
    void failed(const QString& folder, const sheaf::Error& error);

private:
    void loaded(const QString& folder, const Result<std::shared_ptr<project::LoadedProject>>& result);
    void begin(const std::shared_ptr<project::Project>& project);

    jobs::JobEngine& m_engine;
    QHash<QString, std::shared_ptr<project::Project>> m_open; // by folder
    QHash<QString, ResultsReader*> m_readers; // children of this
    std::unordered_map<QString, std::unique_ptr<TaskOwner>> m_loading; // its workers end first
    std::unordered_map<QString, std::unique_ptr<TaskOwner>> m_removing; // declared last: what was begun is ended
};

} // namespace sheaf::ui
