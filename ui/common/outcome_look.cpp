#include "common/outcome_look.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sheaf::ui {

namespace {

struct Entry
{
    const char* id;
    const char* word;
    Role role;
};

constexpr std::array<Entry, 10> entries = {{
    {"good", QT_TRANSLATE_NOOP("Outcome", "Good"), Role::Good},
    {"cut-off", QT_TRANSLATE_NOOP("Outcome", "Cut off"), Role::Attention},
    {"empty", QT_TRANSLATE_NOOP("Outcome", "Empty"), Role::Attention},
    {"refused", QT_TRANSLATE_NOOP("Outcome", "Refused"), Role::Attention},
    {"does-not-fit", QT_TRANSLATE_NOOP("Outcome", "Does not fit"), Role::Attention},
    {"failed", QT_TRANSLATE_NOOP("Outcome", "Failed"), Role::Failed},
    {"expired", QT_TRANSLATE_NOOP("Outcome", "Expired"), Role::Failed},
    {"cancelled", QT_TRANSLATE_NOOP("Outcome", "Cancelled"), Role::Missing},
    {"missing", QT_TRANSLATE_NOOP("Outcome", "Missing"), Role::Missing},
    {"pending", QT_TRANSLATE_NOOP("Outcome", "Waiting"), Role::SecondText},
}};

} // namespace

QStringList outcomeIds()
{
    QStringList ids;
    for (const Entry& entry : entries)
        ids += QString::fromLatin1(entry.id);
    return ids;
}

OutcomeLook outcomeLook(const QString& id)
{
    const auto found = std::ranges::find_if(entries, [&id](const Entry& entry) { return id == QLatin1String(entry.id); });
    if (found == entries.end())
        return {id, QStringLiteral("outcome-missing"), id, Role::Missing};
    return {id, QStringLiteral("outcome-") + id, QCoreApplication::translate("Outcome", found->word), found->role};
}

} // namespace sheaf::ui
