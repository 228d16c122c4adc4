// The order of the rows against a plain list of ids.
#include "project/row_order.h"
#include "project/row_runs.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sheaf;
using namespace sheaf::project;

namespace {

using Ids = std::vector<quint32>;

Ids idsOf(const RowOrder& order)
{
    Ids ids;
    for (const Piece& piece : order.pieces()) {
        for (quint32 i = 0; i < piece.count; ++i)
            ids.push_back(piece.first.value + i);
    }
    return ids;
}

void compare(const RowOrder& order, const Ids& model)
{
    QCOMPARE(idsOf(order), model);
    QCOMPARE(order.rowCount(), qint64(model.size()));
    for (size_t i = 0; i < model.size(); ++i) {
        QCOMPARE(order.at(qint64(i)).value, model[i]);
        QCOMPARE(order.positionOf(RowId(model[i])), qint64(i));
    }
    for (qsizetype i = 0; i < order.pieces().size(); ++i)
        QVERIFY(order.pieces()[i].count > 0);
}

} // namespace

class TestRowOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsEmpty();
    void joinsRunsThatContinue();
    void followsAPlainList_data();
    void followsAPlainList();
    void removesRanges();
    void tellsChanges_data();
    void tellsChanges();
    void runsShareRows_data();
    void runsShareRows();
};

void TestRowOrder::beginsEmpty()
{
    const RowOrder order;
    QCOMPARE(order.rowCount(), 0);
    QCOMPARE(order.positionOf(RowId(0)), -1);
    QCOMPARE(order.withInserted(0, {RowId(7), 2}).rowCount(), 2);
    QCOMPARE(order.withRemoved(0, 1).rowCount(), 0);
}

void TestRowOrder::joinsRunsThatContinue()
{
    const RowOrder order = RowOrder({{RowId(0), 5}}).withAppended({RowId(5), 5});
    QCOMPARE(order.pieces().size(), 1);
    const RowOrder cut = order.withInserted(3, {RowId(insertedRowBit), 1});
    QCOMPARE(cut.pieces().size(), 3);
    QCOMPARE(cut.withRemoved(3, 1), order);
}

void TestRowOrder::followsAPlainList_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestRowOrder::followsAPlainList()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    Ids model;
    RowOrder order;
    quint32 nextBase = 0;
    quint32 nextInserted = insertedRowBit;
    for (int step = 0; step < 150; ++step) {
        const quint32 size = quint32(model.size());
        const quint32 count = 1 + random.bounded(6u);
        const quint32 at = random.bounded(size + 1);
        switch (random.bounded(3)) {
        case 0:
            order = order.withAppended({RowId(nextBase), count});
            for (quint32 i = 0; i < count; ++i)
                model.push_back(nextBase++);
            break;
        case 1:
            order = order.withInserted(at, {RowId(nextInserted), count});
            for (quint32 i = 0; i < count; ++i)
                model.insert(model.begin() + at + i, nextInserted++);
            break;
        default: {
            const quint32 removed = std::min(count, size - at);
            order = order.withRemoved(at, removed);
            model.erase(model.begin() + at, model.begin() + at + removed);
        }
        }
        compare(order, model);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestRowOrder::removesRanges()
{
    const RowOrder order({{RowId(0), 10}, {RowId(insertedRowBit), 3}, {RowId(10), 10}});
    const std::vector<RowRange> ranges {{0, 1}, {2, 1}, {3, 2}, {8, 6}, {22, 1}};
    Ids expected = idsOf(order);
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range)
        expected.erase(expected.begin() + range->position, expected.begin() + range->position + range->count);
    compare(order.withRemoved(ranges), expected);
}

void TestRowOrder::tellsChanges_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("position");
    QTest::addColumn<qint64>("count");
    using Kind = OrderChange::Kind;
    QTest::newRow("nothing") << "none" << int(Kind::None) << 0LL << 0LL;
    QTest::newRow("in the middle") << "insert 4 2" << int(Kind::Inserted) << 4LL << 2LL;
    QTest::newRow("at the start") << "insert 0 1" << int(Kind::Inserted) << 0LL << 1LL;
    QTest::newRow("at the end") << "insert 10 3" << int(Kind::Inserted) << 10LL << 3LL;
    QTest::newRow("one range") << "remove 3 4" << int(Kind::Removed) << 3LL << 4LL;
    QTest::newRow("all") << "remove 0 10" << int(Kind::Removed) << 0LL << 10LL;
    QTest::newRow("two ranges") << "scatter" << int(Kind::Other) << 0LL << 0LL;
    QTest::newRow("as many rows, but others") << "move" << int(Kind::Other) << 0LL << 0LL;
}

void TestRowOrder::tellsChanges()
{
    QFETCH(QString, change);
    QFETCH(int, kind);
    QFETCH(qint64, position);
    QFETCH(qint64, count);
    const RowOrder before({{RowId(0), 10}});
    RowOrder after = before;
    if (change.startsWith(QLatin1String("insert")))
        after = before.withInserted(position, {RowId(insertedRowBit), quint32(count)});
    else if (change.startsWith(QLatin1String("remove")))
        after = before.withRemoved(position, count);
    else if (change == QLatin1String("scatter"))
        after = before.withRemoved(std::vector<RowRange> {{1, 1}, {5, 1}});
    else if (change == QLatin1String("move"))
        after = RowOrder({{RowId(5), 5}, {RowId(0), 5}});
    const OrderChange found = orderChange(before, after);
    QCOMPARE(int(found.kind), kind);
    QCOMPARE(found.range.position, position);
    QCOMPARE(found.range.count, count);
    if (found.kind == OrderChange::Kind::Inserted)
        QCOMPARE(int(orderChange(after, before).kind), int(OrderChange::Kind::Removed));
}

void TestRowOrder::runsShareRows_data()
{
    QTest::addColumn<QList<Piece>>("asked");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* name, QList<Piece> asked, bool expected) { QTest::newRow(name) << asked << expected; };
    row("nothing", {}, false);
    row("before", {{RowId(0), 10}}, false);
    row("up to the first", {{RowId(0), 11}}, true);
    row("inside", {{RowId(12), 1}}, true);
    row("the last", {{RowId(14), 1}}, true);
    row("right behind", {{RowId(15), 5}}, false);
    row("between", {{RowId(15), 15}}, false);
    row("over all", {{RowId(0), 1000}}, true);
    row("in any order", {{RowId(90), 5}, {RowId(31), 1}, {RowId(0), 2}}, true);
    row("no rows at a place that is in", {{RowId(12), 0}}, false);
}

void TestRowOrder::runsShareRows()
{
    QFETCH(QList<Piece>, asked);
    QFETCH(bool, expected);
    const RowRuns runs({{RowId(30), 5}, {RowId(10), 5}});
    QCOMPARE(runs.containsAnyOf(asked), expected);
}

QTEST_GUILESS_MAIN(TestRowOrder)
#include "tst_row_order.moc"
