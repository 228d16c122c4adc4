#include "project/json_parts.h"

namespace sheaf::project {

JsonParts::JsonParts(QByteArrayView object)
{
    const auto members = json::members(object);
    if (!members)
        return;
    for (const json::Member& member : *members)
        m_parts.push_back({json::unquoted(member.key.in(object)), member.value.in(object)});
}

QByteArrayView JsonParts::value(QByteArrayView key) const
{
    QByteArrayView found;
    for (const Part& part : m_parts) {
        if (part.key == key)
            found = part.value;
    }
    return found;
}

std::vector<QByteArrayView> jsonElements(QByteArrayView array)
{
    std::vector<QByteArrayView> found;
    if (const auto spans = json::elements(array)) {
        for (const json::Span& span : *spans)
            found.push_back(span.in(array));
    }
    return found;
}

void ObjectMaker::add(QByteArrayView key, QByteArrayView rawValue)
{
    if (m_text.size() > 1)
        m_text += ',';
    json::appendString(m_text, key);
    m_text += ':';
    m_text += rawValue;
}

} // namespace sheaf::project
