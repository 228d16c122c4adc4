// What matches, what is replaced, and that the quick look at a record never says no where a cell matches.
#include "project/cell_match.h"

#include <QTest>

using namespace sheaf::project;

class TestCellMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void replaces_data();
    void replaces();
    void looksQuickly_data();
    void looksQuickly();
    void tellsWhatIsWrongWithAPattern();
};

void TestCellMatch::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("flags"); // w = whole cell, c = case, r = regular expression
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* name, const QString& text, const char* flags, const QByteArray& cell, bool expected) {
        QTest::newRow(name) << text << QByteArray(flags) << cell << expected;
    };
    row("inside", QStringLiteral("offe"), "", "Great coffee", true);
    row("not there", QStringLiteral("tea"), "", "Great coffee", false);
    row("without case", QStringLiteral("COFFEE"), "", "Great cofFee", true);
    row("case differs", QStringLiteral("COFFEE"), "c", "Great coffee", false);
    row("case same", QStringLiteral("coffee"), "c", "Great coffee", true);
    row("letters' neighbours are not letters", QStringLiteral("@[`{"), "", "@[`{", true);
    row("brackets are no capital braces", QStringLiteral("{"), "", "[", false);
    row("umlauts without case", QStringLiteral("ÄRGER"), "", "viel ärger", true);
    row("umlauts with case", QStringLiteral("Ärger"), "c", "viel ärger", false);
    row("ascii beside umlauts", QStringLiteral("KÄSE brot"), "", "käse BROT", true);
    row("ascii needle in other script", QStringLiteral("abc"), "", "日本ABC語", true);
    row("greek final sigma", QStringLiteral("ΟΔΟΣ"), "", "οδος", true);
    row("whole", QStringLiteral("yes"), "w", "YES", true);
    row("not the whole", QStringLiteral("yes"), "w", "yes, please", false);
    row("whole with case", QStringLiteral("yes"), "wc", "Yes", false);
    row("nothing matches nothing", QString(), "", "text", false);
    row("whole and nothing: empty cells", QString(), "w", "", true);
    row("whole and nothing: others", QString(), "w", "x", false);
    row("pattern", QStringLiteral("^\\d{5}$"), "r", "00123", true);
    row("pattern does not fit", QStringLiteral("^\\d{5}$"), "r", "0012", false);
    row("pattern of the whole cell", QStringLiteral("\\d+"), "rw", "12 a", false);
    row("pattern without case", QStringLiteral("gr[ae]y"), "r", "GREY", true);
    row("pattern knows letters", QStringLiteral("^\\w+$"), "r", "naïveté", true);
    row("broken pattern", QStringLiteral("(("), "r", "((", false);
    row("special characters are plain", QStringLiteral("a.b*"), "", "A.B*", true);
    row("special characters are plain: no", QStringLiteral("a.b"), "", "axb", false);
    row("longer than the cell", QStringLiteral("longer"), "", "long", false);
    row("across words of eight", QStringLiteral("HIJ"), "", "abcdefghijklmnop", true);
}

namespace {

TextQuery queryOf(const QString& text, const QByteArray& flags)
{
    return {.text = text, .wholeCell = flags.contains('w'), .matchCase = flags.contains('c'), .regularExpression = flags.contains('r')};
}

} // namespace

void TestCellMatch::matches()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, flags);
    QFETCH(QByteArray, cell);
    QFETCH(bool, expected);
    const CellMatcher matcher(queryOf(text, flags));
    QCOMPARE(matcher.matches(cell), expected);
    if (!expected)
        return;
    QVERIFY(matcher.mayMatch("x," + cell + ",y\n", '\''));
    QCOMPARE(matcher.replaced(cell, QStringLiteral("#")).has_value(), true);
}

void TestCellMatch::replaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("flags");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("replacement");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* flags, const char* cell, const char* with, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QByteArray(flags) << QByteArray(cell) << QString::fromUtf8(with) << QByteArray(expected);
    };
    row("every occurrence", "a", "c", "banana", "o", "bonono");
    row("without case", "A", "", "bAnana", "o", "bonono");
    row("longer", "n", "", "banana", "nn", "bannanna");
    row("away", "an", "", "banana", "", "ba");
    row("not again what was put in", "a", "", "aa", "aa", "aaaa");
    row("whole cell", "no", "w", "NO", "yes", "yes");
    row("empty cells", "", "w", "", "none", "none");
    row("umlauts", "ä", "", "Ärger", "Ae", "Aerger");
    row("groups", "(\\w+), (\\w+)", "r", "Doe, Jane", "\\2 \\1", "Jane Doe");
    row("the whole match", "\\d+", "r", "a1b22", "<\\0>", "a<1>b<22>");
    row("a backslash", "/", "r", "a/b", "\\\\", "a\\b");
    row("groups are text without a pattern", "a", "", "a", "\\1", "\\1");
    row("an empty match", "^", "r", "x", "> ", "> x");
    row("whole by pattern", "(a+)b", "rw", "aab", "\\1", "aa");
}

void TestCellMatch::replaces()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, flags);
    QFETCH(QByteArray, cell);
    QFETCH(QString, replacement);
    QFETCH(QByteArray, expected);
    QCOMPARE(CellMatcher(queryOf(text, flags)).replaced(cell, replacement).value_or("nothing"), expected);
}

void TestCellMatch::looksQuickly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<bool>("isJson");
    QTest::addColumn<bool>("expected");
    QTest::newRow("there") << QStringLiteral("Tea") << QByteArray("a,tea,b\n") << false << true;
    QTest::newRow("not there") << QStringLiteral("tea") << QByteArray("a,coffee,b\n") << false << false;
    QTest::newRow("quotes are doubled") << QStringLiteral("say \"hi\"") << QByteArray("\"say \"\"hi\"\"\"\n") << false << true;
    QTest::newRow("JSON plain") << QStringLiteral("tea") << QByteArray("{\"a\":\"coffee\\n\"}") << true << false;
    QTest::newRow("JSON escaped letters") << QStringLiteral("tea") << QByteArray("{\"a\":\"\\u0074ea\"}") << true << true;
    QTest::newRow("JSON escaped characters") << QStringLiteral("a/b") << QByteArray("{\"a\":\"a\\/b\"}") << true << true;
    QTest::newRow("JSON beyond ASCII") << QStringLiteral("é") << QByteArray("{\"a\":\"\\u00e9\"}") << true << true;
}

void TestCellMatch::looksQuickly()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, record);
    QFETCH(bool, isJson);
    QFETCH(bool, expected);
    QCOMPARE(CellMatcher({.text = text}).mayMatch(record, isJson ? std::nullopt : std::optional('"')), expected);
}

void TestCellMatch::tellsWhatIsWrongWithAPattern()
{
    QVERIFY(!patternFault({.text = QStringLiteral("((")}));
    QVERIFY(!patternFault({.text = QStringLiteral("a|b"), .regularExpression = true}));
    const auto fault = patternFault({.text = QStringLiteral("ab(c"), .regularExpression = true});
    QVERIFY(fault);
    QCOMPARE(fault->offset, 4);
    QVERIFY(!fault->message.isEmpty());
}

QTEST_GUILESS_MAIN(TestCellMatch)
#include "tst_cell_match.moc"
