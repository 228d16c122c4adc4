// sheaf-cli send: upload and create, then return; nothing waits.

#include "cli/commands.h"
#include "cli/sending.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace sheaf::cli {

namespace {

int sendFile(const SendingOptions& options, QObject& owner)
{
    auto* sending = new Sending(options, JobWatch::Until::Created, &owner);
    QObject::connect(sending, &Sending::finished, sending, [sending](int code) {
        const QByteArray folder = (sending->project().folder() + QLatin1Char('\n')).toUtf8();
        const bool printed = code != AllGood || print(folder);
        QCoreApplication::exit(printed ? code : int(WrongUsage));
    });
    const ExitCode begun = sending->begin();
    return begun == AllGood ? staysRunning : int(begun);
}

} // namespace

void addSend(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("send", "Upload a file of requests and create the batch; prints the project's folder");
    auto options = std::make_shared<SendingOptions>();
    options->data.addTo(*command, "FILE");
    options->prompt.addTo(*command);
    options->addTo(*command);
    command->callback([options, &chosen] { chosen = [options](QObject& owner) { return sendFile(*options, owner); }; });
}

} // namespace sheaf::cli
