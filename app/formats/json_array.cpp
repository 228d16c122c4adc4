#include "formats/json_array.h"

#include "json/text.h"

namespace sheaf::formats {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool opens(char c)
{
    return c == '{' || c == '[';
}

bool closes(char c)
{
    return c == '}' || c == ']';
}

} // namespace

tl::unexpected<Error> ArrayLines::fault() const
{
    Error error;
    error.code = ErrorCode::NotJson;
    error.line = m_line;
    error.column = std::max<qint64>(1, m_column);
    return failure(std::move(error));
}

Result<void> ArrayLines::feed(QByteArrayView block)
{
    m_out.resize(0);
    for (const char c : block) {
        ++m_column;
        if (!take(c))
            return fault();
        if (c == '\n') {
            ++m_line;
            m_column = 0;
        }
    }
    return m_out.isEmpty() ? Result<void>() : m_onText(m_out);
}

Result<void> ArrayLines::finish()
{
    return m_state == State::End && m_isDone ? Result<void>() : fault();
}

/// False when `c` cannot stand here.
bool ArrayLines::take(char c)
{
    if (!m_inString)
        return takeOutside(c);
    if (c == '\n' || c == '\r')
        return false; // no string goes over a line break; kept, it would cut the line
    if (m_escaped)
        m_escaped = false;
    else if (c == '\\')
        m_escaped = true;
    else if (c == '"')
        m_inString = false;
    if (m_state == State::Element)
        m_out.append(c);
    else if (m_state == State::Member)
        m_key.append(c);
    if (!m_inString && m_depth == 0 && m_state == State::Element) {
        m_out.append('\n');
        m_state = State::BehindElement;
    } else if (!m_inString && m_depth == 0 && m_state == State::Other) {
        endOther();
    }
    return true;
}

bool ArrayLines::takeOutside(char c)
{
    switch (m_state) {
    case State::Start:
        m_inObject = c == '{';
        m_state = c == '[' ? State::FirstElement : c == '{' ? State::Member : State::Start;
        return opens(c) || isBlank(c);
    case State::End: return isBlank(c);
    case State::Member:
    case State::Value:
    case State::MaybeArray:
    case State::Other: return takeInObject(c);
    default: return takeInArray(c);
    }
}

bool ArrayLines::takeInObject(char c)
{
    if (isBlank(c))
        return true;
    if (m_state == State::Member) {
        if (c == '"') {
            m_key = "\"";
            m_inString = true;
        } else if (c == ':') {
            m_state = State::Value;
            m_depth = 0;
        } else if (c == '}') {
            m_state = State::End;
        }
        return c == '"' || c == ':' || c == '}' || c == ',';
    }
    if (m_state == State::Value && c == '[' && !m_isDone) {
        m_state = State::MaybeArray;
        return true;
    }
    if (m_state == State::MaybeArray && c == '{') {
        m_isDone = true;
        return beginElement(c);
    }
    if (m_state == State::MaybeArray)
        m_depth = 1;
    m_state = State::Other;
    if (c == '"')
        m_inString = true;
    else if (opens(c))
        ++m_depth;
    else if (m_depth > 0 && closes(c) && --m_depth == 0)
        endOther();
    else if (m_depth == 0 && (c == ',' || c == '}')) { // behind a number or a word
        endOther();
        m_state = c == '}' ? State::End : State::Member;
    }
    return true;
}

void ArrayLines::endOther()
{
    m_otherMembers.append(QString::fromUtf8(json::unquoted(m_key)));
    m_state = State::Member;
}

bool ArrayLines::beginElement(char c)
{
    m_out.append(c);
    m_depth = opens(c) ? 1 : 0;
    m_inString = c == '"';
    m_state = opens(c) || c == '"' ? State::Element : State::Scalar;
    return !closes(c) && c != ',' && c != ':';
}

bool ArrayLines::takeInArray(char c)
{
    const bool blank = isBlank(c);
    if (m_state == State::Element) {
        m_out.append(c == '\n' || c == '\r' ? ' ' : c);
        if (c == '"')
            m_inString = true;
        else if (opens(c))
            ++m_depth;
        else if (closes(c) && --m_depth == 0) {
            m_out.append('\n');
            m_state = State::BehindElement;
        }
        return true;
    }
    if (m_state == State::Scalar && !blank && c != ',' && c != ']') {
        m_out.append(c);
        return true;
    }
    if (m_state == State::Scalar) {
        m_out.append('\n');
        m_state = State::BehindElement;
    }
    if (blank)
        return true;
    if (c == ']' && m_state != State::NextElement) {
        m_isDone = true;
        m_state = m_inObject ? State::Member : State::End;
        return true;
    }
    if (m_state == State::BehindElement) {
        m_state = State::NextElement;
        return c == ',';
    }
    return beginElement(c);
}

} // namespace sheaf::formats
