// Where rows stand: the index, its cache on the disk, and finding rows anew.
#include "app/project/imported.h"
#include "project/row_index_cache.h"
#include "project/row_scan.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

std::vector<quint32> randomLengths(size_t count, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<quint32> lengths(count);
    for (quint32& length : lengths)
        length = 1 + random.bounded(2000u);
    return lengths;
}

QList<qint64> lengthsOf(const RowIndex& index)
{
    QList<qint64> lengths;
    for (qint64 row = 0; row < index.rowCount(); ++row)
        lengths.append(index.span(row).length);
    return lengths;
}

} // namespace

class TestRowIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsUp();
    void copiesDoNotGrow();
    void cacheGivesTheSame();
    void cacheIsRefused_data();
    void cacheIsRefused();
    void scansLines_data();
    void scansLines();
    void scansLinesInBlocksOfAnySize();
    void scansRecords();
};

void TestRowIndex::addsUp()
{
    const std::vector<quint32> lengths = randomLengths(200'000, 1);
    RowIndex index(17);
    const std::span<const quint32> all(lengths);
    index.append(all.first(1));
    index.append(all.subspan(1, 99'999));
    index.append(all.subspan(100'000));
    QCOMPARE(index.rowCount(), 200'000);
    qint64 offset = 17;
    for (size_t row = 0; row < lengths.size(); ++row) {
        const RowSpan span = index.span(qint64(row));
        if (span.offset != offset || span.length != lengths[row])
            QFAIL(qPrintable(QStringLiteral("row %1").arg(row)));
        offset += lengths[row];
    }
    QCOMPARE(index.endOffset(), offset);
}

void TestRowIndex::copiesDoNotGrow()
{
    const std::vector<quint32> lengths = randomLengths(70'000, 2);
    RowIndex index;
    index.append(lengths);
    const RowIndex copy = index;
    index.append(lengths);
    QCOMPARE(copy.rowCount(), 70'000);
    QCOMPARE(copy.endOffset(), index.span(70'000).offset);
    RowIndex other = copy; // two that go different ways
    other.append(std::vector<quint32> {5});
    QCOMPARE(other.span(70'000).length, 5);
    QCOMPARE(index.span(70'000).length, lengths[0]);
}

void TestRowIndex::cacheGivesTheSame()
{
    const Workplace place;
    RowIndex index(9);
    index.append(randomLengths(600'000, 3));
    const QString path = place.path(QStringLiteral("000.rows"));
    QVERIFY(writeRowCache(path, index, index.endOffset()));
    const std::optional<RowIndex> read = readRowCache(path, index.endOffset());
    QVERIFY(read);
    QCOMPARE(read->rowCount(), index.rowCount());
    QCOMPARE(read->firstOffset(), 9);
    QCOMPARE(read->endOffset(), index.endOffset());
    QCOMPARE(lengthsOf(*read), lengthsOf(index));
}

void TestRowIndex::cacheIsRefused_data()
{
    QTest::addColumn<int>("flipAt"); // -1 = not flipped
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("baseGrew");
    QTest::newRow("a length changed") << 5 << 0 << 0;
    QTest::newRow("the count changed") << 40 << 0 << 0;
    QTest::newRow("cut off") << -1 << 4 << 0;
    QTest::newRow("cut to nothing") << -1 << 1000 << 0;
    QTest::newRow("another base") << -1 << 0 << 1;
}

void TestRowIndex::cacheIsRefused()
{
    QFETCH(int, flipAt);
    QFETCH(int, cut);
    QFETCH(int, baseGrew);
    const Workplace place;
    RowIndex index;
    index.append(std::vector<quint32>(10, 7));
    const QString path = place.path(QStringLiteral("000.rows"));
    QVERIFY(writeRowCache(path, index, 70));
    QVERIFY(readRowCache(path, 70));
    QByteArray bytes = fileBytes(path);
    if (flipAt >= 0)
        bytes[flipAt] = char(bytes[flipAt] ^ 1);
    bytes.chop(cut);
    place.file(QStringLiteral("000.rows"), bytes);
    QVERIFY(!readRowCache(path, 70 + baseGrew));
}

void TestRowIndex::scansLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<QList<qint64>>("lengths");
    using L = QList<qint64>;
    QTest::newRow("plain") << QByteArray("{}\n{1}\n") << 0LL << L {3, 4};
    QTest::newRow("no last newline") << QByteArray("{}\n{1}") << 0LL << L {3, 3};
    QTest::newRow("CRLF") << QByteArray("{}\r\n{1}\r\n") << 0LL << L {4, 5};
    QTest::newRow("blank lines belong to the row before") << QByteArray("{}\n\n \t\r\n{1}\n\n") << 0LL << L {8, 5};
    QTest::newRow("blank lines before all") << QByteArray("\n\r\n{}\n") << 3LL << L {3};
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF{}\n") << 3LL << L {3};
    QTest::newRow("line separators are text") << QByteArray("\"\xE2\x80\xA8\"\n1\r2\n") << 0LL << L {6, 4};
    QTest::newRow("only blank") << QByteArray("\n\n  \n") << 0LL << L {};
}

void TestRowIndex::scansLines()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, first);
    QFETCH(QList<qint64>, lengths);
    const Workplace place;
    Base base;
    base.format = BaseFormat::JsonLines;
    base.file = *InputFile::open(place.file(QStringLiteral("000.jsonl"), text));
    const Result<RowIndex> index = scanRows(base);
    QVERIFY(index);
    QCOMPARE(lengthsOf(*index), lengths);
    if (!lengths.isEmpty())
        QCOMPARE(index->firstOffset(), first);
}

void TestRowIndex::scansLinesInBlocksOfAnySize()
{
    const QByteArray text("\n{\"a\":1}\r\n  \n\n{\"b\":2}\n   {}\n\t\r\n{\"c\"}");
    LineScanner whole;
    QVERIFY(whole.feed(text));
    whole.finish();
    QCOMPARE(whole.folder().rows().size(), size_t(4));
    for (qsizetype size = 1; size < text.size(); ++size) {
        LineScanner parts;
        for (qsizetype at = 0; at < text.size(); at += size)
            QVERIFY(parts.feed(QByteArrayView(text).sliced(at, std::min(size, text.size() - at))));
        parts.finish();
        QCOMPARE(parts.folder().rows(), whole.folder().rows());
        QCOMPARE(parts.folder().skipped(), whole.folder().skipped());
    }
}

void TestRowIndex::scansRecords()
{
    const Workplace place;
    Base base;
    base.file = *InputFile::open(place.file(QStringLiteral("000.csv"), "\na,b\n1,\"x\ny\"\n\n2,z"));
    Result<RowIndex> index = scanRows(base);
    QVERIFY(index);
    QCOMPARE(index->firstOffset(), 5);
    QCOMPARE(lengthsOf(*index), (QList<qint64> {9, 3}));
    base.dialect.hasHeader = false;
    index = scanRows(base);
    QCOMPARE(lengthsOf(*index), (QList<qint64> {4, 9, 3}));
}

QTEST_GUILESS_MAIN(TestRowIndex)
#include "tst_row_index.moc"
