// Reading members of the service's objects by presence: whatever is missing or of another type is empty.
#pragma once

#include "json/text.h"

#include <QString>

namespace sheaf::service {

/// A valid JSON object; views into the text that it was made from.
class ObjectView
{
public:
    /// Nothing for text that is no valid object.
    [[nodiscard]] static std::optional<ObjectView> of(QByteArrayView text);

    /// The raw value; nothing when it is missing or null.
    [[nodiscard]] std::optional<QByteArrayView> raw(const char* name) const;
    /// A string's text, a number as it is written; empty otherwise.
    [[nodiscard]] QString text(const char* name) const;
    /// A number, or a number in a string; 0 otherwise.
    [[nodiscard]] qint64 number(const char* name) const;
    [[nodiscard]] std::optional<ObjectView> object(const char* name) const;
    /// Name and raw value of every member, in their order.
    [[nodiscard]] std::vector<std::pair<QString, QByteArrayView>> all() const;

private:
    explicit ObjectView(QByteArrayView text)
        : m_text(text)
    {
    }

    QByteArrayView m_text;
};

/// Text of a raw value: a string's text, anything else as it is written.
[[nodiscard]] QString textOf(QByteArrayView value);
[[nodiscard]] bool isObject(QByteArrayView value);
[[nodiscard]] bool isString(QByteArrayView value);
/// The elements of an array; none for anything else.
[[nodiscard]] std::vector<QByteArrayView> elementsOf(QByteArrayView value);
/// The whole text without white space and byte order mark around it, when it is JSON; empty otherwise.
[[nodiscard]] QByteArrayView validJson(QByteArrayView text);

} // namespace sheaf::service
