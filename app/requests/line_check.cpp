#include "requests/line_check.h"

#include "requests/kind.h"

#include <xxhash.h>

#include <algorithm>

namespace sheaf::requests {

namespace {

constexpr size_t longestId = 64; // characters; longer ones are refused by some services

bool isBlank(QByteArrayView line)
{
    return std::ranges::all_of(line, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

size_t characters(std::string_view utf8)
{
    return size_t(std::ranges::count_if(utf8, [](char c) { return (uchar(c) & 0xc0) != 0x80; }));
}

QString faultName(json::Fault::Kind kind)
{
    using Kind = json::Fault::Kind;
    switch (kind) {
    case Kind::Empty: return QStringLiteral("empty");
    case Kind::UnexpectedEnd: return QStringLiteral("unexpected end");
    case Kind::UnexpectedCharacter: return QStringLiteral("unexpected character");
    case Kind::BadEscape: return QStringLiteral("bad escape");
    case Kind::ControlCharacter: return QStringLiteral("control character");
    case Kind::BadNumber: return QStringLiteral("bad number");
    case Kind::NotUtf8: return {};
    case Kind::TooDeep: return QStringLiteral("nested too deep");
    case Kind::TrailingText: return QStringLiteral("more text after the end");
    }
    return {};
}

} // namespace

quint64 idHash(std::string_view id)
{
    const quint64 hash = XXH3_64bits(id.data(), id.size());
    return hash == 0 ? 1 : hash;
}

LineCheck::LineCheck(const LineRules& rules, FirstModel firstModel)
    : m_rules(rules), m_endpoint(rules.endpoint.toUtf8()), m_endpointKind(kindOfEndpoint(rules.endpoint)),
      m_firstModel(std::move(firstModel))
{
}

void LineCheck::begin(Findings& into, bool keepsProblems)
{
    m_findings = &into;
    m_keepsProblems = keepsProblems;
}

quint64 LineCheck::check(QByteArrayView padded, qint64 number)
{
    m_line = padded;
    m_number = number;
    if (isBlank(padded)) {
        report(ProblemCode::BlankLine, false, "");
        return 0;
    }
    ++m_findings->lines;
    if (m_rules.maxBytes > 0 && padded.size() + 1 > m_rules.maxBytes)
        report(ProblemCode::LineTooLong, true, "");
    switch (m_reader.read(padded)) {
    case LineReader::Verdict::Faulty: reportFault(); return 0;
    case LineReader::Verdict::OtherValue: report(ProblemCode::NotAnObject, true, ""); return 0;
    case LineReader::Verdict::Object: break;
    }
    const LineFacts& facts = m_reader.facts();
    checkId(facts.id);
    checkMethod(facts.method);
    checkUrl(facts.url);
    checkBody(facts);
    return facts.id.isText() && !facts.id.text.empty() ? idHash(facts.id.text) : 0;
}

void LineCheck::reportTooLong(qint64 number)
{
    ++m_findings->lines;
    m_findings->count(true);
    if (m_keepsProblems)
        m_findings->problems.push_back({.code = ProblemCode::LineTooLong, .line = number});
}

void LineCheck::reportFault()
{
    const json::Fault& fault = m_reader.fault();
    const bool isEncoding = fault.kind == json::Fault::Kind::NotUtf8;
    m_findings->count(true);
    if (!m_keepsProblems)
        return;
    m_findings->problems.push_back({.code = isEncoding ? ProblemCode::NotUtf8 : ProblemCode::NotJson, .line = m_number,
        .column = fault.offset + 1, .detail = faultName(fault.kind)});
}

void LineCheck::checkId(const TextMember& id)
{
    if (id.state == TextMember::State::Missing)
        report(ProblemCode::IdMissing, true, "custom_id");
    else if (!id.isText())
        report(ProblemCode::IdNotText, true, "custom_id");
    else if (id.text.empty())
        report(ProblemCode::IdEmpty, true, "custom_id");
    else if (id.text.size() > longestId && characters(id.text) > longestId)
        report(ProblemCode::IdLong, false, "custom_id");
}

void LineCheck::checkMethod(const TextMember& method)
{
    if (!method.isText() || method.text != "POST")
        report(ProblemCode::MethodNotPost, true, "method");
}

void LineCheck::checkUrl(const TextMember& url)
{
    const bool isThere = url.isText() && !url.text.empty();
    if (m_rules.url == LineRules::Url::Required && !isThere)
        report(ProblemCode::UrlMissing, true, "url");
    if (!isThere)
        return;
    m_findings->addEndpoint(url.text);
    if (m_rules.url == LineRules::Url::Omit)
        report(ProblemCode::UrlPresent, false, "url");
    if (differsFromEndpoint(url))
        report(ProblemCode::EndpointDiffers, m_rules.endpointMismatchIsError, "url", m_rules.endpoint);
}

bool LineCheck::differsFromEndpoint(const TextMember& url) const
{
    return !m_endpoint.isEmpty() && url.isText() && !url.text.empty() && QByteArrayView(url.text) != m_endpoint;
}

void LineCheck::checkBody(const LineFacts& facts)
{
    if (facts.body == LineFacts::Body::Missing) {
        report(ProblemCode::BodyMissing, true, "body");
        return;
    }
    if (facts.body == LineFacts::Body::NotAnObject) {
        report(ProblemCode::BodyNotAnObject, true, "body");
        return;
    }
    checkModel(facts.model);
    checkKind(facts);
    if (facts.stream)
        report(ProblemCode::StreamOn, true, "body.stream");
}

void LineCheck::checkModel(const TextMember& model)
{
    if (!model.isText() || model.text.empty()) {
        report(ProblemCode::ModelMissing, true, "body.model");
        return;
    }
    m_findings->models.add(model.text);
    if (m_firstModel.line > 0 && model.text != m_firstModel.name)
        report(ProblemCode::ModelDiffers, true, "body.model", shortened(m_firstModel.name), m_firstModel.line);
}

void LineCheck::checkKind(const LineFacts& facts)
{
    if (!facts.kind) {
        report(ProblemCode::KindUnknown, true, "body");
        return;
    }
    ++m_findings->kinds[size_t(*facts.kind)];
    // A line whose url says so already is not reported twice.
    if (m_endpointKind && *m_endpointKind != *facts.kind && !differsFromEndpoint(facts.url))
        report(ProblemCode::KindDiffersFromEndpoint, m_rules.endpointMismatchIsError, "body", m_rules.endpoint);
}

void LineCheck::report(ProblemCode code, bool isError, const char* field, const QString& other, qint64 otherLine)
{
    m_findings->count(isError);
    if (!m_keepsProblems)
        return;
    Problem problem = located(code, field);
    problem.isError = isError;
    problem.other = other;
    problem.otherLine = otherLine;
    if (code == ProblemCode::KindDiffersFromEndpoint)
        problem.detail = kindName(*m_reader.facts().kind);
    if (code == ProblemCode::LineTooLong)
        problem.detail = QString::number(m_rules.maxBytes);
    m_findings->problems.push_back(std::move(problem));
}

/// Where the field stands, or the nearest object around it that is there, and what stands there.
Problem LineCheck::located(ProblemCode code, const char* field) const
{
    Problem problem {.code = code, .line = m_number, .field = field};
    if (problem.field.isEmpty())
        return problem;
    json::Path path;
    std::optional<json::Span> nearest;
    bool isThere = false;
    for (const QByteArray& key : problem.field.split('.')) {
        path.push_back(json::Step::of(key.constData()));
        const std::optional<json::Span> span = json::find(m_line, path);
        isThere = span.has_value();
        if (span)
            nearest = span;
    }
    problem.column = nearest ? nearest->begin + 1 : 1;
    if (!isThere)
        return problem;
    const QByteArrayView value = nearest->in(m_line);
    const bool isText = json::typeOf(value) == json::Type::String;
    problem.detail = isText ? shortened(json::unquoted(value)) : shortened(value);
    return problem;
}

} // namespace sheaf::requests
