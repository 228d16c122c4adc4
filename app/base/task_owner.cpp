#include "base/task_owner.h"

namespace sheaf {

TaskOwner::TaskOwner()
{
    m_pool.setMaxThreadCount(1);
}

TaskOwner::~TaskOwner()
{
    stop();
    m_pool.waitForDone();
}

void TaskOwner::stop()
{
    m_stop.request_stop();
    m_pool.clear();
    ++m_ticket;
    m_running = false;
}

} // namespace sheaf
