// Each mistake that people make in JSON, its kind and its place.
#include "requests/json_mistake.h"

#include <QTest>

using namespace sheaf::requests;
using Kind = JsonMistake::Kind;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestJsonMistake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void findsNothingInJson_data();
    void findsNothingInJson();
    void looksLike();
};

void TestJsonMistake::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("line");
    QTest::addColumn<qint64>("column");
    const auto row = [](const char* text, Kind kind, qint64 line, qint64 column) {
        QTest::newRow(QByteArray(text).replace('\n', "\\n").constData()) << s(text) << kind << line << column;
    };
    row("{\"a\":1 \"b\":2}", Kind::CommaMissing, 1, 8);
    row("{\"a\":1,\n\"b\":\"x\"\n\"c\":2}", Kind::CommaMissing, 3, 1);
    row("[1 2]", Kind::CommaMissing, 1, 4);
    row("[{} {}]", Kind::CommaMissing, 1, 5);
    row("{\"a\" 1}", Kind::ColonMissing, 1, 6);
    row("{\"a\"}", Kind::ColonMissing, 1, 5);
    row("{\"a\":}", Kind::ValueMissing, 1, 6);
    row("[,1]", Kind::ValueMissing, 1, 2);
    row("{\"a\":", Kind::ValueMissing, 1, 6);
    row("{a:1}", Kind::QuotesMissing, 1, 2);
    row("{'a':1}", Kind::SingleQuotes, 1, 2);
    row("{\"a\":'x'}", Kind::SingleQuotes, 1, 6);
    row("[1,2,]", Kind::TrailingComma, 1, 6);
    row("{\"a\":1,}", Kind::TrailingComma, 1, 8);
    row("[1}", Kind::WrongBracket, 1, 3);
    row("{\"a\":[1}", Kind::WrongBracket, 1, 8);
    row("{\"a\":True}", Kind::UnknownWord, 1, 6);
    row("[NaN]", Kind::UnknownWord, 1, 2);
    row("{\"a\":\"x", Kind::TextNotClosed, 1, 8);
    row("{\"a\":1", Kind::ObjectNotClosed, 1, 7);
    row("[1,\n2", Kind::ListNotClosed, 2, 2);
    row("[\"\\x\"]", Kind::BadEscape, 1, 4);
    row("[\"a\nb\"]", Kind::BareLineBreak, 1, 4);
    row("[01]", Kind::BadNumber, 1, 3);
    row("{} {}", Kind::TextBehind, 1, 4);
    row("[\"\xC3\xA9\xF0\x9F\x98\x80\" 1]", Kind::CommaMissing, 1, 7); // characters, not bytes
}

void TestJsonMistake::finds()
{
    QFETCH(QString, text);
    QFETCH(Kind, kind);
    const auto mistake = jsonMistake(text);
    QVERIFY(mistake.has_value());
    QCOMPARE(int(mistake->kind), int(kind));
    QTEST(mistake->line, "line");
    QTEST(mistake->column, "column");
}

void TestJsonMistake::findsNothingInJson_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"{}", "[]", " {\"a\": [1, -2.5e3, true, null, \"x\\n\"]}\n", "[12345678901234567890]"})
        QTest::newRow(text) << s(text);
}

void TestJsonMistake::findsNothingInJson()
{
    QFETCH(QString, text);
    QVERIFY(!jsonMistake(text).has_value());
}

void TestJsonMistake::looksLike()
{
    QVERIFY(looksLikeJson(s(" \n{")));
    QVERIFY(looksLikeJson(s("[1]")));
    QVERIFY(!looksLikeJson(s("12")));
    QVERIFY(!looksLikeJson(s("a {")));
    QVERIFY(!looksLikeJson(QString()));
    QCOMPARE(compactJson(s("{ \"a\" : 1.0 }")), s("{\"a\":1.0}"));
    QCOMPARE(compactJson(s("{ nonsense")), s("{ nonsense"));
}

QTEST_GUILESS_MAIN(TestJsonMistake)
#include "tst_json_mistake.moc"
