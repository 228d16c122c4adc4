#include "project/visible_rows.h"

#include <algorithm>
#include <limits>

namespace sheaf::project {

namespace {

constexpr quint32 notShown = std::numeric_limits<quint32>::max();

} // namespace

VisibleRows::VisibleRows(std::vector<quint32> positions, qint64 total)
{
    auto numbers = std::make_shared<Numbers>();
    if (!std::ranges::is_sorted(positions)) {
        numbers->rowOf.assign(size_t(total), notShown);
        quint32 row = 0;
        for (const quint32 position : positions)
            numbers->rowOf[position] = row++;
    }
    numbers->positions = std::move(positions);
    m_shared = std::move(numbers);
}

qint64 VisibleRows::viewRowOf(qint64 position) const
{
    if (!m_shared || position < 0)
        return position;
    if (isSorted()) {
        const bool known = size_t(position) < m_shared->rowOf.size() && m_shared->rowOf[size_t(position)] != notShown;
        return known ? qint64(m_shared->rowOf[size_t(position)]) : -1;
    }
    const auto& positions = m_shared->positions;
    const auto found = std::ranges::lower_bound(positions, quint32(position));
    return found != positions.end() && *found == quint32(position) ? found - positions.begin() : -1;
}

} // namespace sheaf::project
