#include "settings/limits_line.h"

#include "common/numbers.h"

#include <QCoreApplication>
#include <QStringList>

namespace sheaf::ui {

namespace {

struct Limits {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Limits)
};

QString partSentence(const service::Profile& profile, const QLocale& locale)
{
    const QString rows = countText(profile.maxRows, locale);
    const QString bytes = sizeText(profile.maxBytes, locale);
    if (profile.maxRows > 0 && profile.maxBytes > 0)
        return Limits::tr("Up to %1 rows and %2 in one part").arg(rows, bytes);
    if (profile.maxRows > 0)
        return Limits::tr("Up to %1 rows in one part").arg(rows);
    if (profile.maxBytes > 0)
        return Limits::tr("Up to %1 in one part").arg(bytes);
    return Limits::tr("Limits not known");
}

} // namespace

QString limitsLine(const service::Profile& profile, const QLocale& locale)
{
    QStringList facts {partSentence(profile, locale)};
    if (profile.uploadSpacing.count() > 0)
        facts += Limits::tr("one upload every %1").arg(durationText(profile.uploadSpacing, locale));
    if (profile.daysResultsAreKept > 0)
        facts += Limits::tr("results kept %Ln days", nullptr, static_cast<int>(profile.daysResultsAreKept));
    return facts.join(QStringLiteral(" · "));
}

} // namespace sheaf::ui
