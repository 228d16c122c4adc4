// Does a cell hold what somebody looks for, and what stands there when it is replaced. The same rules for find, replace
// and filters.
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace sheaf::project {

struct TextQuery {
    QString text; ///< or the pattern, PCRE
    bool wholeCell = false;
    bool matchCase = false;
    bool regularExpression = false;

    bool operator==(const TextQuery&) const = default;
};

/// What is wrong with a pattern. Nothing = it can be used.
struct PatternFault {
    QString message; ///< the library's words, in English
    qsizetype offset = 0; ///< in characters, from 0
};
[[nodiscard]] std::optional<PatternFault> patternFault(const TextQuery& query);

/// Immutable; one may be used by several threads at once. An empty query matches nothing (with wholeCell: empty cells).
class CellMatcher
{
public:
    explicit CellMatcher(const TextQuery& query);
    ~CellMatcher();
    CellMatcher(CellMatcher&&) noexcept;

    /// `cell`: UTF-8.
    [[nodiscard]] bool matches(QByteArrayView cell) const;
    /// Every occurrence replaced; \1 … \9 are groups of a pattern. Nothing when there is none.
    [[nodiscard]] std::optional<QByteArray> replaced(QByteArrayView cell, const QString& replacement) const;
    /// False only when none of the cells can match of a record as a base file has it: a quick look at its bytes.
    /// `quote`: of delimited text; nothing = a line of JSON.
    [[nodiscard]] bool mayMatch(QByteArrayView record, std::optional<char> quote) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sheaf::project
