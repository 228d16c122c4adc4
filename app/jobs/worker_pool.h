// Things that a thread needs for itself while it works on one chunk (a parser, a buffer) and that are dear to make.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace sheaf::jobs {

/// Thread-safe. What was taken comes back when its pointer dies, and is handed out again.
template <class Tool> class WorkerPool
{
public:
    using Make = std::function<std::unique_ptr<Tool>()>;

    explicit WorkerPool(Make make) : m_make(std::move(make)) {}

    [[nodiscard]] auto take()
    {
        const auto giveBack = [this](Tool* tool) {
            const std::lock_guard lock(m_mutex);
            m_idle.emplace_back(tool);
        };
        return std::unique_ptr<Tool, decltype(giveBack)>(idleOrNew().release(), giveBack);
    }

private:
    std::unique_ptr<Tool> idleOrNew()
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle.empty())
            return m_make();
        auto tool = std::move(m_idle.back());
        m_idle.pop_back();
        return tool;
    }

    Make m_make;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Tool>> m_idle;
};

} // namespace sheaf::jobs
