#include "jobs/progress_trail.h"

#include <algorithm>

namespace sheaf::jobs {

namespace {

constexpr Millis memory = std::chrono::minutes(15);
constexpr std::size_t mostPoints = 64;
constexpr Millis shortestSpan = std::chrono::seconds(1);

} // namespace

void ProgressTrail::add(Instant at, qint64 done)
{
    if (!m_points.empty() && (at < m_points.back().at || done < m_points.back().done))
        m_points.clear();
    // Points that come faster than they can be kept replace each other, so that the trail always reaches back.
    const Millis spacing = memory / qint64(mostPoints);
    const bool crowded = m_points.size() >= 2 && at - m_points[m_points.size() - 2].at < spacing;
    if (crowded && m_points.size() >= mostPoints / 2)
        m_points.back() = {at, done};
    else
        m_points.push_back({at, done});
    while (m_points.size() > mostPoints || (m_points.size() > 2 && at - m_points[1].at > memory))
        m_points.erase(m_points.begin());
}

std::optional<double> ProgressTrail::pace(Instant now) const
{
    if (m_points.size() < 2)
        return std::nullopt;
    // The time before it began to move does not count: it says how long the queue was, and not how fast the work goes.
    const auto behindStart = std::ranges::find_if(m_points, [](const Point& point) { return point.done > 0; });
    const Point& start = behindStart == m_points.begin() ? m_points.front() : *std::prev(behindStart);
    const qint64 moved = m_points.back().done - start.done;
    // The silence since the last look counts, so that what stands still becomes slower.
    const Millis span = std::max(m_points.back().at, now) - start.at;
    if (moved <= 0 || span < shortestSpan)
        return std::nullopt;
    return double(moved) * 1000 / double(span.count());
}

} // namespace sheaf::jobs
