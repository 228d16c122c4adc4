// One job with the project it belongs to, open or not, and what only the engine knows of it.
#pragma once

#include "jobs/job_engine.h"
#include "jobs/outlook.h"

namespace sheaf::ui {

/// A value; `project` is borrowed and null while the project is not open.
struct JobEntry {
    QString folder;
    QString projectName;
    project::JobRecord job;
    QString serviceName;
    qint64 daysKept = 0; ///< how long the service keeps results; 0 = not known
    project::Project* project = nullptr;

    /// The same job, whatever has become of it.
    [[nodiscard]] bool isSameAs(const JobEntry& other) const { return folder == other.folder && job.id == other.job.id; }
};

/// What happens this second.
struct JobLive {
    qint64 bytesDone = 0; ///< of the upload or download under way
    qint64 bytesTotal = 0; ///< 0 = none is under way, or not known
    std::optional<Instant> uploadTurn; ///< when the next waiting part may upload
    std::optional<Instant> nextTry; ///< when what passes by itself is tried again
    std::vector<jobs::ProgressTrail> trails; ///< by part
};

[[nodiscard]] JobEntry jobEntry(const QString& folder, const QString& projectName, const project::JobRecord& job);
[[nodiscard]] JobLive jobLive(const jobs::JobEngine& engine, const JobEntry& entry);

} // namespace sheaf::ui
