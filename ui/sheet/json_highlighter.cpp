#include "sheet/json_highlighter.h"

#include "common/theme.h"

#include <QGuiApplication>

namespace sheaf::ui {

namespace {

/// Longer lines stay plain: their colours would cost more than they tell.
constexpr qsizetype longestColoured = 20'000;

qsizetype endOfString(const QString& text, qsizetype quote)
{
    for (qsizetype at = quote + 1; at < text.size(); ++at) {
        if (text[at] == u'\\')
            ++at;
        else if (text[at] == u'"')
            return at + 1;
    }
    return text.size();
}

bool isName(const QString& text, qsizetype end)
{
    while (end < text.size() && text[end].isSpace())
        ++end;
    return end < text.size() && text[end] == u':';
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) { }

JsonHighlighter::JsonHighlighter(QObject* parent) : QSyntaxHighlighter(parent) { }

void JsonHighlighter::highlightBlock(const QString& text)
{
    if (text.size() > longestColoured)
        return;
    const Theme theme = themeFor(QGuiApplication::palette());
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == u'"') {
            const qsizetype end = endOfString(text, at);
            setFormat(int(at), int(end - at), theme.color(isName(text, end) ? Role::Accent : Role::Text));
            at = end;
        } else if (text[at].isLetterOrNumber() || text[at] == u'-') {
            const qsizetype begin = at;
            while (at < text.size() && (text[at].isLetterOrNumber() || text[at] == u'.' || text[at] == u'-' || text[at] == u'+'))
                ++at;
            setFormat(int(begin), int(at - begin), theme.color(Role::Answer));
        } else {
            setFormat(int(at), 1, theme.color(Role::SecondText));
            ++at;
        }
    }
}

} // namespace sheaf::ui
