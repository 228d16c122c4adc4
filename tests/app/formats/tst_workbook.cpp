// What workbooks show, and what becomes of those that are broken or made to do harm.
#include "app/formats/workbook_bytes.h"
#include "base/sentence.h"
#include "formats/workbook.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace sheaf;
using namespace sheaf::formats;
using namespace sheaf::test;

Q_DECLARE_METATYPE(QList<sheaf::test::Part>)

namespace {

/// "1:a|b 3:c", or the code of what went wrong.
QByteArray read(const QString& path, const QString& sheet = {})
{
    QByteArray out;
    const auto add = [&](std::span<const QByteArray> cells, qint64 row) {
        out += (out.isEmpty() ? "" : " ") + QByteArray::number(row) + ':';
        for (size_t i = 0; i < cells.size(); ++i)
            out += (i > 0 ? "|" : "") + cells[i];
        return out.size() < 10'000;
    };
    const Result<void> result = readSheet(path, sheet, add, nullptr, {});
    if (result)
        return out;
    Q_ASSERT(!sentence(result.error()).isEmpty() && !result.error().path.isEmpty());
    return codeName(result.error().code).toUtf8();
}

QByteArray row(const QByteArray& cells)
{
    return "<row>" + cells + "</row>";
}

QByteArray inlineText(const QByteArray& text)
{
    return "<c t=\"inlineStr\"><is>" + text + "</is></c>";
}

} // namespace

class TestWorkbook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_path = m_folder.filePath(QStringLiteral("a.xlsx")); }
    void showsXlsx_data();
    void showsXlsx();
    void showsOds_data();
    void showsOds();
    void listsSheets();
    void refuses_data();
    void refuses();
    void truncated();
    void encrypted();
    void oldFiles_data();
    void oldFiles();
    void stops();
    void staysSmall();

private:
    void write(const QList<Part>& parts) { writeZip(m_path, parts); }

    QTemporaryDir m_folder;
    QString m_path;
};

void TestWorkbook::showsXlsx_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("strings");
    QTest::addColumn<QByteArray>("expected");
    const auto sheet = [](const char* name, const QByteArray& data, const QByteArray& expected, const QByteArray& strings = {}) {
        QTest::newRow(name) << data << strings << expected;
    };
    sheet("kinds", "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c><c r=\"C1\" t=\"e\"><v>#N/A</v></c>"
        "<c r=\"D1\"><f>1+1</f><v>2</v></c><c r=\"E1\" t=\"str\"><f>A1</f><v>x_x000D_y</v></c><c r=\"F1\" t=\"d\"><v>2024-03-05</v></c></row>",
        "1:TRUE|FALSE|#N/A|2|x\ry|2024-03-05");
    sheet("shared", row("<c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c>"), "1:rich text|plain|kanji",
        "<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si><si><t>kanji</t><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh></si>");
    sheet("gaps", "<row r=\"2\"><c r=\"C2\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"><v>2</v></c><c><v>3</v></c></row>", "2:||1 5:2|3");
    sheet("out of order", row("<c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c>"), "1:1|2|3");
    sheet("twice", row("<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>"), "1:2");
    sheet("without r", row("<c><v>1</v></c><c/><c><v>3</v></c>") + row("<c><v>4</v></c>"), "1:1||3 2:4");
    sheet("empty at the end", row("<c><v>1</v></c><c s=\"0\"/><c/>") + row("<c/>") + row("<c><v>2</v></c>"), "1:1 3:2");
    sheet("spaces, breaks", row(inlineText("<t xml:space=\"preserve\"> a \n b </t>")), "1: a \n b ");
    sheet("escapes", row(inlineText("<t>_x0000_|_x005F_x0041_|_xZZ00_|_xD83D__xDE00_|_xD83D_|_x000a</t>")),
        "1:" + QByteArray(1, '\0') + "|_x0041_|_xZZ00_|\U0001F600|_xD83D_|_x000a");
    sheet("entities", row(inlineText("<t>&lt;&amp;&#233;&#x1F600;</t>")), "1:<&\u00E9\U0001F600");
    sheet("row numbers that go back", "<row r=\"7\"><c><v>1</v></c></row><row r=\"3\"><c><v>2</v></c></row>", "7:1 8:2");
    sheet("references that are none", "<row r=\"-4\"><c r=\"-3\"><v>1</v></c><c r=\"9\"><v>2</v></c></row>", "1:1|2");
    sheet("small letters", row("<c r=\"b1\"><v>1</v></c>"), "1:|1");
    sheet("the last column", row("<c r=\"XFD1\"><v>1</v></c>"), "1:" + QByteArray(16'383, '|') + "1");
    sheet("a style that is not there", row("<c s=\"99\"><v>7</v></c><c s=\"-1\"><v>8</v></c>"), "1:7|8");
    sheet("prefixes", "<x:row><x:c><x:v>5</x:v></x:c></x:row>", "1:5");
    sheet("text between", "stray <row>stray<c><v>1</v>stray</c></row>", "1:1");
}

void TestWorkbook::showsXlsx()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, strings);
    write(xlsxParts({.sheetData = data, .strings = strings}));
    QTEST(read(m_path), "expected");
}

void TestWorkbook::showsOds_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QByteArray>("expected");
    const auto sheet = [](const char* name, const QByteArray& rows, const QByteArray& expected) { QTest::newRow(name) << rows << expected; };
    const QByteArray far = "<table:table-cell table:number-columns-repeated=\"16382\"/>";
    const auto cell = [](const QByteArray& inner) { return "<table:table-cell office:value-type=\"string\">" + inner + "</table:table-cell>"; };
    const auto line = [](const QByteArray& cells) { return "<table:table-row>" + cells + "</table:table-row>"; };
    sheet("paragraphs", line(cell("<text:p>a</text:p><text:p>b</text:p>") + cell("<text:p/><text:p>c</text:p>") + far), "1:a\nb|\nc");
    sheet("spaces", line(cell("<text:p>a <text:s text:c=\"3\"/>b\n   c<text:tab/>d<text:line-break/>e</text:p>")), "1:a    b c\td\ne");
    sheet("spans", line(cell("<text:p>a<text:span>b<text:a>c</text:a></text:span></text:p>")), "1:abc");
    sheet("comments", line(cell("<office:annotation><text:p>no</text:p></office:annotation><text:p>yes</text:p><draw:frame><text:p>no</text:p></draw:frame>")), "1:yes");
    sheet("shown, not stored", line("<table:table-cell office:value-type=\"float\" office:value=\"0.5\"><text:p>50 %</text:p></table:table-cell>"), "1:50 %");
    sheet("stored alone", line("<table:table-cell office:value-type=\"float\" office:value=\"0.5\"/><table:table-cell office:date-value=\"2024-03-05\"/>"), "1:0.5|2024-03-05");
    sheet("repeated cells", line("<table:table-cell table:number-columns-repeated=\"3\"><text:p>x</text:p></table:table-cell>" + cell("<text:p>y</text:p>")), "1:x|x|x|y");
    sheet("covered", line(cell("<text:p>a</text:p>") + "<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + cell("<text:p>b</text:p>")), "1:a|||b");
    sheet("repeated rows", "<table:table-row table:number-rows-repeated=\"2\">" + cell("<text:p>a</text:p>")
        + "</table:table-row><table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>"
        + line(cell("<text:p>b</text:p>")), "1:a 2:a 1048003:b");
    sheet("another table inside", line(cell("<table:table><table:table-row>" + cell("<text:p>in</text:p>") + "</table:table-row></table:table><text:p>out</text:p>")), "1:out");
    sheet("too many columns", line("<table:table-cell table:number-columns-repeated=\"16385\"><text:p>x</text:p></table:table-cell>"), "workbook-damaged");
    sheet("a count beyond counting", line("<table:table-cell table:number-columns-repeated=\"99999999999999999999\"/>" + cell("<text:p>x</text:p>")), "workbook-damaged");
    sheet("rows without end", "<table:table-row table:number-rows-repeated=\"2000000\">" + cell("<text:p>" + QByteArray(5'000, 'a') + "</text:p>")
        + "</table:table-row>", "1:" + QByteArray(5'000, 'a') + " 2:" + QByteArray(5'000, 'a'));
}

void TestWorkbook::showsOds()
{
    QFETCH(QByteArray, rows);
    write(odsParts("<table:table table:name=\"Data\">" + rows + "</table:table>"));
    QTEST(read(m_path), "expected");
}

void TestWorkbook::listsSheets()
{
    write(xlsxParts({.sheetData = row("<c><v>1</v></c>")}));
    const QList<WorkbookSheet> expected {
        {QStringLiteral("Hidden"), true}, {QStringLiteral("Data"), false}, {QStringLiteral("Empty"), false}};
    QCOMPARE(workbookSheets(m_path).value(), expected);
    QCOMPARE(read(m_path), QByteArray("1:1"));
    QCOMPARE(read(m_path, QStringLiteral("Hidden")), QByteArray("1:secret"));
    QCOMPARE(read(m_path, QStringLiteral("Empty")), QByteArray());
    QCOMPARE(read(m_path, QStringLiteral("Chart")), QByteArray("sheet-not-found"));

    write(odsParts("<table:table table:name=\"A\" table:style-name=\"h\"/><table:table table:name=\"B\"><table:table-row>"
                   "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
        "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>"));
    QCOMPARE(workbookSheets(m_path).value(), (QList<WorkbookSheet> {{QStringLiteral("A"), true}, {QStringLiteral("B"), false}}));
    QCOMPARE(read(m_path), QByteArray("1:b"));
    QCOMPARE(read(m_path, QStringLiteral("C")), QByteArray("sheet-not-found"));
}

void TestWorkbook::refuses_data()
{
    QTest::addColumn<QList<Part>>("parts");
    QTest::addColumn<QByteArray>("expected");
    const auto sheet = [](const char* name, const XlsxText& text, const char* expected) {
        QTest::newRow(name) << xlsxParts(text) << QByteArray(expected);
    };
    const auto without = [](const char* name, const char* part, const char* expected) {
        QList<Part> parts = xlsxParts({.sheetData = row("<c><v>1</v></c>")});
        parts.removeIf([&](const Part& candidate) { return candidate.name == QLatin1String(part); });
        QTest::newRow(name) << parts << QByteArray(expected);
    };
    QByteArray laughs = "<!DOCTYPE x [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'm'; ++c)
        laughs += QByteArray("<!ENTITY ") + c + " \"" + (QByteArray("&") + char(c - 1) + ';').repeated(10) + "\">";
    sheet("billion laughs", {.sheetData = row(inlineText("<t>&l;</t>")), .sheetPrologue = laughs + "]>"}, "workbook-damaged");
    sheet("a file as entity", {.sheetData = row(inlineText("<t>&f;</t>")),
        .sheetPrologue = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"}, "workbook-damaged");
    sheet("100,000 nested elements", {.sheetData = QByteArray("<a>").repeated(100'000)}, "workbook-damaged");
    sheet("a bomb of blank cells", {.sheetData = "<row>" + ("<c" + QByteArray(300, ' ') + "/>").repeated(250'000) + "</row>"}, "workbook-too-large");
    sheet("a bomb of spaces", {.sheetData = QByteArray(75'000'000, ' ')}, "workbook-too-large");
    sheet("a bomb in the texts", {.sheetData = row("<c t=\"s\"><v>0</v></c>"), .strings = "<si><t>" + QByteArray(75'000'000, 'a')},
        "workbook-too-large");
    sheet("one tag without an end", {.sheetData = "<row r=\"" + QByteArray(20'000'000, '1')}, "workbook-damaged");
    sheet("a text that is not there", {.sheetData = row("<c t=\"s\"><v>1</v></c>"), .strings = "<si><t>a</t></si>"}, "workbook-damaged");
    sheet("a text below 0", {.sheetData = row("<c t=\"s\"><v>-1</v></c>"), .strings = "<si><t>a</t></si>"}, "workbook-damaged");
    sheet("a text without number", {.sheetData = row("<c t=\"s\"><v>one</v></c>"), .strings = "<si><t>a</t></si>"}, "workbook-damaged");
    sheet("beyond the last column", {.sheetData = row("<c r=\"XFE1\"><v>1</v></c>")}, "workbook-damaged");
    sheet("far beyond", {.sheetData = row("<c r=\"ZZZZZZZZZZZZZZZZZZ1\"><v>1</v></c>")}, "workbook-damaged");
    sheet("beyond the last row", {.sheetData = "<row r=\"1048577\"><c><v>1</v></c></row>"}, "workbook-damaged");
    sheet("a row beyond counting", {.sheetData = "<row r=\"9223372036854775807\"><c><v>1</v></c></row><row><c><v>1</v></c></row>"}, "workbook-damaged");
    sheet("no XML", {.sheetPrologue = "%PDF-1.4"}, "workbook-damaged");
    sheet("bytes that are no UTF-8", {.sheetData = row(inlineText("<t>\xFF</t>"))}, "workbook-damaged");
    without("a sheet's part is missing", "xl/worksheets/sheet1.xml", "workbook-damaged");
    without("the texts are missing", "xl/sharedStrings.xml", "workbook-damaged");
    without("the relations are missing", "xl/_rels/workbook.xml.rels", "workbook-damaged");
    without("the outer relations are missing", "_rels/.rels", "1:1");
    without("no workbook", "xl/workbook.xml", "workbook-damaged");
    QTest::newRow("another zip") << QList<Part> {{QStringLiteral("word/document.xml"), "<w/>"}} << QByteArray("unknown-format");
    QTest::newRow("an ODS without content") << QList<Part> {odsParts({}).first()} << QByteArray("workbook-damaged");
    QTest::newRow("an ODS without sheets") << odsParts({}) << QByteArray("sheet-not-found");
}

/// Each within seconds; the limits of memory are those of staysSmall().
void TestWorkbook::refuses()
{
    QFETCH(QList<Part>, parts);
    write(parts);
    QTEST(read(m_path), "expected");
}

void TestWorkbook::truncated()
{
    write(xlsxParts({.sheetData = row("<c><v>1</v></c>").repeated(500)}));
    QFile file(m_path);
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray whole = file.readAll();
    for (int tenth = 1; tenth < 10; ++tenth) {
        const QString path = m_folder.filePath(QStringLiteral("cut.xlsx"));
        QFile cut(path);
        QVERIFY(cut.open(QFile::WriteOnly));
        cut.write(whole.first(whole.size() * tenth / 10));
        cut.close();
        QCOMPARE(read(path), QByteArray("workbook-damaged"));
    }
    for (qsizetype at = 40; at < whole.size(); at += 7) { // a damaged byte anywhere: a word, or the same as before
        QByteArray damaged = whole;
        damaged[at] = char(damaged[at] ^ 0x55);
        QFile other(m_folder.filePath(QStringLiteral("bad.xlsx")));
        QVERIFY(other.open(QFile::WriteOnly));
        other.write(damaged);
        other.close();
        const QByteArray outcome = read(other.fileName());
        QVERIFY2(outcome.startsWith("1:1 2:1 ") || outcome.startsWith("workbook-") || outcome == "unknown-format"
                || outcome == "sheet-not-found" || outcome == "read-failed", outcome.left(60).constData());
    }
}

void TestWorkbook::encrypted()
{
    writeZip(m_path, xlsxParts({}), "password");
    QVERIFY(read(m_path) == "workbook-encrypted" || read(m_path) == "unknown-format");
    QList<Part> parts = odsParts("<table:table table:name=\"A\"/>");
    parts.append({QStringLiteral("META-INF/manifest.xml"),
        "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"});
    write(parts);
    QCOMPARE(read(m_path), QByteArray("workbook-encrypted"));
}

void TestWorkbook::oldFiles_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("encrypted XLSX") << QByteArray("EncryptedPackage") << QByteArray("workbook-encrypted");
    QTest::newRow("XLS") << QByteArray("Workbook") << QByteArray("workbook-old");
    QTest::newRow("older XLS") << QByteArray("Book") << QByteArray("workbook-old");
}

void TestWorkbook::oldFiles()
{
    QFETCH(QByteArray, stream);
    QByteArray bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + QByteArray(1000, '\0');
    for (const char c : stream)
        bytes += QByteArray(1, c) + '\0';
    QFile file(m_path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(bytes);
    file.close();
    QTEST(read(m_path), "expected");
    QVERIFY(isWorkbook(m_path, bytes));
}

void TestWorkbook::stops()
{
    write(xlsxParts({.sheetData = row("<c><v>1</v></c>").repeated(100'000)}));
    std::stop_source stop;
    qint64 rows = 0;
    Progress progress;
    const auto add = [&](std::span<const QByteArray>, qint64) {
        stop.request_stop();
        return ++rows > 0;
    };
    const Result<void> result = readSheet(m_path, {}, add, &progress, stop.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY(rows < 100'000);
    QVERIFY(progress.done() > 0 && progress.total() > progress.done());

    rows = 0;
    QVERIFY(readSheet(m_path, {}, [&](std::span<const QByteArray>, qint64) { return ++rows < 3; }, nullptr, {}));
    QCOMPARE(rows, 3);
}

/// Nothing above may have needed more than a third of what a hostile file is allowed; the test's own bytes are most of it.
void TestWorkbook::staysSmall()
{
    struct rusage before {};
    ::getrusage(RUSAGE_SELF, &before);
    QByteArray names;
    for (int i = 0; i < 1'300'000; ++i) // over the limit whatever a release of expat takes for a name
        names += "<n" + QByteArray::number(i * 7919LL) + "/>";
    write(xlsxParts({.sheetData = names}));
    names = {};
    const QByteArray outcome = read(m_path);
    struct rusage after {};
    ::getrusage(RUSAGE_SELF, &after);
    QCOMPARE(outcome, QByteArray("workbook-too-large"));
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 200 * 1024, qPrintable(QString::number(after.ru_maxrss - before.ru_maxrss)));
}

QTEST_GUILESS_MAIN(TestWorkbook)
#include "tst_workbook.moc"
