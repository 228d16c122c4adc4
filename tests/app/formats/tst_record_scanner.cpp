// Records of nasty tables, whole and cut into blocks at every byte.
#include "formats/delimited.h"

#include <QTest>

#include <memory>

using namespace sheaf;
using namespace sheaf::formats;

namespace {

/// "line: cell|cell" for each record, then "error line" if there was one: what the failing test shows.
QByteArrayList described(const QByteArrayList& blocks, const Dialect& dialect = {})
{
    QByteArrayList shown;
    RecordScanner scanner(dialect, [&](QByteArrayView record, qint64 line) {
        std::vector<QByteArray> cells;
        splitRecord(record, dialect, cells);
        shown << QByteArray::number(line) + ": " + QByteArrayList(cells.begin(), cells.end()).join('|');
        return true;
    });
    for (const QByteArray& block : blocks) {
        // A heap copy of exactly this size, so that the sanitizer sees a read behind it.
        const auto copy = std::make_unique<char[]>(size_t(block.size()));
        std::copy(block.begin(), block.end(), copy.get());
        if (!scanner.feed(QByteArrayView(copy.get(), block.size())))
            return shown << "failed";
    }
    if (const auto finished = scanner.finish(); !finished)
        shown << codeName(finished.error().code).toUtf8() + " " + QByteArray::number(finished.error().line);
    return shown;
}

QByteArrayList bytesOf(const QByteArray& text)
{
    QByteArrayList bytes;
    for (const char c : text)
        bytes << QByteArray(1, c);
    return bytes;
}

} // namespace

class TestRecordScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void everyByteComesBack_data() { finds_data(); }
    void everyByteComesBack();
    void otherDelimiters();
    void stopsWhenTold();
};

void TestRecordScanner::finds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char* name, const QByteArray& text, const QByteArrayList& expected) {
        QTest::newRow(name) << text << expected;
    };
    row("nothing", "", {});
    row("LF", "a,b\n1,2\n", {"1: a|b", "2: 1|2"});
    row("no final newline", "a,b\n1,2", {"1: a|b", "2: 1|2"});
    row("CRLF", "a,b\r\n1,2\r\n", {"1: a|b", "2: 1|2"});
    row("CR alone", "a,b\r1,2\r", {"1: a|b", "2: 1|2"});
    row("mixed", "a\nb\r\nc\rd\n\re", {"1: a", "2: b", "3: c", "4: d", "5: ", "6: e"});
    row("blank lines", "a\n\n\r\nb", {"1: a", "2: ", "3: ", "4: b"});
    row("quoted", "\"a\",\"b\"\n", {"1: a|b"});
    row("delimiter in quotes", "\"a,b\",c\n", {"1: a,b|c"});
    row("doubled quotes", "\"say \"\"hi\"\"\",\"\"\"\"\n", {"1: say \"hi\"|\""});
    row("empty cells", ",\"\",\n", {"1: ||"});
    row("newlines in a cell", "id,text\n1,\"a\nb\r\nc\rd\"\n2,x\n", {"1: id|text", "2: 1|a\nb\r\nc\rd", "6: 2|x"});
    row("cell ends in CR", "\"a\r\",b\r\nc", {"1: a\r|b", "3: c"});
    row("only newlines in a cell", "\"\n\n\"\nx", {"1: \n\n", "4: x"});
    row("quote in the middle", "5\" disk,a\"b\"c\nx", {"1: 5\" disk|a\"b\"c", "2: x"});
    row("lone quote at a cell's end", "a\",b\nc", {"1: a\"|b", "2: c"});
    row("space before the quote", "a, \"b\nc\"", {"1: a| \"b", "2: c\""});
    row("text behind the quote", "\"a\"b\"c,d\n\"e\" ,f\n", {"1: ab\"c|d", "2: e |f"});
    row("leading zeros and long ids", "00123,12345678901234567890\n", {"1: 00123|12345678901234567890"});
    row("spaces stay", " a , b \n", {"1:  a | b "});
    row("U+2028 and U+0085 in a cell", "a\xE2\x80\xA8z,\xC2\x85\n", {"1: a\xE2\x80\xA8z|\xC2\x85"});
    row("ragged", "a,b,c\n1\n1,2,3,4\n", {"1: a|b|c", "2: 1", "3: 1|2|3|4"});
    row("NUL", QByteArray("a\0b,c\n", 6), {QByteArray("1: a\0b|c", 8)});
    row("unclosed quote", "a,b\n1,\"x\ny\nz", {"1: a|b", "unclosed-quote 2"});
    row("unclosed in a later line", "a\n\"b\nc\",\"d\n\n", {"1: a", "unclosed-quote 3"});
    row("unclosed after two", "\"a\"\"", {"unclosed-quote 1"});
    row("one quote", "\"", {"unclosed-quote 1"});
    row("closed at the very end", "a,\"b\"", {"1: a|b"});
    row("empty quoted at the very end", "\"\"", {"1: "});
    row("CR at the very end of a quoted cell", "\"a\"\r", {"1: a"});
}

void TestRecordScanner::finds()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, expected);
    QCOMPARE(described({text}), expected);
    QCOMPARE(described(bytesOf(text)), expected);
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        for (qsizetype second = cut; second <= text.size(); ++second)
            QCOMPARE(described({text.first(cut), text.mid(cut, second - cut), text.sliced(second)}), expected);
    }
}

void TestRecordScanner::everyByteComesBack()
{
    QFETCH(QByteArray, text);
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        QByteArray joined;
        RecordScanner scanner({}, [&](QByteArrayView record, qint64) {
            joined.append(record);
            return true;
        });
        QVERIFY(scanner.feed(text.first(cut)));
        QVERIFY(scanner.feed(text.sliced(cut)));
        if (scanner.finish())
            QCOMPARE(joined, text);
        else
            QVERIFY(text.startsWith(joined));
    }
}

void TestRecordScanner::otherDelimiters()
{
    Dialect dialect;
    dialect.delimiter = ';';
    QCOMPARE(described({"a;b,c\n\"1;2\";3,5"}, dialect), QByteArrayList({"1: a|b,c", "2: 1;2|3,5"}));
    dialect.delimiter = '\t';
    QCOMPARE(described({"a\tb\n\"x\ty\"\t,\"z"}, dialect), QByteArrayList({"1: a|b", "2: x\ty|,\"z"}));
    dialect.quote = '\'';
    QCOMPARE(described({"'a\nb'\t\"c\n"}, dialect), QByteArrayList({"1: a\nb|\"c"}));
}

void TestRecordScanner::stopsWhenTold()
{
    QByteArrayList seen;
    RecordScanner scanner({}, [&](QByteArrayView record, qint64) {
        seen << record.toByteArray();
        return seen.size() < 2;
    });
    QVERIFY(scanner.feed("a\nb\nc\n\"d"));
    QVERIFY(scanner.feed("e\n"));
    QVERIFY(scanner.finish());
    QCOMPARE(seen, QByteArrayList({"a\n", "b\n"}));
}

QTEST_GUILESS_MAIN(TestRecordScanner)
#include "tst_record_scanner.moc"
