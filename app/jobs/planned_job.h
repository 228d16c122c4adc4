// The records with which a job begins.
#pragma once

#include "jobs/job_engine.h"

namespace sheaf::jobs {

/// What is about to be sent, without its template's id. Its attempt is one more than the newest of its rows, those included that
/// are out and have no answer yet.
[[nodiscard]] project::JobRecord plannedJob(const project::Project& project, const SendOrder& order, Instant now);
/// One part whose batch is there already.
[[nodiscard]] project::JobRecord adoptedJob(const project::Project& project, const AdoptOrder& order, Instant now);

} // namespace sheaf::jobs
