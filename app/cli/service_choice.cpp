#include "cli/service_choice.h"

#include "jobs/profile_book.h"

#include <QHostAddress>
#include <QStandardPaths>

#include <algorithm>

namespace sheaf::cli {

namespace {

const QString practiceId = QStringLiteral("practice");

/// Faster than in the window: nobody watches, and what it shows is the same.
constexpr double practiceSpeed = 20;

bool isLoopback(const QUrl& url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace

PracticeHost::PracticeHost(QString library, QString scenario) : m_library(std::move(library)), m_scenario(std::move(scenario))
{
}

Result<service::Profile> PracticeHost::reach(service::Profile profile)
{
    if (profile.id != practiceId)
        return profile;
    if (!m_service) {
        practice::Options options;
        options.scenario = m_scenario;
        options.speed = practiceSpeed;
        options.folder = m_library + QStringLiteral("/.practice");
        auto started = practice::PracticeService::start(options);
        if (!started)
            return failure(started.error());
        m_service = std::move(*started);
    }
    profile.baseUrl = m_service->address();
    profile.apiUrl = m_service->address();
    return profile;
}

QString profilesPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/profiles.json");
}

Result<service::Profile> chooseProfile(const ServiceOptions& options)
{
    const auto book = jobs::loadProfiles(profilesPath());
    if (!book)
        return failure(book.error());
    const auto named = [&](const std::string& name, const QString& otherwise) -> Result<service::Profile> {
        const QString wanted = name.empty() ? otherwise : text(name);
        const service::Profile* found = book->find(wanted);
        if (found)
            return *found;
        return failure(ErrorCode::UnknownName, {}, wanted);
    };
    if (options.practice)
        return named({}, practiceId);
    if (options.baseUrl.empty())
        return named(options.profile, QStringLiteral("inference"));
    const auto like = named(options.dialect, QStringLiteral("inference"));
    if (!like)
        return failure(like.error());
    const QUrl base(text(options.baseUrl));
    const QUrl api = options.apiUrl.empty() ? base : QUrl(text(options.apiUrl));
    service::Profile profile = service::profileForAddress(base, api, *like);
    profile.needsKey = !isLoopback(base) || !qEnvironmentVariableIsEmpty("SHEAF_API_KEY");
    return profile;
}

Session::Session(const QString& library, const QString& scenario, std::optional<Millis> pollEvery)
    : m_practice(library, scenario)
    , m_transport(service::makeTransport())
    , m_keys(std::make_unique<jobs::Keys>(service::makeKeychainStore()))
{
    jobs::Surroundings surroundings;
    surroundings.transport = m_transport.get();
    surroundings.keyFor = [this](const service::Profile& profile) { return m_keys->keyFor(profile); };
    surroundings.resolve = [this](const service::Profile& profile) { return m_practice.reach(profile); };
    surroundings.clock = systemClock();
    surroundings.pollEvery = pollEvery;
    surroundings.askEvery = std::min(surroundings.askEvery, pollEvery.value_or(surroundings.askEvery)); // who asks for more, gets it
    m_engine = std::make_unique<jobs::JobEngine>(std::move(surroundings));
    m_awake = std::make_unique<jobs::AwakeWhileUploading>(*m_engine, service::makeSleepBlocker());
}

Session::~Session() = default;

void Session::useKeyOfEnvironment(const service::Profile& profile)
{
    const QByteArray key = qgetenv("SHEAF_API_KEY");
    if (!key.isEmpty() && profile.needsKey)
        m_keys->keepForSession(profile.id, key);
}

} // namespace sheaf::cli
