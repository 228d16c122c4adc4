#include "requests/request_template.h"

#include "json/text.h"

#include <algorithm>

namespace sheaf::requests {

namespace {

/// NotJson at a byte of the text, with the line and the position in it.
tl::unexpected<Error> notATemplate(const QByteArray& text, qsizetype offset, const QString& detail)
{
    const QByteArrayView before = QByteArrayView(text).first(std::min(offset, text.size()));
    const qsizetype lastBreak = before.lastIndexOf('\n');
    Error error;
    error.code = ErrorCode::NotJson;
    error.line = std::ranges::count(before, '\n') + 1;
    error.column = before.size() - lastBreak;
    error.detail = detail;
    return failure(std::move(error));
}

Result<QList<Parameter>> parametersFrom(const QByteArray& text, const json::Span& span)
{
    const QByteArrayView object = span.in(text);
    const auto members = json::members(object);
    if (!members)
        return notATemplate(text, span.begin, QStringLiteral("parameters"));
    QList<Parameter> parameters;
    for (const json::Member& member : *members) {
        parameters.append({QString::fromUtf8(json::unquoted(member.key.in(object))),
            member.value.in(object).toByteArray()});
    }
    return parameters;
}

Result<void> takeText(const QByteArray& text, const json::Span& span, const QByteArray& key, RequestTemplate& into)
{
    const QByteArrayView value = span.in(text);
    if (json::typeOf(value) != json::Type::String)
        return notATemplate(text, span.begin, QString::fromUtf8(key));
    const QString words = QString::fromUtf8(json::unquoted(value));
    if (key == "kind") {
        const std::optional<Kind> kind = kindFromName(words);
        if (!kind)
            return notATemplate(text, span.begin, QString::fromUtf8(key));
        into.kind = *kind;
    } else if (key == "model") {
        into.model = words;
    } else if (key == "system") {
        into.system = words;
    } else {
        into.user = words;
    }
    return {};
}

} // namespace

QByteArray toJson(const RequestTemplate& requestTemplate)
{
    QByteArray out = "{\"kind\":" + json::quoted(kindName(requestTemplate.kind))
        + ",\"model\":" + json::quoted(requestTemplate.model) + ",\"system\":" + json::quoted(requestTemplate.system)
        + ",\"user\":" + json::quoted(requestTemplate.user) + ",\"parameters\":{";
    const char* separator = "";
    for (const Parameter& parameter : requestTemplate.parameters) {
        out += separator + json::quoted(parameter.name) + ':' + parameter.value;
        separator = ",";
    }
    return out + "}}";
}

Result<RequestTemplate> templateFromJson(const QByteArray& text)
{
    if (const auto fault = json::firstFault(text))
        return notATemplate(text, fault->offset, QStringLiteral("template"));
    const auto members = json::members(text);
    if (!members)
        return notATemplate(text, 0, QStringLiteral("template"));
    RequestTemplate result;
    for (const json::Member& member : *members) {
        const QByteArray key = json::unquoted(member.key.in(text));
        if (key == "parameters") {
            auto parameters = parametersFrom(text, member.value);
            if (!parameters)
                return failure(parameters.error());
            result.parameters = std::move(*parameters);
        } else if (key == "kind" || key == "model" || key == "system" || key == "user") {
            if (const auto taken = takeText(text, member.value, key, result); !taken)
                return failure(taken.error());
        }
        // Other members belong to newer versions and are left alone.
    }
    return result;
}

} // namespace sheaf::requests
