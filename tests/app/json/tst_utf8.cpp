// Where a text stops being UTF-8.
#include "json/utf8.h"

#include <QTest>

using namespace sheaf::json;

class TestUtf8 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFirstBadByte_data();
    void findsTheFirstBadByte();
    void findsItAnywhere();
};

void TestUtf8::findsTheFirstBadByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    const auto row = [](const char* name, const QByteArray& text, int offset) { QTest::newRow(name) << text << offset; };
    row("empty", "", -1);
    row("ASCII", "abc", -1);
    row("NUL", QByteArray("a\0b", 3), -1);
    row("every length", "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", -1);
    row("limits", "\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", -1);
    row("Latin-1", "caf\xE9 au lait", 3);
    row("continuation alone", "a\x80", 1);
    row("overlong 2", "\xC1\xBF", 0);
    row("overlong 3", "\xE0\x9F\xBF", 0);
    row("overlong 4", "\xF0\x8F\xBF\xBF", 0);
    row("surrogate", "ab\xED\xA0\x80", 2);
    row("beyond Unicode", "\xF4\x90\x80\x80", 0);
    row("never a lead", "\xF5\x80\x80\x80", 0);
    row("cut short by the end", "ab\xE2\x82", 2);
    row("cut short by a letter", "ab\xE2\x82z", 2);
}

void TestUtf8::findsTheFirstBadByte()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QCOMPARE(firstInvalidUtf8(text), qsizetype(offset));
}

void TestUtf8::findsItAnywhere()
{
    for (qsizetype at = 0; at < 200; ++at) {
        QByteArray text(200, 'x');
        text[at] = '\xFF';
        QCOMPARE(firstInvalidUtf8(text), at);
    }
}

QTEST_GUILESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
