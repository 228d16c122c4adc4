// sheaf-cli results: the table of a project with its answers.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/data.h"
#include "cli/options.h"
#include "cli/results_out.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace sheaf::cli {

namespace {

struct ResultsOptions {
    std::string project;
    std::string out;
    LibraryOption library;
    bool noByteOrderMark = false;
};

bool allGood(project::Project& project)
{
    const project::OutcomeCounts& counts = project.answers().counts();
    const qint64 good = counts[std::size_t(project::Outcome::Good)];
    qint64 known = 0;
    for (std::size_t i = 1; i < counts.size(); ++i)
        known += counts[i];
    return known > 0 && good == known;
}

int writeOut(const ResultsOptions& options)
{
    const auto project = openProject(text(options.project), options.library.path());
    if (!project) {
        complain(project.error());
        return exitCodeFor(project.error());
    }
    const auto rows = writeResults(**project, text(options.out), !options.noByteOrderMark);
    if (!rows) {
        complain(rows.error());
        return exitCodeFor(rows.error());
    }
    say(Words::tr("%n rows written to %1.", nullptr, int(*rows)).arg(text(options.out)));
    return allGood(**project) ? AllGood : NeedsAttention;
}

} // namespace

void addResults(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("results", "Write a project's table with its answers");
    auto options = std::make_shared<ResultsOptions>();
    command->add_option("PROJECT", options->project, "Name or folder of the project")->required();
    command->add_option("--out", options->out, "Where to: .csv, .xlsx or .jsonl")->required();
    options->library.addTo(*command);
    command->add_flag("--no-bom", options->noByteOrderMark, "CSV without the byte order mark that spreadsheets need");
    command->callback([options, &chosen] { chosen = [options](QObject&) { return writeOut(*options); }; });
}

} // namespace sheaf::cli
