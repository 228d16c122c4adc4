// A file becomes a project, in one go and without a window.
#pragma once

#include "cli/import_options.h"

#include <memory>

namespace sheaf::cli {

struct Data {
    std::shared_ptr<project::Project> project;
    project::ImportAssumptions assumptions;
};

/// Imports DATA below `library`. Says on stderr what was taken as told (ragged rows). `model`: for converted lines that
/// name none.
[[nodiscard]] Result<Data> importData(const ImportOptions& options, const std::string& model, const QString& library);

/// An existing project by its folder's path, its folder's name in the library, or its own name.
[[nodiscard]] Result<std::shared_ptr<project::Project>> openProject(const QString& nameOrPath, const QString& library);

/// Everything in the sheet's stored order.
[[nodiscard]] QList<project::Piece> allRows(project::Project& project);

} // namespace sheaf::cli
