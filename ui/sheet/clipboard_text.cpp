#include "sheet/clipboard_text.h"

#include "sheet/html_table.h"

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

bool endsCell(QChar c)
{
    return c == u'\t' || c == u'\n' || c == u'\r';
}

/// Where the quote that begins at `open` closes: on a quote before the end of a cell. -1 = it does not.
qsizetype closingQuote(QStringView text, qsizetype open)
{
    for (qsizetype at = text.indexOf(u'"', open + 1); at >= 0; at = text.indexOf(u'"', at + 1)) {
        if (at + 1 < text.size() && text[at + 1] == u'"')
            ++at;
        else
            return at + 1 == text.size() || endsCell(text[at + 1]) ? at : -1;
    }
    return -1;
}

/// Reads the cells of one text. Quotes count only where a spreadsheet would have set them: around a tab, a line break or
/// a doubled quote. Everywhere else they are what somebody wrote.
class CellTaker
{
public:
    explicit CellTaker(QStringView text) : m_text(text) { }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// Whether another cell of the same row follows.
    bool takeTab()
    {
        const bool tab = !atEnd() && m_text[m_at] == u'\t';
        m_at += tab ? 1 : 0;
        return tab;
    }
    void takeLineEnd()
    {
        if (!atEnd())
            m_at += m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n' ? 2 : 1;
    }
    QString take()
    {
        if (!atEnd() && m_text[m_at] == u'"' && m_at < m_lastQuote) {
            const qsizetype end = closingQuote(m_text, m_at);
            const QStringView inner = end > 0 ? m_text.sliced(m_at + 1, end - m_at - 1) : QStringView();
            if (std::ranges::any_of(inner, [](QChar c) { return endsCell(c) || c == u'"'; })) {
                m_at = end + 1;
                QString cell = inner.toString();
                cell.replace(QLatin1String("\"\""), QLatin1String("\""));
                return cell;
            }
        }
        const qsizetype begin = m_at;
        while (!atEnd() && !endsCell(m_text[m_at]))
            ++m_at;
        return m_text.sliced(begin, m_at - begin).toString();
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_lastQuote = m_text.lastIndexOf(u'"');
};

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
    CellTaker taker(text);
    while (!taker.atEnd()) {
        QStringList row;
        do
            row += taker.take();
        while (taker.takeTab());
        cells += row;
        taker.takeLineEnd();
    }
    return cells;
}

qsizetype widthOf(const CellGrid& cells)
{
    qsizetype width = 0;
    for (const QStringList& row : cells)
        width = std::max(width, row.size());
    return width;
}

CellGrid fromClipboard(const QString& plain, const QString& html)
{
    CellGrid text = fromClipboardText(plain);
    if (html.isEmpty())
        return text;
    const CellGrid table = fromHtmlTable(html);
    // Plain text keeps every blank, so that it wins where both are the same table.
    const bool same = text.size() == table.size() && widthOf(text) == widthOf(table);
    return table.isEmpty() || same ? text : table;
}

} // namespace sheaf::ui
