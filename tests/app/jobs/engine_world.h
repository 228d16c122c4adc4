// What the engine's tests stand on: the practice service, a transport that loses what a test wants lost, projects, orders.
#pragma once

#include "jobs/job_engine.h"
#include "practice/practice_service.h"
#include "support/imported.h"

#include <QTemporaryDir>

#include <atomic>
#include <mutex>

namespace sheaf::test {

/// Passes requests on to a real transport, but loses some: before they leave, or the answer on its way back.
class LosingTransport : public service::Transport
{
public:
    explicit LosingTransport(service::Transport& below) : m_below(below) { }
    QFuture<service::HttpOutcome> send(service::HttpRequest request) override;

    std::atomic<int> loseCreates {0}; ///< the batch is made, the answer is lost
    std::atomic<int> swallowCreates {0}; ///< the request is lost, and nobody can know
    std::atomic<int> lost {0};
    std::atomic<bool> isOffline {false}; ///< nothing leaves
    std::atomic<bool> isLosingOutputs {false}; ///< the file that is downloaded first is gone at the service

private:
    [[nodiscard]] bool isLost(const QString& path);

    service::Transport& m_below;
    std::mutex m_mutex;
    QString m_lostFile;
};

class EngineWorld
{
public:
    static constexpr int rowCount = 40;
    static constexpr double fast = 200;

    void startService(const char* dialect, const char* scenario, double speed = fast, const QByteArray& key = {});
    void stopService() { m_service.reset(); }
    [[nodiscard]] std::unique_ptr<jobs::JobEngine> makeEngine();
    [[nodiscard]] std::shared_ptr<project::Project> makeProject(const QString& name, const QByteArray& bytes);
    /// A table of rowCount rows.
    [[nodiscard]] std::shared_ptr<project::Project> makeProject();
    [[nodiscard]] static std::shared_ptr<project::Project> reopened(const QString& folder);
    /// The running service with the behaviour of a built-in profile, without pacing.
    [[nodiscard]] service::Profile profile(const char* like) const;
    [[nodiscard]] static jobs::SendOrder orderFor(project::Project& project, const service::Profile& reached, qint64 rowsAPart = 0);
    /// How often the service was asked that, e.g. "POST /v1/batches".
    [[nodiscard]] qsizetype asked(const char* what) const { return m_service->journal().count(QLatin1String(what)); }
    [[nodiscard]] const practice::PracticeService& service() const { return *m_service; }

    [[nodiscard]] static const project::PartRecord& part(const project::Project& project, int number = 1);
    [[nodiscard]] static qint64 count(const project::Project& project, project::Outcome outcome);
    [[nodiscard]] static bool hasJob(const project::Project& project) { return !project.facts().jobs.isEmpty(); }
    [[nodiscard]] static bool settled(const project::Project& project);

    Clock clock = systemClock();
    QByteArray key;
    std::unique_ptr<service::Transport> http = service::makeTransport();
    LosingTransport transport {*http};

private:
    QTemporaryDir m_folder;
    int m_made = 0;
    std::unique_ptr<practice::PracticeService> m_service;
};

} // namespace sheaf::test
