// What tests of jobs send, and where to.
#pragma once

#include "jobs/job_engine.h"

namespace sheaf::test {

/// The service at `address` with the behaviour of the built-in profile "inference" or "openai", without pacing.
[[nodiscard]] service::Profile profileLike(const char* builtIn, const QUrl& address);
/// All rows of a sheet: request lines as they stand, a table's column "text" in a prompt. 0 = as many in a part as there are.
[[nodiscard]] jobs::SendOrder orderForAll(project::Project& project, const service::Profile& profile, qint64 rowsAPart = 0);

} // namespace sheaf::test
