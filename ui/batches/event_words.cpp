#include "batches/event_words.h"

#include "base/sentence.h"
#include "common/numbers.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <optional>

namespace sheaf::ui {

namespace {

struct EventTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::EventTexts)
};

/// "connection-lost", or "key-refused: what the service said".
QString withSentence(const QString& noted)
{
    const QString name = noted.section(QStringLiteral(": "), 0, 0);
    const auto code = errorCodeOf(name);
    if (!code)
        return noted;
    const Error error {.code = *code, .detail = noted.section(QStringLiteral(": "), 1)};
    Error other = error;
    other.status = 1;
    const QString words = sentence(error);
    if (words != sentence(other)) // it names the HTTP status, which is not noted
        return noted;
    return EventTexts::tr("%1 (%2)", "what went wrong, its code").arg(words, name);
}

QString withSizes(QString noted, const QLocale& locale)
{
    static const QRegularExpression size(QStringLiteral("\\b(\\d+) bytes\\b"));
    for (auto found = size.match(noted); found.hasMatch(); found = size.match(noted))
        noted.replace(found.capturedStart(), found.capturedLength(), sizeText(found.captured(1).toLongLong(), locale));
    return noted;
}

/// "2000 rows, 1990 good, 3 stray lines".
QString withCounts(const QString& noted, const QLocale& locale)
{
    static const QRegularExpression counts(QStringLiteral("^(\\d+) rows, (\\d+) good, (\\d+) stray lines$"));
    const auto found = counts.match(noted);
    if (!found.hasMatch())
        return noted;
    const auto count = [&](int group) { return countText(found.captured(group).toLongLong(), locale); };
    return EventTexts::tr("rows: %1, good: %2, lines that are not used: %3").arg(count(1), count(2), count(3));
}

} // namespace

QString eventText(const QString& kind)
{
    const QHash<QString, QString> words {
        {QStringLiteral("imported"), EventTexts::tr("The rows were imported")},
        {QStringLiteral("uploading"), EventTexts::tr("The upload began")},
        {QStringLiteral("uploaded"), EventTexts::tr("The file is at the service")},
        {QStringLiteral("create"), EventTexts::tr("There is no batch yet")},
        {QStringLiteral("created"), EventTexts::tr("The batch was created")},
        {QStringLiteral("adopted"), EventTexts::tr("The batch was found")},
        {QStringLiteral("status"), EventTexts::tr("The service's status")},
        {QStringLiteral("ended"), EventTexts::tr("The batch ended")},
        {QStringLiteral("cancel"), EventTexts::tr("Cancelling began")},
        {QStringLiteral("cancel-refused"), EventTexts::tr("The service did not cancel")},
        {QStringLiteral("fetched"), EventTexts::tr("Results were fetched")},
        {QStringLiteral("accounted"), EventTexts::tr("Every row is accounted for")},
        {QStringLiteral("problem"), EventTexts::tr("Something stood in the way")},
        {QStringLiteral("given-up"), EventTexts::tr("You gave up waiting")},
    };
    return words.value(kind, kind);
}

QString eventDetails(const project::EventRecord& event, const QLocale& locale)
{
    if (event.kind == QLatin1String("problem") || event.kind == QLatin1String("cancel-refused"))
        return withSentence(event.text);
    if (event.kind == QLatin1String("accounted"))
        return withCounts(event.text, locale);
    return withSizes(event.text, locale);
}

} // namespace sheaf::ui
