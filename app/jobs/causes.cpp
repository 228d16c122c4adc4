#include "jobs/causes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sheaf::jobs {

using project::Outcome;

namespace {

struct Rule {
    std::string_view words; ///< lower case
    Cause cause;
};

/// protocol.md 2.7 and what other services on the same protocol say.
constexpr std::array codeRules {
    Rule {"context_length_exceeded", Cause::TooLong},
    Rule {"string_above_max_length", Cause::TooLong},
    Rule {"prompt_too_long", Cause::TooLong},
    Rule {"request_too_large", Cause::TooLong},
    Rule {"timeout", Cause::TimedOut},
    Rule {"request_timeout", Cause::TimedOut},
    Rule {"gateway_timeout", Cause::TimedOut},
    Rule {"deadline_exceeded", Cause::TimedOut},
    Rule {"rate_limit_exceeded", Cause::Overloaded},
    Rule {"rate_limit_error", Cause::Overloaded},
    Rule {"too_many_requests", Cause::Overloaded},
    Rule {"token_limit_exceeded", Cause::Overloaded},
    Rule {"overloaded", Cause::Overloaded},
    Rule {"overloaded_error", Cause::Overloaded},
    Rule {"engine_overloaded", Cause::Overloaded},
    Rule {"server_error", Cause::ServiceFault},
    Rule {"internal_error", Cause::ServiceFault},
    Rule {"internal_server_error", Cause::ServiceFault},
    Rule {"service_unavailable", Cause::ServiceFault},
    Rule {"bad_gateway", Cause::ServiceFault},
    Rule {"model_not_found", Cause::ModelUnknown},
    Rule {"invalid_model", Cause::ModelUnknown},
    Rule {"unsupported_model", Cause::ModelUnknown},
    Rule {"model_not_available", Cause::ModelUnknown},
    Rule {"content_filter", Cause::Refused},
    Rule {"content_policy_violation", Cause::Refused},
    Rule {"invalid_request_error", Cause::BadRequest},
    Rule {"invalid_request", Cause::BadRequest},
    Rule {"invalid_type", Cause::BadRequest},
    Rule {"invalid_value", Cause::BadRequest},
    Rule {"missing_required_parameter", Cause::BadRequest},
    Rule {"unsupported_parameter", Cause::BadRequest},
    Rule {"unknown_parameter", Cause::BadRequest},
    Rule {"batch_expired", Cause::Expired},
    Rule {"batch_cancelled", Cause::Cancelled},
    Rule {"batch_canceled", Cause::Cancelled},
};

/// Found anywhere in the service's sentence; the first one that is found decides.
constexpr std::array messageRules {
    Rule {"maximum retries reached", Cause::RetriesUsedUp},
    Rule {"timed out", Cause::TimedOut},
    Rule {"timeout", Cause::TimedOut},
    Rule {"context length", Cause::TooLong},
    Rule {"context window", Cause::TooLong},
    Rule {"reduce the length", Cause::TooLong},
    Rule {"prompt is too long", Cause::TooLong},
    Rule {"rate limit", Cause::Overloaded},
    Rule {"too many requests", Cause::Overloaded},
    Rule {"enqueued token", Cause::Overloaded},
    Rule {"overloaded", Cause::Overloaded},
    Rule {"model not found", Cause::ModelUnknown},
    Rule {"unknown model", Cause::ModelUnknown},
};

struct StatusRule {
    int from;
    int to;
    Cause cause;
};
/// Status 0: the service could not say (protocol.md 2.7).
constexpr std::array statusRules {
    StatusRule {0, 0, Cause::ServiceFault},
    StatusRule {400, 400, Cause::BadRequest},
    StatusRule {408, 408, Cause::TimedOut},
    StatusRule {413, 413, Cause::TooLong},
    StatusRule {422, 422, Cause::BadRequest},
    StatusRule {429, 429, Cause::Overloaded},
    StatusRule {504, 504, Cause::TimedOut},
    StatusRule {500, 599, Cause::ServiceFault},
};

struct OutcomeRule {
    Outcome outcome;
    Cause cause;
};
constexpr std::array outcomeRules {
    OutcomeRule {Outcome::CutOff, Cause::CutOff},
    OutcomeRule {Outcome::Empty, Cause::Empty},
    OutcomeRule {Outcome::Refused, Cause::Refused},
    OutcomeRule {Outcome::DoesNotFit, Cause::DoesNotFit},
    OutcomeRule {Outcome::Expired, Cause::Expired},
    OutcomeRule {Outcome::Cancelled, Cause::Cancelled},
    OutcomeRule {Outcome::Missing, Cause::Missing},
};

std::optional<Cause> causeOfCode(const QString& code)
{
    const QByteArray lower = code.toLower().toUtf8();
    const auto rule = std::ranges::find(codeRules, std::string_view(lower.constData(), std::size_t(lower.size())), &Rule::words);
    return rule == codeRules.end() ? std::nullopt : std::optional(rule->cause);
}

std::optional<Cause> causeOfMessage(const QString& message)
{
    const QByteArray lower = message.toLower().toUtf8();
    const auto rule = std::ranges::find_if(messageRules, [&](const Rule& one) {
        return lower.contains(QByteArrayView(one.words.data(), qsizetype(one.words.size())));
    });
    return rule == messageRules.end() ? std::nullopt : std::optional(rule->cause);
}

std::optional<Cause> causeOfStatus(std::optional<int> status)
{
    const auto rule = std::ranges::find_if(
        statusRules, [&](const StatusRule& one) { return status && *status >= one.from && *status <= one.to; });
    return rule == statusRules.end() ? std::nullopt : std::optional(rule->cause);
}

/// By what the service says. A general code ("invalid_request_error") says less than the sentence beside it.
Cause causeOfError(const ServiceError& error)
{
    const auto byCode = causeOfCode(error.code);
    if (byCode && *byCode != Cause::BadRequest)
        return *byCode;
    if (const auto byMessage = causeOfMessage(error.message))
        return *byMessage;
    if (byCode)
        return *byCode;
    // A code of its own that nobody knows stays a group of its own.
    return error.code.isEmpty() ? causeOfStatus(error.status).value_or(Cause::Other) : Cause::Other;
}

/// What ended a whole file and has nothing to do with its lines.
bool concernsLines(Cause cause)
{
    return cause == Cause::Other || cause == Cause::BadRequest || cause == Cause::TooLong;
}

} // namespace

Cause causeOf(const FailureFacts& facts)
{
    const auto rule = std::ranges::find(outcomeRules, facts.outcome, &OutcomeRule::outcome);
    if (rule != outcomeRules.end())
        return rule->cause;
    const Cause cause = causeOfError(facts.error);
    return facts.isOfFile && concernsLines(cause) ? Cause::RejectedFile : cause;
}

Remedy remedyOfLines(Cause cause)
{
    const Remedy remedy = remedyOf(cause);
    return remedy == Remedy::SendAgain || remedy == Remedy::FixLines ? remedy : Remedy::EditLines;
}

Remedy remedyOf(Cause cause)
{
    switch (cause) {
    case Cause::CutOff: return Remedy::RaiseTokens;
    case Cause::TooLong: return Remedy::ShortenColumn;
    case Cause::Refused:
    case Cause::DoesNotFit:
    case Cause::BadRequest: return Remedy::ChangePrompt;
    case Cause::ModelUnknown: return Remedy::ChangeModel;
    case Cause::RejectedFile: return Remedy::FixLines;
    default: return Remedy::SendAgain;
    }
}

} // namespace sheaf::jobs
