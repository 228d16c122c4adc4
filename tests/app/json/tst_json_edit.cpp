// Finding and changing one value, and not a byte beside it.
#include "json/text.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::json;

namespace {

/// "a.b.2" as a path: digits are indices. An empty text is the empty path.
Path pathFrom(const QByteArray& words)
{
    Path path;
    for (const QByteArray& word : words.isEmpty() ? QByteArrayList() : words.split('.')) {
        bool isIndex = false;
        const int index = word.toInt(&isIndex);
        path.push_back(isIndex ? Step::at(index) : Step {word, -1});
    }
    return path;
}

} // namespace

class TestJsonEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTypes();
    void listsMembersAndElements();
    void refusesOtherValues();
    void finds_data();
    void finds();
    void replaces_data();
    void replaces();
    void removes_data();
    void removes();
    void survivesGarbage();
    void survivesDepth();
};

void TestJsonEdit::tellsTypes()
{
    QCOMPARE(typeOf("{}"), Type::Object);
    QCOMPARE(typeOf("[]"), Type::Array);
    QCOMPARE(typeOf("\"\""), Type::String);
    QCOMPARE(typeOf("-1"), Type::Number);
    QCOMPARE(typeOf("7"), Type::Number);
    QCOMPARE(typeOf("true"), Type::True);
    QCOMPARE(typeOf("false"), Type::False);
    QCOMPARE(typeOf("null"), Type::Null);
    QVERIFY(!typeOf(""));
    QVERIFY(!typeOf(" 1"));
    QVERIFY(!typeOf("x"));
}

void TestJsonEdit::listsMembersAndElements()
{
    const QByteArray object = R"( { "a" : 1, "b\"}":[{"x":"]"}],"a":"\\" } )";
    const auto found = members(object);
    QVERIFY(found);
    QByteArrayList shown;
    for (const Member& member : *found)
        shown << member.key.in(object).toByteArray() + "=" + member.value.in(object).toByteArray();
    QCOMPARE(shown, QByteArrayList({R"("a"=1)", R"("b\"}"=[{"x":"]"}])", R"("a"="\\")"}));

    const QByteArray array = R"([1 , "a,b",[],{"c":[2]} ])";
    const auto list = elements(array);
    QVERIFY(list);
    shown.clear();
    for (const Span& element : *list)
        shown << element.in(array).toByteArray();
    QCOMPARE(shown, QByteArrayList({"1", R"("a,b")", "[]", R"({"c":[2]})"}));
    QVERIFY(members("{ }")->empty());
    QVERIFY(elements("[ ]")->empty());
}

void TestJsonEdit::refusesOtherValues()
{
    for (const char* text : {"", "[]", "1", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{a:1}", "{\"a\":1,}"})
        QCOMPARE(members(text).error().code, ErrorCode::NotJson);
    for (const char* text : {"", "{}", "1", "[", "[1", "[1,", "[1,]", "[\"a"})
        QCOMPARE(elements(text).error().code, ErrorCode::NotJson);
}

void TestJsonEdit::finds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("expected"); // null: not there
    const QByteArray text = R"( {"a":{"b":[10,{"c":"x"}]},"d":1,"d":2, "\u00e9" : true,"e":null} )";
    QTest::newRow("whole") << QByteArray(" [1] ") << QByteArray() << QByteArray("[1]");
    QTest::newRow("member") << text << QByteArray("a") << QByteArray(R"({"b":[10,{"c":"x"}]})");
    QTest::newRow("deep") << text << QByteArray("a.b.1.c") << QByteArray("\"x\"");
    QTest::newRow("the last duplicate") << text << QByteArray("d") << QByteArray("2");
    QTest::newRow("escaped key") << text << QByteArray("é") << QByteArray("true");
    QTest::newRow("null is there") << text << QByteArray("e") << QByteArray("null");
    QTest::newRow("missing") << text << QByteArray("z") << QByteArray();
    QTest::newRow("missing index") << text << QByteArray("a.b.2") << QByteArray();
    QTest::newRow("index into an object") << text << QByteArray("a.0") << QByteArray();
    QTest::newRow("key into a number") << text << QByteArray("d.x") << QByteArray();
    QTest::newRow("empty text") << QByteArray() << QByteArray() << QByteArray();
}

void TestJsonEdit::finds()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    const auto span = find(text, pathFrom(path));
    QCOMPARE(span.has_value(), !expected.isNull());
    if (span)
        QCOMPARE(span->in(text).toByteArray(), expected);
}

void TestJsonEdit::replaces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("expected"); // null: NotJson
    const auto row = [](const char* name, const char* text, const char* path, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(path) << QByteArray(expected);
    };
    row("keeps everything else", R"({"n":12345678901234567890, "a" : 1.0 ,"n":1e400,"s":"\u00E9\/"} )", "a",
        R"({"n":12345678901234567890, "a" : NEW ,"n":1e400,"s":"\u00E9\/"} )");
    row("deep", R"({"a":[{"b":[1,2]}]})", "a.0.b.1", R"({"a":[{"b":[1,NEW]}]})");
    row("the last duplicate", R"({"a":1,"a":2})", "a", R"({"a":1,"a":NEW})");
    row("whole", " 1 ", "", " NEW ");
    row("appends", R"({"a":1 } )", "b", R"({"a":1,"b":NEW } )");
    row("appends to nothing", "{ }", "b", R"({"b":NEW })");
    row("appends below", R"([{"x":{}},7])", "0.x.y", R"([{"x":{"y":NEW}},7])");
    row("escapes the new key", "{}", "a\"b", R"({"a\"b":NEW})");
    row("missing parent", R"({"a":1})", "b.c", nullptr);
    row("parent is no object", R"({"a":1})", "a.c", nullptr);
    row("missing element", R"([1])", "1", nullptr);
    row("no JSON", "", "a", nullptr);
}

void TestJsonEdit::replaces()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    const auto result = replaced(text, pathFrom(path), "NEW");
    if (expected.isNull())
        QCOMPARE(result.error().code, ErrorCode::NotJson);
    else
        QCOMPARE(result.value(), expected);
}

void TestJsonEdit::removes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* path, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(path) << QByteArray(expected);
    };
    row("first", R"({"a": 1, "b": 2, "c": 3})", "a", R"({"b": 2, "c": 3})");
    row("middle", R"({"a": 1, "b": 2, "c": 3})", "b", R"({"a": 1, "c": 3})");
    row("last", R"({"a": 1, "b": 2, "c": 3 })", "c", R"({"a": 1, "b": 2 })");
    row("only", R"( { "a" : 1 } )", "a", " {  } ");
    row("below", R"([0,{"a":{"b":[1,2,3]}}])", "1.a.b.1", R"([0,{"a":{"b":[1,3]}}])");
    row("element", "[1,2]", "0", "[2]");
    row("every duplicate", R"({"a":1,"b":{"a":9},"a":2})", "a", R"({"b":{"a":9}})");
    row("not there", R"({"a" :1})", "b", R"({"a" :1})");
    row("not there below", R"({"a" :1})", "b.c", R"({"a" :1})");
    row("not JSON", "x{", "b", "x{");
}

void TestJsonEdit::removes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, expected);
    QCOMPARE(removed(text, pathFrom(path)).value(), expected);
    QCOMPARE(removed(text, {}).error().code, ErrorCode::NotJson);
}

void TestJsonEdit::survivesGarbage()
{
    const QByteArray text = R"({"a":[1,{"b":"\"x\\"}],"c":{"d":[]}})";
    const Path paths[] = {pathFrom("a"), pathFrom("a.1.b"), pathFrom("c.d.0"), pathFrom("c.z"), pathFrom("0")};
    for (qsizetype at = 0; at < text.size(); ++at) {
        for (const char damage : {'"', '\\', '{', ']', ',', '\0', '\xFF'}) {
            QByteArray damaged = text;
            damaged[at] = damage;
            for (const Path& path : paths) {
                for (const QByteArrayView view : {QByteArrayView(damaged), QByteArrayView(damaged).first(at)}) {
                    std::ignore = find(view, path);
                    std::ignore = replaced(view, path, "1");
                    std::ignore = removed(view, path);
                }
            }
            std::ignore = members(damaged);
            std::ignore = pretty(damaged);
        }
    }
}

void TestJsonEdit::survivesDepth()
{
    const int levels = 100'000;
    const QByteArray arrays = QByteArray(levels, '[') + QByteArray(levels, ']');
    QCOMPARE(find(arrays, {Step::at(0), Step::at(0)}), (Span {2, 2 * levels - 2}));
    QCOMPARE(elements(arrays)->size(), size_t(1));
    QVERIFY(!find(QByteArray(levels, '['), {Step::at(0)}));
    QCOMPARE(pretty(arrays), arrays); // too deep to be called JSON here
}

QTEST_GUILESS_MAIN(TestJsonEdit)
#include "tst_json_edit.moc"
