// JSON strings written and read back.
#include "json/text.h"

#include <QTest>

using namespace sheaf::json;

class TestJsonString : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotes_data();
    void quotes();
    void quotesAtEveryPlaceInAWord();
    void unquotes_data();
    void unquotes();
    void everyCharacterComesBack();
};

void TestJsonString::quotes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& text, const char* expected) {
        QTest::newRow(name) << text << QByteArray(expected);
    };
    row("empty", "", R"("")");
    row("plain", "Great coffee", R"("Great coffee")");
    row("quote and backslash", R"(a"b\c)", R"("a\"b\\c")");
    row("short escapes", "\b\f\n\r\t", R"("\b\f\n\r\t")");
    row("other control characters", QByteArray("\0\x01\x1f", 3), R"("\u0000\u0001\u001f")");
    row("solidus and DEL stay", "/\x7f", "\"/\x7f\"");
    row("line separators", "a\xE2\x80\xA8" "b\xE2\x80\xA9" "c\xC2\x85", R"("a\u2028b\u2029c\u0085")");
    row("their neighbours stay", "\xE2\x80\xA7\xE2\x80\xAA\xC2\x84\xC2\x86", "\"\xE2\x80\xA7\xE2\x80\xAA\xC2\x84\xC2\x86\"");
    row("cut short", "x\xE2\x80", "\"x\xE2\x80\"");
    row("emoji and CJK", "\xF0\x9F\x98\x80\xE7\x94\xB0", "\"\xF0\x9F\x98\x80\xE7\x94\xB0\"");
}

void TestJsonString::quotes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(quoted(text), expected);
    QByteArray appended = "[";
    appendString(appended, text);
    QCOMPARE(appended, "[" + expected);
}

void TestJsonString::quotesAtEveryPlaceInAWord()
{
    for (qsizetype length = 1; length < 40; ++length) {
        for (qsizetype at = 0; at < length; ++at) {
            QByteArray text(length, 'x');
            text[at] = '"';
            QByteArray expected = "\"" + text + "\"";
            expected.insert(at + 1, '\\');
            QCOMPARE(quoted(text), expected);
        }
    }
}

void TestJsonString::unquotes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray replacement = "\xEF\xBF\xBD";
    QTest::newRow("plain") << QByteArray(R"("abc")") << QByteArray("abc");
    QTest::newRow("escapes") << QByteArray(R"("\"\\\/\b\f\n\r\t")") << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("unicode") << QByteArray(R"("\u0041\u00E9\u20ac")") << QByteArray("Aé€");
    QTest::newRow("NUL") << QByteArray(R"("a\u0000b")") << QByteArray("a\0b", 3);
    QTest::newRow("pair") << QByteArray(R"("\uD83D\uDE00")") << QByteArray("\xF0\x9F\x98\x80");
    QTest::newRow("lone high") << QByteArray(R"("a\ud800b")") << "a" + replacement + "b";
    QTest::newRow("lone low") << QByteArray(R"("\udc00")") << replacement;
    QTest::newRow("high, high, low") << QByteArray(R"("\ud83d\ud83d\ude00")") << replacement + "\xF0\x9F\x98\x80";
    QTest::newRow("high, other escape") << QByteArray(R"("\ud83d\u0041")") << replacement + "A";
    QTest::newRow("number") << QByteArray("12") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("one quote") << QByteArray("\"") << QByteArray();
    QTest::newRow("not closed") << QByteArray("\"ab") << QByteArray();
    QTest::newRow("invalid escape") << QByteArray(R"("\u12")") << QByteArray(R"(\u12)");
    QTest::newRow("ends in a backslash") << QByteArray(R"("a\")") << QByteArray(R"(a\)");
}

void TestJsonString::unquotes()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(unquoted(value), expected);
}

void TestJsonString::everyCharacterComesBack()
{
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; codePoint += codePoint < 0x3000 ? 1 : 97) {
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF)
            continue;
        const QString text = QStringLiteral("ab") + QString::fromUcs4(&codePoint, 1) + QStringLiteral("cdefghi");
        const QByteArray json = quoted(text);
        QVERIFY(!firstFault(json));
        QCOMPARE(QString::fromUtf8(unquoted(json)), text);
    }
}

QTEST_GUILESS_MAIN(TestJsonString)
#include "tst_json_string.moc"
