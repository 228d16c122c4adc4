// The engine that carries every part of every job through its life: write, upload, create, watch, fetch, account. One
// for the whole application, on the GUI thread (or a console program's main thread); all work is done elsewhere.
#pragma once

#include "base/clock.h"
#include "base/progress.h"
#include "jobs/check_sheet.h"
#include "jobs/gate.h"
#include "jobs/part_rules.h"
#include "jobs/progress_trail.h"
#include "project/project.h"
#include "service/batch_api.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace sheaf::jobs {

/// What the engine is given from outside; tests hand in their own.
struct Surroundings {
    service::Transport* transport = nullptr; ///< borrowed
    /// The key of a profile; an empty key where the profile needs none.
    std::function<QFuture<Result<QByteArray>>(const service::Profile&)> keyFor;
    /// The profile as it is to be reached now: the practice service moves to another port with every start.
    std::function<Result<service::Profile>(service::Profile)> resolve;
    Clock clock;
    std::optional<Millis> pollEvery; ///< instead of the schedule
    Millis askEvery = std::chrono::seconds(1); ///< least time between two short requests to one service
    QObject* owner = nullptr; ///< set by the engine: what is asked with these ends with it
};

/// One press of "Send".
struct SendOrder {
    QString name;
    service::Profile profile;
    std::optional<requests::RequestTemplate> requestTemplate; ///< nothing for request lines
    QString endpoint;
    QString completionWindow;
    QString webhookUrl;
    QList<std::pair<QString, QString>> metadata;
    QList<PartPlan> parts; ///< from checkSheet()
};

/// A batch that was made elsewhere, with the rows that it is about.
struct AdoptOrder {
    QString name;
    service::Profile profile;
    service::Batch batch;
    QList<project::Piece> rows; ///< row n is line n of the sent file
    qint64 rowCount = 0;
    qint64 bytes = 0;
    QString sentFile; ///< in the project's folder: a line with the custom id of each row
};

/// A profile whose parts all wait, because the service refused its key or asks for credit, or the key cannot be read:
/// said once, and not by each of them.
struct Pause {
    QString profileId;
    QString profileName;
    Error why;
    int parts = 0; ///< that wait
};

class PartRunner;
class ServiceLane;

class JobEngine : public QObject
{
    Q_OBJECT

public:
    explicit JobEngine(Surroundings surroundings, QObject* parent = nullptr);
    ~JobEngine() override;

    /// Carries on everything unfinished in this project, now and later. The engine shares the project until it is left.
    void take(const std::shared_ptr<project::Project>& project);
    /// Stops working on the project; running exchanges are stopped. What is saved stays and can be taken again.
    void leave(project::Project* project);

    /// Records the job and begins with it. The future is done when the intent is on the disk.
    QFuture<Result<JobId>> send(const std::shared_ptr<project::Project>& project, const SendOrder& order);
    /// Records the batch as a job of these rows; from here on it is watched and fetched like one of our own.
    QFuture<Result<JobId>> adopt(const std::shared_ptr<project::Project>& project, const AdoptOrder& order);
    /// Looks at the service now instead of at the next turn; tries again what stands still because of a problem.
    void refresh(project::Project* project, JobId job);
    /// Stops parts that are not created yet; asks the service to cancel the others. What was finished is still fetched.
    void cancel(project::Project* project, JobId job);
    void cancelPart(project::Project* project, JobId job, int part);

    // What the user may say of a part that stands at CreateUndecided. Nothing is created before one of them is called.
    /// Looked at the service, and the batch is not there: it is created.
    void createAfterAll(project::Project* project, JobId job, int part);
    /// Looked at the service, and this is the batch: it is adopted, once the service knows the id.
    void useBatch(project::Project* project, JobId job, int part, const QString& batchId);
    /// Neither: the rows count as cancelled; the job's story keeps the doubt.
    void giveUpPart(project::Project* project, JobId job, int part);

    /// Profiles that stand still. refresh() of one of their jobs, or resume(), lets them go on.
    [[nodiscard]] QList<Pause> pauses() const;
    void resume(const QString& profileId);
    [[nodiscard]] bool isPaused(const service::Profile& profile) const;

    /// Bytes of the part's upload or download under way; nothing when none is.
    [[nodiscard]] ProgressPtr progressOf(project::Project* project, JobId job, int part) const;
    /// How the counter of a part that is watched has moved lately.
    [[nodiscard]] ProgressTrail trailOf(project::Project* project, JobId job, int part) const;
    /// When a part that waits for its turn may upload; nothing when none waits.
    [[nodiscard]] std::optional<Instant> uploadTurn(project::Project* project, JobId job, int part) const;
    /// When a part that waits because of a problem that passes by itself tries again; nothing when none does.
    [[nodiscard]] std::optional<Instant> nextTry(project::Project* project, JobId job, int part) const;
    /// Whether anything is being uploaded: closing the window asks then.
    [[nodiscard]] bool isUploading() const;
    [[nodiscard]] const Surroundings& surroundings() const { return m_surroundings; }

    /// Used by the runners: the turn for writing a part's file or reading its results, one at a time.
    [[nodiscard]] Gate& diskWork() { return m_diskWork; }
    /// Used by the runners: the ids of all batches that the projects here have at this profile's service.
    [[nodiscard]] QSet<QString> batchesMadeWith(const QString& profileId) const;

Q_SIGNALS:
    /// A part moved, or its problem or its time of last check changed; the project's facts are up to date.
    void partMoved(sheaf::project::Project* project, sheaf::JobId job, int part);
    /// All parts are finished.
    void jobEnded(sheaf::project::Project* project, sheaf::JobId job);
    /// The user asked to cancel it, and its service cannot cancel: it runs to its end.
    void cancelRefused(sheaf::project::Project* project, sheaf::JobId job);
    /// pauses() changed.
    void pausesChanged();

private:
    /// `sheet` is the one that the job is about; nothing for batches that are there already.
    [[nodiscard]] QFuture<Result<JobId>> record(const std::shared_ptr<project::Project>& project, const project::JobRecord& job,
        const std::optional<project::SheetData>& sheet);
    void startPart(const std::shared_ptr<project::Project>& project, const project::PartRecord& part,
        const std::optional<project::SheetData>& sheet = {});
    void retire(PartRunner* runner);
    [[nodiscard]] PartRunner* runnerOf(const project::Project* project, JobId job, int part) const;
    /// The job that has this batch, or that looks for it; empty = none in the projects here.
    [[nodiscard]] QString ownerOf(const service::Batch& batch, const QString& profileId) const;
    [[nodiscard]] ServiceLane& laneOf(const service::Profile& profile);
    [[nodiscard]] const ServiceLane* findLane(const QString& profileId) const;

    Surroundings m_surroundings;
    Gate m_diskWork {1};
    std::map<QString, std::unique_ptr<ServiceLane>> m_lanes; // by profile id; outlive the runners
    std::vector<std::unique_ptr<PartRunner>> m_runners;
    std::vector<std::shared_ptr<project::Project>> m_projects;
};

} // namespace sheaf::jobs
