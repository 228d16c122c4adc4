// A project on disk: one folder that tells the whole story of one piece of work (project.sqlite, sheet/, sent/,
// received/). Facts are in SQLite, written by one thread; rows and what was sent and received are plain files.
#pragma once

#include "base/task_owner.h"
#include "project/answers.h"
#include "project/bulk_edit.h"
#include "project/records.h"
#include "project/sheet.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace sheaf::project {

class Store;

/// Everything that load() reads: made on a worker thread, handed to the GUI thread.
struct LoadedProject;

/// Lives on the thread that made it. Changes are visible at once and stored by the writer thread in their order;
/// saveFailed() tells when that did not succeed. Closing waits for what is queued.
class Project : public QObject
{
    Q_OBJECT

public:
    /// Reads a project; a function for a worker thread. ProjectInUse, ProjectDamaged, FileNotFound. A project of a newer version
    /// comes back read-only.
    [[nodiscard]] static Result<std::shared_ptr<LoadedProject>> load(const QString& folder);
    /// Makes folder, database and a sheet over `base`, which may still be growing (`facts.baseComplete` is false then, and
    /// the project can be loaded again only after finishImport()). FileExists where there is a project already.
    [[nodiscard]] static Result<std::shared_ptr<LoadedProject>> create(
        const QString& folder, ProjectFacts facts, Base base, QList<Column> columns, RowIndex index);

    explicit Project(std::shared_ptr<LoadedProject> loaded, QObject* parent = nullptr);
    ~Project() override;

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QString path(const QString& inFolder) const;
    [[nodiscard]] const ProjectFacts& facts() const { return m_facts; }
    [[nodiscard]] Sheet& sheet() { return *m_sheet; }
    [[nodiscard]] const Sheet& sheet() const { return *m_sheet; }
    [[nodiscard]] const Answers& answers() const { return m_answers; }
    /// Why a project with facts().readOnly cannot be changed.
    [[nodiscard]] Error refusal() const;
    /// Whether answers() lacks those of an accounted part, because their cache could not be read: account for it again.
    [[nodiscard]] bool lacksAnswers(const PartRecord& part) const { return m_withoutAnswers.contains(part.id); }

    void setName(const QString& name);
    void setTemplate(const QByteArray& json);
    void setProfile(const QString& profileId);

    /// The import is over: the base has its final name and all its rows.
    QFuture<Result<void>> finishImport(const Base& base);
    /// Stores a sent template once; the same text gives the same id.
    QFuture<Result<TemplateId>> keepTemplate(const QByteArray& json);
    [[nodiscard]] QFuture<Result<QByteArray>> readTemplate(TemplateId id);
    /// A new job with its parts; gives them their ids. On disk (synchronous FULL) when the future is done.
    QFuture<Result<JobRecord>> addJob(JobRecord job);
    /// Stores the part's new state (synchronous FULL); facts() and partChanged() follow at once.
    QFuture<Result<void>> savePart(const PartRecord& part);
    /// The part as it is now, in facts() only: for what is not worth a write (the time of the last look).
    void showPart(const PartRecord& part);
    /// Rows of the database's audit trail.
    void addEvent(const EventRecord& event);
    [[nodiscard]] QFuture<Result<QList<EventRecord>>> events(JobId job);
    /// Answers that the accounting found; `answer.file` is an index into `files` (paths in the folder). Not stored here:
    /// received/*.index caches them (answers_cache.h) and they can be read again from the files.
    void mergeAnswers(const QStringList& files, std::vector<RowAnswer> answers);
    /// Carries out an edit of many cells on a worker, as one undo step. While it runs the sheet refuses other edits
    /// (Sheet::isBusy()); a second one is refused with Unexpected. `done` is called on this thread.
    void startBulk(BulkEdit edit, std::function<void(const Result<BulkCount>&)> done = {});
    /// Leaves everything as it was; `done` is called with Cancelled.
    void stopBulk();
    /// Rows so far and in all; null when none runs. bulkChanged() tells when that changes.
    [[nodiscard]] const ProgressPtr& bulkProgress() const { return m_bulkProgress; }
    /// Waits until all that was handed over is on disk.
    void drain();

Q_SIGNALS:
    void factsChanged();
    void jobAdded(sheaf::JobId job);
    void partChanged(sheaf::JobId job, int part);
    void answersChanged();
    void saveFailed(const sheaf::Error& error);
    void bulkChanged();

private:
    template <class Work> auto enqueue(Work work);
    void addToFacts(const JobRecord& job);
    void finishBulk(Result<BulkResult> result, const QString& label);

    QString m_folder;
    ProjectFacts m_facts;
    Answers m_answers;
    QList<PartId> m_withoutAnswers;
    std::unique_ptr<Sheet> m_sheet;
    ProgressPtr m_bulkProgress;
    std::function<void(const Result<BulkCount>&)> m_bulkDone;
    std::unique_ptr<Store> m_store; // declared behind what its work touches: what is queued is written while that is still there
    TaskOwner m_bulk;
};

} // namespace sheaf::project
