// Lines of files, among them lines that cross the blocks in which the file is read.
#include "formats/lines.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::formats;

class TestLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void crossesBlocks_data();
    void crossesBlocks();
    void readsARange();
    void stopsWhenTold();
    void saysWhenTheFileBecameShorter();
    void leavesReadableBytesBehind();

private:
    InputFilePtr fileWith(const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(QStringLiteral("lines")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        file.close();
        return InputFile::open(file.fileName()).value();
    }

    QTemporaryDir m_folder;
};

void TestLines::splits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("expected"); // number@offset:line
    QTest::newRow("nothing") << QByteArray() << QByteArrayList();
    QTest::newRow("LF") << QByteArray("ab\nc\n") << QByteArrayList {"1@0:ab", "2@3:c"};
    QTest::newRow("no final newline") << QByteArray("ab\nc") << QByteArrayList {"1@0:ab", "2@3:c"};
    QTest::newRow("CRLF") << QByteArray("ab\r\nc\r\n") << QByteArrayList {"1@0:ab", "2@4:c"};
    QTest::newRow("one CR only") << QByteArray("a\r\r\nb\r") << QByteArrayList {"1@0:a\r", "2@4:b"};
    QTest::newRow("blank lines") << QByteArray("\n\r\n\na") << QByteArrayList {"1@0:", "2@1:", "3@3:", "4@4:a"};
    QTest::newRow("other separators") << QByteArray("a\rb\xE2\x80\xA8" "c\x0B\x0C\xC2\x85" "d\n")
                                      << QByteArrayList {"1@0:a\rb\xE2\x80\xA8" "c\x0B\x0C\xC2\x85" "d"};
    QTest::newRow("NUL") << QByteArray("a\0b\nc", 5) << QByteArrayList {QByteArray("1@0:a\0b", 7), "2@4:c"};
}

void TestLines::splits()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, expected);
    QByteArrayList seen;
    const auto read = forEachLine(*fileWith(text), [&](QByteArrayView line, qint64 number, qint64 offset) {
        seen << QByteArray::number(number) + "@" + QByteArray::number(offset) + ":" + line.toByteArray();
        return true;
    });
    QVERIFY(read);
    QCOMPARE(seen, expected);
}

void TestLines::crossesBlocks_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<bool>("withCr");
    for (const bool withCr : {false, true}) {
        for (const qint64 around : {InputFile::blockSize, 2 * InputFile::blockSize, 5 * InputFile::blockSize}) {
            for (int more = -3; more <= 2; ++more)
                QTest::addRow("%lld%+d %s", around, more, withCr ? "CRLF" : "LF") << around + more << withCr;
        }
    }
}

void TestLines::crossesBlocks()
{
    QFETCH(qint64, length);
    QFETCH(bool, withCr);
    const QByteArray end = withCr ? "\r\n" : "\n";
    QByteArrayList lines {QByteArray(length, 'x'), "short", QByteArray(), QByteArray(length / 2, 'y'), "last"};
    const auto file = fileWith(lines.join(end));
    qint64 expectedOffset = 0;
    qsizetype index = 0;
    const auto read = forEachLine(*file, [&](QByteArrayView line, qint64 number, qint64 offset) {
        const bool same = index < lines.size() && line == lines[index] && offset == expectedOffset && number == index + 1;
        expectedOffset += line.size() + end.size();
        ++index;
        return same;
    });
    QVERIFY(read);
    QCOMPARE(index, lines.size());
    QCOMPARE(expectedOffset, file->size() + end.size());
}

void TestLines::readsARange()
{
    const auto file = fileWith("one\ntwo\nthree\nfour\n");
    QByteArrayList seen;
    const OnLine collect = [&](QByteArrayView line, qint64 number, qint64 offset) {
        seen << QByteArray::number(number) + "@" + QByteArray::number(offset) + ":" + line.toByteArray();
        return true;
    };
    QVERIFY(forEachLine(*file, collect, {}, 4, 14));
    QCOMPARE(seen, QByteArrayList({"1@4:two", "2@8:three"}));
    seen.clear();
    QVERIFY(forEachLine(*file, collect, {}, 14, 16));
    QCOMPARE(seen, QByteArrayList({"1@14:fo"}));
    seen.clear();
    QVERIFY(forEachLine(*file, collect, {}, 19));
    QVERIFY(seen.isEmpty());
}

void TestLines::stopsWhenTold()
{
    const auto file = fileWith("a\nb\nc\n");
    int seen = 0;
    QVERIFY(forEachLine(*file, [&](QByteArrayView, qint64, qint64) { return ++seen < 2; }));
    QCOMPARE(seen, 2);

    std::stop_source source;
    source.request_stop();
    const auto read = forEachLine(*file, [](QByteArrayView, qint64, qint64) { return true; }, source.get_token());
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
}

void TestLines::saysWhenTheFileBecameShorter()
{
    const auto file = fileWith("a\nb\nc\n");
    QVERIFY(QFile::resize(file->path(), 3));
    const auto read = forEachLine(*file, [](QByteArrayView, qint64, qint64) { return true; });
    QCOMPARE(read.error().code, ErrorCode::FileChanged);
}

void TestLines::leavesReadableBytesBehind()
{
    const auto file = fileWith("a\n" + QByteArray(InputFile::blockSize - 3, 'x') + "\nlast");
    int sum = 0;
    QVERIFY(forEachLine(*file, [&](QByteArrayView line, qint64, qint64) {
        for (int i = 0; i < 64; ++i)
            sum += line.data()[line.size() + i] != '\0'; // the sanitizer watches
        return true;
    }));
    QVERIFY(sum > 0);
}

QTEST_GUILESS_MAIN(TestLines)
#include "tst_lines.moc"
