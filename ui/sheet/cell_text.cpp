#include "sheet/cell_text.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

constexpr qsizetype longestNumber = 15; // more digits than a double holds are an id

qsizetype countDigits(QStringView text, qsizetype from)
{
    qsizetype at = from;
    while (at < text.size() && text[at].isDigit())
        ++at;
    return at - from;
}

} // namespace

QString oneLine(const QString& text)
{
    const QStringView head = QStringView(text).left(shownCharacters);
    if (std::ranges::none_of(head, [](QChar c) { return c < u' ' || c == QChar::LineSeparator; }))
        return text.size() <= shownCharacters ? text : head.toString() + QChar(0x2026);
    QString line;
    line.reserve(head.size() + 16);
    for (qsizetype i = 0; i < head.size(); ++i) {
        const QChar c = head[i];
        if (c == u'\r' && i + 1 < head.size() && head[i + 1] == u'\n')
            continue;
        if (c == u'\n' || c == u'\r' || c == QChar::LineSeparator)
            line += QStringLiteral(" \u23CE ");
        else
            line += c < u' ' ? QChar(u' ') : c;
    }
    if (text.size() > shownCharacters)
        line += QChar(0x2026);
    return line;
}

bool looksLikeNumber(QStringView text)
{
    if (text.isEmpty() || text.size() > longestNumber + 8)
        return false;
    qsizetype at = text[0] == u'-' || text[0] == u'+' ? 1 : 0;
    const qsizetype whole = countDigits(text, at);
    if (whole == 0 || whole > longestNumber || (whole > 1 && text[at] == u'0'))
        return false;
    at += whole;
    if (at < text.size() && (text[at] == u'.' || text[at] == u',')) {
        const qsizetype fraction = countDigits(text, at + 1);
        if (fraction == 0)
            return false;
        at += 1 + fraction;
    }
    if (at < text.size() && (text[at] == u'e' || text[at] == u'E')) {
        const qsizetype sign = at + 1 < text.size() && (text[at + 1] == u'-' || text[at + 1] == u'+') ? 1 : 0;
        const qsizetype exponent = countDigits(text, at + 1 + sign);
        if (exponent == 0)
            return false;
        at += 1 + sign + exponent;
    }
    return at == text.size();
}

} // namespace sheaf::ui
