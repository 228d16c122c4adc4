#include "jobs/row_outcome.h"

namespace sheaf::jobs {

using project::Outcome;

namespace {

/// How much of an answer there is.
int worth(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Good: return 3;
    case Outcome::CutOff:
    case Outcome::DoesNotFit: return 2;
    case Outcome::Empty:
    case Outcome::Refused: return 1;
    default: return 0;
    }
}

} // namespace

Outcome outcomeWithoutLine(service::Phase end)
{
    switch (end) {
    case service::Phase::Failed: return Outcome::Failed;
    case service::Phase::Expired: return Outcome::Expired;
    case service::Phase::Cancelled: return Outcome::Cancelled;
    default: return Outcome::Missing;
    }
}

bool countsInstead(Outcome further, Outcome present)
{
    return worth(further) > worth(present);
}

Outcome rowOutcome(std::span<const Outcome> lines, service::Phase end)
{
    if (lines.empty())
        return outcomeWithoutLine(end);
    Outcome counting = lines.front();
    for (const Outcome further : lines.subspan(1)) {
        if (countsInstead(further, counting))
            counting = further;
    }
    return counting;
}

} // namespace sheaf::jobs
