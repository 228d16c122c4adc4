#include "batches/usage_words.h"

#include "common/numbers.h"
#include "jobs/usage.h"

#include <QCoreApplication>

namespace sheaf::ui {

namespace {

struct UsageTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::UsageTexts)
};

/// Two digits behind the point, more where the amount would be nothing else.
QString amountText(double amount, const QLocale& locale)
{
    constexpr double smallest = 0.01;
    if (amount > 0 && amount < smallest)
        return UsageTexts::tr("under %1", "an amount of money").arg(locale.toString(smallest, 'f', 2));
    return locale.toString(amount, 'f', 2);
}

QString withCost(const QString& tokens, const jobs::Usage& usage, const QLocale& locale)
{
    if (!usage.cost)
        return tokens;
    const QString amount = usage.currency.isEmpty()
        ? amountText(*usage.cost, locale)
        : UsageTexts::tr("%1 %2", "amount, currency").arg(amountText(*usage.cost, locale), usage.currency);
    return UsageTexts::tr("%1 At your prices that is %2.", "what was used, amount").arg(tokens, amount);
}

} // namespace

QString usageText(const project::JobRecord& job, const QLocale& locale)
{
    const jobs::Usage usage = jobs::usageOf(job);
    if (usage.tokensIn == 0 && usage.tokensOut == 0)
        return {};
    return withCost(UsageTexts::tr("%1 tokens in, %2 out.").arg(countText(usage.tokensIn, locale), countText(usage.tokensOut, locale)), usage, locale);
}

QString usageText(const QList<project::JobRecord>& jobs, const QLocale& locale)
{
    const jobs::Usage usage = jobs::usageOf(jobs);
    if (usage.tokensIn == 0 && usage.tokensOut == 0)
        return {};
    return withCost(UsageTexts::tr("All jobs together: %1 tokens in, %2 out.").arg(countText(usage.tokensIn, locale), countText(usage.tokensOut, locale)),
        usage, locale);
}

} // namespace sheaf::ui
