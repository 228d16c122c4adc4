#include "engine_world.h"

#include "base/when_done.h"
#include "support/job_order.h"

namespace sheaf::test {

using namespace std::chrono_literals;

namespace {

constexpr Millis lookEvery = 30ms;

bool isCreate(const service::HttpRequest& request)
{
    return request.method == "POST" && request.url.path().endsWith(QStringLiteral("/batches"));
}

service::HttpOutcome lostOutcome(ErrorCode code, bool mayHaveArrived)
{
    return tl::unexpected(service::TransportError {failure(code).value(), mayHaveArrived});
}

QByteArray table()
{
    QByteArray bytes = "id,text\n";
    for (int i = 1; i <= EngineWorld::rowCount; ++i)
        bytes += QByteArray::number(i) + ",\"text, " + QByteArray::number(i) + "\"\n";
    return bytes;
}

} // namespace

QFuture<service::HttpOutcome> LosingTransport::send(service::HttpRequest request)
{
    if (isOffline)
        return readyFuture<service::HttpOutcome>(lostOutcome(ErrorCode::HostUnreachable, false));
    if (isLosingOutputs && isLost(request.url.path())) {
        service::HttpAnswer gone;
        gone.status = 404;
        gone.body = "{\"error\":{\"message\":\"No such File object\"}}";
        return readyFuture<service::HttpOutcome>(gone);
    }
    if (isCreate(request) && swallowCreates > 0) {
        --swallowCreates;
        ++lost;
        return readyFuture<service::HttpOutcome>(lostOutcome(ErrorCode::ConnectionLost, true));
    }
    if (isCreate(request) && loseCreates > 0) {
        --loseCreates;
        ++lost;
        return m_below.send(std::move(request)).then([](const service::HttpOutcome&) {
            return lostOutcome(ErrorCode::ConnectionLost, true);
        });
    }
    return m_below.send(std::move(request));
}

bool LosingTransport::isLost(const QString& path)
{
    if (!path.endsWith(QStringLiteral("/content")))
        return false;
    const std::scoped_lock lock(m_mutex);
    if (m_lostFile.isEmpty())
        m_lostFile = path;
    return path == m_lostFile;
}

void EngineWorld::startService(const char* dialect, const char* scenario, double speed, const QByteArray& wanted)
{
    practice::Options options;
    options.dialect = QLatin1String(dialect);
    options.scenario = QLatin1String(scenario);
    options.speed = speed;
    options.key = wanted;
    auto started = practice::PracticeService::start(options);
    if (!started)
        qFatal("the practice service does not start");
    m_service = std::move(*started);
}

std::unique_ptr<jobs::JobEngine> EngineWorld::makeEngine()
{
    jobs::Surroundings surroundings;
    surroundings.transport = &transport;
    surroundings.keyFor = [this](const service::Profile&) { return readyFuture<Result<QByteArray>>(key); };
    surroundings.clock = [this] { return clock(); };
    surroundings.pollEvery = lookEvery;
    return std::make_unique<jobs::JobEngine>(std::move(surroundings));
}

std::shared_ptr<project::Project> EngineWorld::makeProject(const QString& name, const QByteArray& bytes)
{
    return imported(m_folder.filePath(QString::number(++m_made)), name, bytes);
}

std::shared_ptr<project::Project> EngineWorld::makeProject()
{
    return makeProject(QStringLiteral("t.csv"), table());
}

std::shared_ptr<project::Project> EngineWorld::reopened(const QString& folder)
{
    const auto loaded = project::Project::load(folder);
    return loaded ? std::make_shared<project::Project>(*loaded) : nullptr;
}

service::Profile EngineWorld::profile(const char* like) const
{
    return profileLike(like, m_service->address());
}

jobs::SendOrder EngineWorld::orderFor(project::Project& project, const service::Profile& reached, qint64 rowsAPart)
{
    return orderForAll(project, reached, rowsAPart);
}

const project::PartRecord& EngineWorld::part(const project::Project& project, int number)
{
    return project.facts().jobs.last().parts.at(number - 1);
}

qint64 EngineWorld::count(const project::Project& project, project::Outcome outcome)
{
    return project.answers().counts()[std::size_t(outcome)];
}

bool EngineWorld::settled(const project::Project& project)
{
    return hasJob(project) && jobs::isFinished(project.facts().jobs.last());
}

} // namespace sheaf::test
