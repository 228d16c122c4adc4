// One thread that runs functions in the order in which they were handed over: the writer of a database, for instance.
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace sheaf {

/// The destructor runs what is queued and waits for it: nothing that was handed over is lost.
class SerialQueue
{
public:
    SerialQueue();
    ~SerialQueue();
    SerialQueue(const SerialQueue&) = delete;
    SerialQueue& operator=(const SerialQueue&) = delete;

    /// Thread-safe. Attach to the future with `.then(context, …)`.
    template <class Function> auto run(Function function) -> QFuture<std::invoke_result_t<Function&>>
    {
        using Value = std::invoke_result_t<Function&>;
        auto promise = std::make_shared<QPromise<Value>>();
        QFuture<Value> future = promise->future();
        promise->start();
        m_pool.start([promise, function = std::move(function)]() mutable {
            if constexpr (std::is_void_v<Value>)
                function();
            else
                promise->addResult(function());
            promise->finish();
        });
        return future;
    }

    /// Waits until everything handed over so far has run.
    void drain();

private:
    QThreadPool m_pool;
};

} // namespace sheaf
