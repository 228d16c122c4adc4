#include "requests/line_reader.h"

#include "requests/check_file.h"
#include "requests/kind.h"

namespace sheaf::requests {

namespace {

using Value = json::LineParser::Value;

TextMember textMember(const Value& value)
{
    if (!value.present)
        return {};
    if (value.type == json::Type::String)
        return {TextMember::State::Text, value.text};
    return {value.type == json::Type::Null ? TextMember::State::Null : TextMember::State::OtherType, {}};
}

/// An optional parameter may be written as null, which is the same as leaving it out.
bool isSet(const Value& value)
{
    return value.present && value.type != json::Type::Null;
}

std::optional<json::Type> typeAt(QByteArrayView line, const json::Path& path)
{
    const std::optional<json::Span> span = json::find(line, path);
    return span ? json::typeOf(span->in(line)) : std::nullopt;
}

bool isSet(QByteArrayView line, const char* member)
{
    const auto type = typeAt(line, {json::Step::of("body"), json::Step::of(member)});
    return type && *type != json::Type::Null;
}

} // namespace

LineReader::Verdict LineReader::read(QByteArrayView padded)
{
    using ParserVerdict = json::LineParser::Verdict;
    m_facts = {};
    switch (m_parser.parseTolerantly(padded)) {
    case ParserVerdict::Object: takeFacts(); return Verdict::Object;
    case ParserVerdict::OtherValue: return Verdict::OtherValue;
    case ParserVerdict::ValidButBig: // not told apart any more
    case ParserVerdict::Invalid: break;
    }
    m_fault = json::firstFault(padded).value_or(json::Fault {});
    return Verdict::Faulty;
}

void LineReader::takeFacts()
{
    m_facts.id = textMember(m_parser.at({"custom_id"}));
    m_facts.method = textMember(m_parser.at({"method"}));
    m_facts.url = textMember(m_parser.at({"url"}));
    const Value body = m_parser.at({"body"});
    if (!body.present)
        return;
    if (body.type != json::Type::Object) {
        m_facts.body = LineFacts::Body::NotAnObject;
        return;
    }
    m_facts.body = LineFacts::Body::Object;
    m_facts.model = textMember(m_parser.at({"body", "model"}));
    m_facts.stream = m_parser.at({"body", "stream"}).type == json::Type::True;
    m_facts.kind = kindByMembers(isSet(m_parser.at({"body", "messages"})), isSet(m_parser.at({"body", "input"})),
        isSet(m_parser.at({"body", "prompt"})));
}

std::optional<Kind> kindOfLine(QByteArrayView line)
{
    if (json::firstFault(line) || typeAt(line, {json::Step::of("body")}) != json::Type::Object)
        return {};
    return kindByMembers(isSet(line, "messages"), isSet(line, "input"), isSet(line, "prompt"));
}

} // namespace sheaf::requests
