// One line at simdjson's speed, with the second opinion where simdjson is stricter than JSON.
#include "json/line_parser.h"

#include <QTest>

using namespace sheaf::json;
using Verdict = LineParser::Verdict;

namespace {

/// The parser reads behind the text: what stands there must not matter.
Verdict parsed(LineParser& parser, const QByteArray& text)
{
    static QByteArray buffer;
    buffer = text + QByteArray(LineParser::padding, ']');
    return parser.parse(QByteArrayView(buffer).first(text.size()));
}

} // namespace

class TestJsonLineParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void depth_data();
    void depth();
    void findsValues();
    void findsMembersInOneWalk();
    void findsDuplicateKeys();
    void forgetsTheLineBefore();
    void agreesWithTheScanner();
};

void TestJsonLineParser::judges_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char* name, const QByteArray& text, Verdict verdict) {
        QTest::newRow(name) << text << verdict;
    };
    row("object", R"({"a":1})", Verdict::Object);
    row("empty object", "{}", Verdict::Object);
    row("spaces around", " {} ", Verdict::Object);
    row("array", "[1]", Verdict::OtherValue);
    row("number", "7", Verdict::OtherValue);
    row("string", "\"a\"", Verdict::OtherValue);
    row("null", "null", Verdict::OtherValue);
    row("nothing", "", Verdict::Invalid);
    row("spaces", "  ", Verdict::Invalid);
    row("text behind", "{} {}", Verdict::Invalid);
    row("cut short", R"({"a":)", Verdict::Invalid);
    row("cut in a string", R"({"a":"b)", Verdict::Invalid);
    row("raw control character", "{\"a\":\"\x01\"}", Verdict::Invalid);
    row("not UTF-8", "{\"a\":\"\xE9\"}", Verdict::Invalid);
    row("BOM", "\xEF\xBB\xBF{}", Verdict::Invalid);
    row("leading zero", R"({"a":01})", Verdict::Invalid);
    row("64 bits", R"({"a":18446744073709551615})", Verdict::Object);
    row("20 digits and more", R"({"a":123456789012345678901234})", Verdict::ValidButBig);
    row("beyond a double", R"({"a":1e400})", Verdict::ValidButBig);
    row("lone surrogate", R"({"a":"\ud800"})", Verdict::ValidButBig);
    row("big and broken", R"({"a":123456789012345678901234,})", Verdict::Invalid);
    row("U+2028", "{\"a\":\"\xE2\x80\xA8\"}", Verdict::Object);
}

void TestJsonLineParser::judges()
{
    QFETCH(QByteArray, text);
    QFETCH(Verdict, verdict);
    LineParser parser;
    QCOMPARE(int(parsed(parser, text)), int(verdict));
}

void TestJsonLineParser::depth_data()
{
    QTest::addColumn<int>("levels");
    QTest::addColumn<bool>("valid");
    QTest::newRow("1,000") << 1'000 << true;
    QTest::newRow("1,024") << 1'024 << true; // simdjson stops one earlier
    QTest::newRow("1,100") << 1'100 << false;
    QTest::newRow("100,000") << 100'000 << false;
}

void TestJsonLineParser::depth()
{
    QFETCH(int, levels);
    QFETCH(bool, valid);
    LineParser parser;
    const QByteArray text = QByteArray("{\"a\":").repeated(levels) + '1' + QByteArray(levels, '}');
    QCOMPARE(parsed(parser, text) == Verdict::Invalid, !valid);
}

void TestJsonLineParser::findsValues()
{
    LineParser parser;
    QCOMPARE(parsed(parser, R"({"s":"a\u00e9\n","n":-1.5,"i":7,"u":18446744073709551615,"t":true,"f":false,)"
                            R"("z":null,"o":{"k":{"x":"deep"}},"l":[1],"d":1,"d":2})"),
        Verdict::Object);
    const auto text = parser.at({"s"});
    QVERIFY(text.present);
    QCOMPARE(text.type, Type::String);
    QCOMPARE(text.text, std::string_view("aé\n"));
    QCOMPARE(parser.at({"n"}).number, -1.5);
    QCOMPARE(parser.at({"n"}).type, Type::Number);
    QCOMPARE(parser.at({"i"}).number, 7.0);
    QCOMPARE(parser.at({"u"}).number, 18446744073709551615.0);
    QCOMPARE(parser.at({"t"}).type, Type::True);
    QCOMPARE(parser.at({"f"}).type, Type::False);
    QCOMPARE(parser.at({"z"}).type, Type::Null);
    QVERIFY(parser.at({"z"}).present);
    QCOMPARE(parser.at({"o"}).type, Type::Object);
    QCOMPARE(parser.at({"l"}).type, Type::Array);
    QCOMPARE(parser.at({"o", "k", "x"}).text, std::string_view("deep"));
    QCOMPARE(parser.at({"d"}).number, 2.0);
    QVERIFY(!parser.at({"missing"}).present);
    QVERIFY(!parser.at({"o", "missing"}).present);
    QVERIFY(!parser.at({"s", "x"}).present);
    QVERIFY(!parser.at({}).present);
}

void TestJsonLineParser::findsMembersInOneWalk()
{
    LineParser parser;
    QCOMPARE(parsed(parser, R"({"a":1,"o":{"x":"old","x":"new","y":[[2],3]},"a":4})"), Verdict::Object);
    const auto [a, o, none] = parser.members<3>({"a", "o", "b"});
    QCOMPARE(a.number, 4.0); // the last of the two
    QVERIFY(!none.present);
    const auto [x, y] = parser.members<2>(o, {"x", "y"});
    QCOMPARE(QByteArray(x.text.data(), qsizetype(x.text.size())), "new");
    const auto first = parser.first(parser.first(y));
    QCOMPARE(first.number, 2.0);
    QVERIFY(!parser.first(o).present);
    QVERIFY(!parser.first(first).present);
    QVERIFY(!parser.members<1>(y, {"x"})[0].present);
    QVERIFY(!parser.members<1>(a, {"x"})[0].present);
    QCOMPARE(parsed(parser, "[]"), Verdict::OtherValue);
    QVERIFY(!parser.members<1>({"a"})[0].present);
}

void TestJsonLineParser::findsDuplicateKeys()
{
    LineParser parser;
    std::string_view name;
    parsed(parser, R"({"a":1,"b":{"a":1,"c":1},"c":2})");
    QVERIFY(!parser.hasDuplicateKey(name));
    parsed(parser, R"({"b":1,"custom_id":1,"c":2,"custom\u005fid":3})");
    QVERIFY(parser.hasDuplicateKey(name));
    QCOMPARE(name, std::string_view("custom_id"));
    parsed(parser, "[1]");
    QVERIFY(!parser.hasDuplicateKey(name));
}

void TestJsonLineParser::forgetsTheLineBefore()
{
    LineParser parser;
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(parsed(parser, R"({"a":1})"), Verdict::Object);
        QVERIFY(parser.at({"a"}).present);
        for (const char* other : {"[1]", "{\"a\":", "{\"a\":1e400}"}) {
            std::ignore = parsed(parser, other);
            QVERIFY(!parser.at({"a"}).present);
        }
        QCOMPARE(parsed(parser, "{\"a\":\"" + QByteArray(200'000, 'x') + "\"}"), Verdict::Object);
        QCOMPARE(parser.at({"a"}).text.size(), size_t(200'000));
    }
}

void TestJsonLineParser::agreesWithTheScanner()
{
    // One byte damaged at a time: whatever simdjson takes must be what our own check takes.
    const QByteArray text = R"({"a":[1.5e3,-0,"x\u00e9\n\"é",true,false,null,{}],"b":{"c":[]}})";
    LineParser parser;
    for (qsizetype at = 0; at < text.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray damaged = text;
            damaged[at] = char(byte);
            const bool valid = parsed(parser, damaged) != Verdict::Invalid;
            QCOMPARE(valid, !firstFault(damaged).has_value());
        }
    }
}

QTEST_GUILESS_MAIN(TestJsonLineParser)
#include "tst_json_line_parser.moc"
