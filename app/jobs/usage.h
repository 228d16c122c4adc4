// What a job used, from the received files, and what that cost where the user typed a price. Pure.
#pragma once

#include "jobs/profile_book.h"
#include "project/records.h"

#include <optional>

namespace sheaf::jobs {

struct Usage {
    qint64 tokensIn = 0;
    qint64 tokensOut = 0;
    std::optional<double> cost; ///< by the prices of the profile that it was sent with; nothing where one is missing
    QString currency; ///< of `cost`
};

/// Of the parts that are accounted for.
[[nodiscard]] Usage usageOf(const project::JobRecord& job);
/// The job with the prices that stand in the settings now, where there were none yet when it was sent.
[[nodiscard]] project::JobRecord pricedJob(project::JobRecord job, const ProfileBook& now);
/// Of several jobs; those of the practice service use nothing. There is a cost only where every job that used anything has one, in the same currency.
[[nodiscard]] Usage usageOf(const QList<project::JobRecord>& jobs);

} // namespace sheaf::jobs
