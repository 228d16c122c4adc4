// UTF-16 and damaged UTF-8 to UTF-8, cut into blocks at every byte.
#include "formats/encoding.h"

#include <QString>
#include <QTest>

using namespace sheaf::formats;

namespace {

QByteArray utf16(const QString& text, Encoding encoding)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char low = char(c.unicode() & 0xFF);
        const char high = char(c.unicode() >> 8);
        bytes.append(encoding == Encoding::Utf16Le ? low : high);
        bytes.append(encoding == Encoding::Utf16Le ? high : low);
    }
    return bytes;
}

QByteArray converted(const QByteArrayList& blocks, Encoding encoding, qint64& count)
{
    QByteArray out;
    QByteArray carry;
    count = 0;
    for (const QByteArray& block : blocks)
        out.append(toUtf8(block, encoding, carry, count));
    out.append(finishUtf8(carry, count));
    return out;
}

} // namespace

class TestEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void converts_data();
    void converts();
    void tellsBoms();
};

void TestEncoding::converts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const QByteArray& bytes, Encoding encoding, const QByteArray& expected, int count) {
        QTest::addRow("%s, %d", name, int(encoding)) << bytes << encoding << expected << count;
    };
    const QByteArray bad = "\xEF\xBF\xBD";
    for (const Encoding encoding : {Encoding::Utf16Le, Encoding::Utf16Be}) {
        const auto encoded = [&](const QString& text) { return utf16(text, encoding); };
        const QString text = QString::fromUtf8("a\u00E9\u20AC\u2028\xF0\x9F\x98\x80z\n");
        row("every length", encoded(text), encoding, text.toUtf8(), 0);
        row("empty", {}, encoding, {}, 0);
        row("lone high", encoded(QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b")), encoding, "a" + bad + "b", 1);
        row("lone low", encoded(QStringLiteral("a") + QChar(0xDE00)), encoding, "a" + bad, 1);
        row("high, pair", encoded(QString(QChar(0xD83D)) + QChar(0xD83D) + QChar(0xDE00)), encoding,
            bad + "\xF0\x9F\x98\x80", 1);
        row("high at the end", encoded(QStringLiteral("a") + QChar(0xD83D)), encoding, "a" + bad, 1);
        row("half a unit at the end", encoded(QStringLiteral("ab")) + 'x', encoding, "ab" + bad, 1);
    }
    row("valid", "a\u00E9\u20AC\xF0\x9F\x98\x80", Encoding::Utf8, "a\u00E9\u20AC\xF0\x9F\x98\x80", 0);
    row("Latin-1", "caf\xE9, na\xEFve", Encoding::Utf8, "caf" + bad + ", na" + bad + "ve", 2);
    row("continuation alone", "\x80x", Encoding::Utf8, bad + "x", 1);
    row("Latin-1 at the end", "caf\xE9", Encoding::Utf8, "caf" + bad, 1);
    row("cut short in the middle", "a\xE2\x82z", Encoding::Utf8, "a" + bad + bad + "z", 2);
}

void TestEncoding::converts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Encoding, encoding);
    QFETCH(QByteArray, expected);
    QFETCH(int, count);
    qint64 replaced = 0;
    QCOMPARE(converted({bytes}, encoding, replaced), expected);
    QCOMPARE(replaced, qint64(count));
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        for (qsizetype second = cut; second <= bytes.size(); ++second) {
            const QByteArrayList blocks {bytes.first(cut), bytes.mid(cut, second - cut), bytes.sliced(second)};
            QCOMPARE(converted(blocks, encoding, replaced), expected);
            QCOMPARE(replaced, qint64(count));
        }
    }
}

void TestEncoding::tellsBoms()
{
    QCOMPARE(bomOf("\xEF\xBB\xBFx"), (Bom {Encoding::Utf8, 3}));
    QCOMPARE(bomOf("\xFF\xFEx"), (Bom {Encoding::Utf16Le, 2}));
    QCOMPARE(bomOf("\xFE\xFFx"), (Bom {Encoding::Utf16Be, 2}));
    QCOMPARE(bomOf("\xEF\xBB"), Bom());
    QCOMPARE(bomOf(""), Bom());
}

QTEST_GUILESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
