// Work that is cut into chunks, done by all cores, and taken in the chunks' order: a reader of large files that keeps
// its memory to a few chunks.
#pragma once

#include "base/error.h"

#include <algorithm>
#include <deque>
#include <future>
#include <stop_token>
#include <thread>

namespace sheaf {

/// `next()` gives the next chunk's description or nothing at the end; `work(chunk)` → Result<Value> runs on other
/// threads; `take(Value&&)` → Result<void> on this one, in the order of the chunks. The first error ends it; work
/// that is under way is waited for.
template <class Next, class Work, class Take> Result<void> inOrder(Next next, Work work, Take take, std::stop_token stop)
{
    using Value = decltype(work(*next()));
    const size_t ahead = std::max(2U, std::thread::hardware_concurrency()) + 1;
    std::deque<std::future<Value>> underWay; // a future of std::async waits in its destructor
    auto chunk = next();
    while (chunk || !underWay.empty()) {
        for (; chunk && underWay.size() < ahead; chunk = next())
            underWay.push_back(std::async(std::launch::async, work, *chunk));
        Value done = underWay.front().get();
        underWay.pop_front();
        if (!done)
            return failure(done.error());
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        if (Result<void> taken = take(std::move(*done)); !taken)
            return taken;
    }
    return {};
}

} // namespace sheaf
