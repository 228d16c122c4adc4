// sheaf-cli requests: rows in, request lines out; nothing is sent.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/data.h"
#include "cli/options.h"
#include "cli/service_choice.h"
#include "jobs/export_table.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <memory>

namespace sheaf::cli {

namespace {

struct RequestsOptions {
    ImportOptions import;
    std::string out;
    PromptOptions prompt;
    std::string profile;
};

Result<qint64> writeRequests(const RequestsOptions& options)
{
    const auto requestTemplate = options.prompt.requestTemplate();
    if (!requestTemplate)
        return failure(requestTemplate.error());
    ServiceOptions service;
    service.profile = options.profile;
    const auto profile = chooseProfile(service);
    if (!profile)
        return failure(profile.error());
    const QTemporaryDir library;
    const auto data = importData(options.import, options.prompt.model, library.path());
    if (!data)
        return failure(data.error());

    const requests::Kind kind = *requestTemplate ? (*requestTemplate)->kind : requests::Kind::Chat;
    const project::SheetData& sheet = data->project->sheet().data();
    const auto rows = jobs::RowRequests::make(sheet, *requestTemplate,
        jobs::lineShape(*profile, profile->endpointFor(requests::kindName(kind))), data->project->facts().salt);
    if (!rows)
        return failure(rows.error());
    Progress progress;
    const QString out = options.out.empty() ? library.filePath(QStringLiteral("out.jsonl")) : text(options.out);
    const auto written = jobs::exportRequests(*rows, sheet, allRows(*data->project), out, progress, stopOnSignal());
    if (!written || !options.out.empty())
        return written;
    if (auto printed = printFile(out); !printed)
        return failure(printed.error());
    return written;
}

} // namespace

void addRequests(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("requests", "Write the requests of a table as JSONL; nothing is sent");
    auto options = std::make_shared<RequestsOptions>();
    options->import.addTo(*command, "DATA");
    command->add_option("--out", options->out, "Where to write (default: standard output)");
    options->prompt.addTo(*command);
    command->add_option("--profile", options->profile, "The service that the lines are for (default: inference)");
    command->callback([options, &chosen] {
        chosen = [options](QObject&) -> int {
            const auto rows = writeRequests(*options);
            if (!rows) {
                complain(rows.error());
                return exitCodeFor(rows.error());
            }
            say(Words::tr("%n requests written.", nullptr, int(*rows)));
            return AllGood;
        };
    });
}

} // namespace sheaf::cli
