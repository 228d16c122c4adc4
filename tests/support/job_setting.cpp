#include "support/job_setting.h"

#include "base/when_done.h"
#include "support/imported.h"
#include "support/job_order.h"

#include <algorithm>

namespace sheaf::test {

using namespace std::chrono_literals;

namespace {

constexpr double speed = 200;

std::unique_ptr<practice::PracticeService> started(practice::Options options)
{
    auto service = practice::PracticeService::start(options);
    if (!service)
        qFatal("the practice service does not start");
    return std::move(*service);
}

service::Profile profileOf(const char* dialect, const QUrl& address)
{
    service::Profile profile = profileLike(dialect, address);
    profile.canList = true;
    profile.listProves = true; // the practice service's list is complete
    profile.canCancel = true;
    return profile;
}

} // namespace

QByteArray requestLines(int count)
{
    QByteArray lines;
    for (int i = 1; i <= count; ++i) {
        const QByteArray number = QByteArray::number(i);
        lines += "{\"custom_id\":\"row-" + number + "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"m\","
                 "\"messages\":[{\"role\":\"user\",\"content\":\"Repeat: text " + number + "\"}]}}\n";
    }
    return lines;
}

JobSetting::JobSetting(const char* dialect, const char* scenario, practice::Options more)
{
    more.dialect = QLatin1String(dialect);
    more.scenario = QLatin1String(scenario);
    if (more.speed == practice::Options().speed)
        more.speed = speed;
    m_service = started(more);
    m_proxy = std::make_unique<FaultProxy>(m_service->address());
    profile = profileOf(dialect, m_proxy->address());
    makeEngine();
}

JobSetting::JobSetting(const QUrl& service)
    : m_proxy(std::make_unique<FaultProxy>(service))
{
    profile = profileOf("inference", m_proxy->address());
    makeEngine();
}

void JobSetting::fault(const char* rule)
{
    const auto read = ruleFromText(QString::fromUtf8(rule));
    if (!read)
        qFatal("no rule: %s", rule);
    m_proxy->add(*read);
}

void JobSetting::makeEngine()
{
    jobs::Surroundings surroundings;
    surroundings.transport = m_transport.get();
    surroundings.keyFor = [this](const service::Profile&) { return readyFuture<Result<QByteArray>>(key); };
    surroundings.clock = [this] { return clock(); };
    surroundings.pollEvery = 30ms;
    surroundings.askEvery = 10ms;
    m_engine = std::make_unique<jobs::JobEngine>(std::move(surroundings));
}

void JobSetting::import(const QByteArray& bytes, const QString& fileName)
{
    m_project = imported(m_place + QLatin1Char('/') + QString::number(++m_made), fileName, bytes);
}

void JobSetting::send(const QByteArray& bytes, qint64 rowsAPart, const QString& fileName)
{
    import(bytes, fileName);
    m_sent = m_engine->send(m_project, order(rowsAPart));
}

jobs::SendOrder JobSetting::order(qint64 rowsAPart) const
{
    return orderForAll(*m_project, profile, rowsAPart);
}

void JobSetting::restart()
{
    const QString folder = m_project->folder();
    m_engine.reset();
    m_project.reset();
    auto loaded = project::Project::load(folder);
    if (!loaded)
        qFatal("the project cannot be loaded again");
    m_project = std::make_shared<project::Project>(std::move(*loaded));
    makeEngine();
    m_engine->take(m_project);
}

const project::JobRecord& JobSetting::job() const
{
    return m_project->facts().jobs.last();
}

bool JobSetting::isSettled() const
{
    return isSent() && jobs::isFinished(job());
}

bool JobSetting::needsUser() const
{
    return isSent() && jobs::phaseOf(job()) == jobs::Phase::NeedsYou;
}

qint64 JobSetting::sum() const
{
    qint64 sum = 0;
    for (const qint64 rows : m_project->answers().counts())
        sum += rows;
    return sum;
}

QStringList JobSetting::events() const
{
    auto events = m_project->events(job().id);
    events.waitForFinished();
    QStringList lines;
    for (const project::EventRecord& event : events.result().value_or(QList<project::EventRecord>()))
        lines += event.kind + QStringLiteral(": ") + event.text;
    return lines;
}

} // namespace sheaf::test
