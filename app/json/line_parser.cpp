#include "json/line_parser.h"

#include "json/scanner.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

#include <simdjson.h>

namespace sheaf::json {

namespace dom = simdjson::dom;

static_assert(LineParser::padding >= qsizetype(simdjson::SIMDJSON_PADDING));

struct LineParser::Private {
    dom::parser parser;
    /// The line as an object; nothing unless the last verdict was Object.
    std::optional<dom::object> object;
    /// Kept between calls for its memory only.
    std::vector<std::string_view> keys;
};

namespace {

/// Of duplicate keys the last one counts, as in json::find() and in most services.
std::optional<dom::element> lastMember(const dom::object& object, std::string_view key)
{
    std::optional<dom::element> found;
    for (const dom::key_value_pair member : object) {
        if (member.key == key)
            found = member.value;
    }
    return found;
}

LineParser::Value valueOf(dom::element element)
{
    LineParser::Value value;
    value.present = true;
    switch (element.type()) {
    case dom::element_type::OBJECT: value.type = Type::Object; break;
    case dom::element_type::ARRAY: value.type = Type::Array; break;
    case dom::element_type::STRING:
        value.type = Type::String;
        std::ignore = element.get(value.text);
        break;
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
        value.type = Type::Number;
        std::ignore = element.get(value.number);
        break;
    case dom::element_type::BOOL:
        value.type = element.get_bool().value_unsafe() ? Type::True : Type::False;
        break;
    case dom::element_type::NULL_VALUE: value.type = Type::Null; break;
    }
    return value;
}

} // namespace

LineParser::LineParser() : d(std::make_unique<Private>()) {}

LineParser::~LineParser() = default;

LineParser::Verdict LineParser::parse(QByteArrayView padded)
{
    d->object.reset();
    dom::element root;
    const auto* const bytes = reinterpret_cast<const uint8_t*>(padded.data());
    if (d->parser.parse(bytes, size_t(padded.size()), false).get(root) != simdjson::SUCCESS)
        return firstFault(padded) ? Verdict::Invalid : Verdict::ValidButBig;
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS)
        return Verdict::OtherValue;
    d->object = object;
    return Verdict::Object;
}

LineParser::Value LineParser::at(std::initializer_list<std::string_view> keys) const
{
    if (!d->object || keys.size() == 0)
        return {};
    dom::object object = *d->object;
    for (auto key = keys.begin();; ++key) {
        const std::optional<dom::element> member = lastMember(object, *key);
        if (!member)
            return {};
        if (key + 1 == keys.end())
            return valueOf(*member);
        if (member->get(object) != simdjson::SUCCESS)
            return {};
    }
}

bool LineParser::hasDuplicateKey(std::string_view& name) const
{
    if (!d->object)
        return false;
    d->keys.clear();
    for (const dom::key_value_pair member : *d->object)
        d->keys.push_back(member.key);
    std::ranges::sort(d->keys);
    const auto twice = std::ranges::adjacent_find(d->keys);
    if (twice == d->keys.end())
        return false;
    name = *twice;
    return true;
}

} // namespace sheaf::json
