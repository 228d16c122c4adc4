// Brings a batch that was made elsewhere into the library: as a project of its own, or to the rows that it is about.
#pragma once

#include "base/task_owner.h"
#include "jobs/job_engine.h"

#include <QTemporaryDir>

namespace sheaf::jobs {

/// Where the batch's rows are.
struct AdoptionTarget {
    std::shared_ptr<project::Project> project; ///< null = a new project of the batch's requests
    std::optional<requests::RequestTemplate> requestTemplate; ///< of that project; nothing for request lines
    std::optional<project::Column> idColumn; ///< of that project: its cells are the custom ids
};

/// In this order; what is not needed is left out.
enum class AdoptionStep { Fetching, Importing, Matching, Recording };

/// Used once. Lives on the engine's thread; what is long happens elsewhere. Its end stops it: a fetch or an import that is
/// under way is removed; a project of the requests that stands already stays as one that watches nothing.
class Adoption : public QObject
{
    Q_OBJECT

public:
    Adoption(JobEngine& engine, service::Profile profile, service::Batch batch, QString library, QObject* parent = nullptr);
    ~Adoption() override;

    /// Fetches the batch's requests, or, once it has ended and the service does not hand them out, what came back; then
    /// watches and fetches the batch like one of our own. Without requests a new project holds the results alone.
    void start(AdoptionTarget target);
    /// Of the step that it is at.
    [[nodiscard]] const ProgressPtr& progress() const { return m_progress; }

Q_SIGNALS:
    /// progress() begins anew. Recording takes a moment and is the only step that should not be stopped: the job may stand already.
    void stepBegan(sheaf::jobs::AdoptionStep step);
    /// The project has the batch; `job` is 0 for results alone.
    void adopted(const std::shared_ptr<sheaf::project::Project>& project, sheaf::JobId job);
    /// NotSupported: neither requests nor results are to be had. NothingToSend: no row has any of its ids.
    void failed(const sheaf::Error& error);

private:
    struct Imported;

    void begin(AdoptionStep step);
    void fetchRequests();
    void fetchResults(const Error& whyNoRequests);
    void fetchErrors();
    void haveIds();
    void importFiles(const QStringList& paths);
    void imported(const Result<std::shared_ptr<Imported>>& result);
    void match();
    void hand(const struct MatchedRows& rows);
    [[nodiscard]] QString filePath(const QString& what) const;

    JobEngine& m_engine;
    service::Profile m_profile;
    service::Batch m_batch;
    QString m_library;
    AdoptionTarget m_target;
    QTemporaryDir m_folder;
    QStringList m_idFiles;
    bool m_hasRequests = false;
    QString m_sentFile;
    std::stop_source m_stop; // of downloads
    ProgressPtr m_progress = std::make_shared<Progress>();
    TaskOwner m_work;
};

} // namespace sheaf::jobs
