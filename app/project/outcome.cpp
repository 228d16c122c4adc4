#include "project/outcome.h"

namespace sheaf::project {

namespace {

constexpr std::array<const char*, outcomeCount> names {"none", "pending", "good", "cut-off", "empty", "refused",
    "does-not-fit", "failed", "expired", "cancelled", "missing"};

} // namespace

QString outcomeName(Outcome outcome)
{
    return QString::fromLatin1(names[std::size_t(outcome)]);
}

std::optional<Outcome> outcomeFromName(const QString& name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1String(names[i]))
            return Outcome(i);
    }
    return std::nullopt;
}

} // namespace sheaf::project
