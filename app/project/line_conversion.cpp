// convertedLine(): the frame of a request line; what is in a body of another service stands in foreign_bodies.
#include "project/line_shape.h"

#include "project/foreign_bodies.h"

namespace sheaf::project {

namespace {

/// What a line calls itself, as a JSON string.
QByteArray idOf(const JsonParts& line, qint64 row)
{
    for (const char* key : {"custom_id", "key", "id"}) {
        const QByteArrayView id = line.value(key);
        if (json::typeOf(id) == json::Type::String)
            return id.toByteArray();
        if (json::typeOf(id) == json::Type::Number)
            return '"' + id.toByteArray() + '"';
    }
    return "\"row-" + QByteArray::number(row) + '"';
}

/// A body that stands bare in its line: all of it but the id.
ConvertedBody bareBody(QByteArrayView line)
{
    ConvertedBody body;
    for (const JsonParts::Part& part : JsonParts(line)) {
        if (part.key != "custom_id")
            body.add(part.key, part.value);
    }
    return body;
}

ConvertedBody exampleBody(QByteArrayView line)
{
    ConvertedBody body;
    for (const JsonParts::Part& part : JsonParts(line)) {
        if (part.key == "messages")
            body.add("messages", withoutLast(part.value));
        else if (part.key == "tools" || part.key == "functions" || part.key == "parallel_tool_calls")
            body.add(part.key, part.value);
        else if (part.key != "custom_id")
            body.dropped.append(QString::fromUtf8(part.key));
    }
    return body;
}

} // namespace

tl::expected<ConvertedLine, QString> convertedLine(QByteArrayView line, qint64 row, const QString& model)
{
    const LineShape shape = lineShapeOf(line);
    const JsonParts parts(line);
    if (shape == LineShape::Ours && isRequest(parts))
        return ConvertedLine {line.toByteArray(), {}};
    if (shape == LineShape::Ours)
        return tl::unexpected(namesOf(parts));
    tl::expected<ConvertedBody, QString> body;
    switch (shape) {
    case LineShape::BodyOnly: body = bareBody(line); break;
    case LineShape::FineTuning: body = exampleBody(line); break;
    case LineShape::Params: body = bodyFromParams(parts.value("params")); break;
    case LineShape::Request: body = bodyFromContents(parts.value("request")); break;
    default: body = ConvertedBody {}; break;
    }
    if (!body)
        return tl::unexpected(body.error());
    ObjectMaker made;
    made.add("custom_id", idOf(parts, row));
    made.add("method", "\"POST\"");
    if (shape == LineShape::NoMethod) {
        for (const JsonParts::Part& part : parts) {
            if (part.key != "custom_id")
                made.add(part.key, part.value);
        }
        return ConvertedLine {made.take(), {}};
    }
    if (shape == LineShape::Request || shape == LineShape::Params)
        addModelOf(parts, *body);
    made.add("body", body->withModel(model));
    return ConvertedLine {made.take(), body->dropped};
}

} // namespace sheaf::project
