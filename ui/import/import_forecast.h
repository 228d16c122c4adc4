// What dropping or opening files would do, told from their names alone: it is asked while the pointer moves.
#pragma once

#include "common/drop_target.h"

#include <QStringList>

namespace sheaf::ui {

/// "Import 3 files as new projects", or why not. Never touches the files.
[[nodiscard]] DropForecast importForecast(const QStringList& files);
/// The endings of files that Sheaf opens, as a filter for file dialogs.
[[nodiscard]] QString importNameFilter();

} // namespace sheaf::ui
