#include "sheet/html_table.h"

#include "sheet/html_entities.h"

#include <algorithm>
#include <vector>

namespace sheaf::ui {

namespace {

/// Limits against text that means harm: a cell that claims to span a billion columns, a thousand rows of them.
constexpr int mostSpanned = 1'000;
constexpr qint64 mostCells = 2'000'000;
constexpr int mostColumns = 16'384;

struct Tag {
    QString name; ///< in small letters
    bool closes = false;
    QStringView attributes;
};

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
}

/// The number behind an attribute's name; `otherwise` when there is none.
int numberOf(QStringView attributes, QStringView name, int otherwise)
{
    for (qsizetype at = attributes.indexOf(name, 0, Qt::CaseInsensitive); at >= 0;
         at = attributes.indexOf(name, at + 1, Qt::CaseInsensitive)) {
        if (at > 0 && !isBlank(attributes[at - 1]) && attributes[at - 1] != u'"' && attributes[at - 1] != u'\'')
            continue;
        QStringView rest = attributes.sliced(at + name.size()).trimmed();
        if (!rest.startsWith(u'='))
            continue;
        rest = rest.sliced(1).trimmed();
        if (rest.startsWith(u'"') || rest.startsWith(u'\''))
            rest = rest.sliced(1).trimmed();
        qsizetype digits = 0;
        while (digits < rest.size() && digits < 9 && rest[digits] >= u'0' && rest[digits] <= u'9')
            ++digits;
        return digits > 0 ? rest.first(digits).toInt() : otherwise;
    }
    return otherwise;
}

/// The text of one cell while it comes: runs of blanks are one, breaks are kept, as a browser shows it.
class CellText
{
public:
    void add(QStringView raw)
    {
        // Blanks of the source collapse; those that were written as references are wanted.
        qsizetype at = 0;
        while (at < raw.size()) {
            qsizetype end = at;
            while (end < raw.size() && isBlank(raw[end]) == isBlank(raw[at]))
                ++end;
            if (isBlank(raw[at])) {
                m_blank = true;
            } else {
                flushBlank();
                m_text += withoutEntities(raw.sliced(at, end - at));
            }
            at = end;
        }
    }
    void addVerbatim(QStringView raw) { m_text += withoutEntities(raw); }
    void breakLine()
    {
        m_blank = false;
        m_text += u'\n';
    }
    /// Between paragraphs; none at the beginning, and several are one.
    void breakBlock()
    {
        m_blank = false;
        if (!m_text.isEmpty())
            m_blockBreak = true;
    }
    QString take()
    {
        m_blank = false;
        m_blockBreak = false;
        QString text = std::exchange(m_text, {});
        if (text == u" ")
            return {}; // how pages write an empty cell: &nbsp;
        // A break that a browser does not show either.
        if (text.endsWith(u'\n'))
            text.chop(1);
        return text;
    }

private:
    void flushBlank()
    {
        if (m_blockBreak && !m_text.endsWith(u'\n'))
            m_text += u'\n';
        else if (m_blank && !m_text.isEmpty() && !m_text.endsWith(u'\n'))
            m_text += u' ';
        m_blank = false;
        m_blockBreak = false;
    }

    QString m_text;
    bool m_blank = false;
    bool m_blockBreak = false;
};

class TableReader
{
public:
    explicit TableReader(QStringView html) : m_html(html) { }

    CellGrid read()
    {
        while (m_at < m_html.size() && !m_done && !m_tooLarge) {
            if (m_html[m_at] != u'<' || !readTag())
                readText();
        }
        endRow();
        if (m_tooLarge)
            return {};
        // A row that spans announced and that never came, or rows without any cell at the end, are no rows.
        while (!m_rows.empty() && m_rows.back().isEmpty())
            m_rows.pop_back();
        qsizetype width = 0;
        for (const QStringList& row : m_rows)
            width = std::max(width, row.size());
        if (qint64(width) * qint64(m_rows.size()) > mostCells)
            return {};
        CellGrid grid;
        for (QStringList& row : m_rows) {
            while (row.size() < width)
                row += QString();
            grid += std::move(row);
        }
        return grid;
    }

private:
    void readText()
    {
        qsizetype end = m_html.indexOf(u'<', m_at + 1);
        if (end < 0)
            end = m_html.size();
        if (m_inCell && m_depth == 1) {
            const QStringView text = m_html.sliced(m_at, end - m_at);
            if (m_verbatim > 0)
                m_text.addVerbatim(text);
            else
                m_text.add(text);
        }
        m_at = end;
    }

    /// False = the "<" is an ordinary character.
    bool readTag()
    {
        if (m_html.sliced(m_at).startsWith(u"<!--"))
            return skipTo(u"-->");
        qsizetype at = m_at + 1;
        Tag tag;
        tag.closes = at < m_html.size() && m_html[at] == u'/';
        at += tag.closes ? 1 : 0;
        const qsizetype name = at;
        while (at < m_html.size() && (m_html[at].isLetterOrNumber() || m_html[at] == u':' || m_html[at] == u'-' || m_html[at] == u'!' || m_html[at] == u'?'))
            ++at;
        if (at == name)
            return false;
        tag.name = m_html.sliced(name, at - name).toString().toLower();
        const qsizetype attributes = at;
        QChar quote;
        for (; at < m_html.size() && (!quote.isNull() || m_html[at] != u'>'); ++at) {
            if (!quote.isNull())
                quote = m_html[at] == quote ? QChar() : quote;
            else if ((m_html[at] == u'"' || m_html[at] == u'\'') && m_html[at - 1] == u'=')
                quote = m_html[at];
        }
        tag.attributes = m_html.sliced(attributes, at - attributes);
        m_at = std::min(at + 1, m_html.size());
        if (!tag.closes && (tag.name == u"script" || tag.name == u"style" || tag.name == u"title"))
            return skipTo(QString(QLatin1String("</") + tag.name));
        take(tag);
        return true;
    }

    bool skipTo(QStringView end)
    {
        const qsizetype found = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
        m_at = found < 0 ? m_html.size() : found + (end.startsWith(u'<') ? 0 : end.size());
        return true;
    }

    void take(const Tag& tag)
    {
        if (tag.name == u"table") {
            takeTable(tag);
        } else if (m_depth != 1) {
            return; // before the table, or in one inside a cell
        } else if (tag.name == u"tr") {
            endRow();
            m_inRow = !tag.closes;
        } else if (tag.name == u"td" || tag.name == u"th") {
            endCell();
            if (!tag.closes)
                beginCell(tag);
        } else if (tag.name == u"br" && m_inCell) {
            m_text.breakLine();
        } else if (tag.name == u"pre" && m_inCell) {
            m_verbatim = std::max(0, m_verbatim + (tag.closes ? -1 : 1));
        } else if (m_inCell && (tag.name == u"p" || tag.name == u"div" || tag.name == u"li")) {
            m_text.breakBlock();
        }
    }

    void takeTable(const Tag& tag)
    {
        if (!tag.closes) {
            ++m_depth;
        } else if (m_depth > 0 && --m_depth == 0) {
            endRow();
            m_done = true;
        }
    }

    void beginCell(const Tag& tag)
    {
        m_inRow = true;
        m_inCell = true;
        m_columns = std::clamp(numberOf(tag.attributes, u"colspan", 1), 1, mostSpanned);
        m_rowsSpanned = std::clamp(numberOf(tag.attributes, u"rowspan", 1), 1, mostSpanned);
    }

    void endCell()
    {
        if (!m_inCell)
            return;
        m_inCell = false;
        m_verbatim = 0;
        skipSpanned();
        place(m_text.take());
        if (m_rowsSpanned > 1 && !m_tooLarge) {
            const qsizetype begin = m_row.size() - 1;
            m_spans.resize(std::max(m_spans.size(), std::size_t(begin + m_columns)));
            for (int i = 0; i < m_columns; ++i)
                m_spans[std::size_t(begin + i)] = m_rowsSpanned; // this row's turn is counted at its end
        }
        for (int i = 1; i < m_columns; ++i)
            place({});
    }

    void place(const QString& text)
    {
        m_tooLarge = m_tooLarge || m_row.size() >= mostColumns || m_cells >= mostCells;
        if (m_tooLarge)
            return;
        m_row += text;
        ++m_cells;
    }

    /// Places that a cell of a row above covers.
    void skipSpanned()
    {
        while (std::size_t(m_row.size()) < m_spans.size() && m_spans[std::size_t(m_row.size())] > 0 && !m_tooLarge)
            place({});
    }

    void endRow()
    {
        endCell();
        if (!m_inRow)
            return;
        m_inRow = false;
        skipSpanned();
        for (int& rows : m_spans)
            rows = std::max(0, rows - 1);
        m_rows.push_back(std::exchange(m_row, {}));
    }

    QStringView m_html;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_done = false;
    bool m_inRow = false;
    bool m_inCell = false;
    int m_verbatim = 0;
    int m_columns = 1;
    int m_rowsSpanned = 1;
    CellText m_text;
    QStringList m_row;
    std::vector<QStringList> m_rows;
    std::vector<int> m_spans; ///< by column: rows that the cell above still covers
    qint64 m_cells = 0;
    bool m_tooLarge = false;
};

} // namespace

CellGrid fromHtmlTable(const QString& html)
{
    return TableReader(html).read();
}

QString toHtmlTable(const CellGrid& cells)
{
    // mso-number-format keeps Excel from making numbers and dates of texts; same-cell keeps a line break in its cell.
    static const QString cellBegin = QStringLiteral(R"(<td style="mso-number-format:'\@';white-space:pre-wrap">)");
    static const QString lineBreak = QStringLiteral(R"(<br style="mso-data-placement:same-cell">)");
    QString html = QStringLiteral("<meta charset=\"utf-8\"><table>");
    for (const QStringList& row : cells) {
        html += QLatin1String("<tr>");
        for (const QString& cell : row) {
            QString text = cell.toHtmlEscaped();
            text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
            text.replace(u'\n', lineBreak);
            html += cellBegin + text + QLatin1String("</td>");
        }
        html += QLatin1String("</tr>");
    }
    return html + QLatin1String("</table>");
}

} // namespace sheaf::ui
