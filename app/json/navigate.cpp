#include "json/navigate.h"

#include "json/cursor.h"
#include "json/string.h"

namespace sheaf::json {

namespace {

/// Calls `use` for each member of the object that starts the text; whether it was an object to its end.
template <class Use> bool forEachMember(QByteArrayView object, Use use)
{
    Cursor cursor(object);
    if (!cursor.take('{'))
        return false;
    if (cursor.take('}'))
        return true;
    do {
        const std::optional<Span> key = cursor.takeString();
        if (!key || !cursor.take(':'))
            return false;
        const std::optional<Span> value = cursor.takeValue();
        if (!value)
            return false;
        use(Member {*key, *value});
    } while (cursor.take(','));
    return cursor.take('}');
}

/// The same for an array.
template <class Use> bool forEachElement(QByteArrayView array, Use use)
{
    Cursor cursor(array);
    if (!cursor.take('['))
        return false;
    if (cursor.take(']'))
        return true;
    do {
        const std::optional<Span> value = cursor.takeValue();
        if (!value)
            return false;
        use(*value);
    } while (cursor.take(','));
    return cursor.take(']');
}

bool isKey(QByteArrayView raw, const QByteArray& key)
{
    if (raw.contains('\\'))
        return unquoted(raw) == key;
    return raw.sliced(1, raw.size() - 2) == QByteArrayView(key);
}

std::optional<Span> child(QByteArrayView value, const Step& step)
{
    std::optional<Span> found;
    if (step.index >= 0) {
        qsizetype index = 0;
        forEachElement(value, [&](Span element) {
            if (index++ == step.index)
                found = element;
        });
    } else {
        forEachMember(value, [&](const Member& member) {
            if (isKey(member.key.in(value), step.key))
                found = member.value;
        });
    }
    return found;
}

} // namespace

std::optional<Type> typeOf(QByteArrayView value)
{
    if (value.isEmpty())
        return std::nullopt;
    switch (value.front()) {
    case '{': return Type::Object;
    case '[': return Type::Array;
    case '"': return Type::String;
    case 't': return Type::True;
    case 'f': return Type::False;
    case 'n': return Type::Null;
    case '-': return Type::Number;
    default: break;
    }
    if (value.front() >= '0' && value.front() <= '9')
        return Type::Number;
    return std::nullopt;
}

Result<std::vector<Member>> members(QByteArrayView object)
{
    std::vector<Member> result;
    if (!forEachMember(object, [&](const Member& member) { result.push_back(member); }))
        return failure(ErrorCode::NotJson);
    return result;
}

Result<std::vector<Span>> elements(QByteArrayView array)
{
    std::vector<Span> result;
    if (!forEachElement(array, [&](Span element) { result.push_back(element); }))
        return failure(ErrorCode::NotJson);
    return result;
}

std::optional<Span> find(QByteArrayView text, const Path& path)
{
    std::optional<Span> found = Cursor(text).takeValue();
    for (const Step& step : path) {
        if (!found)
            return std::nullopt;
        const std::optional<Span> inner = child(found->in(text), step);
        if (!inner)
            return std::nullopt;
        found = Span {found->begin + inner->begin, found->begin + inner->end};
    }
    return found;
}

} // namespace sheaf::json
