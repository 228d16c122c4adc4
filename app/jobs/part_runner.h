// Carries one part through its life. Every step is saved before it is taken, so that a crash resumes from the last one;
// what may not be repeated (the create) is not.
#pragma once

#include "base/task_owner.h"
#include "jobs/job_engine.h"

#include <QElapsedTimer>
#include <QTimer>

namespace sheaf::jobs {

class PartRunner : public QObject
{
    Q_OBJECT

public:
    PartRunner(JobEngine& engine, std::shared_ptr<project::Project> project, project::PartRecord part);
    ~PartRunner() override;

    void start();
    /// Goes on at once with what waits for a time or for the user.
    void wake();
    void cancel();
    void createAfterAll();
    void useBatch(const QString& batchId);
    void giveUp();

    [[nodiscard]] project::Project* project() const { return m_project.get(); }
    [[nodiscard]] const project::PartRecord& part() const { return m_part; }
    [[nodiscard]] ProgressPtr progress() const { return m_progress; }
    [[nodiscard]] const ProgressTrail& trail() const { return m_trail; }
    [[nodiscard]] std::optional<Instant> uploadTurn() const { return m_uploadTurn; }
    [[nodiscard]] bool isUploading() const { return m_progress && m_part.state == project::PartState::Uploading; }

Q_SIGNALS:
    void moved();
    void finished();

private:
    using PartState = project::PartState;

    void advance();
    void write();
    void upload();
    void startUpload();
    void create();
    void sendCreate();
    void poll();
    void fetch();
    void download(const QString& fileId, const QString& inFolder, std::function<void()> then);
    void account();

    void uploaded(const Result<service::UploadedFile>& file);
    void created(const Result<service::Batch>& batch);
    void polled(const Result<service::Batch>& batch);
    void accounted(const Result<struct PartAccount>& account);
    void takeBatch(const service::Batch& batch);

    /// Saves the state and goes on with `then` once it is on the disk.
    void enter(PartState state, std::function<void()> then);
    void save(std::function<void()> then);
    /// Notes a problem: tries again later what passes by itself, waits for the user otherwise.
    void stumble(const Error& error);
    void clearProblem();
    void waitFor(Millis delay);
    /// The API with the profile's key, or a problem.
    void withApi(std::function<void(const service::BatchApi&)> use);
    void note(const QString& kind, const QString& text);
    [[nodiscard]] const project::JobRecord* job() const;
    [[nodiscard]] Instant now() const;

    JobEngine& m_engine;
    std::shared_ptr<project::Project> m_project;
    project::PartRecord m_part;
    ProgressPtr m_progress;
    ProgressTrail m_trail;
    std::optional<Instant> m_uploadTurn;
    QTimer m_timer;
    std::stop_source m_stop;
    std::optional<service::BatchApi> m_api; // kept while its futures matter: with its last copy its calls end
    int m_failures = 0; // in a row, of what passes by itself
    int m_refusals = 0; // 429 in a row
    bool m_busy = false; // an exchange or a save is under way
    bool m_wokenMeanwhile = false; // wake() was called while it was
    TaskOwner m_work;
};

} // namespace sheaf::jobs
