#include "jobs/service_access.h"

#include "base/when_done.h"

namespace sheaf::jobs {

namespace {

/// Asks with the profile's key once both are there. Runs on the thread that called; `ask` is given the API.
template <class Value>
QFuture<Result<Value>> withApi(const Surroundings& surroundings, const service::Profile& wanted,
    std::function<QFuture<Result<Value>>(const service::BatchApi&)> ask)
{
    const auto profile = surroundings.resolve ? surroundings.resolve(wanted) : Result<service::Profile>(wanted);
    if (!profile)
        return readyFuture<Result<Value>>(failure(profile.error()));
    service::Transport& transport = *surroundings.transport;
    return surroundings.keyFor(*profile)
        .then([profile = *profile, &transport, ask](const Result<QByteArray>& key) {
            if (!key)
                return readyFuture<Result<Value>>(failure(key.error()));
            return ask(service::BatchApi(profile, *key, transport));
        })
        .unwrap();
}

} // namespace

QFuture<Result<QStringList>> modelsOf(const Surroundings& surroundings, const service::Profile& profile)
{
    return withApi<QStringList>(surroundings, profile, [](const service::BatchApi& api) { return api.models(); });
}

QFuture<Result<void>> testKey(const Surroundings& surroundings, const service::Profile& profile)
{
    return withApi<void>(surroundings, profile, [](const service::BatchApi& api) { return api.testKey(); });
}

} // namespace sheaf::jobs
