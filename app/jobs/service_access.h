// Small questions to a service that the interface asks outside of any job.
#pragma once

#include "jobs/job_engine.h"

#include <QStringList>

namespace sheaf::jobs {

/// The models that the service lists; NotSupported where it has no list.
[[nodiscard]] QFuture<Result<QStringList>> modelsOf(const Surroundings& surroundings, const service::Profile& profile);
/// Whether the profile's address answers and accepts the key.
[[nodiscard]] QFuture<Result<void>> testKey(const Surroundings& surroundings, const service::Profile& profile);

} // namespace sheaf::jobs
