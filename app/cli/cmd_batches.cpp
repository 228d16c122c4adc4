// sheaf-cli batches: what the account has at the service, made here or elsewhere.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/service_choice.h"

#include "base/when_done.h"
#include "jobs/service_access.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace sheaf::cli {

namespace {

struct BatchesOptions {
    ServiceOptions service;
    LibraryOption library;
};

QByteArray lineOf(const service::Batch& batch)
{
    const QString made = batch.createdAt ? toDateTime(*batch.createdAt).toString(Qt::ISODate) : QString();
    return QStringLiteral("%1\t%2\t%3\t%4\t%5\t%6\n")
        .arg(batch.id, batch.status, made).arg(batch.total).arg(batch.completed).arg(batch.failed).toUtf8();
}

int tell(const Result<service::BatchPage>& list)
{
    if (!list) {
        complain(list.error());
        return exitCodeFor(list.error());
    }
    QByteArray lines;
    for (const service::Batch& batch : list->batches)
        lines += lineOf(batch);
    if (list->batches.isEmpty())
        say(Words::tr("The service lists no batches for this key."));
    if (!list->complete)
        say(Words::tr("The service's list may be incomplete."));
    return print(lines) ? AllGood : WrongUsage;
}

int listBatches(const BatchesOptions& options, QObject& owner)
{
    const auto profile = chooseProfile(options.service);
    if (!profile) {
        complain(profile.error());
        return WrongUsage;
    }
    auto session = std::make_shared<Session>(options.library.path(), text(options.service.scenario), std::nullopt);
    session->useKeyOfEnvironment(*profile);
    whenDone(jobs::batchesOf(session->engine().surroundings(), *profile), &owner,
        [session](const Result<service::BatchPage>& list) { QCoreApplication::exit(tell(list)); });
    return staysRunning;
}

} // namespace

void addBatches(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("batches", "List the account's batches: id, status, time, rows, done, failed");
    auto options = std::make_shared<BatchesOptions>();
    options->service.addTo(*command);
    options->library.addTo(*command);
    command->callback([options, &chosen] { chosen = [options](QObject& owner) { return listBatches(*options, owner); }; });
}

} // namespace sheaf::cli
