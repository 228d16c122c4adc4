// Filters, duplicates, order and find: which positions a view shows.
#include "app/project/imported.h"
#include "project/find.h"
#include "project/view_query.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

const QByteArray people
    = "name,city,note\n" // position
      "file 10,Köln,\"a, b\"\n" // 0
      "file 9,köln,\n" // 1
      "Äpfel,Ulm,coffee and tea\n" // 2
      "zebra,Ulm,\n" // 3
      "apfel,,Coffee\n" // 4
      "-3,Bonn,\"say \"\"hi\"\"\"\n" // 5
      "20,Bonn,日本語\n" // 6
      "3.5,Bonn,\"a, b\"\n"; // 7

struct Table {
    Workplace place;
    Imported made;
    explicit Table(const QByteArray& text, const QString& name = QStringLiteral("t.csv")) : made(place.import(name, text)) { }
    [[nodiscard]] Sheet& sheet() const { return made.project->sheet(); }
    [[nodiscard]] ColumnId column(qsizetype index) const { return sheet().data().columns[index].id; }
    [[nodiscard]] QByteArray shown(const ViewQuery& query, std::stop_token stop = {}) const
    {
        Progress progress;
        const auto visible = visibleRows(sheet().data(), {}, query, QStringLiteral("de"), progress, stop);
        if (!visible)
            return "error";
        QByteArrayList rows;
        for (qint64 i = 0; i < visible->count(sheet().data().rowCount()); ++i) {
            const qint64 position = visible->positionAt(i);
            if (visible->viewRowOf(position) != i)
                return "wrong way back";
            rows += QByteArray::number(position);
        }
        return rows.join(' ');
    }
};

using Kind = ColumnFilter::Kind;

} // namespace

Q_DECLARE_METATYPE(ColumnFilter::Kind)

class TestViewQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyChosenRows_data();
    void onlyChosenRows();
    void filters_data();
    void filters();
    void combines();
    void filtersEditedCells();
    void filtersJson();
    void sorts_data();
    void sorts();
    void sortsBySeveralColumns();
    void showsDuplicates();
    void filtersByOutcome();
    void stopsSoon();
    void sortsManyAsALocaleDoes();
    void viewRowOfWhatIsNotShown();
    void finds_data();
    void finds();
    void findsInChosenRowsAndColumns();
};

void TestViewQuery::filters_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, int column, Kind kind, const QString& text, qint64 length, const char* expected) {
        QTest::newRow(name) << column << kind << text << length << QByteArray(expected);
    };
    row("contains", 2, Kind::Contains, QStringLiteral("COFFEE"), 0, "2 4");
    row("contains in its own column only", 0, Kind::Contains, QStringLiteral("coffee"), 0, "");
    row("contains nothing: all", 2, Kind::Contains, QString(), 0, "0 1 2 3 4 5 6 7");
    row("contains a quote", 2, Kind::Contains, QStringLiteral("\"hi"), 0, "5");
    row("contains a comma", 2, Kind::Contains, QStringLiteral("a, b"), 0, "0 7");
    row("does not contain", 2, Kind::DoesNotContain, QStringLiteral("coffee"), 0, "0 1 3 5 6 7");
    row("is", 1, Kind::Is, QStringLiteral("KÖLN"), 0, "0 1");
    row("is not", 1, Kind::IsNot, QStringLiteral("Bonn"), 0, "0 1 2 3 4");
    row("is empty", 1, Kind::IsEmpty, QString(), 0, "4");
    row("is not empty", 2, Kind::IsNotEmpty, QString(), 0, "0 2 4 5 6 7");
    row("longer than, in characters", 2, Kind::LongerThan, QString(), 3, "0 2 4 5 7");
    row("shorter than, in characters", 2, Kind::ShorterThan, QString(), 4, "1 3 6");
    row("matches", 0, Kind::Matches, QStringLiteral("^file \\d\\d$"), 0, "0");
    row("a broken pattern", 0, Kind::Matches, QStringLiteral("(("), 0, "");
}

void TestViewQuery::filters()
{
    QFETCH(int, column);
    QFETCH(Kind, kind);
    QFETCH(QString, text);
    QFETCH(qint64, length);
    QFETCH(QByteArray, expected);
    const Table table(people);
    QCOMPARE(table.shown({.filters = {{table.column(column), kind, text, length}}}), expected);
}

void TestViewQuery::combines()
{
    const Table table(people);
    const ColumnFilter ulm {table.column(1), Kind::Is, QStringLiteral("ulm"), 0};
    const ColumnFilter noNote {table.column(2), Kind::IsEmpty, {}, 0};
    QCOMPARE(table.shown({.filters = {ulm, noNote}}), QByteArray("3"));
    QCOMPARE(table.shown({.filters = {ulm}, .sort = {{table.column(0), true}}}), QByteArray("3 2"));
    QCOMPARE(table.shown({.filters = {ulm}, .duplicatesBy = {table.column(1)}}), QByteArray("2 3"));
    QVERIFY(ViewQuery {}.isPlain());
}

void TestViewQuery::filtersEditedCells()
{
    const Table table(people);
    Sheet& sheet = table.sheet();
    QVERIFY(sheet.setCells({{RowId(3), table.column(2), "Coffee!"}, {RowId(2), table.column(2), "tea"}}, {}));
    sheet.insertRows(0, {{{table.column(2), "more coffee"}}}, {});
    QCOMPARE(table.shown({.filters = {{table.column(2), Kind::Contains, QStringLiteral("coffee"), 0}}}), QByteArray("0 4 5"));
}

void TestViewQuery::filtersJson()
{
    const Table table("{\"a\":\"caf\\u00e9\",\"n\":12}\n{\"a\":\"caf\xC3\xA9 \\\"x\\\"\",\"n\":7}\n{\"a\":\"\\u0074ea\",\"n\":120}\n", QStringLiteral("t.jsonl"));
    QCOMPARE(table.shown({.filters = {{table.column(0), Kind::Contains, QStringLiteral("café"), 0}}}), QByteArray("0 1"));
    QCOMPARE(table.shown({.filters = {{table.column(0), Kind::Contains, QStringLiteral("TEA"), 0}}}), QByteArray("2"));
    QCOMPARE(table.shown({.filters = {{table.column(0), Kind::Contains, QStringLiteral("\"x\""), 0}}}), QByteArray("1"));
    QCOMPARE(table.shown({.sort = {{table.column(1), false}}}), QByteArray("1 0 2"));
}

void TestViewQuery::sorts_data()
{
    QTest::addColumn<QByteArray>("cells");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* cells, bool descending, const char* expected) {
        QTest::newRow(name) << QByteArray(cells) << descending << QByteArray(expected);
    };
    row("digits by their value", "file 10|file 9|file 1", false, "file 1|file 9|file 10");
    row("case and accents come later", "zebra|Äpfel|apfel|Apfel|aal", false, "aal|apfel|Apfel|Äpfel|zebra");
    row("numbers before text", "b|20|a|-3|3.5|1e2", false, "-3|3.5|20|1e2|a|b");
    row("downwards", "b|20|a|-3|3.5", true, "b|a|20|3.5|-3");
    row("empty cells last", "b||a|7", false, "7|a|b|");
    row("empty cells last, downwards too", "b||a|7", true, "b|a|7|");
    row("equal ones stay", "a,1|b,1|a,2|b,2|a,3", false, "a|a|a|b|b");
    row("long numbers", "12345678901234567891|12345678901234567890|9", false, "9|12345678901234567890|12345678901234567891");
    row("zeros in front", "010|9|00123", false, "9|010|00123");
    row("words that look like numbers", "nan|inf|1|Infinity", false, "1|inf|Infinity|nan");
    row("a sign alone", "-|+|5|+4|.|.5", false, ".5|+4|5|-|.|+");
    row("prefixes", "abc|ab|abcd|a", false, "a|ab|abc|abcd");
}

void TestViewQuery::sorts()
{
    QFETCH(QByteArray, cells);
    QFETCH(bool, descending);
    QFETCH(QByteArray, expected);
    const QList<QByteArray> rows = cells.split('|');
    QByteArray text("x,y\n");
    for (const QByteArray& row : rows)
        text += row.contains(',') ? row + '\n' : row + ",\n";
    const Table table(text);
    const QByteArray shown = table.shown({.sort = {{table.column(0), descending}}});
    QByteArrayList sorted;
    for (const QByteArray& position : shown.split(' '))
        sorted += rows[position.toInt()].split(',').first();
    QCOMPARE(sorted.join('|'), expected);
    QByteArray last("-1");
    for (const QByteArray& position : shown.split(' ')) { // stable
        if (rows[position.toInt()].startsWith("a,"))
            QVERIFY(position.toInt() > std::exchange(last, position).toInt());
    }
}

void TestViewQuery::sortsBySeveralColumns()
{
    const Table table(people);
    QCOMPARE(table.shown({.sort = {{table.column(1), false}, {table.column(0), true}}}), QByteArray("6 7 5 1 0 3 2 4"));
    QCOMPARE(table.shown({.sort = {{table.column(1), true}, {table.column(0), false}}}), QByteArray("2 3 0 1 5 7 6 4"));
}

void TestViewQuery::showsDuplicates()
{
    const Table table("a,b\nx,1\ny,1\nx,2\nz,1\ny,1\nx,1\n,\n,\n");
    QCOMPARE(table.shown({.duplicatesBy = {table.column(0)}}), QByteArray("0 2 5 1 4 6 7"));
    QCOMPARE(table.shown({.duplicatesBy = {table.column(0), table.column(1)}}), QByteArray("0 5 1 4 6 7"));
    QCOMPARE(table.shown({.duplicatesBy = {table.column(0)}, .sort = {{table.column(1), true}}}), QByteArray("2 0 1 4 5 6 7"));
}

void TestViewQuery::filtersByOutcome()
{
    const Table table(people);
    Answers answers;
    std::vector<RowAnswer> known;
    for (const auto& [row, outcome] : {std::pair(2U, Outcome::Good), std::pair(4U, Outcome::Failed), std::pair(5U, Outcome::Good)}) {
        RowAnswer answer;
        answer.row = RowId(row);
        answer.answer.outcome = outcome;
        answer.answer.attempt = 1;
        known.push_back(answer);
    }
    answers.merge(known);
    Progress progress;
    const ViewQuery query {.outcomes = setOf(Outcome::Good), .filters = {{table.column(2), Kind::Contains, QStringLiteral("e"), 0}}};
    const auto visible = visibleRows(table.sheet().data(), answers, query, {}, progress, {});
    QVERIFY(visible);
    QCOMPARE(visible->count(8), 1);
    QCOMPARE(visible->positionAt(0), 2);
}

void TestViewQuery::stopsSoon()
{
    const Table table(people);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(table.shown({.sort = {{table.column(0), false}}}, stop.get_token()), QByteArray("error"));
}

/// Many rows, so that several threads and ranges are at work; compared with QString's own order.
void TestViewQuery::sortsManyAsALocaleDoes()
{
    QRandomGenerator random(7);
    QByteArray text("x,n\n");
    QStringList words;
    for (int i = 0; i < 150'000; ++i) {
        QString word;
        for (quint32 k = 3 + random.bounded(6u); k > 0; --k)
            word += QChar(u'a' + char16_t(random.bounded(26u)));
        words += word;
        text += word.toUtf8() + ',' + QByteArray(20, 'x') + '\n';
    }
    const Table table(text);
    Progress progress;
    const auto visible = visibleRows(table.sheet().data(), {}, {.sort = {{table.column(0), false}}}, QStringLiteral("en"), progress, {});
    QVERIFY(visible);
    QVERIFY(visible->isSorted());
    QCOMPARE(visible->count(150'000), 150'000);
    for (qint64 i = 1; i < 150'000; ++i) {
        const qint64 before = visible->positionAt(i - 1);
        const qint64 now = visible->positionAt(i);
        const int order = words[before].compare(words[now]);
        QVERIFY(order < 0 || (order == 0 && before < now));
    }
}

void TestViewQuery::viewRowOfWhatIsNotShown()
{
    const VisibleRows all;
    QCOMPARE(all.viewRowOf(5), 5);
    const VisibleRows some({1, 4}, 6);
    QCOMPARE(some.viewRowOf(4), 1);
    QCOMPARE(some.viewRowOf(3), -1);
    QCOMPARE(some.viewRowOf(-1), -1);
    const VisibleRows turned({4, 1}, 6);
    QCOMPARE(turned.viewRowOf(4), 0);
    QCOMPARE(turned.viewRowOf(5), -1);
    QVERIFY(turned.isSorted() && !some.isSorted());
}

void TestViewQuery::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("cells");
    QTest::addColumn<qint64>("rows");
    QTest::newRow("in several cells of a row") << QStringLiteral("f") << qint64(7) << qint64(4);
    QTest::newRow("nowhere") << QStringLiteral("nowhere") << qint64(0) << qint64(0);
    QTest::newRow("with a quote") << QStringLiteral("\"hi\"") << qint64(1) << qint64(1);
}

void TestViewQuery::finds()
{
    QFETCH(QString, text);
    QFETCH(qint64, cells);
    QFETCH(qint64, rows);
    const Table table(people);
    Progress progress;
    const auto found = findCells(table.sheet().data(), {.text = {.text = text}}, progress, {});
    QVERIFY(found);
    qint64 counted = 0;
    qint64 inSet = 0;
    for (qint64 i = 0; i < 8; ++i) {
        const auto matching = matchesIn(table.sheet().data(), RowId(quint32(i)), {.text = {.text = text}});
        QVERIFY(matching);
        counted += matching->size();
        inSet += found->rows.contains(i) ? 1 : 0;
        QCOMPARE(found->rows.contains(i), !matching->isEmpty());
    }
    QCOMPARE(counted, found->cells);
    QCOMPARE(inSet, found->rowCount);
    QCOMPARE(found->rowCount, rows);
    if (cells < 7)
        QCOMPARE(found->cells, cells);
}

void TestViewQuery::findsInChosenRowsAndColumns()
{
    const Table table(people);
    auto rows = std::make_shared<RowSet>(8);
    rows->add(4);
    rows->add(0);
    Progress progress;
    const TextQuery query {.text = QStringLiteral("f")};
    QCOMPARE(findCells(table.sheet().data(), {query, {table.column(0)}, rows}, progress, {})->cells, 2);
    QCOMPARE(findCells(table.sheet().data(), {query, {table.column(2)}, rows}, progress, {})->cells, 1);
    table.sheet().setHidden({table.column(2)}, true);
    QCOMPARE(findCells(table.sheet().data(), {query, {}, rows}, progress, {})->cells, 2);
}

void TestViewQuery::onlyChosenRows_data()
{
    QTest::addColumn<QList<Piece>>("only");
    QTest::addColumn<bool>("sorted");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("none chosen: all") << QList<Piece>() << false << QByteArray("0 1 2 6 7 3 4 5");
    QTest::newRow("where they stand now") << QList<Piece> {{RowId(7), 1}, {RowId(1), 3}} << false << QByteArray("1 2 4 5");
    QTest::newRow("overlapping and beyond") << QList<Piece> {{RowId(6), 9}, {RowId(0), 2}, {RowId(1), 1}} << false << QByteArray("0 1 3 4");
    QTest::newRow("with an order") << QList<Piece> {{RowId(1), 2}, {RowId(6), 1}} << true << QByteArray("3 2 1");
    QTest::newRow("rows that are gone") << QList<Piece> {{RowId(90), 3}} << false << QByteArray();
}

void TestViewQuery::onlyChosenRows()
{
    QFETCH(QList<Piece>, only);
    QFETCH(bool, sorted);
    Table table(people);
    table.sheet().moveRows({{6, 2}}, 3, QStringLiteral("move")); // 0 1 2 6 7 3 4 5
    ViewQuery query;
    query.only = only;
    if (sorted)
        query.sort = {{table.column(0), false}};
    if (only.isEmpty()) {
        QVERIFY(query.isPlain());
        return;
    }
    QTEST(table.shown(query), "shown");
}

QTEST_GUILESS_MAIN(TestViewQuery)
#include "tst_view_query.moc"
