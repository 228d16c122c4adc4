// What was asked for on the command line: plain values, one struct for each group of options that commands share.
#pragma once

#include "base/error.h"
#include "requests/request_template.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sheaf::cli {

/// SERVICE: --practice | --profile NAME | --base-url URL [--api-url URL] [--dialect NAME]
struct ServiceOptions {
    bool practice = false;
    std::string profile;
    std::string baseUrl;
    std::string apiUrl;
    std::string dialect;
    std::string scenario; ///< with --practice

    void addTo(CLI::App& command);
    [[nodiscard]] bool isChosen() const { return practice || !profile.empty() || !baseUrl.empty(); }
};

/// How rows become requests.
struct PromptOptions {
    std::string prompt;
    std::string system;
    std::string templateFile;
    std::string model;
    std::string kind;
    std::vector<std::string> parameters; ///< NAME=JSON

    void addTo(CLI::App& command);
    /// Nothing when no prompt was given (request lines need none). An error for a template or parameter that cannot be read.
    [[nodiscard]] Result<std::optional<requests::RequestTemplate>> requestTemplate() const;
};

/// --library DIR; the default one in the user's documents.
struct LibraryOption {
    std::string folder;

    void addTo(CLI::App& command);
    [[nodiscard]] QString path() const;
};

[[nodiscard]] inline QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

} // namespace sheaf::cli
