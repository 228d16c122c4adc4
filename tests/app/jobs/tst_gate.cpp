// Turns: order, width, spacing, and what happens to those who leave.
#include "jobs/gate.h"

#include <QTest>

#include <array>

using namespace sheaf;
using namespace std::chrono_literals;
using jobs::Gate;

class TestGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsThroughInOrderAndNoMoreThanItsWidth();
    void neverCallsBeforeEnterReturns();
    void theFrontGoesFirst();
    void whoIsGoneIsPassedOver();
    void keepsTheSpacing();
    void nobodyEntersWhileItIsClosed();
    void tellsTheWait();
    void aPassMayOutliveTheGate();
    void oneWaitsOnce();
};

void TestGate::letsThroughInOrderAndNoMoreThanItsWidth()
{
    Gate gate(2);
    std::array<QObject, 4> who;
    QList<int> entered;
    std::vector<Gate::Pass> passes;
    for (int i = 0; i < 4; ++i)
        gate.enter(&who[std::size_t(i)], [&, i](Gate::Pass pass) {
            entered.append(i);
            passes.push_back(std::move(pass));
        });
    QTRY_COMPARE(entered, (QList<int> {0, 1}));
    QTest::qWait(10);
    QCOMPARE(entered.size(), 2);
    passes.erase(passes.begin());
    QTRY_COMPARE(entered, (QList<int> {0, 1, 2}));
    passes.clear();
    QTRY_COMPARE(entered, (QList<int> {0, 1, 2, 3}));
}

void TestGate::neverCallsBeforeEnterReturns()
{
    Gate gate(1);
    bool entered = false;
    gate.enter(this, [&](Gate::Pass) { entered = true; });
    QVERIFY(!entered);
    QTRY_VERIFY(entered);
}

void TestGate::theFrontGoesFirst()
{
    Gate gate(1);
    std::array<QObject, 3> who;
    QList<int> entered;
    gate.enter(&who[1], [&](Gate::Pass) { entered.append(1); });
    gate.enter(&who[2], [&](Gate::Pass) { entered.append(2); });
    gate.enter(&who[0], [&](Gate::Pass) { entered.append(0); }, Gate::Place::Front);
    QTRY_COMPARE(entered, (QList<int> {0, 1, 2}));
}

void TestGate::whoIsGoneIsPassedOver()
{
    Gate gate(1);
    QList<int> entered;
    auto gone = std::make_unique<QObject>();
    gate.enter(gone.get(), [&](Gate::Pass) { entered.append(1); });
    gate.enter(this, [&](Gate::Pass) { entered.append(2); });
    gone.reset();
    QTRY_COMPARE(entered, (QList<int> {2}));
}

void TestGate::keepsTheSpacing()
{
    constexpr Millis spacing = 40ms;
    Gate gate(1, spacing);
    std::array<QObject, 3> who;
    QElapsedTimer timer;
    QList<qint64> at;
    timer.start();
    for (QObject& each : who)
        gate.enter(&each, [&](Gate::Pass) { at.append(timer.elapsed()); });
    QTRY_COMPARE(at.size(), 3);
    QVERIFY(at[1] - at[0] >= spacing.count() - 1); // the clocks round
    QVERIFY(at[2] - at[1] >= spacing.count() - 1);
}

void TestGate::nobodyEntersWhileItIsClosed()
{
    Gate gate(1);
    bool entered = false;
    gate.setOpen(false);
    gate.enter(this, [&](Gate::Pass) { entered = true; });
    QTest::qWait(20);
    QVERIFY(!entered);
    gate.setOpen(true);
    QTRY_VERIFY(entered);
}

void TestGate::tellsTheWait()
{
    Gate gate(1, 1min);
    QObject second;
    QObject third;
    Gate::Pass inside;
    gate.enter(this, [&](Gate::Pass pass) { inside = std::move(pass); });
    QTRY_VERIFY(inside);
    gate.enter(&second, [](Gate::Pass) {});
    gate.enter(&third, [](Gate::Pass) {});
    QVERIFY(!gate.waitOf(this));
    QVERIFY(*gate.waitOf(&second) > 50s && *gate.waitOf(&second) <= 1min);
    QVERIFY(*gate.waitOf(&third) > 110s && *gate.waitOf(&third) <= 2min);
}

void TestGate::aPassMayOutliveTheGate()
{
    auto gate = std::make_unique<Gate>(1);
    Gate::Pass pass;
    gate->enter(this, [&](Gate::Pass given) { pass = std::move(given); });
    QTRY_VERIFY(pass);
    gate.reset();
    pass.reset();
}

void TestGate::oneWaitsOnce()
{
    Gate gate(1);
    QObject other;
    QList<int> entered;
    gate.enter(this, [&](Gate::Pass) { entered.append(1); });
    gate.enter(&other, [&](Gate::Pass) { entered.append(2); });
    gate.enter(this, [&](Gate::Pass) { entered.append(3); });
    QTRY_COMPARE(entered, (QList<int> {2, 3}));
    QTest::qWait(10);
    QCOMPARE(entered.size(), 2);
}

QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
