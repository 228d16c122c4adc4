#include "support/fault_rule.h"

#include <QRegularExpression>

namespace sheaf::test {

namespace {

/// "/v1/batches#2+3": where it begins and how often it strikes.
bool readTarget(const QString& target, FaultRule& rule)
{
    static const QRegularExpression form(QStringLiteral("^([^#]+)(?:#(\\d+)(\\+(\\d*))?)?$"));
    const auto match = form.match(target);
    if (!match.hasMatch())
        return false;
    rule.path = match.captured(1);
    if (!match.captured(2).isEmpty())
        rule.first = match.captured(2).toInt();
    if (!match.captured(3).isEmpty())
        rule.times = match.captured(4).toInt(); // none: all that follow
    return QRegularExpression(rule.path).isValid();
}

bool readFlag(const QString& word, Fault& fault)
{
    if (word == QLatin1String("reset"))
        fault.resets = true;
    else if (word == QLatin1String("hold"))
        fault.holdsRequest = true;
    else if (word == QLatin1String("hold-answer"))
        fault.holdsAnswer = true;
    else if (word == QLatin1String("drop-answer"))
        fault.dropsAnswer = true;
    else
        return false;
    return true;
}

bool readNumber(const QString& name, const QString& value, Fault& fault)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return false;
    if (name == QLatin1String("cut-request"))
        fault.cutRequestAt = number;
    else if (name == QLatin1String("cut-answer"))
        fault.cutAnswerAt = number;
    else if (name == QLatin1String("keep-body"))
        fault.keepBody = number;
    else if (name == QLatin1String("delay"))
        fault.delay = std::chrono::milliseconds(number);
    else if (name == QLatin1String("delay-answer"))
        fault.answerDelay = std::chrono::milliseconds(number);
    else if (name == QLatin1String("drip"))
        fault.answerRate = number;
    else if (name == QLatin1String("drip-request"))
        fault.requestRate = number;
    else if (name == QLatin1String("behind"))
        fault.behind = int(number);
    else if (name == QLatin1String("answer"))
        fault.instead = CannedAnswer {.status = int(number)};
    else
        return false;
    return true;
}

bool readHeader(const QString& value, Fault& fault)
{
    if (fault.instead)
        fault.instead->headers.append(value.toUtf8());
    return fault.instead.has_value();
}

} // namespace

std::optional<FaultRule> ruleFromText(const QString& text)
{
    const qsizetype bodyAt = text.indexOf(QLatin1String(" body="));
    const QStringList words = text.left(bodyAt < 0 ? text.size() : bodyAt).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    FaultRule rule;
    if (words.size() < 3 || !readTarget(words[1], rule))
        return {};
    rule.method = words[0] == QLatin1String("*") ? QByteArray() : words[0].toLatin1();
    for (const QString& word : words.mid(2)) {
        const QString name = word.section(QLatin1Char('='), 0, 0);
        const QString value = word.section(QLatin1Char('='), 1);
        const bool isHeader = name == QLatin1String("header") && readHeader(value, rule.fault);
        if (!isHeader && !readFlag(word, rule.fault) && !readNumber(name, value, rule.fault))
            return {};
    }
    if (bodyAt >= 0) {
        if (!rule.fault.instead)
            return {};
        rule.fault.instead->body = text.mid(bodyAt + 6).toUtf8();
    }
    return rule;
}

} // namespace sheaf::test
