// The members of an object by name, and an object made of raw values.
#pragma once

#include "json/text.h"

#include <vector>

namespace sheaf::project {

/// Views into a text that outlives it.
class JsonParts
{
public:
    struct Part {
        QByteArray key; ///< decoded
        QByteArrayView value; ///< raw
    };
    /// Of a valid text; none where it is no object.
    explicit JsonParts(QByteArrayView object);

    /// Raw; empty where there is none. Of duplicates the last one counts.
    [[nodiscard]] QByteArrayView value(QByteArrayView key) const;
    [[nodiscard]] bool has(QByteArrayView key) const { return !value(key).isEmpty(); }
    [[nodiscard]] std::vector<Part>::const_iterator begin() const { return m_parts.begin(); }
    [[nodiscard]] std::vector<Part>::const_iterator end() const { return m_parts.end(); }

private:
    std::vector<Part> m_parts;
};

/// The elements of a valid array, raw; none where it is none.
[[nodiscard]] std::vector<QByteArrayView> jsonElements(QByteArrayView array);

/// Writes `{"key":value,…}` with values as they come.
class ObjectMaker
{
public:
    void add(QByteArrayView key, QByteArrayView rawValue);
    [[nodiscard]] QByteArray take() { return m_text + '}'; }

private:
    QByteArray m_text {"{"};
};

} // namespace sheaf::project
