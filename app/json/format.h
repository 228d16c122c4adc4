// JSON laid out for people (pretty) and for the wire (compact); tokens stay byte for byte as they came.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sheaf::json {

/// Indented by two spaces; keys' order, numbers and escapes as they came. Text that is not JSON comes back unchanged.
[[nodiscard]] QByteArray pretty(QByteArrayView text);
/// White space between tokens removed; text that is not JSON comes back unchanged.
[[nodiscard]] QByteArray compact(QByteArrayView text);

} // namespace sheaf::json
