#include "common/plain_tooltip.h"

namespace sheaf::ui {

QString plainToolTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    QString shown = text.toHtmlEscaped();
    shown.replace(QStringLiteral("\r\n"), QStringLiteral("\n")); // a lone CR would be dropped
    shown.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return QStringLiteral("<p style=\"white-space:pre-wrap; margin-top:0px; margin-bottom:0px;\">") + shown + QStringLiteral("</p>");
}

} // namespace sheaf::ui
