#include "jobs/result_line.h"

#include "json/text.h"

#include <QStringList>

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

/// The first choice of a chat or a completion.
Outcome outcomeOfChoice(const LineParser& parser)
{
    const Value refusal = parser.at({"response", "body", "choices", "0", "message", "refusal"});
    if (isText(refusal) && !isBlank(refusal.text))
        return Outcome::Refused;
    const Value content = parser.at({"response", "body", "choices", "0", "message", "content"});
    const Value text = content.present ? content : parser.at({"response", "body", "choices", "0", "text"});
    const Value toolCall = parser.at({"response", "body", "choices", "0", "message", "tool_calls", "0"});
    const Value reason = parser.at({"response", "body", "choices", "0", "finish_reason"});
    const bool hasText = (isText(text) && !isBlank(text.text)) || (isThere(text) && !isText(text)) || toolCall.present;
    return outcomeOfFinish(isText(reason) ? reason.text : std::string_view(), hasText);
}

Outcome outcomeOf(const LineParser& parser)
{
    const Value error = parser.at({"error"});
    if (isThere(error)) {
        const Value code = parser.at({"error", "code"});
        return outcomeOfErrorCode(isText(code) ? code.text : std::string_view());
    }
    const Value status = parser.at({"response", "status_code"});
    if (!isThere(status) || status.number < 200 || status.number > 299)
        return Outcome::Failed;
    if (isThere(parser.at({"response", "body", "error"})))
        return Outcome::Failed;
    if (parser.at({"response", "body", "choices", "0"}).present)
        return outcomeOfChoice(parser);
    if (isThere(parser.at({"response", "body", "data", "0", "embedding"})))
        return Outcome::Good;
    return Outcome::Empty;
}

qint64 tokens(const LineParser& parser, const char* chatName, const char* otherName)
{
    const Value named = parser.at({"response", "body", "usage", chatName});
    const Value value = isThere(named) ? named : parser.at({"response", "body", "usage", otherName});
    return isThere(value) ? qint64(value.number) : 0;
}

/// A text that can be parsed: the parser reads a little behind the end.
QByteArray padded(const QByteArray& line)
{
    return line + QByteArray(LineParser::padding, '\0');
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

QString textOf(const LineParser& parser, const QByteArray& line)
{
    for (const char* member : {"content", "refusal"}) {
        const Value value = parser.at({"response", "body", "choices", "0", "message", member});
        if (isText(value) && !isBlank(value.text))
            return toText(value);
    }
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

void readError(const LineParser& parser, AnswerView& view)
{
    const bool inBody = !isThere(parser.at({"error"}));
    const Value code = inBody ? parser.at({"response", "body", "error", "code"}) : parser.at({"error", "code"});
    const Value message = inBody ? parser.at({"response", "body", "error", "message"}) : parser.at({"error", "message"});
    const Value whole = inBody ? parser.at({"response", "body", "error"}) : parser.at({"error"});
    view.errorCode = toText(code);
    view.errorMessage = isText(message) ? toText(message) : toText(whole);
    const Value status = parser.at({"response", "status_code"});
    if (view.errorCode.isEmpty() && isThere(status))
        view.errorCode = QStringLiteral("HTTP %1").arg(int(status.number));
}

} // namespace

ResultLine readResultLine(LineParser& parser, QByteArrayView line)
{
    ResultLine result;
    if (parser.parseTolerantly(line) != LineParser::Verdict::Object)
        return result;
    const Value id = parser.at({"custom_id"});
    result.isAnswer = id.present || parser.at({"response"}).present || parser.at({"error"}).present;
    if (!isText(id))
        return result;
    result.isResult = true;
    result.customId = id.text;
    result.outcome = outcomeOf(parser);
    result.tokensIn = tokens(parser, "prompt_tokens", "input_tokens");
    result.tokensOut = tokens(parser, "completion_tokens", "output_tokens");
    return result;
}

std::string_view choiceText(const LineParser& parser)
{
    const Value content = parser.at({"response", "body", "choices", "0", "message", "content"});
    const Value text = content.present ? content : parser.at({"response", "body", "choices", "0", "text"});
    return isText(text) ? text.text : std::string_view();
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
    view.outcome = outcomeOf(parser);
    view.text = textOf(parser, line);
    view.finishReason = toText(parser.at({"response", "body", "choices", "0", "finish_reason"}));
    view.model = toText(parser.at({"response", "body", "model"}));
    view.tokensIn = tokens(parser, "prompt_tokens", "input_tokens");
    view.tokensOut = tokens(parser, "completion_tokens", "output_tokens");
    if (view.outcome == Outcome::Failed || view.outcome == Outcome::Expired || view.outcome == Outcome::Cancelled)
        readError(parser, view);
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
