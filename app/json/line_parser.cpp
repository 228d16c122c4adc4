#include "json/line_parser.h"

#include "json/scanner.h"
#include "json/tame.h"

#include <algorithm>
#include <charconv>
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
    /// A tamed copy of the line, when one was needed: what `object` points into.
    QByteArray tamedLine;
    /// The objects and arrays of this line that were handed out.
    std::vector<dom::element> nodes;
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

/// One step of a path: a member of an object, or an element of an array where the key is a number.
std::optional<dom::element> child(const dom::element& parent, std::string_view key)
{
    dom::object object;
    if (parent.get(object) == simdjson::SUCCESS)
        return lastMember(object, key);
    dom::array array;
    if (parent.get(array) != simdjson::SUCCESS)
        return {};
    size_t index = 0;
    const auto [end, problem] = std::from_chars(key.data(), key.data() + key.size(), index);
    dom::element element;
    if (problem != std::errc() || end != key.data() + key.size() || array.at(index).get(element) != simdjson::SUCCESS)
        return {};
    return element;
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

/// Most keys that are met differ from the one that is looked for in their first byte: no call for those.
bool isSame(std::string_view name, std::string_view key)
{
    return name.size() == key.size() && (name.empty() || (name.front() == key.front() && name == key));
}

/// As valueOf(), and an object or array can be looked into by its number.
LineParser::Value withNode(std::vector<dom::element>& nodes, dom::element element)
{
    LineParser::Value value = valueOf(element);
    if (value.type == Type::Object || value.type == Type::Array) {
        value.node = qint32(nodes.size());
        nodes.push_back(element);
    }
    return value;
}

} // namespace

LineParser::LineParser() : d(std::make_unique<Private>()) {}

LineParser::~LineParser() = default;

LineParser::Verdict LineParser::parse(QByteArrayView padded)
{
    d->object.reset();
    d->nodes.clear();
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

LineParser::Verdict LineParser::parseTolerantly(QByteArrayView padded)
{
    const Verdict verdict = parse(padded);
    if (verdict != Verdict::ValidButBig)
        return verdict;
    d->tamedLine = tamed(padded);
    const qsizetype length = d->tamedLine.size();
    d->tamedLine.append(padding, '\0');
    return parse(QByteArrayView(d->tamedLine).first(length));
}

LineParser::Value LineParser::at(std::initializer_list<std::string_view> keys) const
{
    if (!d->object || keys.size() == 0)
        return {};
    auto key = keys.begin();
    std::optional<dom::element> element = lastMember(*d->object, *key);
    for (++key; element && key != keys.end(); ++key)
        element = child(*element, *key);
    return element ? valueOf(*element) : Value {};
}

void LineParser::findMembers(qint32 node, std::span<const std::string_view> keys, std::span<Value> values)
{
    std::optional<dom::object> object = d->object;
    if (node != rootNode) {
        dom::object found;
        const bool isObject = d->nodes[size_t(node)].get(found) == simdjson::SUCCESS;
        object = isObject ? std::optional(found) : std::nullopt;
    }
    if (!object)
        return;
    for (auto member = object->begin(); member != object->end(); ++member) {
        const std::string_view name = member.key();
        for (size_t i = 0; i < keys.size(); ++i) {
            if (isSame(name, keys[i]))
                values[i] = withNode(d->nodes, member.value());
        }
    }
}

LineParser::Value LineParser::first(const Value& array)
{
    dom::array elements;
    if (array.node < 0 || d->nodes[size_t(array.node)].get(elements) != simdjson::SUCCESS || elements.begin() == elements.end())
        return {};
    return withNode(d->nodes, *elements.begin());
}

std::vector<LineParser::Value> LineParser::elements(const Value& array)
{
    std::vector<Value> values;
    dom::array found;
    if (array.node < 0 || d->nodes[size_t(array.node)].get(found) != simdjson::SUCCESS)
        return values;
    for (const dom::element element : found)
        values.push_back(withNode(d->nodes, element));
    return values;
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
