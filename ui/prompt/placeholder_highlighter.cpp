#include "prompt/placeholder_highlighter.h"

#include "common/theme.h"
#include "requests/request_template.h"

#include <QGuiApplication>

namespace sheaf::ui {

PlaceholderHighlighter::PlaceholderHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) { }

void PlaceholderHighlighter::setColumns(const QStringList& columns)
{
    m_columns = columns;
    rehighlight();
}

void PlaceholderHighlighter::highlightBlock(const QString& text)
{
    const Theme theme = themeFor(QGuiApplication::palette());
    for (const requests::Placeholder& placeholder : requests::placeholdersIn(text)) {
        QTextCharFormat format;
        const requests::RequestTemplate asked {
            .model = {}, .system = {}, .user = text.mid(placeholder.start, placeholder.length), .parameters = {}};
        if (requests::unknownPlaceholders(asked, m_columns).isEmpty()) {
            format.setForeground(theme.color(Role::Accent));
            format.setBackground(theme.tint(Role::Accent, 0.10, Role::Base));
        } else {
            format.setForeground(theme.color(Role::Failed));
            format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            format.setUnderlineColor(theme.color(Role::Failed));
        }
        setFormat(int(placeholder.start), int(placeholder.length), format);
    }
}

} // namespace sheaf::ui
