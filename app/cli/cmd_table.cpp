// sheaf-cli table: what was read from a file, as Sheaf understands it.

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/data.h"
#include "cli/options.h"
#include "jobs/export_table.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <memory>

namespace sheaf::cli {

namespace {

struct TableOptions {
    ImportOptions import;
    std::string out;
    std::string model;
};

Result<qint64> writeTable(const TableOptions& options)
{
    const QTemporaryDir library;
    const QString out = options.out.empty() ? library.filePath(QStringLiteral("out.csv")) : text(options.out);
    const auto format = jobs::tableFormat(out);
    if (!format)
        return failure(format.error());
    const auto data = importData(options.import, options.model, library.path());
    if (!data)
        return failure(data.error());
    jobs::TableExport order;
    order.sheet = data->project->sheet().data();
    order.format = *format;
    order.byteOrderMark = false;
    order.withAnswers = false;
    Progress progress;
    const auto written = jobs::exportTable(order, out, progress, stopOnSignal());
    if (!written)
        return failure(written.error());
    if (!options.out.empty())
        return written->rows;
    if (auto printed = printFile(out); !printed)
        return failure(printed.error());
    return written->rows;
}

} // namespace

void addTable(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("table", "Write what was read from a file as CSV, XLSX or JSONL");
    auto options = std::make_shared<TableOptions>();
    options->import.addTo(*command, "DATA");
    command->add_option("--out", options->out, "Where to: .csv, .xlsx or .jsonl (default: CSV to standard output)");
    command->add_option("--model", options->model, "With --convert: for lines that name no model");
    command->callback([options, &chosen] {
        chosen = [options](QObject&) -> int {
            const auto rows = writeTable(*options);
            if (!rows) {
                complain(rows.error());
                return exitCodeFor(rows.error());
            }
            say(Words::tr("%n rows.", nullptr, int(*rows)));
            return AllGood;
        };
    });
}

} // namespace sheaf::cli
