// What form the answers of a job were asked to have, and whether one has it. Pure.
#pragma once

#include "requests/request_template.h"

#include <QByteArray>

#include <memory>
#include <string_view>

namespace sheaf::jobs {

/// The JSON Schema that the template's `response_format` asks for: json_schema's own, {"type":"object"} for json_object;
/// empty where any text will do.
[[nodiscard]] QByteArray schemaOf(const requests::RequestTemplate& requestTemplate);

/// The same of a template's JSON; empty when it is none.
[[nodiscard]] QByteArray schemaOf(const QByteArray& templateJson);

/// Not thread-safe: one for each thread.
class AnswerSchema
{
public:
    /// A schema that is none, or says more than can be checked here, asks for JSON of any form. Text is never matched
    /// against its `pattern`, `patternProperties` and `format`: the library does that with std::regex, which recurses
    /// once a character and would let a long answer end the process.
    explicit AnswerSchema(const QByteArray& schema);
    ~AnswerSchema();
    AnswerSchema(const AnswerSchema&) = delete;
    AnswerSchema& operator=(const AnswerSchema&) = delete;

    /// Whether an answer's text is JSON of that form. White space around it does not matter.
    [[nodiscard]] bool fits(std::string_view answer) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sheaf::jobs
