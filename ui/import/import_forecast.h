// What dropping or opening files would do, told from their names alone: it is asked while the pointer moves.
#pragma once

#include "common/drop_target.h"
#include "project/import_preview.h"

#include <QStringList>

namespace sheaf::ui {

/// "Import 3 files as one project", or why not. Never touches the files.
[[nodiscard]] DropForecast importForecast(const QStringList& files);
/// The same once a worker has looked into them.
[[nodiscard]] DropForecast closerForecast(const QStringList& files, const Result<project::ImportPreview>& preview);
/// Why files cannot be read whatever they hold, without its full stop; empty = their names do not say so.
[[nodiscard]] QString importRefusal(const QStringList& files);
/// The endings of files that Sheaf opens, as filters for file dialogs.
[[nodiscard]] QStringList importNameFilters();

} // namespace sheaf::ui
