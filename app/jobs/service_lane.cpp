#include "jobs/service_lane.h"

#include <algorithm>

namespace sheaf::jobs {

namespace {

constexpr Millis slowest = std::chrono::minutes(1);

} // namespace

ServiceLane::ServiceLane(Millis askEvery, QObject* parent)
    : QObject(parent), m_askEvery(askEvery), m_spacing(askEvery), m_asks(1, askEvery)
{
}

void ServiceLane::pause(const Error& why)
{
    if (m_pausedBy)
        return;
    m_pausedBy = why;
    setOpen(false);
    Q_EMIT pauseChanged();
}

void ServiceLane::resume()
{
    if (!m_pausedBy)
        return;
    m_pausedBy.reset();
    setOpen(true);
    Q_EMIT pauseChanged();
}

void ServiceLane::slowDown()
{
    m_spacing = std::min(m_spacing * 3 / 2, std::max(slowest, m_askEvery));
    m_asks.setSpacing(m_spacing);
}

void ServiceLane::speedUp()
{
    m_spacing = m_askEvery;
    m_asks.setSpacing(m_spacing);
}

void ServiceLane::setOpen(bool open)
{
    for (Gate* gate : {&m_asks, &m_uploads, &m_downloads})
        gate->setOpen(open);
}

} // namespace sheaf::jobs
