// Tables on the clipboard: as Excel, Google Sheets, LibreOffice and web pages write them, and as nobody should.
#include "sheet/html_entities.h"
#include "sheet/html_table.h"

#include <QTest>

using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

/// Rows with '/' between them and cells with '|'; a line break in a cell is shown as '~'.
QString shown(const CellGrid& grid)
{
    QStringList rows;
    for (const QStringList& row : grid)
        rows += row.join(u'|');
    return rows.join(u'/').replace(u'\n', u'~');
}

} // namespace

class TestHtmlTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void staysInProportion_data();
    void staysInProportion();
    void entities_data();
    void entities();
    void writesWhatItReads();
    void choosesBetweenTextAndTable_data();
    void choosesBetweenTextAndTable();
};

void TestHtmlTable::reads_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("cells");
    const auto row = [](const char* name, const char* html, const char* cells) { QTest::newRow(name) << s(html) << s(cells); };
    row("plain", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a|b/c|d");
    row("no end tags", "<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE>", "a|b/c|d");
    row("no table", "<p>a</p>", "");
    row("nothing", "", "");
    row("empty table", "<table></table>", "");
    row("head and body", "<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>v</td></tr></tbody></table>", "h/v");
    row("excel",
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!--table{x>y}\n.xl65 {mso-number-format:\"\\@\";}"
        "--></style></head><body link=\"#0563C1\"><table border=0 width=128 style='border-collapse:\n collapse'>"
        "<!--StartFragment-->\n <col width=64 span=2>\n <tr height=20>\n  <td height=20 class=xl65 width=64>00123</td>\n"
        "  <td>two<br>\n    lines</td>\n </tr>\n<![if !supportMisalignedColumns]>\n <tr height=0 style='display:none'></tr>\n"
        " <![endif]>\n<!--EndFragment-->\n</table></body></html>",
        "00123|two~lines");
    row("google sheets",
        "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px}--></style>"
        "<table xmlns=\"http://www.w3.org/1999/xhtml\" dir=\"ltr\"><colgroup><col width=\"100\"/></colgroup><tbody>"
        "<tr style=\"height:21px;\"><td data-sheets-value=\"{&quot;1&quot;:2,&quot;2&quot;:&quot;a>b&quot;}\">a&gt;b</td>"
        "<td>x<br/>y</td></tr></tbody></table></google-sheets-html-origin>",
        "a>b|x~y");
    row("libreoffice",
        "<!DOCTYPE html>\n<html><body>\n<table cellspacing=\"0\">\n\t<colgroup span=\"2\"></colgroup>\n\t<tr>\n"
        "\t\t<td height=\"17\" align=\"left\"><font face=\"DejaVu\">caf\xC3\xA9</font></td>\n\t\t<td align=\"right\" sdval=\"1\">1</td>\n\t</tr>\n"
        "</table>\n</body></html>",
        "caf\xC3\xA9|1");
    row("blanks collapse", "<table><tr><td>\n   a   \n  b  </td></tr></table>", "a b");
    row("inline tags join", "<table><tr><td>a<b>b</b> <i>c</i></td></tr></table>", "ab c");
    row("paragraphs break", "<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a~b");
    row("list", "<table><tr><td><ul><li>a<li>b</ul></td></tr></table>", "a~b");
    row("preformatted", "<table><tr><td><pre>a  b\nc</pre></td></tr></table>", "a  b~c");
    row("a last break is not shown", "<table><tr><td>a<br></td></tr></table>", "a");
    row("two breaks", "<table><tr><td>a<br><br>b</td></tr></table>", "a~~b");
    row("only a hard blank is empty", "<table><tr><td>&nbsp;</td><td>b</td></tr></table>", "|b");
    row("colspan", "<table><tr><td colspan=2>a</td><td>b</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>", "a||b/1|2|3");
    row("rowspan", "<table><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>", "a|b/|c/d|e");
    row("both spans", "<table><tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a||b/||c");
    row("rowspan at the end of a row", "<table><tr><td>a</td><td rowspan=2>b</td></tr><tr><td>c</td></tr></table>", "a|b/c|");
    row("ragged", "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", "a|/b|c");
    row("an empty row stays", "<table><tr><td>a</td></tr><tr></tr><tr><td>b</td></tr></table>", "a//b");
    row("nested table is left out", "<table><tr><td>a<table><tr><td>x</td></tr></table>b</td><td>c</td></tr></table>", "ab|c");
    row("only the first table", "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>", "a");
    row("script and style in a cell", "<table><tr><td>a<script>if (1<2) '</td>'</script><style>td{}</style>b</td></tr></table>", "ab");
    row("comment in a cell", "<table><tr><td>a<!-- </td> -->b</td></tr></table>", "ab");
    row("lonely bracket", "<table><tr><td>1 < 2 & 3</td></tr></table>", "1 < 2 & 3");
    row("quote with a bracket", "<table><tr><td title=\"a>b\">c</td></tr></table>", "c");
    row("cut off", "<table><tr><td>a</td><td>b", "a|b");
    row("cut off in a tag", "<table><tr><td>a</td><td", "a|");
    row("unclosed comment", "<table><tr><td>a</td></tr><!-- ", "a");
    row("nonsense spans", "<table><tr><td colspan=-3 rowspan=x>a</td><td colspan=\"0\">b</td></tr></table>", "a|b");
    row("text outside of cells", "<table>no<tr>no<td>a</td>no</tr>no</table>", "a");
}

void TestHtmlTable::reads()
{
    QFETCH(QString, html);
    QTEST(shown(fromHtmlTable(html)), "cells");
}

void TestHtmlTable::staysInProportion_data()
{
    QTest::addColumn<QString>("html");
    const QString table = s("<table><tr>");
    QTest::newRow("huge spans") << table + s("<td colspan=999999999 rowspan=999999999>a</td>").repeated(2'000);
    QTest::newRow("deep tables") << s("<table><tr><td>").repeated(50'000);
    QTest::newRow("brackets") << table + s("<td>") + QString(500'000, u'<');
    QTest::newRow("ampersands") << table + s("<td>") + QString(500'000, u'&');
    QTest::newRow("open comments") << table + s("<!--").repeated(100'000);
    QTest::newRow("open quotes") << table + s("<td a=\"").repeated(50'000);
    QTest::newRow("open scripts") << table + s("<script>").repeated(50'000);
    QTest::newRow("attributes") << table + s("<td ") + s("xcolspan ").repeated(100'000) + s(">");
    QTest::newRow("wide rows") << table + s("<td>a").repeated(100'000);
}

void TestHtmlTable::staysInProportion()
{
    QFETCH(QString, html);
    const CellGrid grid = fromHtmlTable(html);
    qint64 cells = 0;
    for (const QStringList& row : grid)
        cells += row.size();
    QVERIFY2(cells <= 2'000'000, "no more cells than the limit"); // and the test's own time limit watches the rest
}

void TestHtmlTable::entities_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char* text, const char* plain) { QTest::newRow(text) << s(text) << s(plain); };
    row("a &amp; b", "a & b");
    row("&lt;b&gt; &quot;&apos;", "<b> \"'");
    row("&#233;&#xE9;&#XE9;&eacute;", "éééé");
    row("&#128512;", "😀");
    row("&amp;lt;", "&lt;");
    row("&nbsp;", " ");
    row("&unknown; &; &#; &#x; &", "&unknown; &; &#; &#x; &");
    row("&#0; &#xD800; &#x110000; &#99999999999;", "&#0; &#xD800; &#x110000; &#99999999999;");
    row("AT&T; R&D", "AT&T; R&D");
}

void TestHtmlTable::entities()
{
    QFETCH(QString, text);
    QTEST(withoutEntities(text), "plain");
}

void TestHtmlTable::writesWhatItReads()
{
    const CellGrid cells {{s("00123"), s("<b> & \"q\"")}, {s("two\nlines"), QString()}};
    QCOMPARE(fromHtmlTable(toHtmlTable(cells)), cells);
    QVERIFY(toHtmlTable(cells).contains(s(R"(mso-number-format:'\@')")));
}

void TestHtmlTable::choosesBetweenTextAndTable_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("cells");
    const QString html = s("<table><tr><td>a b</td><td>c</td></tr></table>");
    QTest::newRow("the same: the text keeps its blanks") << s("a  b\tc\n") << html << s("a  b|c");
    QTest::newRow("another shape: the table") << s("a b\nc\n") << html << s("a b|c");
    QTest::newRow("no text") << QString() << html << s("a b|c");
    QTest::newRow("no table") << s("x\ty") << s("<p>x y</p>") << s("x|y");
    QTest::newRow("only text") << s("x\ty") << QString() << s("x|y");
    QTest::newRow("neither") << QString() << QString() << QString();
}

void TestHtmlTable::choosesBetweenTextAndTable()
{
    QFETCH(QString, plain);
    QFETCH(QString, html);
    QTEST(shown(fromClipboard(plain, html)), "cells");
}

QTEST_GUILESS_MAIN(TestHtmlTable)
#include "tst_html_table.moc"
