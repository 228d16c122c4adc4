#include "jobs/outlook.h"

#include <algorithm>
#include <cmath>

namespace sheaf::jobs {

using project::PartRecord;
using project::PartState;

namespace {

/// Longer than anybody waits; keeps what is divided by a tiny pace within the type.
constexpr Millis longestForecast = std::chrono::hours(24 * 365);

bool isSet(Instant instant)
{
    return toMillis(instant) > 0;
}

bool isAtTheService(const PartRecord& part)
{
    return part.state == PartState::Created;
}

qint64 rowsLeft(const PartRecord& part)
{
    return std::max<qint64>(0, part.rowCount - part.completed - part.failed);
}

/// Since when the part is in the phase that people are told: the service's own times where it gives them.
Instant phaseBegan(const PartRecord& part, const std::optional<service::Batch>& batch)
{
    std::optional<Instant> began;
    if (isAtTheService(part) && batch)
        began = batch->phase == service::Phase::Finishing ? batch->finishingAt
            : batch->phase == service::Phase::Running     ? batch->startedAt
                                                          : std::nullopt;
    return began.value_or(isSet(part.stateSince) ? part.stateSince : part.createdAt);
}

/// Counted up to the last look: while the computer slept nobody knows whether it moved.
std::optional<Millis> stillOf(const PartRecord& part)
{
    const Instant since = isSet(part.lastMoved) ? part.lastMoved : part.createdAt;
    if (!isAtTheService(part) || !isSet(since) || part.lastChecked - since < longStill)
        return std::nullopt;
    return part.lastChecked - since;
}

std::optional<Millis> timeLeftOf(const PartRecord& part, const std::optional<double>& pace)
{
    if (!isAtTheService(part) || !pace || *pace <= 0 || rowsLeft(part) == 0)
        return std::nullopt;
    const double millis = double(rowsLeft(part)) / *pace * 1000;
    return millis < double(longestForecast.count()) ? Millis(std::llround(millis)) : longestForecast;
}

std::optional<WindowMiss> missOf(const PartRecord& part, const Outlook& outlook, const std::optional<service::Batch>& batch, Instant now)
{
    const bool runs = isAtTheService(part) && batch && batch->phase == service::Phase::Running && !part.cancelRequested;
    if (!runs || !batch->expiresAt || *batch->expiresAt <= now || rowsLeft(part) == 0)
        return std::nullopt;
    const Millis window = *batch->expiresAt - now;
    const qint64 done = part.completed + part.failed;
    if (outlook.timeLeft && *outlook.timeLeft > window) {
        const qint64 more = std::llround(*outlook.pace * double(window.count()) / 1000);
        return WindowMiss {*batch->expiresAt, std::min(part.rowCount, done + more), part.rowCount};
    }
    if (!outlook.timeLeft && outlook.still)
        return WindowMiss {*batch->expiresAt, done, part.rowCount};
    return std::nullopt;
}

std::optional<Keeping> keepingOf(const PartRecord& part, const std::optional<service::Batch>& batch, qint64 daysKept, Instant now)
{
    const bool ended = batch && service::isTerminal(batch->phase) && batch->endedAt;
    if (daysKept <= 0 || !ended || part.state == PartState::Abandoned)
        return std::nullopt;
    const auto left = std::chrono::floor<std::chrono::days>(*batch->endedAt + std::chrono::days(daysKept) - now);
    const bool isFetched = part.state == PartState::Accounted;
    if (isFetched && left.count() < 0)
        return std::nullopt; // gone there, kept here: nothing to say
    return Keeping {std::max<qint64>(0, left.count()), isFetched};
}

template <class Value, class Better> void keepBetter(std::optional<Value>& kept, const std::optional<Value>& candidate, Better better)
{
    if (candidate && (!kept || better(*candidate, *kept)))
        kept = candidate;
}

/// What is not fetched counts before what is, then the shorter time.
bool isMoreUrgent(const Keeping& one, const Keeping& other)
{
    return one.isFetched != other.isFetched ? !one.isFetched : one.days < other.days;
}

void addMiss(std::optional<WindowMiss>& sum, const std::optional<WindowMiss>& miss)
{
    if (!miss)
        return;
    if (!sum)
        sum = WindowMiss {miss->closes, 0, 0};
    sum->closes = std::min(sum->closes, miss->closes);
    sum->rowsDoneThen += miss->rowsDoneThen;
    sum->rows += miss->rows;
}

} // namespace

Outlook outlookOf(const PartRecord& part, const ProgressTrail& trail, qint64 daysKept, Instant now)
{
    std::optional<service::Batch> batch;
    if (auto read = service::batchFromJson(part.lastBatch))
        batch = std::move(*read);
    Outlook outlook;
    outlook.inPhase = std::max(Millis(0), now - phaseBegan(part, batch));
    outlook.pace = isAtTheService(part) && rowsLeft(part) > 0 ? trail.pace(now) : std::nullopt;
    outlook.timeLeft = timeLeftOf(part, outlook.pace);
    outlook.still = stillOf(part);
    outlook.miss = missOf(part, outlook, batch, now);
    outlook.keeping = keepingOf(part, batch, daysKept, now);
    return outlook;
}

Outlook outlookOf(const project::JobRecord& job, const std::vector<ProgressTrail>& trails, qint64 daysKept, Instant now)
{
    Outlook sum;
    const PartRecord* leading = leadingPart(job);
    bool timeIsKnown = true;
    for (qsizetype i = 0; i < job.parts.size(); ++i) {
        const PartRecord& part = job.parts.at(i);
        const bool hasTrail = std::size_t(i) < trails.size();
        const Outlook each = outlookOf(part, hasTrail ? trails[std::size_t(i)] : ProgressTrail(), daysKept, now);
        if (&part == leading)
            sum.inPhase = each.inPhase;
        if (each.pace)
            sum.pace = sum.pace.value_or(0) + *each.pace;
        const bool workIsDone = isFinished(part) || part.state == PartState::Ended || part.state == PartState::Fetching
            || (isAtTheService(part) && rowsLeft(part) == 0);
        timeIsKnown = timeIsKnown && (workIsDone || each.timeLeft);
        keepBetter(sum.timeLeft, each.timeLeft, std::greater<>());
        keepBetter(sum.still, each.still, std::greater<>());
        keepBetter(sum.keeping, each.keeping, isMoreUrgent);
        addMiss(sum.miss, each.miss);
    }
    if (!timeIsKnown)
        sum.timeLeft.reset();
    return sum;
}

const PartRecord* leadingPart(const project::JobRecord& job)
{
    const PartRecord* leading = nullptr;
    for (const PartRecord& part : job.parts) {
        if (phaseOf(part) == Phase::NeedsYou)
            return &part;
        if (!leading || part.state < leading->state)
            leading = &part;
    }
    return leading;
}

} // namespace sheaf::jobs
