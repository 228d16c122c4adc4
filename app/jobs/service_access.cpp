#include "jobs/service_access.h"

#include "base/when_done.h"

namespace sheaf::jobs {

namespace {

/// One question on its way: keeps the API until the answer is there, and ends with the engine.
template <class Value> class Question : public QObject
{
public:
    using Ask = std::function<QFuture<Result<Value>>(const service::BatchApi&)>;

    Question(const Surroundings& surroundings, Ask ask)
        : QObject(surroundings.owner), m_transport(*surroundings.transport), m_ask(std::move(ask))
    {
        m_promise.start();
    }
    ~Question() override { m_promise.finish(); }

    QFuture<Result<Value>> begin(const Surroundings& surroundings, const service::Profile& wanted)
    {
        const QFuture<Result<Value>> future = m_promise.future();
        const auto profile = surroundings.resolve ? surroundings.resolve(wanted) : Result<service::Profile>(wanted);
        if (!profile)
            end(failure(profile.error()));
        else
            whenDone(surroundings.keyFor(*profile), this, [this, profile = *profile](const Result<QByteArray>& key) {
                if (!key)
                    return end(failure(key.error()));
                m_api.emplace(profile, *key, m_transport);
                whenDone(m_ask(*m_api), this, [this](const Result<Value>& value) { end(value); });
            });
        return future;
    }

private:
    void end(const Result<Value>& value)
    {
        m_promise.addResult(value);
        m_promise.finish();
        deleteLater();
    }

    service::Transport& m_transport;
    Ask m_ask;
    QPromise<Result<Value>> m_promise;
    std::optional<service::BatchApi> m_api;
};

} // namespace

QFuture<Result<QStringList>> modelsOf(const Surroundings& surroundings, const service::Profile& profile)
{
    auto* question = new Question<QStringList>(surroundings, [](const service::BatchApi& api) { return api.models(); });
    return question->begin(surroundings, profile);
}

QFuture<Result<void>> testKey(const Surroundings& surroundings, const service::Profile& profile)
{
    auto* question = new Question<void>(surroundings, [](const service::BatchApi& api) { return api.testKey(); });
    return question->begin(surroundings, profile);
}

QFuture<Result<service::BatchPage>> batchesOf(const Surroundings& surroundings, const service::Profile& profile)
{
    auto* question = new Question<service::BatchPage>(surroundings, [](const service::BatchApi& api) { return api.list(); });
    return question->begin(surroundings, profile);
}

QFuture<Result<service::Batch>> batchOf(
    const Surroundings& surroundings, const service::Profile& profile, const QString& batchId)
{
    auto* question = new Question<service::Batch>(
        surroundings, [batchId](const service::BatchApi& api) { return api.batch(batchId); });
    return question->begin(surroundings, profile);
}

QFuture<Result<qint64>> downloadTo(const Surroundings& surroundings, const service::Profile& profile, const QString& fileId,
    const QString& path, const ProgressPtr& progress, std::stop_token stop)
{
    auto* question = new Question<qint64>(surroundings,
        [fileId, path, progress, stop](const service::BatchApi& api) { return api.download(fileId, path, progress, stop); });
    return question->begin(surroundings, profile);
}

} // namespace sheaf::jobs
