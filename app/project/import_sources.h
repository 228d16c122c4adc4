// Which files an import reads, and what they are together.
#pragma once

#include "project/import_context.h"

namespace sheaf::project {

struct FoundSources {
    enum class Kind { Tables, Lines, Texts, Pictures };
    Kind kind = Kind::Tables;
    QList<ImportSource> sources; ///< those of folders in natural order of their names
    QString name; ///< of the first path, for the project
    QString sourceName; ///< the same with its ending
    qint64 otherFiles = 0; ///< of folders, that are not read
    [[nodiscard]] qint64 bytes() const;
};

/// FileNotFound, FileEmpty, UnknownFormat, NothingInFolder, FilesDiffer, PermissionDenied, Cancelled.
[[nodiscard]] Result<FoundSources> findSources(const QStringList& paths, std::stop_token stop);

/// "file 2" before "file 10"; case decides only between names that are else the same.
[[nodiscard]] bool comesBefore(const QString& a, const QString& b);

} // namespace sheaf::project
