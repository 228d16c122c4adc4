#include "jobs/awake_while_uploading.h"

namespace sheaf::jobs {

namespace {

/// An upload begins and ends between two moves of a part, so that the second look is taken a moment later.
constexpr Millis moment {500};

} // namespace

AwakeWhileUploading::AwakeWhileUploading(const JobEngine& engine, std::unique_ptr<service::SleepBlocker> blocker)
    : m_engine(engine), m_awake(std::move(blocker))
{
    m_check.setInterval(moment);
    connect(&m_check, &QTimer::timeout, this, &AwakeWhileUploading::look);
    connect(&m_engine, &JobEngine::partMoved, this, [this] {
        if (!m_check.isActive())
            m_check.start();
    });
}

void AwakeWhileUploading::look()
{
    m_awake.setWanted(m_engine.isUploading());
    m_awake.isWanted() ? m_check.start() : m_check.stop();
}

} // namespace sheaf::jobs
