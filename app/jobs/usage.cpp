#include "jobs/usage.h"

#include "service/profile.h"

namespace sheaf::jobs {

namespace {

constexpr double tokensOfPrice = 1e6;

/// A price counts only where something was used, so that embeddings need none for what comes out.
std::optional<double> priced(qint64 tokens, std::optional<double> price)
{
    if (tokens == 0)
        return 0.0;
    return price ? std::optional(double(tokens) / tokensOfPrice * *price) : std::nullopt;
}

bool isPractice(const project::JobRecord& job)
{
    const auto profile = service::profileFromJson(job.profile);
    return profile && profile->id == QLatin1String("practice");
}

} // namespace

project::JobRecord pricedJob(project::JobRecord job, const ProfileBook& now)
{
    auto sent = service::profileFromJson(job.profile);
    const service::Profile* present = sent ? now.find(sent->id) : nullptr;
    if (!present || sent->priceIn || sent->priceOut)
        return job;
    sent->priceIn = present->priceIn;
    sent->priceOut = present->priceOut;
    sent->currency = present->currency;
    job.profile = service::toJson(*sent);
    return job;
}

Usage usageOf(const project::JobRecord& job)
{
    Usage usage;
    for (const project::PartRecord& part : job.parts) {
        usage.tokensIn += part.tokensIn;
        usage.tokensOut += part.tokensOut;
    }
    const auto profile = service::profileFromJson(job.profile);
    if (!profile || (!profile->priceIn && !profile->priceOut))
        return usage;
    const auto in = priced(usage.tokensIn, profile->priceIn);
    const auto out = priced(usage.tokensOut, profile->priceOut);
    if (in && out) {
        usage.cost = *in + *out;
        usage.currency = profile->currency;
    }
    return usage;
}

Usage usageOf(const QList<project::JobRecord>& jobs)
{
    Usage total;
    bool isFirst = true;
    bool hasCost = true;
    for (const project::JobRecord& job : jobs) {
        if (isPractice(job))
            continue;
        const Usage usage = usageOf(job);
        total.tokensIn += usage.tokensIn;
        total.tokensOut += usage.tokensOut;
        if (usage.tokensIn == 0 && usage.tokensOut == 0)
            continue;
        hasCost = hasCost && usage.cost && (isFirst || usage.currency == total.currency);
        if (hasCost) {
            total.cost = total.cost.value_or(0) + *usage.cost;
            total.currency = usage.currency;
        }
        isFirst = false;
    }
    if (!hasCost) {
        total.cost.reset();
        total.currency.clear();
    }
    return total;
}

} // namespace sheaf::jobs
