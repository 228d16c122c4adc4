#include "prompt/parameter_rules.h"

#include "requests/people_json.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace sheaf::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::ParameterForm)
};

constexpr double largestWhole = 9'007'199'254'740'991.0; // every JSON reader holds it exactly

/// JSON's own form of a number, so that what is typed is what is sent.
bool isJsonNumber(const QString& text, bool whole)
{
    static const QRegularExpression any(QStringLiteral("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$"));
    static const QRegularExpression integer(QStringLiteral("^-?(0|[1-9][0-9]*)$"));
    return (whole ? integer : any).match(text).hasMatch();
}

} // namespace

QList<ParameterSpec> parameterSpecs()
{
    return {
        {.name = QStringLiteral("temperature"), .label = Words::tr("Temperature"),
            .hint = Words::tr("How freely the model chooses its words: 0 is the most predictable."),
            .wrong = Words::tr("A number from 0 to 2, for example 0.2."), .smallest = 0, .largest = 2},
        {.name = QStringLiteral("top_p"), .label = Words::tr("Top p"),
            .hint = Words::tr("Considers only the likeliest words, up to this share. Change this or the temperature, not both."),
            .wrong = Words::tr("A number from 0 to 1, for example 0.9."), .smallest = 0, .largest = 1},
        {.name = QStringLiteral("max_tokens"), .label = Words::tr("Max tokens"),
            .hint = Words::tr("The longest answer, in tokens. Longer ones are cut off. A token is about three quarters of a word."),
            .wrong = Words::tr("A whole number from 1, for example 500."), .type = ParameterType::WholeNumber, .smallest = 1,
            .largest = largestWhole},
        {.name = QStringLiteral("seed"), .label = Words::tr("Seed"),
            .hint = Words::tr("The same seed makes answers repeat, as far as the model can."),
            .wrong = Words::tr("A whole number, for example 42."), .type = ParameterType::WholeNumber,
            .smallest = -largestWhole, .largest = largestWhole},
        {.name = QStringLiteral("stop"), .label = Words::tr("Stop at"),
            .hint = Words::tr("The answer ends before this text. Write several under More parameters, as a list."),
            .wrong = {}, .type = ParameterType::Text},
    };
}

std::optional<QByteArray> parameterJson(const ParameterSpec& spec, const QString& typed)
{
    if (spec.type == ParameterType::Text)
        return requests::jsonText(typed);
    QString text = typed.trimmed();
    text.replace(u',', u'.'); // the decimal comma of half of the world
    if (!isJsonNumber(text, spec.type == ParameterType::WholeNumber))
        return std::nullopt;
    const double number = text.toDouble();
    return number >= spec.smallest && number <= spec.largest ? std::optional(text.toUtf8()) : std::nullopt;
}

std::optional<QString> parameterText(const ParameterSpec& spec, const QByteArray& json)
{
    if (spec.type == ParameterType::Text)
        return requests::textOfJson(json);
    const QString text = QString::fromUtf8(json);
    return parameterJson(spec, text) ? std::optional(text) : std::nullopt;
}

} // namespace sheaf::ui
