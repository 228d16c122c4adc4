#include "service/batch_api.h"

#include "service/batch_calls.h"

#include <QPromise>
#include <QThreadPool>

#include <utility>

namespace sheaf::service {

namespace {

/// A thread only waits for its exchange, so there may be many; they end when there is nothing to do.
constexpr int maxThreads = 64;

/// Stops when either of two wants it.
class EitherStop
{
public:
    EitherStop(const std::stop_token& one, const std::stop_token& other)
        : m_one(one, Ask {&m_source})
        , m_other(other, Ask {&m_source})
    {
    }
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    struct Ask {
        std::stop_source* source;
        void operator()() const { source->request_stop(); }
    };
    std::stop_source m_source;
    std::stop_callback<Ask> m_one;
    std::stop_callback<Ask> m_other;
};

} // namespace

/// Straight-line calls on threads that this object owns: it stops them and waits for them in its destructor.
struct BatchApi::Calls {
    Calls(Wire w)
        : wire(std::move(w))
    {
        pool.setMaxThreadCount(maxThreads);
    }
    ~Calls()
    {
        stopAll.request_stop();
        pool.waitForDone();
    }

    template <class Call> auto start(std::stop_token stop, Call call)
    {
        using Value = decltype(call(wire, stop));
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        auto future = promise->future();
        pool.start([this, promise, stop = std::move(stop), call = std::move(call)] {
            const EitherStop either(stop, stopAll.get_token());
            promise->addResult(call(wire, either.token()));
            promise->finish();
        });
        return future;
    }

    Wire wire;
    std::stop_source stopAll;
    QThreadPool pool;
};

BatchApi::BatchApi(Profile profile, QByteArray key, Transport& transport)
    : BatchApi(std::move(profile), std::move(key), transport, systemPace())
{
}

BatchApi::BatchApi(Profile profile, QByteArray key, Transport& transport, RetryPace pace)
    : m_profile(profile)
    , m_calls(std::make_shared<Calls>(Wire(std::move(profile), std::move(key), transport, std::move(pace))))
{
}

QFuture<Result<UploadedFile>> BatchApi::upload(const QString& path, const QString& fileName, ProgressPtr progress,
    std::stop_token stop) const
{
    return m_calls->start(std::move(stop), [=](const Wire& wire, const std::stop_token& token) {
        return uploadFile(wire, path, fileName, progress, token);
    });
}

QFuture<Result<Batch>> BatchApi::create(const CreateRequest& request, std::stop_token stop) const
{
    return m_calls->start(std::move(stop),
        [=](const Wire& wire, const std::stop_token& token) { return createBatch(wire, request, token); });
}

QFuture<Result<Batch>> BatchApi::batch(const QString& id, std::stop_token stop) const
{
    return m_calls->start(std::move(stop),
        [=](const Wire& wire, const std::stop_token& token) { return readBatch(wire, id, token); });
}

QFuture<Result<Batch>> BatchApi::cancel(const QString& id, std::stop_token stop) const
{
    return m_calls->start(std::move(stop),
        [=](const Wire& wire, const std::stop_token& token) { return cancelBatch(wire, id, token); });
}

QFuture<Result<BatchPage>> BatchApi::list(int limit, std::stop_token stop) const
{
    return m_calls->start(std::move(stop),
        [=](const Wire& wire, const std::stop_token& token) { return listBatches(wire, limit, token); });
}

QFuture<Result<bool>> BatchApi::hasFile(const QString& id, std::stop_token stop) const
{
    return m_calls->start(std::move(stop),
        [=](const Wire& wire, const std::stop_token& token) { return accountHasFile(wire, id, token); });
}

QFuture<Result<qint64>> BatchApi::download(const QString& fileId, const QString& path, ProgressPtr progress,
    std::stop_token stop) const
{
    return m_calls->start(std::move(stop), [=](const Wire& wire, const std::stop_token& token) {
        return downloadFile(wire, fileId, path, progress, token);
    });
}

QFuture<Result<QStringList>> BatchApi::models(std::stop_token stop) const
{
    return m_calls->start(std::move(stop),
        [](const Wire& wire, const std::stop_token& token) { return listModels(wire, token); });
}

QFuture<Result<void>> BatchApi::testKey(std::stop_token stop) const
{
    return m_calls->start(std::move(stop),
        [](const Wire& wire, const std::stop_token& token) { return service::testKey(wire, token); });
}

} // namespace sheaf::service
