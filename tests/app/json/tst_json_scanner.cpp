// The strict check: what is JSON, and at which byte it stops being JSON.
#include "json/text.h"

#include <QTest>

#include <string>

using namespace sheaf::json;
using Kind = Fault::Kind;

class TestJsonScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsJson_data();
    void acceptsJson();
    void findsTheFirstFault_data();
    void findsTheFirstFault();
    void depth_data();
    void depth();
    void everyPrefixEndsTooEarly();
};

void TestJsonScanner::acceptsJson_data()
{
    QTest::addColumn<QByteArray>("text");
    const char* const valid[] = {
        "{}", "[]", "0", "-0", "null", "true", "false", "\"\"", " \t\r\n{ }\n", "[1,2,3]", "{\"a\":{\"b\":[{}]}}",
        "12345678901234567890123", "-1e400", "1E+2", "1e-2", "0.5", "1.0", "{\"a\":1,\"a\":2}",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\"", "\"\\ud800\"", "\"\\udc00 alone\"",
        "\"\x7f\"", "\"\xE2\x80\xA8\"", "\"\xF0\x9F\x98\x80\"", "\"\\u0000\"",
    };
    for (const char* text : valid)
        QTest::newRow(QByteArray(text).simplified().constData()) << QByteArray(text);
}

void TestJsonScanner::acceptsJson()
{
    QFETCH(QByteArray, text);
    QVERIFY(!firstFault(text));
}

void TestJsonScanner::findsTheFirstFault_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("offset");
    const auto row = [](const char* name, const QByteArray& text, Kind kind, int offset) {
        QTest::newRow(name) << text << kind << offset;
    };
    row("nothing", "", Kind::Empty, 0);
    row("only space", " \n ", Kind::Empty, 3);
    row("open object", "{", Kind::UnexpectedEnd, 1);
    row("open array", "[1", Kind::UnexpectedEnd, 2);
    row("open string", "\"ab", Kind::UnexpectedEnd, 3);
    row("ends after a comma", "[1,", Kind::UnexpectedEnd, 3);
    row("ends in an escape", "\"\\", Kind::UnexpectedEnd, 2);
    row("ends in a \\u", "\"\\u12", Kind::UnexpectedEnd, 5);
    row("ends in a number", "-", Kind::UnexpectedEnd, 1);
    row("ends in a word", "tru", Kind::UnexpectedEnd, 3);
    row("no value", "{\"a\":}", Kind::UnexpectedCharacter, 5);
    row("no colon", "{\"a\" 1}", Kind::UnexpectedCharacter, 5);
    row("no comma", "[1 2]", Kind::UnexpectedCharacter, 3);
    row("comma too many in an array", "[1,]", Kind::UnexpectedCharacter, 3);
    row("comma too many in an object", "{\"a\":1,}", Kind::UnexpectedCharacter, 7);
    row("bare key", "{a:1}", Kind::UnexpectedCharacter, 1);
    row("single quotes", "{'a':1}", Kind::UnexpectedCharacter, 1);
    row("brackets do not match", "[1}", Kind::UnexpectedCharacter, 2);
    row("braces do not match", "{\"a\":1]", Kind::UnexpectedCharacter, 6);
    row("closing first", "]", Kind::UnexpectedCharacter, 0);
    row("NaN", "NaN", Kind::UnexpectedCharacter, 0);
    row("plus", "+1", Kind::UnexpectedCharacter, 0);
    row("starts with a point", ".5", Kind::UnexpectedCharacter, 0);
    row("wrong word", "nul}", Kind::UnexpectedCharacter, 3);
    row("comment", "/* */ 1", Kind::UnexpectedCharacter, 0);
    row("NUL", QByteArray("\0", 1), Kind::UnexpectedCharacter, 0);
    row("BOM", "\xEF\xBB\xBF{}", Kind::UnexpectedCharacter, 0);
    row("other white space", "\xC2\xA0{}", Kind::UnexpectedCharacter, 0);
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6), Kind::NotUtf8, 0);
    row("bad escape", "\"a\\x\"", Kind::BadEscape, 3);
    row("bad hexadecimal digit", "\"\\u12G4\"", Kind::BadEscape, 5);
    row("escaped NUL byte", QByteArray("\"\\\0\"", 4), Kind::BadEscape, 2);
    row("raw newline", "\"a\nb\"", Kind::ControlCharacter, 2);
    row("raw tab", "{\"a\":\"\t\"}", Kind::ControlCharacter, 6);
    row("raw NUL", QByteArray("\"\0\"", 3), Kind::ControlCharacter, 1);
    row("leading zero", "01", Kind::BadNumber, 1);
    row("negative leading zero", "[-01]", Kind::BadNumber, 3);
    row("no digit after the point", "[1.]", Kind::BadNumber, 3);
    row("no digit in the exponent", "[1e+]", Kind::BadNumber, 4);
    row("minus alone", "[-]", Kind::BadNumber, 2);
    row("continuation alone", "\"\x80\"", Kind::NotUtf8, 1);
    row("overlong", "\"\xC0\xAF\"", Kind::NotUtf8, 1);
    row("encoded surrogate", "\"\xED\xA0\x80\"", Kind::NotUtf8, 1);
    row("beyond Unicode", "\"\xF4\x90\x80\x80\"", Kind::NotUtf8, 1);
    row("Latin-1", "{\"a\":\"caf\xE9\"}", Kind::NotUtf8, 9);
    row("cut short at the end", "\"\xE2\x82", Kind::NotUtf8, 1);
    row("second value", "{} {}", Kind::TrailingText, 3);
    row("text behind", "{}x", Kind::TrailingText, 2);
    row("bracket too many", "[]]", Kind::TrailingText, 2);
}

void TestJsonScanner::findsTheFirstFault()
{
    QFETCH(QByteArray, text);
    QFETCH(Kind, kind);
    QFETCH(int, offset);
    const auto fault = firstFault(text);
    QVERIFY(fault);
    QCOMPARE(int(fault->kind), int(kind));
    QCOMPARE(fault->offset, qsizetype(offset));
}

void TestJsonScanner::depth_data()
{
    QTest::addColumn<int>("levels");
    QTest::addColumn<bool>("valid");
    QTest::newRow("1,000") << 1'000 << true;
    QTest::newRow("1,024") << 1'024 << true;
    QTest::newRow("1,025") << 1'025 << false;
    QTest::newRow("1,100") << 1'100 << false;
    QTest::newRow("100,000") << 100'000 << false;
}

void TestJsonScanner::depth()
{
    QFETCH(int, levels);
    QFETCH(bool, valid);
    const QByteArray arrays = QByteArray(levels, '[') + QByteArray(levels, ']');
    const QByteArray objects = QByteArray("{\"a\":").repeated(levels) + '1' + QByteArray(levels, '}');
    const auto expected = [&](qsizetype width) {
        return valid ? std::nullopt : std::optional(Fault {Kind::TooDeep, 1024 * width});
    };
    QCOMPARE(firstFault(arrays), expected(1));
    QCOMPARE(firstFault(objects), expected(5));
}

void TestJsonScanner::everyPrefixEndsTooEarly()
{
    const QByteArray text = R"({"a":[1.5e3,-0,"x\u00e9\n\"",true,false,null,{}],"b":{"c":[]}})";
    QVERIFY(!firstFault(text));
    for (qsizetype length = 1; length < text.size(); ++length) {
        // A heap copy of exactly this size, so that the sanitizer sees a read behind it.
        const std::string prefix(text.constData(), size_t(length));
        const auto fault = firstFault(QByteArrayView(prefix.data(), length));
        QVERIFY2(fault, prefix.c_str());
        QCOMPARE(int(fault->kind), int(Kind::UnexpectedEnd));
        QCOMPARE(fault->offset, length);
    }
}

QTEST_GUILESS_MAIN(TestJsonScanner)
#include "tst_json_scanner.moc"
