// sheaf-cli check: a line for each problem, FILE:LINE: code: sentence.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/data.h"
#include "cli/options.h"
#include "cli/service_choice.h"
#include "jobs/check_sheet.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <memory>

namespace sheaf::cli {

namespace {

struct CheckOptions {
    std::string file;
    std::string profile;
    std::string endpoint;
    PromptOptions prompt;
};

struct Findings {
    std::vector<requests::Problem> problems;
    qint64 rows = 0;
    qint64 errors = 0;
    qint64 warnings = 0;
};

Result<Findings> checkRequestFile(const QString& path, const service::Profile& profile, const QString& endpoint)
{
    const requests::LineRules rules = jobs::lineRules(profile, endpoint);
    auto report = requests::checkFile(path, rules, 10'000, 0, nullptr, stopOnSignal());
    if (!report)
        return failure(report.error());
    return Findings {std::move(report->problems), report->lines, report->errors, report->warnings};
}

Result<Findings> checkTable(const QString& path, const service::Profile& profile, const requests::RequestTemplate& requestTemplate)
{
    const QTemporaryDir library;
    ImportOptions import;
    import.data = {path.toStdString()};
    const auto data = importData(import, {}, library.path());
    if (!data)
        return failure(data.error());
    jobs::CheckOrder order;
    order.sheet = data->project->sheet().data();
    order.requestTemplate = requestTemplate;
    order.profile = profile;
    order.endpoint = profile.endpointFor(requests::kindName(requestTemplate.kind));
    order.salt = data->project->facts().salt;
    Progress progress;
    auto check = jobs::checkSheet(order, progress, stopOnSignal());
    if (!check)
        return failure(check.error());
    return Findings {std::move(check->problems), check->rows, check->errors, check->warnings};
}

Result<Findings> check(const CheckOptions& options)
{
    ServiceOptions service;
    service.profile = options.profile;
    const auto profile = chooseProfile(service);
    if (!profile)
        return failure(profile.error());
    const auto requestTemplate = options.prompt.requestTemplate();
    if (!requestTemplate)
        return failure(requestTemplate.error());
    const QString path = text(options.file);
    return *requestTemplate ? checkTable(path, *profile, **requestTemplate)
                            : checkRequestFile(path, *profile, text(options.endpoint));
}

bool printFindings(const QString& file, const Findings& findings)
{
    QByteArray out;
    for (const requests::Problem& problem : findings.problems) {
        const QString place = problem.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(problem.line) : file;
        const QString column = problem.column > 0 ? QStringLiteral(":%1").arg(problem.column) : QString();
        const QString weight = problem.isError ? QString() : Words::tr("warning: ");
        out += QStringLiteral("%1%2: %3%4: %5\n")
                   .arg(place, column, weight, requests::codeName(problem.code), requests::sentence(problem)).toUtf8();
    }
    return print(out);
}

} // namespace

void addCheck(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("check", "Say what a service would refuse: FILE:LINE: code: sentence");
    auto options = std::make_shared<CheckOptions>();
    command->add_option("FILE", options->file, "A JSONL of requests, or a table with --prompt or --template")->required();
    command->add_option("--profile", options->profile, "The service that it is for (default: inference)");
    command->add_option("--endpoint", options->endpoint, "The endpoint that the batch is to be created with");
    options->prompt.addTo(*command);
    command->callback([options, &chosen] {
        chosen = [options](QObject&) -> int {
            const auto findings = check(*options);
            if (!findings) {
                complain(findings.error());
                return exitCodeFor(findings.error());
            }
            const bool printed = printFindings(text(options->file), *findings);
            say(Words::tr("%L1 rows, %L2 problems, %L3 warnings.")
                    .arg(findings->rows).arg(findings->errors).arg(findings->warnings));
            if (!printed)
                return WrongUsage;
            return findings->errors > 0 ? NeedsAttention : AllGood;
        };
    });
}

} // namespace sheaf::cli
