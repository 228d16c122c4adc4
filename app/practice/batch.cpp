#include "practice/batch.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sheaf::practice {

namespace {

    constexpr std::array<std::pair<BatchStatus, QLatin1StringView>, 8> names { {
        { BatchStatus::Validating, QLatin1StringView("validating") },
        { BatchStatus::InProgress, QLatin1StringView("in_progress") },
        { BatchStatus::Finalizing, QLatin1StringView("finalizing") },
        { BatchStatus::Completed, QLatin1StringView("completed") },
        { BatchStatus::Failed, QLatin1StringView("failed") },
        { BatchStatus::Expired, QLatin1StringView("expired") },
        { BatchStatus::Cancelling, QLatin1StringView("cancelling") },
        { BatchStatus::Cancelled, QLatin1StringView("cancelled") },
    } };

} // namespace

QString statusName(BatchStatus status)
{
    const auto* const found = std::ranges::find(names, status, &decltype(names)::value_type::first);
    return QString(found->second);
}

std::optional<BatchStatus> statusNamed(const QString& name)
{
    const auto* const found = std::ranges::find(names, name, &decltype(names)::value_type::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace sheaf::practice
