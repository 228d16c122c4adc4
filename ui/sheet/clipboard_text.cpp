#include "sheet/clipboard_text.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

QString quotedWhereNeeded(const QString& cell)
{
    const bool needed = std::ranges::any_of(cell, [](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r' || c == u'"'; });
    if (!needed)
        return cell;
    QString inner = cell;
    inner.replace(u'"', QLatin1String("\"\""));
    return u'"' + inner + u'"';
}

/// Reads one cell from `at` on and leaves `at` on what ended it.
QString takeCell(const QString& text, qsizetype& at)
{
    QString cell;
    // A quote that never closes is an ordinary character, as people type it.
    const bool quoted = at < text.size() && text[at] == u'"' && text.indexOf(u'"', at + 1) > 0;
    if (quoted) {
        for (++at; at < text.size(); ++at) {
            if (text[at] != u'"') {
                cell += text[at];
            } else if (at + 1 < text.size() && text[at + 1] == u'"') {
                cell += u'"';
                ++at;
            } else {
                ++at;
                break;
            }
        }
    }
    for (; at < text.size() && text[at] != u'\t' && text[at] != u'\n' && text[at] != u'\r'; ++at)
        cell += text[at];
    return cell;
}

} // namespace

QString toClipboardText(const CellGrid& cells)
{
    QStringList lines;
    for (const QStringList& row : cells) {
        QStringList quoted;
        for (const QString& cell : row)
            quoted += quotedWhereNeeded(cell);
        lines += quoted.join(u'\t');
    }
    return lines.join(u'\n') + (lines.isEmpty() ? QString() : QStringLiteral("\n"));
}

CellGrid fromClipboardText(const QString& text)
{
    CellGrid cells;
    qsizetype at = 0;
    while (at < text.size()) {
        QStringList row;
        for (;;) {
            row += takeCell(text, at);
            if (at >= text.size() || text[at] != u'\t')
                break;
            ++at;
        }
        cells += row;
        if (at < text.size())
            at += text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n' ? 2 : 1;
    }
    return cells;
}

} // namespace sheaf::ui
