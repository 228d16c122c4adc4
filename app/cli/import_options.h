// DATA and how it is to be read: what table, requests, run and send share.
#pragma once

#include "project/import.h"

#include <QStringList>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sheaf::cli {

struct ImportOptions {
    std::vector<std::string> data;
    std::string encoding;
    std::string delimiter;
    std::string quote;
    std::string sheet;
    bool noHeader = false;
    qint64 firstRow = 1;
    bool trim = false;
    std::vector<std::string> columns;
    std::string faults;
    bool convert = false;

    /// `name` of the positional argument.
    void addTo(CLI::App& command, const char* name);
    [[nodiscard]] QStringList paths() const;
    /// `model`: for converted lines that name none. UnknownName for a column that DATA does not have; looks into DATA
    /// only where columns are named.
    [[nodiscard]] Result<project::ImportWishes> wishes(const std::string& model) const;
};

} // namespace sheaf::cli
