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
    std::string data;
    std::string out;
    std::string encoding;
    std::string delimiter;
    std::string sheet;
    bool noHeader = false;
};

Result<project::ImportWishes> wishesFrom(const TableOptions& options)
{
    project::ImportWishes wishes;
    if (!options.sheet.empty())
        return failure(ErrorCode::UnknownName, {}, text(options.sheet)); // only workbooks have sheets
    if (options.delimiter == "tab" || options.delimiter == "\\t")
        wishes.delimiter = '\t';
    else if (options.delimiter.size() == 1)
        wishes.delimiter = options.delimiter.front();
    wishes.encoding = formats::encodingFromName(text(options.encoding));
    if (options.noHeader)
        wishes.hasHeader = false;
    return wishes;
}

Result<qint64> writeTable(const TableOptions& options)
{
    const QTemporaryDir library;
    const QString out = options.out.empty() ? library.filePath(QStringLiteral("out.csv")) : text(options.out);
    const auto format = jobs::tableFormat(out);
    if (!format)
        return failure(format.error());
    const auto wishes = wishesFrom(options);
    if (!wishes)
        return failure(wishes.error());
    const auto data = importData(text(options.data), library.path(), *wishes);
    if (!data)
        return failure(data.error());
    jobs::TableExport order;
    order.sheet = data->project->sheet().data();
    order.format = *format;
    order.byteOrderMark = false;
    order.withAnswers = false;
    Progress progress;
    const auto written = jobs::exportTable(order, out, progress, stopOnSignal());
    if (!written || !options.out.empty())
        return written;
    if (auto printed = printFile(out); !printed)
        return failure(printed.error());
    return written;
}

} // namespace

void addTable(CLI::App& app, Command& chosen)
{
    CLI::App* command = app.add_subcommand("table", "Write what was read from a file as CSV or JSONL");
    auto options = std::make_shared<TableOptions>();
    command->add_option("DATA", options->data, "A CSV, TSV or JSONL file")->required();
    command->add_option("--out", options->out, "Where to: .csv or .jsonl (default: CSV to standard output)");
    command->add_option("--encoding", options->encoding, "Instead of the detected one, as windows-1252 or Shift_JIS")
        ->check([](const std::string& value) {
            return formats::encodingFromName(text(value)) ? std::string() : std::string("no encoding is called that");
        });
    command->add_option("--delimiter", options->delimiter, "One character or `tab`, instead of the detected one")
        ->check([](const std::string& value) {
            return value.size() == 1 || value == "tab" || value == "\\t" ? std::string() : std::string("one character, or tab");
        });
    command->add_option("--sheet", options->sheet, "Sheet of a workbook");
    command->add_flag("--no-header", options->noHeader, "The first row is data");
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
