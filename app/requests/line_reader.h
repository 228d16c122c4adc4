// One line of a file of requests, read for what the checks need. Internal to app/requests.
#pragma once

#include "json/line_parser.h"
#include "requests/request_template.h"

#include <string_view>

namespace sheaf::requests {

/// A member of the line that should be text.
struct TextMember {
    enum class State { Missing, Null, OtherType, Text };
    State state = State::Missing;
    std::string_view text; ///< decoded

    [[nodiscard]] bool isText() const { return state == State::Text; }
};

struct LineFacts {
    enum class Body { Missing, NotAnObject, Object };

    TextMember id;
    TextMember method;
    TextMember url;
    TextMember model; ///< of the body
    Body body = Body::Missing;
    bool stream = false;
    std::optional<Kind> kind;
};

/// At simdjson's speed, also for legal JSON that simdjson refuses. One reader per thread.
class LineReader
{
public:
    enum class Verdict { Object, OtherValue, Faulty };
    /// `padded` must be followed by json::LineParser::padding readable bytes.
    Verdict read(QByteArrayView padded);

    /// After Object; its views die with the next read().
    [[nodiscard]] const LineFacts& facts() const { return m_facts; }
    /// After Faulty.
    [[nodiscard]] const json::Fault& fault() const { return m_fault; }

private:
    void takeFacts();

    json::LineParser m_parser;
    LineFacts m_facts;
    json::Fault m_fault;
};

} // namespace sheaf::requests
