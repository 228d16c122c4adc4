// JSON text without disturbing it: every function here works on raw UTF-8 bytes and leaves what it was not asked to
// change exactly as it came (key order, duplicates, 20-digit numbers, white space).
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <span>
#include <vector>

namespace sheaf::json {

/// Half-open byte range in a text.
struct Span {
    qsizetype begin = 0;
    qsizetype end = 0;

    [[nodiscard]] qsizetype length() const { return end - begin; }
    [[nodiscard]] QByteArrayView in(QByteArrayView text) const { return text.sliced(begin, length()); }
    bool operator==(const Span&) const = default;
};

/// The first byte at which a text stops being JSON.
struct Fault {
    enum class Kind {
        Empty, UnexpectedEnd, UnexpectedCharacter, BadEscape, ControlCharacter, BadNumber, NotUtf8, TooDeep, TrailingText
    };
    Kind kind = Kind::UnexpectedEnd;
    qsizetype offset = 0; ///< from 0, in bytes
};

/// A strict check of one JSON text by RFC 8259, of our own because simdjson gives no position and refuses integers
/// beyond 64 bits and lone surrogate escapes, which are legal. Depth is limited to 1,024. Nothing = valid.
[[nodiscard]] std::optional<Fault> firstFault(QByteArrayView text);

enum class Type { Object, Array, String, Number, True, False, Null };
/// From the first character of a valid value; nothing for anything else.
[[nodiscard]] std::optional<Type> typeOf(QByteArrayView value);

/// One member of an object: where its key (quotes included) and its value stand.
struct Member {
    Span key;
    Span value;
};
/// The members of a valid object in their order, duplicates included. Error NotJson when the text is no object.
[[nodiscard]] Result<std::vector<Member>> members(QByteArrayView object);
/// The elements of a valid array.
[[nodiscard]] Result<std::vector<Span>> elements(QByteArrayView array);

/// A step into a value: an object's key (decoded UTF-8) or an array's index.
struct Step {
    QByteArray key;
    qsizetype index = -1; ///< >= 0: array element
    static Step of(const char* name) { return {QByteArray(name), -1}; }
    static Step at(qsizetype i) { return {{}, i}; }
};
using Path = std::vector<Step>;

/// The span of the value at `path` in a valid text; nothing when it is not there. Of duplicate keys the last one counts.
[[nodiscard]] std::optional<Span> find(QByteArrayView text, const Path& path);

/// `text` with the value at `path` replaced by `rawValue`, all other bytes as they were. A missing last member is
/// appended to its object; anything else that is missing on the way is the error NotJson.
[[nodiscard]] Result<QByteArray> replaced(QByteArrayView text, const Path& path, QByteArrayView rawValue);
/// `text` without the member or element at `path` (and its comma); unchanged when it is not there.
[[nodiscard]] Result<QByteArray> removed(QByteArrayView text, const Path& path);

/// `"…"` for any UTF-8: control characters, quotes, backslashes and U+2028, U+2029, U+0085 escaped, the rest as it is.
void appendString(QByteArray& out, QByteArrayView utf8);
[[nodiscard]] QByteArray quoted(QByteArrayView utf8);
[[nodiscard]] QByteArray quoted(const QString& text);
/// The text of a JSON string value (quotes included in `value`); lone surrogates become U+FFFD. Empty for a non-string.
[[nodiscard]] QByteArray unquoted(QByteArrayView value);

/// Indented by two spaces; keys' order, numbers and escapes as they came. Text that is not JSON comes back unchanged.
[[nodiscard]] QByteArray pretty(QByteArrayView text);
/// White space between tokens removed; text that is not JSON comes back unchanged.
[[nodiscard]] QByteArray compact(QByteArrayView text);

} // namespace sheaf::json
