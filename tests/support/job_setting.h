// Everything that a test of a job's life needs, over real HTTP: the practice service, a fault proxy in front of it, the
// engine, and projects that send what a test asks for.
#pragma once

#include "jobs/job_engine.h"
#include "practice/practice_service.h"
#include "support/fault_proxy.h"

#include <QTemporaryDir>

namespace sheaf::test {

/// `count` request lines of a chat with the ids row-1 …; the same in every run, so what a scenario does to them is known.
[[nodiscard]] QByteArray requestLines(int count);

class JobSetting
{
public:
    /// What the profile of a dialect is called there: "inference" or "openai".
    explicit JobSetting(const char* dialect = "inference", const char* scenario = "all-good", practice::Options more = {});
    /// With a service of the test's own; then there is no practice service.
    explicit JobSetting(const QUrl& service);

    [[nodiscard]] practice::PracticeService& service() { return *m_service; }
    [[nodiscard]] FaultProxy& proxy() { return *m_proxy; }
    /// Adds a rule in the words of fault_rule.h.
    void fault(const char* rule);
    /// How often the service itself was asked, e.g. "POST /v1/batches".
    [[nodiscard]] qsizetype asked(const char* what) const { return m_service->journal().count(QLatin1String(what)); }

    /// Reached through the proxy.
    service::Profile profile;
    /// What keyFor() answers; a good answer is an empty key at first.
    Result<QByteArray> key = QByteArray();
    Clock clock = systemClock();

    /// Where projects are made from now on, instead of a temporary folder.
    void setFolder(const QString& folder) { m_place = folder; }
    [[nodiscard]] project::Project& project() { return *m_project; }
    [[nodiscard]] const std::shared_ptr<project::Project>& sharedProject() const { return m_project; }
    [[nodiscard]] jobs::JobEngine& engine() { return *m_engine; }
    [[nodiscard]] QString folder() const { return m_place; }

    void import(const QByteArray& bytes, const QString& fileName = QStringLiteral("t.jsonl"));
    /// Imports the lines (or a table, by the file's name) as a new project and has the engine send them.
    void send(const QByteArray& bytes, qint64 rowsAPart = 0, const QString& fileName = QStringLiteral("t.jsonl"));
    /// The same rows once more.
    void sendAgain() { m_sent = m_engine->send(m_project, order(0)); }
    /// What became of the last send.
    [[nodiscard]] QFuture<Result<JobId>> sent() const { return m_sent; }
    /// Ends engine and project as a crash would after the last save, and begins anew with what lies on the disk.
    void restart();

    [[nodiscard]] const project::JobRecord& job() const;
    [[nodiscard]] const project::PartRecord& part(int number = 1) const { return job().parts.at(number - 1); }
    [[nodiscard]] bool isSent() const { return m_project && !m_project->facts().jobs.isEmpty(); }
    /// All parts are finished.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool needsUser() const;
    [[nodiscard]] qint64 count(project::Outcome outcome) const { return m_project->answers().counts()[std::size_t(outcome)]; }
    /// Of all outcomes; equals the rows sent where the sum closes.
    [[nodiscard]] qint64 sum() const;
    /// "kind: text" of everything that happened to the job.
    [[nodiscard]] QStringList events() const;

private:
    [[nodiscard]] jobs::SendOrder order(qint64 rowsAPart) const;
    void makeEngine();

    QTemporaryDir m_folder;
    QString m_place = m_folder.path();
    int m_made = 0;
    std::unique_ptr<practice::PracticeService> m_service;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<service::Transport> m_transport = service::makeTransport();
    std::shared_ptr<project::Project> m_project;
    QFuture<Result<JobId>> m_sent;
    std::unique_ptr<jobs::JobEngine> m_engine;
};

} // namespace sheaf::test
