// How a part's counter has moved lately: its pace comes from here, and never from the time before it began to move.
#pragma once

#include "base/clock.h"

#include <QtGlobal>

#include <optional>
#include <vector>

namespace sheaf::jobs {

/// A value of at most 64 points, the newest quarter of an hour.
class ProgressTrail
{
public:
    /// `done` = rows completed and failed at `at`. A clock that was set back begins the trail anew.
    void add(Instant at, qint64 done);
    /// Rows a second over what is known; nothing before there are two points, at least a second apart, between which it moved.
    [[nodiscard]] std::optional<double> pace(Instant now) const;

private:
    struct Point {
        Instant at;
        qint64 done = 0;
    };
    std::vector<Point> m_points;
};

} // namespace sheaf::jobs
