// sheaf-cli practice: the practice service, until it is stopped; prints its address.

#include "cli/commands.h"
#include "cli/console.h"
#include "practice/practice_service.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTimer>

namespace sheaf::cli {

namespace {

struct PracticeOptions {
    int port = 0;
    std::string dialect;
    std::string scenario;
    double speed = 1;
    std::string folder;
};

constexpr std::chrono::milliseconds signalInterval {100};

int practiceUntilStopped(const PracticeOptions& wanted, QObject& owner)
{
    practice::Options options;
    options.port = wanted.port;
    options.dialect = QString::fromStdString(wanted.dialect);
    options.scenario = QString::fromStdString(wanted.scenario);
    options.speed = wanted.speed;
    options.folder = QString::fromStdString(wanted.folder);
    options.key = qgetenv("SHEAF_API_KEY");
    auto service = practice::PracticeService::start(options);
    if (!service) {
        complain(service.error());
        return WrongUsage;
    }
    if (!print((*service)->address().toEncoded() + '\n') || std::fflush(stdout) != 0)
        return WrongUsage;
    auto* timer = new QTimer(&owner);
    QObject::connect(timer, &QTimer::timeout, timer, [owned = std::shared_ptr(std::move(*service)), stop = stopOnSignal()] {
        if (stop.stop_requested())
            QCoreApplication::exit(AllGood);
    });
    timer->start(signalInterval);
    return staysRunning;
}

std::vector<std::string> toStrings(const QStringList& list)
{
    std::vector<std::string> strings;
    for (const QString& entry : list)
        strings.push_back(entry.toStdString());
    return strings;
}

} // namespace

void addPractice(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("practice", "Run the practice service until stopped; prints its address");
    auto options = std::make_shared<PracticeOptions>();
    command->add_option("--port", options->port, "Port (default: any free one)")->check(CLI::Range(0, 65535));
    command->add_option("--dialect", options->dialect, "Whose manners it has")->check(CLI::IsMember(toStrings(practice::dialects())));
    command->add_option("--scenario", options->scenario, "What it plays")->check(CLI::IsMember(toStrings(practice::scenarios())));
    command->add_option("--speed", options->speed, "1 = 200 rows in about 6 s")->check(CLI::PositiveNumber);
    command->add_option("--folder", options->folder, "Where its files lie (default: a temporary folder)");
    command->callback([options, &chosen] { chosen = [options](QObject& owner) { return practiceUntilStopped(*options, owner); }; });
}

} // namespace sheaf::cli
