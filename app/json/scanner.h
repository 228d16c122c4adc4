// The strict check: is this text JSON, and if not, where does it stop being JSON?
#pragma once

#include <QByteArrayView>

#include <optional>

namespace sheaf::json {

/// The first byte at which a text stops being JSON.
struct Fault {
    enum class Kind {
        Empty, UnexpectedEnd, UnexpectedCharacter, BadEscape, ControlCharacter, BadNumber, NotUtf8, TooDeep, TrailingText
    };
    Kind kind = Kind::UnexpectedEnd;
    qsizetype offset = 0; ///< from 0, in bytes

    bool operator==(const Fault&) const = default;
};

/// A strict check of one JSON text by RFC 8259, of our own because simdjson gives no position and refuses integers
/// beyond 64 bits and lone surrogate escapes, which are legal. Depth is limited to 1,024. Nothing = valid.
/// A BOM is a fault: strip it first.
[[nodiscard]] std::optional<Fault> firstFault(QByteArrayView text);

} // namespace sheaf::json
