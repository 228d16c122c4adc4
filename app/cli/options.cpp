#include "cli/options.h"

#include "base/whole_file.h"
#include "json/text.h"
#include "project/library.h"

#include <CLI/CLI.hpp>

namespace sheaf::cli {

void ServiceOptions::addTo(CLI::App& command)
{
    const auto group = command.add_option_group("SERVICE", "Which service to use (default: the profile inference)");
    const auto practiceFlag = group->add_flag("--practice", practice, "The practice service: costs nothing, needs no key");
    const auto profileOption = group->add_option("--profile", profile, "A profile by name: inference, openai, or one of yours");
    const auto baseOption = group->add_option("--base-url", baseUrl, "Any other address, e.g. https://host/v1");
    group->add_option("--api-url", apiUrl, "Where its models are, when not at the same address")->needs(baseOption);
    group->add_option("--dialect", dialect, "The profile that it behaves like (default: inference)");
    group->add_option("--scenario", scenario, "What the practice service plays")->needs(practiceFlag);
    practiceFlag->excludes(profileOption)->excludes(baseOption);
    profileOption->excludes(baseOption);
}

void PromptOptions::addTo(CLI::App& command)
{
    const auto promptOption = command.add_option("--prompt", prompt, "What to do with each row; {{column}} stands for its cells");
    command.add_option("--template", templateFile, "A template saved as JSON instead")->excludes(promptOption);
    command.add_option("--system", system, "System message of a chat");
    command.add_option("--model", model, "Model");
    command.add_option("--kind", kind, "chat, completion or embedding (default: chat)")
        ->check(CLI::IsMember({"chat", "completion", "embedding"}));
    command.add_option("--param", parameters, "A further member of the body as NAME=JSON, e.g. temperature=0.2; may be repeated");
}

namespace {

Result<requests::Parameter> parameterFrom(const QString& argument)
{
    const qsizetype equals = argument.indexOf(QLatin1Char('='));
    requests::Parameter parameter {argument.left(equals), argument.mid(equals + 1).toUtf8()};
    const auto fault = equals > 0 ? json::firstFault(parameter.value) : json::Fault {};
    if (!fault)
        return parameter;
    Error error;
    error.code = ErrorCode::NotJson;
    error.detail = argument;
    return failure(error);
}

} // namespace

Result<std::optional<requests::RequestTemplate>> PromptOptions::requestTemplate() const
{
    std::optional<requests::RequestTemplate> result;
    if (!templateFile.empty()) {
        const auto stored = readWhole(text(templateFile));
        if (!stored)
            return failure(stored.error());
        auto read = requests::templateFromJson(*stored);
        if (!read)
            return failure(read.error());
        result = std::move(*read);
    } else if (!prompt.empty()) {
        result.emplace();
        result->user = text(prompt);
    }
    if (!result)
        return result;
    if (!system.empty())
        result->system = text(system);
    if (!model.empty())
        result->model = text(model);
    if (!kind.empty())
        result->kind = *requests::kindFromName(text(kind));
    for (const std::string& argument : parameters) {
        auto parameter = parameterFrom(text(argument));
        if (!parameter)
            return failure(parameter.error());
        result->parameters.append(std::move(*parameter));
    }
    return result;
}

void LibraryOption::addTo(CLI::App& command)
{
    command.add_option("--library", folder, "Folder of all projects (default: Sheaf in your Documents)");
}

QString LibraryOption::path() const
{
    return folder.empty() ? project::defaultLibrary() : text(folder);
}

} // namespace sheaf::cli
