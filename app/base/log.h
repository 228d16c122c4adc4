// The log: one file, no keys in it. Everything that is logged passes through redacted().
#pragma once

#include <QString>

namespace sheaf {

/// `text` with bearer tokens and everything shaped like a key of a known service replaced by "[key]".
[[nodiscard]] QString redacted(QString text);

/// Sends Qt's messages, redacted, to `path` (one older generation of 1 MB is kept) and warnings to stderr as well.
/// Call once, in main().
void logTo(const QString& path);

} // namespace sheaf
