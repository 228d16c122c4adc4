#include "project/records.h"

#include <array>

namespace sheaf::project {

namespace {

constexpr std::array names {"planned", "written", "uploading", "uploaded", "creating", "created", "ended", "fetching",
    "accounted", "abandoned"};

} // namespace

QString partStateName(PartState state)
{
    return QString::fromLatin1(names[std::size_t(state)]);
}

std::optional<PartState> partStateFromName(const QString& name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1String(names[i]))
            return PartState(i);
    }
    return std::nullopt;
}

} // namespace sheaf::project
