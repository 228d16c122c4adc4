// Waiting for a future without blocking: the function runs on the context's thread, and not at all once the context is gone.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <utility>

namespace sheaf {

/// `done(value)` when the future has its value; nothing when it was cancelled. `context` lives on the calling thread.
/// (QFuture::then() with a context is not safe in Qt 6.4 when the context dies before the future ends.)
template <class Value, class Done> void whenDone(const QFuture<Value>& future, QObject* context, Done done)
{
    auto* watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->future().result());
    });
    watcher->setFuture(future);
}

/// A future that has its value already.
template <class Value> [[nodiscard]] QFuture<Value> readyFuture(Value value)
{
    QPromise<Value> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace sheaf
