// JSON strings: written, and read back.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace sheaf::json {

/// `"…"` for any UTF-8: control characters, quotes, backslashes and U+2028, U+2029, U+0085 escaped, the rest as it is.
/// The three line separators are legal in JSON, but readers that split lines by Unicode's rules break on them.
void appendString(QByteArray& out, QByteArrayView utf8);
[[nodiscard]] QByteArray quoted(QByteArrayView utf8);
[[nodiscard]] QByteArray quoted(const QString& text);
// Without these two a QByteArray or a literal could become either of the above.
[[nodiscard]] inline QByteArray quoted(const QByteArray& utf8) { return quoted(QByteArrayView(utf8)); }
[[nodiscard]] inline QByteArray quoted(const char* utf8) { return quoted(QByteArrayView(utf8)); }
/// The text of a JSON string value (quotes included in `value`); lone surrogates become U+FFFD. Empty for a non-string.
[[nodiscard]] QByteArray unquoted(QByteArrayView value);

} // namespace sheaf::json
