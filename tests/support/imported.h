// A project made from text, for tests: imported as a user would, in a folder of its own.
#pragma once

#include "project/import.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace sheaf::test {

/// Writes `bytes` as `fileName` below `folder`, imports it into `folder`/library and gives the finished project.
/// Ends the test program when that fails: then nothing it could say would mean anything.
[[nodiscard]] std::shared_ptr<project::Project> imported(
    const QString& folder, const QString& fileName, const QByteArray& bytes, const project::ImportWishes& wishes = {});

/// The cell as text; "" when it cannot be read.
[[nodiscard]] QByteArray cellText(project::Project& project, qint64 position, const QString& column);

} // namespace sheaf::test
