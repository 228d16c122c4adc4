// Cells of a sheet, and reading all of its rows.
#include "app/project/imported.h"
#include "json/line_parser.h"
#include "project/json_row.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

class TestSheetData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCells();
    void readsJsonCells();
    void visitsRowsInTheirOrder();
    void visitsLargeRows();
    void stopsWhenAsked();
    void tellsWhenTheFileGotShorter();
    void changesValues_data();
    void changesValues();

private:
    Workplace m_place;
};

void TestSheetData::readsCells()
{
    const Imported made = m_place.import(QStringLiteral("cells.csv"), "id,text,\"n\"\n00123,\"a \"\"b\"\"\nc\",12345678901234567890\n2,x\n");
    QVERIFY(made.project);
    Sheet& sheet = made.project->sheet();
    const SheetData& data = sheet.data();
    QCOMPARE(data.columnNames(), (QStringList {QStringLiteral("id"), QStringLiteral("text"), QStringLiteral("n")}));
    QCOMPARE(*data.cell(RowId(0), data.columns[0]), QByteArray("00123"));
    const std::vector<Column> wanted {data.columns[2], data.columns[1], data.columns[0]};
    QCOMPARE(*data.cells(RowId(0), wanted), (std::vector<QByteArray> {"12345678901234567890", "a \"b\"\nc", "00123"}));
    QCOMPARE(*data.cell(RowId(1), data.columns[2]), QByteArray());
    QCOMPARE(*data.baseRecord(RowId(1)), QByteArray("2,x\n"));
    QVERIFY(!data.baseRecord(RowId(2)));
    QVERIFY(sheet.setCells({{RowId(1), data.columns[2].id, "seven"}}, {}));
    QCOMPARE(dump(data), QByteArray("00123|a \"b\"\nc|12345678901234567890\n2|x|seven\n"));
}

void TestSheetData::readsJsonCells()
{
    const Imported made = m_place.import(QStringLiteral("cells.jsonl"),
        "{\"custom_id\":\"a\\u00e9\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"temperature\":1.0,\"messages\":"
        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}]}}\r\n\n{\"custom_id\":7}");
    QVERIFY(made.project);
    const SheetData& data = made.project->sheet().data();
    QCOMPARE(dump(data), QByteArray("a\xC3\xA9|m|[{\"type\":\"text\"}]|1.0\n7|||\n"));
    QVERIFY((*data.line(RowId(0))).endsWith("]}}"));
    QCOMPARE(*data.line(RowId(1)), QByteArray("{\"custom_id\":7}"));
}

void TestSheetData::visitsRowsInTheirOrder()
{
    QByteArray text("n\n");
    for (int i = 0; i < 5'000; ++i)
        text += QByteArray::number(i) + '\n';
    const Imported made = m_place.import(QStringLiteral("order.csv"), text);
    Sheet& sheet = made.project->sheet();
    const ColumnId column = sheet.data().columns[0].id;
    sheet.removeRows({{10, 5}, {100, 1}}, {});
    sheet.insertRows(3, {{{column, "new"}}, {}}, {});
    QList<QByteArray> seen;
    QVERIFY(forEachRow(sheet.data(), [&](qint64 position, RowId row, QByteArrayView record) {
        if (position != 2 + seen.size() || sheet.data().order.at(position) != row)
            return false;
        char last = 0; // the readable bytes behind the record: the sanitizer looks at this
        for (qsizetype i = 0; i < json::LineParser::padding; ++i)
            last = char(last ^ record.data()[record.size() + i]);
        seen.append(sheet.data().cellsOf(row, record, sheet.data().columns).front() + (last == 1 ? "" : ""));
        return true;
    }, {}, 2, 14));
    QCOMPARE(seen, (QList<QByteArray> {"2", "new", "", "3", "4", "5", "6", "7", "8", "9", "15", "16"}));
    qint64 count = 0;
    QVERIFY(forEachRow(sheet.data(), [&](qint64, RowId, QByteArrayView) { return ++count < 100; }));
    QCOMPARE(count, 100);
}

void TestSheetData::visitsLargeRows()
{
    const QByteArray large(3 * InputFile::blockSize, 'x');
    const Imported made = m_place.import(QStringLiteral("large.csv"), "a,b\n1,2\n" + large + ",y\n3,4\n");
    QVERIFY(made.project);
    QCOMPARE(dump(made.project->sheet().data()), "1|2\n" + large + "|y\n3|4\n");
}

void TestSheetData::stopsWhenAsked()
{
    const Imported made = m_place.import(QStringLiteral("stop.csv"), "a\n1\n2\n");
    std::stop_source stop;
    stop.request_stop();
    const Result<void> done
        = forEachRow(made.project->sheet().data(), [](qint64, RowId, QByteArrayView) { return true; }, stop.get_token());
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
}

void TestSheetData::tellsWhenTheFileGotShorter()
{
    const Imported made = m_place.import(QStringLiteral("short.csv"), "a\n1\n2\n");
    const SheetData data = made.project->sheet().data();
    QVERIFY(QFile::resize(made.project->path(data.base.fileName), 3));
    QCOMPARE(dump(data), QByteArray("error: file-changed"));
    QCOMPARE(data.cell(RowId(1), data.columns[0]).error().code, ErrorCode::FileChanged);
}

void TestSheetData::changesValues_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("key"); // of the body; empty = custom_id
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // empty = NotJson
    const auto row = [](const char* name, const char* line, const char* key, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(key) << QByteArray(text) << QByteArray(expected);
    };
    row("a string stays one", R"({ "custom_id" : "a","x":12345678901234567890 })", "", "12", R"({ "custom_id" : "12","x":12345678901234567890 })");
    row("quotes are escaped", R"({"custom_id":"a"})", "", "a\"b\n", R"({"custom_id":"a\"b\n"})");
    row("a number is typed as JSON", R"({"body":{"seed":1}})", "seed", "2", R"({"body":{"seed":2}})");
    row("a number may become null", R"({"body":{"seed":1}})", "seed", " null ", R"({"body":{"seed":null}})");
    row("a number is not text", R"({"body":{"seed":1}})", "seed", "two", "");
    row("missing number", R"({"body":{}})", "seed", "2", R"({"body":{"seed":2}})");
    row("missing word", R"({"body":{"a":1}})", "user", "me", R"({"body":{"a":1,"user":"me"}})");
    row("missing text that looks like a number", R"({"body":{}})", "input", "2", R"({"body":{"input":"2"}})");
    row("missing id", R"({"body":{}})", "", "2", R"({"body":{},"custom_id":"2"})");
    row("nothing to put it into", R"({})", "seed", "2", "");
    row("a line that is not JSON", R"({"custom_id":"a")", "", "b", "");
}

void TestSheetData::changesValues()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const json::Path path = key.isEmpty() ? json::Path {json::Step::of("custom_id")}
                                          : json::Path {json::Step::of("body"), json::Step {key, -1}};
    const Result<QByteArray> changed = withValue(line, path, text);
    if (expected.isEmpty())
        QCOMPARE(changed.error().code, ErrorCode::NotJson);
    else
        QCOMPARE(changed.value_or("error"), expected);
}

QTEST_GUILESS_MAIN(TestSheetData)
#include "tst_sheet_data.moc"
