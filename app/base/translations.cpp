#include "base/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace sheaf {

void installTranslations(QCoreApplication& app)
{
    const QString folder = QStringLiteral(":/i18n");
    // The source says "row(s)"; only the English translation knows "1 row" and "2 rows". So it is there in every locale,
    // also in "C", and stands in for what another language does not have yet. The one installed last is asked first.
    auto* const english = new QTranslator(&app);
    if (english->load(QStringLiteral("sheaf_en"), folder))
        QCoreApplication::installTranslator(english);
    auto* const own = new QTranslator(&app);
    if (own->load(QLocale(), QStringLiteral("sheaf"), QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(own);
}

} // namespace sheaf
