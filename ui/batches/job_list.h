// The jobs of every project: open projects report each move, closed ones are shown as they were last seen.
#pragma once

#include "batches/job_entry.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <vector>

namespace sheaf::ui {

class JobList : public QObject
{
    Q_OBJECT

public:
    explicit JobList(QObject* parent = nullptr);

    /// Follows an open project until forget(); holds it no longer than that.
    void watch(project::Project& project);
    /// The project is about to close; its jobs stay as they are now.
    void forget(project::Project& project);
    /// Jobs of a project that is not open.
    void setClosed(const QString& folder, const QString& projectName, const QList<project::JobRecord>& jobs);
    /// The folder is gone.
    void remove(const QString& folder);

    /// Newest first.
    [[nodiscard]] std::vector<JobEntry> entries() const;
    /// How many jobs run in each folder; those without are left out. One pass over all jobs.
    [[nodiscard]] QHash<QString, int> runningCounts() const;
    [[nodiscard]] int runningCount() const;
    [[nodiscard]] int runningCount(const QString& folder) const;

Q_SIGNALS:
    /// Once for many moves.
    void changed();
    /// A project is about to close: entries that were handed out must not be used to reach for it any more.
    void projectLeft();

private:
    /// What a job's profile says, read once for all jobs that were sent with it.
    struct Service {
        QString name;
        qint64 daysKept = 0;
    };
    [[nodiscard]] std::vector<JobEntry> entriesOf(const QString& folder, const QString& name, const QList<project::JobRecord>& jobs) const;

    mutable QHash<QByteArray, Service> m_services; // by the profile's JSON
    QHash<QString, project::Project*> m_open; // by folder
    QHash<QString, std::vector<JobEntry>> m_closed;
    QTimer m_soon;
};

} // namespace sheaf::ui
