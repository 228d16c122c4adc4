#include "project/records.h"

#include <array>

namespace sheaf::project {

namespace {

constexpr std::array partStateNames {"planned", "written", "uploading", "uploaded", "creating", "created", "ended", "fetching",
    "accounted", "abandoned"};

} // namespace

QString partStateName(PartState state)
{
    return QString::fromLatin1(partStateNames[std::size_t(state)]);
}

std::optional<PartState> partStateFromName(const QString& name)
{
    for (std::size_t i = 0; i < partStateNames.size(); ++i) {
        if (name == QLatin1String(partStateNames[i]))
            return PartState(i);
    }
    return std::nullopt;
}

} // namespace sheaf::project
