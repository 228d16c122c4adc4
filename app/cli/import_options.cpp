#include "cli/import_options.h"

#include "cli/console.h"
#include "cli/options.h"
#include "project/import_preview.h"

#include <CLI/CLI.hpp>

#include <map>

namespace sheaf::cli {

namespace {

const std::map<std::string, project::FaultChoice> faultChoices {
    {"mend", project::FaultChoice::Mend}, {"leave-out", project::FaultChoice::LeaveOut}, {"stop", project::FaultChoice::Stop}};

std::vector<std::string> encodingNames()
{
    std::vector<std::string> names;
    for (const formats::Encoding encoding : formats::allEncodings())
        names.push_back(formats::encodingName(encoding).toStdString());
    return names;
}

/// One character by itself or by name.
std::optional<char> characterFrom(const std::string& words, const std::string& name, char named)
{
    if (words == name)
        return named;
    return words.size() == 1 ? std::optional(words.front()) : std::nullopt;
}

CLI::Validator oneCharacterOr(const std::string& name)
{
    return {[name](const std::string& value) {
                return value.size() == 1 || value == name ? std::string() : "one character, or " + name;
            },
        "CHARACTER|" + name};
}

} // namespace

void ImportOptions::addTo(CLI::App& command, const char* name)
{
    command.add_option(name, data, "A table (CSV, TSV, XLSX, ODS), JSON or JSONL, a folder of text files or of pictures; several become one table")
        ->required();
    const auto group = command.add_option_group("DATA", "How it is read (default: as detected)");
    group->add_option("--encoding", encoding, "By name: " + CLI::detail::join(encodingNames(), ", "))
        ->check([](const std::string& value) {
            return formats::encodingFromName(text(value)) ? std::string() : "no known encoding: " + value;
        });
    group->add_option("--delimiter", delimiter, "What stands between two cells: one character, or `tab`")->check(oneCharacterOr("tab"));
    group->add_option("--quote", quote, "What stands around a cell: one character, or `none`")->check(oneCharacterOr("none"));
    group->add_option("--sheet", sheet, "Sheet of a workbook (default: the first that is not hidden)");
    group->add_flag("--no-header", noHeader, "The first row is data");
    group->add_option("--first-row", firstRow, "Rows before this one are left out")->check(CLI::PositiveNumber);
    group->add_flag("--trim", trim, "Take away blanks around cells");
    group->add_option("--columns", columns, "Only these columns, by name, in this order")->delimiter(',')->allow_extra_args(false);
    group->add_option("--faults", faults, "What happens to rows that are not as they should be: mend, leave-out or stop")
        ->check(CLI::IsMember(faultChoices));
    group->add_flag("--convert", convert, "Make request lines of lines that were written for another service");
}

QStringList ImportOptions::paths() const
{
    QStringList paths;
    for (const std::string& path : data)
        paths.append(text(path));
    return paths;
}

Result<project::ImportWishes> ImportOptions::wishes(const std::string& model) const
{
    project::ImportWishes wishes;
    wishes.encoding = formats::encodingFromName(text(encoding));
    wishes.delimiter = characterFrom(delimiter, "tab", '\t');
    wishes.quote = characterFrom(quote, "none", '\0');
    wishes.sheet = text(sheet);
    if (noHeader)
        wishes.hasHeader = false;
    wishes.firstRow = firstRow;
    wishes.trim = trim;
    if (const auto choice = faultChoices.find(faults); choice != faultChoices.end())
        wishes.faults = choice->second;
    wishes.convert = convert;
    wishes.model = text(model);
    if (columns.empty())
        return wishes;
    const auto preview = project::previewImport(paths(), wishes, stopOnSignal());
    if (!preview)
        return failure(preview.error());
    for (const std::string& name : columns) {
        const qsizetype index = preview->sourceColumns.indexOf(text(name));
        if (index < 0)
            return failure(ErrorCode::UnknownName, paths().first(), text(name));
        wishes.columns.append(project::ColumnWish {index, {}});
    }
    return wishes;
}

} // namespace sheaf::cli
