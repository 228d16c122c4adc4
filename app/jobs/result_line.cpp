#include "jobs/result_line.h"

#include "json/text.h"

#include <QStringList>

#include <tuple>

namespace sheaf::jobs {

using json::LineParser;
using project::Outcome;
using Value = LineParser::Value;

namespace {

constexpr int numbersShown = 6;

bool isText(const Value& value)
{
    return value.present && value.type == json::Type::String;
}

bool isThere(const Value& value)
{
    return value.present && value.type != json::Type::Null;
}

/// A number of tokens that a file claims; what cannot be one is none.
qint64 countOf(double number)
{
    constexpr double most = 1e15;
    return number > 0 && number < most ? qint64(number) : 0;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Outcome outcomeOfErrorCode(std::string_view code)
{
    if (code == "batch_expired")
        return Outcome::Expired;
    if (code == "batch_cancelled" || code == "batch_canceled")
        return Outcome::Cancelled;
    return Outcome::Failed;
}

Outcome outcomeOfFinish(std::string_view reason, bool hasText)
{
    if (reason == "length" || reason == "max_tokens")
        return Outcome::CutOff;
    if (reason == "content_filter")
        return Outcome::Refused;
    return hasText ? Outcome::Good : Outcome::Empty;
}

/// What stands in the content of a message, which is a text or a list of parts.
struct Content {
    std::string_view text;
    std::string joined; ///< of parts; `text` views it
    bool hasOther = false; ///< something that is no text
    bool isRefusal = false;
};

void takeParts(LineParser& parser, const Value& list, Content& content)
{
    for (const Value& part : parser.elements(list)) {
        const auto [text, refusal] = parser.members<2>(part, {"text", "refusal"});
        content.isRefusal = content.isRefusal || (isText(refusal) && !isBlank(refusal.text));
        content.hasOther = content.hasOther || (!isText(text) && !isText(refusal));
        content.joined += isText(text) ? text.text : std::string_view();
    }
}

void read(LineParser& parser, const Value& value, Content& content)
{
    if (isText(value)) {
        content.text = value.text;
    } else if (isThere(value) && value.type == json::Type::Array) {
        takeParts(parser, value, content);
        content.text = content.joined;
    } else {
        content.hasOther = isThere(value);
    }
}

/// The first choice of a chat or a completion.
Outcome outcomeOfChoice(LineParser& parser, const Value& choice)
{
    const auto [reason, message, completion] = parser.members<3>(choice, {"finish_reason", "message", "text"});
    const auto [refusal, messageContent, toolCalls] = parser.members<3>(message, {"refusal", "content", "tool_calls"});
    Content content;
    read(parser, messageContent.present ? messageContent : completion, content);
    if (content.isRefusal || (isText(refusal) && !isBlank(refusal.text)))
        return Outcome::Refused;
    const bool hasText = !isBlank(content.text) || content.hasOther;
    return outcomeOfFinish(isText(reason) ? reason.text : std::string_view(), hasText || parser.first(toolCalls).present);
}

/// The members of a line that decide, each object walked once.
struct LineParts {
    Value id, response, error; // of the line
    Value status, body; // of the response
    Value bodyError, choices, data, usage; // of the body
};

LineParts partsOf(LineParser& parser)
{
    LineParts parts;
    std::tie(parts.id, parts.response, parts.error) = std::tuple_cat(parser.members<3>({"custom_id", "response", "error"}));
    std::tie(parts.status, parts.body) = std::tuple_cat(parser.members<2>(parts.response, {"status_code", "body"}));
    std::tie(parts.bodyError, parts.choices, parts.data, parts.usage)
        = std::tuple_cat(parser.members<4>(parts.body, {"error", "choices", "data", "usage"}));
    return parts;
}

Outcome outcomeOf(LineParser& parser, const LineParts& parts)
{
    if (isThere(parts.error)) {
        const auto [code] = parser.members<1>(parts.error, {"code"});
        return outcomeOfErrorCode(isText(code) ? code.text : std::string_view());
    }
    if (!isThere(parts.status) || parts.status.number < 200 || parts.status.number > 299)
        return Outcome::Failed;
    if (isThere(parts.bodyError))
        return Outcome::Failed;
    if (const Value choice = parser.first(parts.choices); choice.present)
        return outcomeOfChoice(parser, choice);
    const auto [embedding] = parser.members<1>(parser.first(parts.data), {"embedding"});
    return isThere(embedding) ? Outcome::Good : Outcome::Empty;
}

struct Tokens {
    qint64 in = 0;
    qint64 out = 0;
};

Tokens tokensOf(LineParser& parser, const Value& usage)
{
    const auto [prompt, input, completion, output]
        = parser.members<4>(usage, {"prompt_tokens", "input_tokens", "completion_tokens", "output_tokens"});
    const auto number = [](const Value& named, const Value& otherwise) {
        const Value& value = isThere(named) ? named : otherwise;
        return isThere(value) ? countOf(value.number) : 0;
    };
    return {number(prompt, input), number(completion, output)};
}

/// A text that can be parsed: the parser reads a little behind the end.
QByteArray padded(const QByteArray& line)
{
    return line + QByteArray(LineParser::padding, '\0');
}

void takeError(const ServiceError& error, AnswerView& view)
{
    view.errorCode = error.code;
    view.errorMessage = error.message;
    if (view.errorCode.isEmpty() && error.status)
        view.errorCode = QStringLiteral("HTTP %1").arg(*error.status);
}

QString toText(const Value& value)
{
    return isText(value) ? QString::fromUtf8(value.text.data(), qsizetype(value.text.size())) : QString();
}

QString firstNumbers(const QByteArray& line)
{
    using json::Step;
    const auto span = json::find(line,
        {Step::of("response"), Step::of("body"), Step::of("data"), Step::at(0), Step::of("embedding")});
    if (!span)
        return {};
    const QByteArrayView vector = span->in(line);
    const auto numbers = json::elements(vector);
    if (!numbers)
        return QString::fromUtf8(json::unquoted(vector).left(60)) + QStringLiteral("…");
    QStringList shown;
    for (const json::Span& number : *numbers) {
        if (shown.size() == numbersShown)
            break;
        shown.append(QString::fromLatin1(number.in(vector).toByteArray()));
    }
    const bool more = qsizetype(numbers->size()) > shown.size();
    return QStringLiteral("[%1%2] (%3)").arg(shown.join(QStringLiteral(", ")), more ? QStringLiteral(", …") : QString())
        .arg(numbers->size());
}

QString textOf(LineParser& parser, const QByteArray& line)
{
    const std::string text = choiceText(parser);
    if (!isBlank(text))
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    const Value refusal = parser.at({"response", "body", "choices", "0", "message", "refusal"});
    if (isText(refusal) && !isBlank(refusal.text))
        return toText(refusal);
    const Value completion = parser.at({"response", "body", "choices", "0", "text"});
    if (isText(completion))
        return toText(completion);
    using json::Step;
    const json::Path message {Step::of("response"), Step::of("body"), Step::of("choices"), Step::at(0), Step::of("message")};
    for (const char* member : {"content", "tool_calls"}) {
        json::Path path = message;
        path.push_back(Step::of(member));
        const auto span = json::find(line, path);
        if (span && json::typeOf(span->in(line)) == json::Type::Array && span->length() > 2)
            return QString::fromUtf8(json::pretty(span->in(line)));
    }
    return firstNumbers(line);
}

} // namespace

ResultLine readResultLine(LineParser& parser, QByteArrayView line)
{
    ResultLine result;
    if (parser.parseTolerantly(line) != LineParser::Verdict::Object)
        return result;
    const LineParts parts = partsOf(parser);
    result.isAnswer = parts.id.present || parts.response.present || parts.error.present;
    if (!isText(parts.id))
        return result;
    result.isResult = true;
    result.customId = parts.id.text;
    result.outcome = outcomeOf(parser, parts);
    const Tokens tokens = tokensOf(parser, parts.usage);
    result.tokensIn = tokens.in;
    result.tokensOut = tokens.out;
    return result;
}

std::string choiceText(LineParser& parser)
{
    const Value choice = parser.first(partsOf(parser).choices);
    const auto [message, completion] = parser.members<2>(choice, {"message", "text"});
    const auto [messageContent] = parser.members<1>(message, {"content"});
    Content content;
    read(parser, messageContent.present ? messageContent : completion, content);
    return std::string(content.text);
}

ServiceError serviceError(const LineParser& parser)
{
    const bool inBody = !isThere(parser.at({"error"}));
    const Value code = inBody ? parser.at({"response", "body", "error", "code"}) : parser.at({"error", "code"});
    const Value message = inBody ? parser.at({"response", "body", "error", "message"}) : parser.at({"error", "message"});
    const Value whole = inBody ? parser.at({"response", "body", "error"}) : parser.at({"error"});
    const Value status = parser.at({"response", "status_code"});
    ServiceError error;
    error.code = toText(code);
    error.message = isText(message) ? toText(message) : toText(whole);
    if (status.present && status.type == json::Type::Number && status.number >= 0 && status.number < 1000)
        error.status = int(status.number);
    return error;
}

AnswerView answerView(const QByteArray& line)
{
    AnswerView view;
    view.raw = line;
    view.pretty = json::pretty(line);
    LineParser parser;
    const QByteArray text = padded(line);
    if (parser.parseTolerantly(QByteArrayView(text).first(line.size())) != LineParser::Verdict::Object) {
        view.outcome = Outcome::Failed;
        return view;
    }
    const LineParts parts = partsOf(parser);
    view.outcome = outcomeOf(parser, parts);
    view.text = textOf(parser, line);
    view.finishReason = toText(parser.at({"response", "body", "choices", "0", "finish_reason"}));
    view.model = toText(parser.at({"response", "body", "model"}));
    const Tokens tokens = tokensOf(parser, parts.usage);
    view.tokensIn = tokens.in;
    view.tokensOut = tokens.out;
    if (view.outcome == Outcome::Failed || view.outcome == Outcome::Expired || view.outcome == Outcome::Cancelled)
        takeError(serviceError(parser), view);
    return view;
}

QByteArray answerText(const QByteArray& line)
{
    LineParser parser;
    const QByteArray text = padded(line);
    if (parser.parseTolerantly(QByteArrayView(text).first(line.size())) != LineParser::Verdict::Object)
        return {};
    return textOf(parser, line).toUtf8();
}

} // namespace sheaf::jobs
