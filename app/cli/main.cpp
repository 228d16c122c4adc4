// sheaf-cli: the same work as in the window, for people who script and for tests.

#include "base/large_blocks.h"
#include "base/translations.h"
#include "cli/commands.h"
#include "cli/console.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTimer>

int main(int argc, char* argv[])
{
    using namespace sheaf::cli;
    sheaf::giveLargeBlocksBack();
    (void)stopOnSignal(); // before any thread starts, so that all of them leave the signal to the one that waits for it
    QCoreApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Sheaf"));
    QCoreApplication::setApplicationName(QStringLiteral("Sheaf"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SHEAF_VERSION));
    sheaf::installTranslations(application);

    CLI::App app("Sheaf: tables of work for language models, through batch APIs", "sheaf-cli");
    app.set_version_flag("--version", SHEAF_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done and every row good; 1 done, but rows need attention; 2 wrong usage or unreadable input;\n"
               "3 the service refused or could not be reached (resumable); 4 stopped.\n"
               "The key comes from the keychain, or for one run and one service from the environment variable SHEAF_API_KEY.");
    Command chosen;
    for (auto add : {addRun, addRequests, addCheck, addSend, addResume, addJobs, addBatches, addAdopt, addResults, addTable, addPractice, addKey})
        add(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? int(AllGood) : int(WrongUsage);
    }

    QObject owner;
    QTimer::singleShot(0, &owner, [&] {
        const int code = chosen(owner);
        if (code != staysRunning)
            QCoreApplication::exit(code);
    });
    return QCoreApplication::exec();
}
