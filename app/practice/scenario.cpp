#include "practice/scenario.h"

#include <algorithm>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

const QList<Scenario>& scenarioTable()
{
    static const QList<Scenario> table {
        { .name = u"all-good"_s },
        { .name = u"some-fail"_s, .failShare = 0.05 },
        { .name = u"all-fail"_s, .failShare = 1 },
        { .name = u"cut-off"_s, .cutShare = 0.2 },
        { .name = u"missing-rows"_s, .missingShare = 0.05 },
        { .name = u"slow"_s, .slowness = 10 },
        { .name = u"expires"_s, .endsAt = 0.6, .earlyEnd = EarlyEnd::Expired },
        { .name = u"cancelled-partial"_s, .endsAt = 0.5, .earlyEnd = EarlyEnd::Cancelled },
        { .name = u"rejected-file"_s, .rejectsFile = true },
        { .name = u"shuffled"_s, .shuffles = true },
        { .name = u"unknown-status"_s, .strangeStatus = u"warming_up"_s },
        { .name = u"drops-create-answer"_s, .dropsCreateAnswer = true },
        { .name = u"truncated-download"_s, .truncatesDownload = true },
        { .name = u"flaky-network"_s, .dropsEvery = 3 },
        { .name = u"rate-limited"_s, .uploadsPerMinute = 1 },
    };
    return table;
}

std::optional<Scenario> findScenario(const QString& name)
{
    const auto found = std::ranges::find(scenarioTable(), name, &Scenario::name);
    return found == scenarioTable().end() ? std::nullopt : std::optional(*found);
}

} // namespace sheaf::practice
