// Which folder may include what. The picture is in the design: every arrow that is not drawn there is a mistake.
#pragma once

#include <QString>

#include <optional>

namespace sheaf::layers {

/// What an `#include` line asks for: "json/text.h", "QWidget", "vector"; nothing for any other line.
struct Include {
    QString target;
    bool quoted = false; ///< "…", ours; else <…>, of a library
};
[[nodiscard]] std::optional<Include> includeIn(const QString& line);

/// Why the file (path from the root of the source, "app/json/text.cpp") may not include that; empty when it may.
[[nodiscard]] QString complaint(const QString& file, const Include& include);

} // namespace sheaf::layers
