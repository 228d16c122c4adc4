// sheaf-cli results: the table of a project with its answers.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/data.h"
#include "cli/options.h"
#include "cli/results_out.h"
#include "jobs/part_rules.h"
#include "jobs/restore_answers.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace sheaf::cli {

namespace {

struct ResultsOptions {
    std::string project;
    std::string out;
    LibraryOption library;
    bool noByteOrderMark = false;
};

int unfinishedParts(const project::Project& project)
{
    int count = 0;
    for (const project::JobRecord& job : project.facts().jobs)
        count += int(std::ranges::count_if(job.parts, [](const project::PartRecord& part) { return !jobs::isFinished(part); }));
    return count;
}

bool allGood(const project::Project& project)
{
    const project::OutcomeCounts& counts = project.answers().counts();
    const qint64 good = counts[std::size_t(project::Outcome::Good)];
    const qint64 known = std::accumulate(counts.begin() + 1, counts.end(), qint64(0));
    return known > 0 && good == known;
}

int writeOut(const ResultsOptions& options)
{
    const auto project = openProject(text(options.project), options.library.path());
    if (!project) {
        complain(project.error());
        return exitCodeFor(project.error());
    }
    if (auto restored = jobs::restoreAnswers(**project, stopOnSignal()); !restored) {
        complain(restored.error());
        return exitCodeFor(restored.error());
    }
    const auto rows = writeResults(**project, text(options.out), !options.noByteOrderMark);
    if (!rows) {
        complain(rows.error());
        return exitCodeFor(rows.error());
    }
    say(Words::tr("%n rows written to %1.", nullptr, int(*rows)).arg(text(options.out)));
    const int unfinished = unfinishedParts(**project);
    if (unfinished > 0)
        say(Words::tr("%n part(s) are not finished: their rows have no answers yet. `sheaf-cli resume` carries on.", nullptr, unfinished));
    return unfinished == 0 && allGood(**project) ? AllGood : NeedsAttention;
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
