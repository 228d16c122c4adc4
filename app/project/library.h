// The folder that holds all projects.
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "project/records.h"

#include <QList>
#include <QString>

namespace sheaf::project {

struct ProjectSummary {
    QString folder; ///< absolute
    QString name;
    Instant changedAt {};
    qint64 rowCount = 0;
    int unfinishedParts = 0; ///< parts that the job engine has to carry on
};

/// `Sheaf` in the user's Documents.
[[nodiscard]] QString defaultLibrary();
/// Newest first. Reads each project's database without locking it; folders that are no projects are passed over. For a worker thread.
[[nodiscard]] QList<ProjectSummary> projectsIn(const QString& library);
/// Removes what an import left that a crash or a power cut ended: folders with a project whose rows never came all, which
/// nobody has open. Returns their names. For a worker thread, at the start and before an import.
QStringList removeUnfinishedImports(const QString& library);
/// What is known about a project that stays closed: its jobs, above all. For a worker thread.
[[nodiscard]] Result<ProjectFacts> readFacts(const QString& folder);
/// A folder below `library` that does not exist yet, named after `name` (characters that file systems refuse replaced).
[[nodiscard]] QString freshFolder(const QString& library, const QString& name);

} // namespace sheaf::project
