// Steps through the tokens of a JSON text that is taken to be valid: no checks, no recursion, no reading past the end.
#pragma once

#include "json/navigate.h"

namespace sheaf::json {

class Cursor
{
public:
    explicit Cursor(QByteArrayView text) : m_text(text) {}

    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// The byte here; NUL at the end.
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    void skipSpace();
    /// Skips white space, then takes `c` if it stands there.
    bool take(char c);
    /// Skips white space, then takes one whole value; nothing when none starts here or it never ends.
    [[nodiscard]] std::optional<Span> takeValue();
    /// The same, for a string only.
    [[nodiscard]] std::optional<Span> takeString();

private:
    /// Moves behind the quote that closes the string which starts here.
    bool skipString();
    bool skipContainer();

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace sheaf::json
