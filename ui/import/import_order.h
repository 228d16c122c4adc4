// What somebody wants imported, and how: goes from the drop through the questions to the run.
#pragma once

#include "project/import_preview.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace sheaf::ui {

struct ImportOrder {
    QStringList paths; ///< files and folders that become one project
    qint64 bytes = 0; ///< of the files; 0 = unknown
    project::ImportWishes wishes;
    QString replaces; ///< folder of the project that these files became before; empty = none
};

/// How a preview is read, on a worker: project::previewImport(), or a test's own.
using PreviewReader = std::function<Result<project::ImportPreview>(
    const QStringList& paths, const project::ImportWishes& wishes, std::stop_token stop)>;

} // namespace sheaf::ui
