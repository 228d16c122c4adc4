// Watches jobs until they have ended, or cannot go on without a person, and says on the way what happens.
#pragma once

#include "cli/console.h"
#include "cli/exit_code.h"
#include "jobs/job_engine.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace sheaf::cli {

class JobWatch : public QObject
{
    Q_OBJECT

public:
    enum class Until { Created, Ended };

    JobWatch(jobs::JobEngine& engine, Until until, QObject* parent = nullptr);

    void add(const std::shared_ptr<project::Project>& project, JobId job);
    /// What is done with a part of which nobody knows whether its batch exists; nothing = it waits for a person.
    enum class InDoubt { Ask, Create, GiveUp };
    void setInDoubt(InDoubt choice) { m_inDoubt = choice; }
    /// Looks at once; call when all jobs are added.
    void start();
    [[nodiscard]] bool isEmpty() const { return m_watched.empty(); }

Q_SIGNALS:
    /// Nothing moves any more. AllGood, NeedsAttention, ServiceTrouble or StoppedByUser.
    void finished(int exitCode);

private:
    struct Watched {
        std::shared_ptr<project::Project> project;
        JobId job;
        QString lastWords;
        QString lastProblem;
    };
    void look();
    void tell(Watched& watched);
    void decide(const Watched& watched, const project::JobRecord& job);
    [[nodiscard]] bool isSettled(const project::JobRecord& job) const;
    /// Nothing of its profile moves before a person does something.
    [[nodiscard]] bool isPaused(const project::JobRecord& job) const;
    [[nodiscard]] int exitCode() const;

    jobs::JobEngine& m_engine;
    Until m_until;
    InDoubt m_inDoubt = InDoubt::Ask;
    std::vector<Watched> m_watched;
    std::stop_token m_stop;
    QTimer m_signalTimer; // the stop token has no event of its own
    bool m_started = false;
    bool m_over = false;
};

/// The job of a project by its id; null when there is none.
[[nodiscard]] const project::JobRecord* findJob(const project::Project& project, JobId id);
/// "running 812 of 2,000": what a job is doing, in one line.
[[nodiscard]] QString phaseWords(const project::JobRecord& job);

} // namespace sheaf::cli
