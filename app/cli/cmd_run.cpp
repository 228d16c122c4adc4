// sheaf-cli run: the main job from the file to the finished file.

#include "cli/commands.h"
#include "cli/results_out.h"
#include "cli/sending.h"
#include "jobs/export_table.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

namespace sheaf::cli {

namespace {

struct RunOptions {
    SendingOptions sending;
    std::string out;
};

void finishRun(Sending& sending, const QString& out, int code)
{
    const bool ended = code == AllGood || code == NeedsAttention;
    if (!ended) {
        say(Words::tr("The project is kept in %1. `sheaf-cli resume` carries on.")
                .arg(sending.project().folder()));
        return QCoreApplication::exit(code);
    }
    const auto rows = writeResults(sending.project(), out);
    if (!rows) {
        complain(rows.error());
        return QCoreApplication::exit(exitCodeFor(rows.error()));
    }
    say(Words::tr("%n rows written to %1.", nullptr, int(*rows)).arg(out));
    QCoreApplication::exit(code);
}

int run(const RunOptions& options, QObject& owner)
{
    const QString out = text(options.out);
    if (const auto format = jobs::tableFormat(out); !format) {
        complain(format.error());
        return WrongUsage;
    }
    auto* sending = new Sending(options.sending, JobWatch::Until::Ended, &owner);
    QObject::connect(sending, &Sending::finished, sending, [sending, out](int code) { finishRun(*sending, out, code); });
    const ExitCode begun = sending->begin();
    return begun == AllGood ? staysRunning : int(begun);
}

} // namespace

void addRun(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("run", "Send every row, wait for the answers, write the finished table");
    auto options = std::make_shared<RunOptions>();
    options->sending.data.addTo(*command, "DATA");
    command->add_option("--out", options->out, "The finished table: .csv, .xlsx or .jsonl")->required();
    options->sending.prompt.addTo(*command);
    command->add_option("--rows", options->sending.rows, "Send only the first N rows")->check(CLI::PositiveNumber);
    command->add_flag("--leave-out-empty", options->sending.leaveOutEmpty, "Leave out rows in which a cell that the prompt uses is empty");
    options->sending.addTo(*command);
    command->callback([options, &chosen] { chosen = [options](QObject& owner) { return run(*options, owner); }; });
}

} // namespace sheaf::cli
