#include "requests/people_json.h"

#include "json/text.h"

#include <algorithm>

namespace sheaf::requests {

namespace {

tl::unexpected<Error> notParameters(const QByteArray& text, qsizetype offset, const QString& detail)
{
    const QByteArrayView before = QByteArrayView(text).first(std::min(offset, text.size()));
    Error error;
    error.code = ErrorCode::NotJson;
    error.line = std::ranges::count(before, '\n') + 1;
    error.column = before.size() - before.lastIndexOf('\n');
    error.detail = detail;
    return failure(error);
}

} // namespace

Result<QList<Parameter>> parametersFromJson(const QByteArray& text)
{
    if (text.trimmed().isEmpty())
        return QList<Parameter>();
    if (const auto fault = json::firstFault(text))
        return notParameters(text, fault->offset, {});
    const auto members = json::members(text);
    if (!members)
        return notParameters(text, 0, {});
    QList<Parameter> parameters;
    for (const json::Member& member : *members) {
        const QString name = QString::fromUtf8(json::unquoted(member.key.in(text)));
        if (std::ranges::find(parameters, name, &Parameter::name) != parameters.end())
            return notParameters(text, member.key.begin, name);
        parameters.append({name, json::compact(member.value.in(text))});
    }
    return parameters;
}

QByteArray parametersToJson(const QList<Parameter>& parameters)
{
    if (parameters.isEmpty())
        return {};
    QByteArray object;
    for (const Parameter& parameter : parameters)
        object += (object.isEmpty() ? "" : ",") + json::quoted(parameter.name) + ':' + parameter.value;
    return json::pretty('{' + object + '}');
}

QByteArray jsonText(const QString& text)
{
    return json::quoted(text);
}

std::optional<QString> textOfJson(const QByteArray& value)
{
    if (json::typeOf(value) != json::Type::String)
        return std::nullopt;
    return QString::fromUtf8(json::unquoted(value));
}

QByteArray laidOut(QByteArrayView line)
{
    return json::pretty(line);
}

} // namespace sheaf::requests
