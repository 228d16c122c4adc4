// The first mistake in JSON that a person writes, as something that can be said in plain words.
#pragma once

#include <QString>

#include <optional>

namespace sheaf::requests {

struct JsonMistake {
    enum class Kind {
        CommaMissing, ColonMissing, ValueMissing, QuotesMissing, SingleQuotes, TrailingComma, WrongBracket, UnknownWord,
        TextNotClosed, ObjectNotClosed, ListNotClosed, BadEscape, BareLineBreak, BadNumber, TooDeep, TextBehind, Other
    };
    Kind kind = Kind::Other;
    qsizetype at = 0; ///< in the text, from 0
    qint64 line = 1; ///< from 1
    qint64 column = 1; ///< from 1, in characters

    bool operator==(const JsonMistake&) const = default;
};

/// Whether somebody means it to be an object or a list. Text, numbers and words that happen to be JSON do not count.
[[nodiscard]] bool looksLikeJson(const QString& text);
/// Nothing = it is JSON. O(length).
[[nodiscard]] std::optional<JsonMistake> jsonMistake(const QString& text);

/// Indented, or without any white space between the parts; other than that as it came. Text that is not JSON comes back unchanged.
[[nodiscard]] QString indentedJson(const QString& text);
[[nodiscard]] QString compactJson(const QString& text);

} // namespace sheaf::requests
