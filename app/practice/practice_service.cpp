#include "practice/practice_service.h"

#include "practice/routes.h"

#include <QDir>
#include <QMutex>
#include <QTemporaryDir>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

struct PracticeService::Private {
    QMutex journalMutex;
    QStringList journal;
    std::unique_ptr<QTemporaryDir> temporary; ///< only when no folder was named
    std::unique_ptr<StateJournal> state;
    std::unique_ptr<Desk> desk;
    HttpServer server; ///< last: its threads use everything above
};

QStringList scenarios()
{
    QStringList names;
    for (const Scenario& scenario : scenarioTable())
        names += scenario.name;
    return names;
}

QStringList dialects()
{
    QStringList names;
    for (const Dialect& dialect : dialectTable())
        names += dialect.name;
    return names;
}

PracticeService::PracticeService()
    : d(std::make_unique<Private>())
{
}

PracticeService::~PracticeService() = default;

Result<std::unique_ptr<PracticeService>> PracticeService::start(const Options& options)
{
    const auto dialect = options.dialect.isEmpty() ? dialectTable().first() : findDialect(options.dialect);
    if (!dialect)
        return failure(ErrorCode::RequestRefused, {}, options.dialect);
    const auto scenario = options.scenario.isEmpty() ? scenarioTable().first() : findScenario(options.scenario);
    if (!scenario)
        return failure(ErrorCode::RequestRefused, {}, options.scenario);

    std::unique_ptr<PracticeService> service(new PracticeService);
    Private& d = *service->d;
    QString folder = options.folder;
    if (folder.isEmpty()) {
        d.temporary = std::make_unique<QTemporaryDir>();
        folder = d.temporary->path();
    }
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::WriteFailed, folder);
    auto state = StateJournal::open(folder);
    if (!state)
        return failure(state.error());
    d.state = std::move(*state);
    d.desk = std::make_unique<Desk>(*dialect, *scenario, options.speed, options.key, *d.state);
    d.desk->tagsFiles = options.tagsFiles;
    d.server.onArrival([&d](const QByteArray& method, const QString& path) {
        const QMutexLocker lock(&d.journalMutex);
        d.journal += QString::fromLatin1(method) + u' ' + path;
    });
    addRoutes(d.server, *d.desk);
    if (const auto listening = d.server.listen(options.port); !listening)
        return failure(listening.error());
    return service;
}

QUrl PracticeService::address() const
{
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(d->server.port()));
}

QStringList PracticeService::journal() const
{
    const QMutexLocker lock(&d->journalMutex);
    return d->journal;
}

} // namespace sheaf::practice
