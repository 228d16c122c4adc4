// Cells of one record, read and written. What splits where is shown in tst_record_scanner, on whole tables.
#include "formats/cells.h"

#include <QTest>

using namespace sheaf::formats;

using Cells = std::vector<QByteArray>;

class TestCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCellIsTheSameAsAll();
    void reusesItsMemory();
    void writes_data();
    void writes();
    void quotesTheDelimiterInUse();
};

void TestCells::oneCellIsTheSameAsAll()
{
    const char* const records[] = {
        "", "\n", "a", "a,b,c\r\n", ",,", "\"a,b\",\"c\"\"d\",e\n", "\"a\"b,c", "\"\",\"\"", "\"unclosed,a\n", "a\"b,\"c\nd\"", "\"\"\"\"",
    };
    Cells cells;
    for (const char* record : records) {
        splitRecord(record, {}, cells);
        QVERIFY(!cells.empty());
        for (size_t i = 0; i < cells.size(); ++i)
            QCOMPARE(cellOf(record, {}, qsizetype(i)), cells[i]);
        QCOMPARE(cellOf(record, {}, qsizetype(cells.size())), QByteArray());
        QCOMPARE(cellOf(record, {}, -1), QByteArray());
    }
}

void TestCells::reusesItsMemory()
{
    Cells cells;
    splitRecord("first,second,third", {}, cells);
    const Cells kept = cells; // shared: must not change when the vector is filled anew
    splitRecord("x,y", {}, cells);
    QCOMPARE(cells, Cells({"x", "y"}));
    QCOMPARE(kept, Cells({"first", "second", "third"}));
}

void TestCells::writes_data()
{
    QTest::addColumn<Cells>("cells");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << Cells {"a", "00123", ""} << QByteArray("a,00123,\n");
    QTest::newRow("delimiter") << Cells {"a,b", "c;d"} << QByteArray("\"a,b\",c;d\n");
    QTest::newRow("quotes") << Cells {"\"", "say \"hi\""} << QByteArray("\"\"\"\",\"say \"\"hi\"\"\"\n");
    QTest::newRow("line breaks") << Cells {"a\nb", "c\rd", "e\r\nf"} << QByteArray("\"a\nb\",\"c\rd\",\"e\r\nf\"\n");
    QTest::newRow("outer spaces") << Cells {" a", "b ", "c d"} << QByteArray("\" a\",\"b \",c d\n");
    QTest::newRow("one empty cell") << Cells {""} << QByteArray("\"\"\n");
    QTest::newRow("two empty cells") << Cells {"", ""} << QByteArray(",\n");
    QTest::newRow("no cell") << Cells {} << QByteArray("\n");
    QTest::newRow("like a BOM") << Cells {"\xEF\xBB\xBFx"} << QByteArray("\"\xEF\xBB\xBFx\"\n");
}

void TestCells::writes()
{
    QFETCH(Cells, cells);
    QFETCH(QByteArray, expected);
    QByteArray out = "before\n";
    appendRecord(out, cells);
    QCOMPARE(out, "before\n" + expected);
    if (cells.empty())
        return;
    Cells back;
    splitRecord(expected, {}, back);
    QCOMPARE(back, cells);
}

void TestCells::quotesTheDelimiterInUse()
{
    QByteArray out;
    appendRecord(out, {"a\tb", "c,d"}, '\t');
    QCOMPARE(out, QByteArray("\"a\tb\"\tc,d\n"));
}

QTEST_GUILESS_MAIN(TestCells)
#include "tst_cells.moc"
