// The commands of sheaf-cli, one a file. Each adds itself to the command line; those that need no service run at once,
// the others start something and end the event loop with their exit code.
#pragma once

#include "cli/exit_code.h"

#include <QObject>

#include <functional>

namespace CLI {
class App;
}

namespace sheaf::cli {

/// What was chosen on the command line, to be run once it has been read. Gives an exit code, or `staysRunning` when the event loop
/// is to go on until QCoreApplication::exit(). What it starts belongs to `owner`, which dies before the application does.
using Command = std::function<int(QObject& owner)>;
inline constexpr int staysRunning = -1;

void addRun(CLI::App& app, Command& chosen);
void addRequests(CLI::App& app, Command& chosen);
void addCheck(CLI::App& app, Command& chosen);
void addSend(CLI::App& app, Command& chosen);
void addResume(CLI::App& app, Command& chosen);
void addJobs(CLI::App& app, Command& chosen);
void addResults(CLI::App& app, Command& chosen);
void addTable(CLI::App& app, Command& chosen);
void addPractice(CLI::App& app, Command& chosen);
void addBatches(CLI::App& app, Command& chosen);
void addAdopt(CLI::App& app, Command& chosen);
void addKey(CLI::App& app, Command& chosen);

} // namespace sheaf::cli
