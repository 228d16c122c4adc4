// The guess at how a delimited file is to be read.
#include "formats/delimited.h"

#include <QTest>

using namespace sheaf::formats;

class TestDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delimiter_data();
    void delimiter();
    void header_data();
    void header();
    void boms();
    void ignoresTheRecordThatTheSampleCuts();
};

void TestDialect::delimiter_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<char>("expected");
    const auto row = [](const char* title, const QByteArray& text, char expected, const char* name = "a.csv") {
        QTest::newRow(title) << text << QString::fromLatin1(name) << expected;
    };
    row("nothing", "", ',');
    row("comma", "a,b\n1,2\n", ',');
    row("semicolon", "a;b\n1;2\n", ';');
    row("tab", "a\tb\n1\t2\n", '\t');
    row("pipe", "a|b\n1|2\n", '|');
    row("semicolons with decimal commas", "a;b;c\n1,5;2,5;3,5\n2,5;1,5;2,5\n4,5;1,5;2,5\n1,0;2,0;3,0\n1,5;2,5;1,5\n", ';');
    row("semicolons and commas in prose", "id;text\n1;Great, but cold\n2;No, never, ever\n3;Fine\n", ';');
    row("commas and semicolons in quotes", "id,text\n1,\"a;b;c\"\n2,\"d;e\"\n", ',');
    row("tabs, prose with commas", "id\ttext\n1\ta, b\n2\tc, d\n3\te, f\n", '\t');
    row("ragged", "a,b,c\n1,2\n1,2,3,4\n", ',');
    row("one column", "review\nGreat\nBad\n", ',');
    row("one column of prose", "review\nGreat, but cold\nNo, never, ever\nFine\nWell, yes\n", ';');
    row("one quoted column", "review\n\"Great, but cold\"\n\"No, never, ever\"\n", ',');
    row("newlines in cells", "id,text\n1,\"a\nb; c\n\"\n2,\"d\ne\"\n", ',');
    row("blank lines between", "a;b\n\n1;2\n\n3;4\n", ';');
    row("a title above", "Report\na,b\n1,2\n3,4\n5,6\n7,8\n", ',');
    row("one column, .tsv", "review\nGreat\n", '\t', "a.TSV");
    row("commas in a .tsv", "a,b\n1,2\n", ',', "a.tsv");
    row("both even, .tsv", "a,b\tc\n1,2\t3\n", '\t', "a.tsv");
    row("both even, .csv", "a,b\tc\n1,2\t3\n", ',', "a.csv");
    row("CR alone", "a;b\r1;2\r", ';');
    row("unclosed quote", "a;b\n\"1;2\n3;4\n", ';');
}

void TestDialect::delimiter()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, name);
    QFETCH(char, expected);
    QCOMPARE(detectDialect(text, name).delimiter, expected);
}

void TestDialect::header_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("names") << QByteArray("id,text\n1,a\n") << true;
    QTest::newRow("only a header") << QByteArray("id,text\n") << true;
    QTest::newRow("one record of numbers") << QByteArray("1,2\n") << true;
    QTest::newRow("numbers") << QByteArray("1,2\n3,4\n") << false;
    QTest::newRow("decimal commas") << QByteArray("1,5;-2,0\n3,1;4,0\n") << false;
    QTest::newRow("years among names") << QByteArray("country,2024,2025\nFR,1,2\n") << true;
    QTest::newRow("an empty cell") << QByteArray("a,,c\n1,2,3\n") << false;
    QTest::newRow("an index without a name") << QByteArray(",a,b\n0,1,2\n") << true;
    QTest::newRow("a repeated cell") << QByteArray("FR,FR\nDE,FR\n") << false;
    QTest::newRow("one column of ids") << QByteArray("00123\n00124\n") << false;
    QTest::newRow("nothing") << QByteArray() << true;
}

void TestDialect::header()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, expected);
    QCOMPARE(detectDialect(text, QStringLiteral("a.csv")).hasHeader, expected);
}

void TestDialect::boms()
{
    const QString name = QStringLiteral("a.csv");
    QCOMPARE(detectDialect("\xEF\xBB\xBF" "a;b\n1;2\n", name), (Dialect {';', '"', true, Encoding::Utf8, 3}));
    QCOMPARE(detectDialect(QByteArray("\xFF\xFE" "a\0\t\0b\0\n\0" "1\0\t\0" "2\0", 16), name),
        (Dialect {'\t', '"', true, Encoding::Utf16Le, 2}));
    QCOMPARE(detectDialect(QByteArray("\xFE\xFF\0a\0;\0b\0\n\0" "1\0;\0" "2", 16), name),
        (Dialect {';', '"', true, Encoding::Utf16Be, 2}));
    QCOMPARE(detectDialect("\xEF\xBB\xBF", name), (Dialect {',', '"', true, Encoding::Utf8, 3}));
}

void TestDialect::ignoresTheRecordThatTheSampleCuts()
{
    QCOMPARE(detectDialect("a;b\n1;2\n3;4\n5,6,7", QStringLiteral("a.csv")).delimiter, ';');
    QByteArray large = "id;text\n";
    while (large.size() < 600'000)
        large.append("1;\"a, b, c\nd\"\n");
    QCOMPARE(detectDialect(large, QStringLiteral("a.csv")).delimiter, ';');
}

QTEST_GUILESS_MAIN(TestDialect)
#include "tst_dialect.moc"
