// Carries one part through its life. Every step is saved before it is taken, so that a crash resumes from the last one;
// what may not be repeated (the create) is not. The steps are in part_sending.cpp, part_watching.cpp and part_fetching.cpp.
#pragma once

#include "base/task_owner.h"
#include "jobs/gate.h"
#include "jobs/job_engine.h"

#include <QElapsedTimer>
#include <QTimer>

namespace sheaf::jobs {

class ServiceLane;

class PartRunner : public QObject
{
    Q_OBJECT

public:
    PartRunner(JobEngine& engine, ServiceLane& lane, std::shared_ptr<project::Project> project, project::PartRecord part);
    ~PartRunner() override;

    void start();
    /// The rows as they were when the job was sent, for the part's file; else it is written from the sheet as it is by then.
    void setSheet(const project::SheetData& sheet) { m_sheet = sheet; }
    /// Whether it was finished when it began, and only reads its answers again.
    [[nodiscard]] bool isRereading() const { return m_isRereading; }
    /// Goes on at once with what waits for a time or for the user.
    void wake();
    void cancel();
    void createAfterAll();
    void useBatch(const QString& batchId);
    void giveUp();

    [[nodiscard]] project::Project* project() const { return m_project.get(); }
    [[nodiscard]] const project::PartRecord& part() const { return m_part; }
    [[nodiscard]] const ServiceLane& lane() const { return m_lane; }
    [[nodiscard]] ProgressPtr progress() const { return m_progress; }
    [[nodiscard]] const ProgressTrail& trail() const { return m_trail; }
    [[nodiscard]] std::optional<Instant> uploadTurn() const;
    [[nodiscard]] std::optional<Instant> nextTry() const;
    [[nodiscard]] bool isUploading() const { return m_progress && m_part.state == project::PartState::Uploading; }

Q_SIGNALS:
    void moved();
    void cancelRefused(); // the service has no such function
    void finished();

private:
    using PartState = project::PartState;
    using UseTemplate = std::function<void(std::optional<requests::RequestTemplate>)>;
    using UseApi = std::function<void(const service::BatchApi&)>;

    // part_sending.cpp
    void write();
    void writeWith(std::optional<requests::RequestTemplate> requestTemplate);
    [[nodiscard]] struct WriteOrder writeOrder(std::optional<requests::RequestTemplate> requestTemplate, const QString& path) const;
    void written(const Result<struct WrittenFile>& file);
    void upload();
    void startUpload();
    void uploaded(const Result<service::UploadedFile>& file);
    void create();
    void sendCreate();
    void created(const Result<service::Batch>& batch);
    void reconcile();
    void look(const service::BatchApi& api, const service::Profile& profile, bool isSameAccount);
    void listed(const Result<service::BatchPage>& list, const service::Profile& profile, bool isSameAccount);
    void adopt(const QString& batchId, const char* how);
    void absent();
    [[nodiscard]] bool isInDoubt() const { return m_part.state == PartState::Creating && m_part.batchId.isEmpty(); }
    [[nodiscard]] Millis sinceCreate() const;

    // part_watching.cpp
    void poll();
    void askToCancel(const service::BatchApi& api);
    void polled(const Result<service::Batch>& batch);
    void ended(const service::Batch& batch);
    void lackResultFile();
    /// Whether it tells anything new.
    bool takeBatch(const service::Batch& batch);
    [[nodiscard]] bool mustAskToCancel() const;
    /// The error of a look at the batch, or what it has come to mean after many.
    [[nodiscard]] Error judged(const Error& error);
    [[nodiscard]] Millis untilNextPoll() const;

    // part_fetching.cpp
    void fetch();
    void fetchFiles();
    void download(const QString& fileId, const QString& inFolder, std::function<void()> then);
    void downloaded(const QString& inFolder, const Result<qint64>& bytes, const std::function<void()>& then);
    void giveUpFiles();
    void keepWhatCame();
    void account();
    void startAccount();
    void accountAgain();
    void accountWith(const std::optional<requests::RequestTemplate>& requestTemplate);
    void accounted(const Result<struct PartAccount>& account);

    // part_runner.cpp: what the steps share
    void advance();
    /// Waits for its turn at `gate`, then takes the step, unless something else has become due meanwhile.
    void queue(Gate& gate, void (PartRunner::*step)());
    /// Saves the state and goes on with `then` once it is on the disk.
    void enter(PartState state, std::function<void()> then);
    void save(std::function<void()> then);
    void saveFailed(const Error& error);
    /// The API with the profile's key, or a problem.
    void withApi(UseApi use);
    /// The template of the job, nothing for request lines; or a problem.
    void withTemplate(UseTemplate use);
    /// What withApi() began has ended: the next one may go.
    void endExchange();
    /// Notes a problem: tries again later what passes by itself, waits for the user otherwise.
    void stumble(const Error& error);
    void afterStumble(const Error& error);
    /// Whether it is busy; then `decide` is called once the problem that the user decides about has been written.
    bool isPutOff(std::function<void()> decide);
    void clearProblem();
    void waitFor(Millis delay);
    void abandon();
    void note(const char* kind, const QString& text);
    [[nodiscard]] const project::JobRecord* job() const;
    [[nodiscard]] Instant now() const;

    JobEngine& m_engine;
    ServiceLane& m_lane;
    std::shared_ptr<project::Project> m_project;
    std::optional<project::SheetData> m_sheet; // as it was sent; until it is written, and not after a restart
    project::PartRecord m_part;
    PartState m_stateOnDisk;
    std::optional<Error> m_fetchProblem; // the first of this round's downloads
    ProgressPtr m_progress;
    ProgressTrail m_trail;
    QTimer m_timer;
    QElapsedTimer m_end; // since the batch was first seen to have ended
    QElapsedTimer m_doubt; // since this runner knows that the create is in doubt
    std::function<void()> m_decision; // of the user, put off
    std::stop_source m_stop;
    std::optional<service::BatchApi> m_api; // kept while its futures matter: with its last copy its calls end
    Gate::Pass m_pass; // held while the step is taken that it was given for
    quint64 m_ticket = 0; // of the newest wait at a gate
    int m_failures = 0; // in a row, of what passes by itself
    int m_rareLooks = 0; // in a row, at what needs the user and may have passed
    int m_refusals = 0; // 429 in a row
    int m_faults = 0; // answers 500 in a row, since m_faultsSince
    Instant m_faultsSince {};
    size_t m_keyHash = 0; // of the key of the newest exchange, and of the one that the create went out with; 0 = not known
    size_t m_createKeyHash = 0;
    bool m_busy = false; // an exchange or a save is under way
    bool m_urgent = false; // the user waits for it
    bool m_wokenMeanwhile = false; // wake() was called while it was busy
    bool m_isRereading = false;
    bool m_isGivenUp = false; // nothing is left but to write that down
    bool m_askedToCancel = false; // and the service has answered
    bool m_toldNoResultFile = false;
    bool m_looksBeforeCancel = false; // the last try to cancel came to nothing
    TaskOwner m_work;
};

} // namespace sheaf::jobs
