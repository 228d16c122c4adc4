#include "settings/notice_choices.h"

#include <QSettings>

namespace sheaf::ui {

namespace {

const QString endedWellKey = QStringLiteral("notices/endedWell");
const QString endedWithProblemsKey = QStringLiteral("notices/endedWithProblems");
const QString needsYouKey = QStringLiteral("notices/needsYou");

} // namespace

NoticeChoices NoticeChoices::load(const QSettings& settings)
{
    return {settings.value(endedWellKey, true).toBool(), settings.value(endedWithProblemsKey, true).toBool(),
        settings.value(needsYouKey, true).toBool()};
}

void NoticeChoices::save(QSettings& settings) const
{
    settings.setValue(endedWellKey, endedWell);
    settings.setValue(endedWithProblemsKey, endedWithProblems);
    settings.setValue(needsYouKey, needsYou);
}

} // namespace sheaf::ui
