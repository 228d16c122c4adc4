#include "project/line_shape.h"

#include "project/json_parts.h"

namespace sheaf::project {

namespace {

bool isObject(QByteArrayView value)
{
    return value.startsWith('{');
}

/// Whether the conversation ends with what the assistant should say: an example to learn from, no question.
bool endsWithAnswer(QByteArrayView messages)
{
    const std::vector<QByteArrayView> all = jsonElements(messages);
    return !all.empty() && json::unquoted(JsonParts(all.back()).value("role")) == "assistant";
}

} // namespace

LineShape lineShapeOf(QByteArrayView line)
{
    const JsonParts parts(line);
    if (parts.has("custom_id") && isObject(parts.value("body")))
        return parts.has("method") ? LineShape::Ours : LineShape::NoMethod;
    if (isObject(parts.value("params")) && JsonParts(parts.value("params")).has("messages"))
        return LineShape::Params;
    if (isObject(parts.value("request")) && JsonParts(parts.value("request")).has("contents"))
        return LineShape::Request;
    const bool hasModel = json::typeOf(parts.value("model")) == json::Type::String;
    if (parts.value("messages").startsWith('['))
        return !hasModel && endsWithAnswer(parts.value("messages")) ? LineShape::FineTuning : LineShape::BodyOnly;
    return hasModel && (parts.has("input") || parts.has("prompt")) ? LineShape::BodyOnly : LineShape::Ours;
}

} // namespace sheaf::project
