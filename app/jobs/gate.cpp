#include "jobs/gate.h"

#include <algorithm>

namespace sheaf::jobs {

Gate::Inside::~Inside()
{
    if (!m_gate)
        return;
    --m_gate->m_inside;
    m_gate->serveSoon();
}

Gate::Gate(int width, Millis spacing, QObject* parent) : QObject(parent), m_width(width), m_spacing(spacing)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Gate::serve);
}

void Gate::enter(QObject* context, std::function<void(Pass)> then, Place place)
{
    std::erase_if(m_waiting, [context](const Waiting& other) { return other.context == context; });
    Waiting waiting {context, std::move(then)};
    if (place == Place::Front)
        m_waiting.push_front(std::move(waiting));
    else
        m_waiting.push_back(std::move(waiting));
    serveSoon();
}

void Gate::setSpacing(Millis spacing)
{
    if (spacing == m_spacing)
        return;
    m_spacing = spacing;
    serveSoon();
}

void Gate::setOpen(bool open)
{
    m_open = open;
    serveSoon();
}

std::optional<Millis> Gate::waitOf(const QObject* context) const
{
    Millis wait = untilNext();
    for (const Waiting& waiting : m_waiting) {
        if (waiting.context == context)
            return wait;
        wait += waiting.context ? m_spacing : Millis(0);
    }
    return std::nullopt;
}

void Gate::serve()
{
    while (!m_waiting.empty() && !m_waiting.front().context)
        m_waiting.pop_front();
    if (!m_open || m_inside >= m_width || m_waiting.empty())
        return;
    if (untilNext() > Millis(0))
        return serveSoon();
    const Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    ++m_inside;
    m_lastEntry.start();
    serveSoon();
    next.then(std::make_unique<Inside>(*this));
}

void Gate::serveSoon()
{
    if (m_open && m_inside < m_width && !m_waiting.empty())
        m_timer.start(untilNext());
}

Millis Gate::untilNext() const
{
    if (!m_lastEntry.isValid())
        return Millis(0);
    return std::max(Millis(0), m_spacing - Millis(m_lastEntry.elapsed()));
}

} // namespace sheaf::jobs
