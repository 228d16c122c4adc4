#include "service/json_read.h"

#include <limits>

namespace sheaf::service {

std::optional<ObjectView> ObjectView::of(QByteArrayView text)
{
    const auto valid = validJson(text);
    return isObject(valid) ? std::optional(ObjectView(valid)) : std::nullopt;
}

std::optional<QByteArrayView> ObjectView::raw(const char* name) const
{
    const auto span = json::find(m_text, {json::Step::of(name)});
    if (!span || json::typeOf(span->in(m_text)) == json::Type::Null)
        return {};
    return span->in(m_text);
}

QString ObjectView::text(const char* name) const
{
    const auto value = raw(name);
    const auto type = value ? json::typeOf(*value) : std::nullopt;
    return type == json::Type::String || type == json::Type::Number ? textOf(*value) : QString();
}

qint64 ObjectView::number(const char* name) const
{
    bool isNumber = false;
    const double value = text(name).toDouble(&isNumber);
    constexpr double limit = 9.0e15; // beyond it doubles skip whole numbers, and nothing here counts that far
    return isNumber && value > -limit && value < limit ? qint64(value) : 0;
}

std::optional<ObjectView> ObjectView::object(const char* name) const
{
    const auto value = raw(name);
    return value && isObject(*value) ? std::optional(ObjectView(*value)) : std::nullopt;
}

std::vector<std::pair<QString, QByteArrayView>> ObjectView::all() const
{
    std::vector<std::pair<QString, QByteArrayView>> result;
    for (const json::Member& member : json::members(m_text).value_or(std::vector<json::Member> {}))
        result.emplace_back(textOf(member.key.in(m_text)), member.value.in(m_text));
    return result;
}

QString textOf(QByteArrayView value)
{
    return isString(value) ? QString::fromUtf8(json::unquoted(value)) : QString::fromUtf8(value);
}

bool isObject(QByteArrayView value)
{
    return json::typeOf(value) == json::Type::Object;
}

bool isString(QByteArrayView value)
{
    return json::typeOf(value) == json::Type::String;
}

std::vector<QByteArrayView> elementsOf(QByteArrayView value)
{
    std::vector<QByteArrayView> result;
    if (json::typeOf(value) != json::Type::Array)
        return result;
    for (const json::Span& span : json::elements(value).value_or(std::vector<json::Span> {}))
        result.push_back(span.in(value));
    return result;
}

QByteArrayView validJson(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    text = text.trimmed();
    return json::firstFault(text) ? QByteArrayView() : text;
}

} // namespace sheaf::service
