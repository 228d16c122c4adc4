// The tables of project.sqlite and their history: a list of scripts, each taking the file from one version to the next.
#pragma once

#include "project/connection.h"

#include <span>

namespace sheaf::project {

/// "SHEF": what `file` and we know the database by.
inline constexpr qint64 applicationId = 0x53484546;

/// Script n (from 0) makes version n + 1.
[[nodiscard]] std::span<const char* const> migrations();
[[nodiscard]] inline qint64 currentVersion() { return qint64(migrations().size()); }

/// Brings a database to the version that `scripts` lead to, each step in a transaction of its own. A new file is at version 0.
[[nodiscard]] Result<void> migrate(Connection& connection, std::span<const char* const> scripts);
/// The version of a file that is one of ours; ProjectDamaged for any other database.
[[nodiscard]] Result<qint64> projectVersion(Connection& connection);

} // namespace sheaf::project
