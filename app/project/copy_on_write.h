// A bulk that values share until one of them changes it.
#pragma once

#include <atomic>
#include <memory>

namespace sheaf::project {

/// The pointee, copied first when somebody else holds it too.
template <class T> T& unshared(std::shared_ptr<T>& pointer)
{
    if (pointer.use_count() > 1) {
        pointer = std::make_shared<T>(*pointer);
    } else {
        // use_count() does not synchronise: reads through a copy that another thread has just dropped come before our writes.
        std::atomic_thread_fence(std::memory_order_acquire);
    }
    return *pointer;
}

} // namespace sheaf::project
