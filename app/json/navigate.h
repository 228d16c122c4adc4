// Finding one's way in a valid JSON text: what a value is, and where its parts stand.
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
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

enum class Type { Object, Array, String, Number, True, False, Null };
/// From the first character of a valid value; nothing for anything else.
[[nodiscard]] std::optional<Type> typeOf(QByteArrayView value);

/// One member of an object: where its key (quotes included) and its value stand.
struct Member {
    Span key;
    Span value;
    bool operator==(const Member&) const = default;
};
/// The members of a valid object in their order, duplicates included. Error NotJson when the text is no object.
[[nodiscard]] Result<std::vector<Member>> members(QByteArrayView object);
/// The elements of a valid array. Error NotJson when the text is no array.
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

} // namespace sheaf::json
