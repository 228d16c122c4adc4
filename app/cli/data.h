// A file becomes a project, in one go and without a window.
#pragma once

#include "project/import.h"

#include <memory>

namespace sheaf::cli {

struct Data {
    std::shared_ptr<project::Project> project;
    project::ImportAssumptions assumptions;
};

/// Imports `path` below `library`, showing progress. Says on stderr what was taken as told (ragged rows).
[[nodiscard]] Result<Data> importData(
    const QString& path, const QString& library, const project::ImportWishes& wishes = {});

/// An existing project by its folder's path, its folder's name in the library, or its own name.
[[nodiscard]] Result<std::shared_ptr<project::Project>> openProject(const QString& nameOrPath, const QString& library);

/// Everything in the sheet's stored order.
[[nodiscard]] QList<project::Piece> allRows(project::Project& project);

} // namespace sheaf::cli
