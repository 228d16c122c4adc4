#include "json/edit.h"

#include "json/string.h"

#include <algorithm>

namespace sheaf::json {

namespace {

QByteArray spliced(QByteArrayView text, Span span, QByteArrayView replacement)
{
    QByteArray result;
    result.reserve(text.size() - span.length() + replacement.size());
    result.append(text.first(span.begin));
    result.append(replacement);
    result.append(text.sliced(span.end));
    return result;
}

Path parentOf(const Path& path)
{
    return {path.begin(), path.end() - 1};
}

/// What has to go so that the part at `index` goes: with the comma behind it, or for the last one that before it.
Span withComma(const std::vector<Span>& parts, size_t index)
{
    if (index + 1 < parts.size())
        return {parts[index].begin, parts[index + 1].begin};
    if (index > 0)
        return {parts[index - 1].end, parts[index].end};
    return parts[index];
}

/// Members (from key to value) or elements of the container at `span`, as spans of `text`.
std::vector<Span> partsOf(QByteArrayView text, Span span)
{
    std::vector<Span> parts;
    const QByteArrayView container = span.in(text);
    if (const auto found = members(container)) {
        for (const Member& member : *found)
            parts.push_back({span.begin + member.key.begin, span.begin + member.value.end});
    } else if (const auto list = elements(container)) {
        for (const Span& element : *list)
            parts.push_back({span.begin + element.begin, span.begin + element.end});
    }
    return parts;
}

} // namespace

Result<QByteArray> replaced(QByteArrayView text, const Path& path, QByteArrayView rawValue)
{
    if (const std::optional<Span> old = find(text, path))
        return spliced(text, *old, rawValue);
    if (path.empty() || path.back().index >= 0)
        return failure(ErrorCode::NotJson);
    const std::optional<Span> parent = find(text, parentOf(path));
    if (!parent || !members(parent->in(text)))
        return failure(ErrorCode::NotJson);

    const std::vector<Span> parts = partsOf(text, *parent);
    QByteArray member = parts.empty() ? QByteArray() : QByteArrayLiteral(",");
    appendString(member, path.back().key);
    member.append(':');
    member.append(rawValue);
    const qsizetype at = parts.empty() ? parent->begin + 1 : parts.back().end;
    return spliced(text, {at, at}, member);
}

Result<QByteArray> removed(QByteArrayView text, const Path& path)
{
    if (path.empty())
        return failure(ErrorCode::NotJson);
    QByteArray result = text.toByteArray();
    while (const std::optional<Span> value = find(result, path)) {
        const std::vector<Span> parts = partsOf(result, find(result, parentOf(path)).value_or(Span {}));
        const auto part = std::ranges::find(parts, value->end, &Span::end);
        if (part == parts.end())
            return failure(ErrorCode::NotJson);
        result = spliced(result, withComma(parts, size_t(part - parts.begin())), {});
        if (path.back().index >= 0)
            break; // what moved up to this index is another element
    }
    return result;
}

} // namespace sheaf::json
