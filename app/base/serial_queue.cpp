#include "base/serial_queue.h"

namespace sheaf {

SerialQueue::SerialQueue()
{
    m_pool.setMaxThreadCount(1);
    // The thread stays: connections to a database belong to the thread that opened them.
    m_pool.setExpiryTimeout(-1);
}

SerialQueue::~SerialQueue()
{
    m_pool.waitForDone();
}

void SerialQueue::drain()
{
    run([] { }).waitForFinished();
}

} // namespace sheaf
