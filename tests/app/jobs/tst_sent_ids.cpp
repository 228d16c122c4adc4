// Which line has which id: read from the file, and from the cache beside it, which is never believed when it is not exactly that.
#include "jobs/sent_ids.h"

#include "base/whole_file.h"
#include "jobs/accounting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace Qt::StringLiterals;
using jobs::SentIds;

namespace {

const QByteArray hash = "0123456789abcdef";

QByteArray lineWith(const QByteArray& id) { return "{\"custom_id\":\"" + id + "\",\"method\":\"POST\",\"body\":{}}\n"; }

std::optional<quint32> lineOf(const SentIds& ids, const QByteArray& id)
{
    const std::string_view text(id.constData(), std::size_t(id.size()));
    const SentIds::Wanted wanted {text, ids.hashOf(text)};
    return ids.linesOf({&wanted, 1}).front();
}

} // namespace

class TestSentIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keptIdsAreTheSame();
    void whatIsNotExactlyItsFileIsNotTaken_data();
    void whatIsNotExactlyItsFileIsNotTaken();
    void theAccountingUsesThem();

private:
    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }
};

void TestSentIds::keptIdsAreTheSame()
{
    constexpr int count = 5000; // many times what is placed at once
    QByteArray sent = lineWith("a") + lineWith("a") + "{\"method\":\"POST\"}\n" + lineWith(QByteArray(70'000, 'x')) + lineWith("\xd0\xb9\\u00e9");
    for (int i = 5; i < count; ++i)
        sent += lineWith(QByteArray::number(i).repeated(1 + i % 5));
    QVERIFY(writeWhole(path(u"1-1.jsonl"_s), sent));
    const auto read = SentIds::read(path(u"1-1.jsonl"_s), count, {});
    QVERIFY(read);
    const QString cache = SentIds::cacheFile(path(u"1-1.jsonl"_s));
    QCOMPARE(cache, path(u"1-1.index"_s));
    QVERIFY(read->save(cache, hash));
    const auto kept = SentIds::load(cache, hash, count);
    QVERIFY(kept);
    for (const SentIds& ids : {*read, *kept}) {
        QCOMPARE(lineOf(ids, "a"), 0u);
        QCOMPARE(lineOf(ids, "\xd0\xb9\xc3\xa9"), 4u);
        QVERIFY(!lineOf(ids, ""));
        QVERIFY(!lineOf(ids, "unknown"));
        for (int i = 5; i < count; ++i)
            QCOMPARE(lineOf(ids, QByteArray::number(i).repeated(1 + i % 5)), quint32(i));
    }
}

void TestSentIds::whatIsNotExactlyItsFileIsNotTaken_data()
{
    QTest::addColumn<QByteArray>("sentHash");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cutTo");
    QTest::addColumn<int>("changed");
    QTest::addColumn<bool>("taken");
    const auto whole = -1;
    QTest::newRow("itself") << hash << 3 << whole << whole << true;
    QTest::newRow("another file") << QByteArray("0123456789abcdee") << 3 << whole << whole << false;
    QTest::newRow("a file of which nothing is known") << QByteArray() << 3 << whole << whole << false;
    QTest::newRow("other rows") << hash << 4 << whole << whole << false;
    QTest::newRow("cut") << hash << 3 << 60 << whole << false;
    QTest::newRow("cut in its head") << hash << 3 << 20 << whole << false;
    QTest::newRow("empty") << hash << 3 << 0 << whole << false;
    QTest::newRow("a changed byte in its head") << hash << 3 << whole << 9 << false;
    QTest::newRow("a changed byte in an id") << hash << 3 << whole << 51 << false;
}

void TestSentIds::whatIsNotExactlyItsFileIsNotTaken()
{
    QFETCH(QByteArray, sentHash);
    QFETCH(int, rows);
    QFETCH(int, cutTo);
    QFETCH(int, changed);
    QFETCH(bool, taken);
    QVERIFY(writeWhole(path(u"s.jsonl"_s), lineWith("one") + lineWith("two") + lineWith("three")));
    const QString cache = path(u"s.index"_s);
    QVERIFY(SentIds::read(path(u"s.jsonl"_s), 3, {})->save(cache, hash));
    QByteArray bytes = *readWhole(cache);
    QVERIFY(bytes.size() > 60);
    if (cutTo >= 0)
        bytes.truncate(cutTo);
    if (changed >= 0)
        bytes[changed] = char(bytes[changed] ^ 1);
    QVERIFY(writeWhole(cache, bytes));
    QCOMPARE(SentIds::load(cache, sentHash, rows).has_value(), taken);
}

void TestSentIds::theAccountingUsesThem()
{
    jobs::AccountOrder order;
    order.sentFile = path(u"2-1.jsonl"_s);
    order.rows = {{RowId(0), 2}};
    order.outputFile = path(u"out.jsonl"_s);
    QVERIFY(writeWhole(order.sentFile, lineWith("a") + lineWith("b")));
    QVERIFY(SentIds::read(order.sentFile, 2, {})->save(SentIds::cacheFile(order.sentFile), hash));
    // What was sent is what the hash stands for, whatever has become of the file since.
    QVERIFY(writeWhole(order.sentFile, lineWith("c") + lineWith("d")));
    QVERIFY(writeWhole(order.outputFile, lineWith("b")));
    Progress progress;
    order.sentHash = hash;
    QCOMPARE(jobs::accountPart(order, progress, {})->strayLines, 0);
    order.sentHash = "fedcba9876543210";
    QCOMPARE(jobs::accountPart(order, progress, {})->strayLines, 1);
}

QTEST_GUILESS_MAIN(TestSentIds)
#include "tst_sent_ids.moc"
