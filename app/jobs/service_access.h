// Small questions to a service that the interface asks outside of any job.
#pragma once

#include "jobs/job_engine.h"

#include <QStringList>

namespace sheaf::jobs {

/// The models that the service lists; NotSupported where it has no list.
[[nodiscard]] QFuture<Result<QStringList>> modelsOf(const Surroundings& surroundings, const service::Profile& profile);
/// Whether the profile's address answers and accepts the key.
[[nodiscard]] QFuture<Result<void>> testKey(const Surroundings& surroundings, const service::Profile& profile);
/// The account's batches, newest first, as far as the list tells; NotSupported where the service has none.
[[nodiscard]] QFuture<Result<service::BatchPage>> batchesOf(const Surroundings& surroundings, const service::Profile& profile);
/// One batch by its id.
[[nodiscard]] QFuture<Result<service::Batch>> batchOf(
    const Surroundings& surroundings, const service::Profile& profile, const QString& batchId);
/// A file of the service's to `path`, checked as results are: it must be lines with custom ids. Cancelled when stopped.
[[nodiscard]] QFuture<Result<qint64>> downloadTo(const Surroundings& surroundings, const service::Profile& profile,
    const QString& fileId, const QString& path, const ProgressPtr& progress, std::stop_token stop);

} // namespace sheaf::jobs
