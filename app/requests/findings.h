// What was found in a stretch of lines; stretches are joined in the file's order. Internal to app/requests.
#pragma once

#include "requests/check_file.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sheaf::requests {

/// Counts names at the speed of the lines: nearly always the name is the one before.
class NameCounts
{
public:
    void add(std::string_view name, qint64 count = 1);
    [[nodiscard]] const auto& all() const { return m_counts; }

private:
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
    };
    std::unordered_map<std::string, qint64, Hash, std::equal_to<>> m_counts;
    const std::string* m_lastName = nullptr; // both point into m_counts, which does not move its nodes
    qint64* m_lastCount = nullptr;
};

struct Findings {
    qint64 lines = 0;
    qint64 errors = 0;
    qint64 warnings = 0;
    std::vector<Problem> problems; ///< by line
    NameCounts models;
    std::array<qint64, 3> kinds {}; ///< by Kind
    std::vector<std::string> endpoints; ///< distinct, in the order of their first line

    static constexpr size_t maxEndpoints = 10;
    void addEndpoint(std::string_view url);
    void count(bool isError) { ++(isError ? errors : warnings); }
    /// Appends what was found in the lines behind these; `lineBefore` = the number of the last line before them.
    void append(Findings&& next, qint64 lineBefore, qsizetype keep);
};

/// The first 80 characters of a value, for people.
[[nodiscard]] QString shortened(QByteArrayView utf8);

} // namespace sheaf::requests
