#include "jobs/follow_up.h"

#include <algorithm>
#include <array>

namespace sheaf::jobs {

namespace {

/// The newer name counts where both are there.
constexpr std::array limitNames {"max_completion_tokens", "max_tokens"};
constexpr qint64 limitWhereNone = 4096;
/// No model writes more in one answer.
constexpr qint64 largestLimit = 1'000'000;

std::optional<qint64> limitIn(const requests::Parameter& parameter)
{
    bool isNumber = false;
    const qint64 limit = parameter.value.trimmed().toLongLong(&isNumber);
    return isNumber && limit > 0 ? std::optional(limit) : std::nullopt;
}

template <class Template> auto* limitParameter(Template& requestTemplate)
{
    for (const char* name : limitNames) {
        const auto found = std::find_if(requestTemplate.parameters.begin(), requestTemplate.parameters.end(),
            [name](const requests::Parameter& parameter) { return parameter.name == QLatin1String(name); });
        if (found != requestTemplate.parameters.end())
            return &*found;
    }
    return static_cast<decltype(&*requestTemplate.parameters.begin())>(nullptr);
}

/// False when the limit is as high as it goes. `written` = tokens of an answer that was cut off: without a limit of ours it ended at
/// the service's, and ours must not be lower.
bool raiseLimit(requests::RequestTemplate& requestTemplate, qint64 written)
{
    requests::Parameter* const parameter = limitParameter(requestTemplate);
    const auto limit = parameter ? limitIn(*parameter) : std::nullopt;
    if (limit.value_or(written) >= largestLimit)
        return false;
    const qint64 raised = std::min(limit ? 2 * *limit : std::max(2 * written, limitWhereNone), largestLimit);
    if (parameter)
        parameter->value = QByteArray::number(raised);
    else
        requestTemplate.parameters.append({QString::fromLatin1(limitNames.back()), QByteArray::number(raised)});
    return true;
}

} // namespace

std::optional<qint64> tokenLimitOf(const requests::RequestTemplate& requestTemplate)
{
    const requests::Parameter* const parameter = limitParameter(requestTemplate);
    return parameter ? limitIn(*parameter) : std::nullopt;
}

FollowUp followUp(const CauseGroup& group, const std::optional<requests::RequestTemplate>& requestTemplate)
{
    FollowUp result {requestTemplate, group.positions, false};
    switch (group.remedy) {
    case Remedy::SendAgain: break;
    case Remedy::RaiseTokens:
        result.needsHand = !result.requestTemplate || !raiseLimit(*result.requestTemplate, group.tokensOut);
        break;
    default: result.needsHand = true;
    }
    return result;
}

} // namespace sheaf::jobs
