// The keys of a spreadsheet, in the real page: where they go, what they select, what they take and give up.
#include "sheet/data_edge.h"
#include "ui/sheet/sheet_on_page.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

/// Four columns; b is filled in rows 0-2 and 5-6, c nowhere but in the last row, d everywhere.
QByteArray withGaps()
{
    return "a,b,c,d\n"
           "1,x,,1\n2,x,,1\n3,x,,1\n4,,,1\n5,,,1\n6,x,,1\n7,x,,1\n8,,end,1\n";
}

/// Filled but for one cell near the end, and one near the beginning.
QByteArray manyRows(int rows)
{
    QByteArray csv = "n,text\n";
    for (int row = 0; row < rows; ++row)
        csv += QByteArray::number(row) + (row == rows - 10 || row == 7 ? ",\n" : ",some text\n");
    return csv;
}

} // namespace

class TestSheetKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesAndExtends_data();
    void movesAndExtends();
    void edgesOfData_data();
    void edgesOfData();
    void edgeWalk_data();
    void edgeWalk();
    void findsAFarEdgeOnAWorker();
    void aNewKeyEndsTheSearch();
    void goesRoundInASelection();
    void enterReturnsBelowTheFirstTab();
    void editingKeys();
    void arrowsTakeWhatWasTypedOver();
    void deleteAndBackspaceClear_data();
    void deleteAndBackspaceClear();
    void shiftClickExtends();
    void aDragLeavesItsBeginningCurrent();
    void mirroredArrows();
};

using Keys = QList<QKeyCombination>;

void TestSheetKeys::movesAndExtends_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<Keys>("keys");
    QTest::addColumn<QString>("current");
    QTest::addColumn<QString>("selection");
    const auto shift = Qt::ShiftModifier;
    const auto ctrl = Qt::ControlModifier;
    const auto both = Qt::ControlModifier | Qt::ShiftModifier;
    QTest::newRow("down") << 1 << 1 << Keys {Qt::Key_Down} << s("2,1") << s("2,1-2,1");
    QTest::newRow("up at the top stays") << 0 << 1 << Keys {Qt::Key_Up} << s("0,1") << s("0,1-0,1");
    QTest::newRow("right and left") << 1 << 1 << Keys {Qt::Key_Right, Qt::Key_Right, Qt::Key_Left} << s("1,2") << s("1,2-1,2");
    QTest::newRow("enter") << 1 << 1 << Keys {Qt::Key_Return} << s("2,1") << s("2,1-2,1");
    QTest::newRow("shift enter") << 1 << 1 << Keys {QKeyCombination(shift, Qt::Key_Return)} << s("0,1") << s("0,1-0,1");
    QTest::newRow("tab") << 1 << 1 << Keys {Qt::Key_Tab} << s("1,2") << s("1,2-1,2");
    QTest::newRow("shift tab") << 1 << 1 << Keys {QKeyCombination(shift, Qt::Key_Backtab)} << s("1,0") << s("1,0-1,0");
    QTest::newRow("tab at the row's end") << 1 << 3 << Keys {Qt::Key_Tab} << s("2,0") << s("2,0-2,0");
    QTest::newRow("shift tab at the row's start") << 1 << 0 << Keys {QKeyCombination(shift, Qt::Key_Backtab)} << s("0,3") << s("0,3-0,3");
    QTest::newRow("tab in the last cell stays") << 7 << 3 << Keys {Qt::Key_Tab} << s("7,3") << s("7,3-7,3");
    QTest::newRow("home") << 1 << 2 << Keys {Qt::Key_Home} << s("1,0") << s("1,0-1,0");
    QTest::newRow("end") << 1 << 1 << Keys {Qt::Key_End} << s("1,3") << s("1,3-1,3");
    QTest::newRow("ctrl home") << 3 << 2 << Keys {QKeyCombination(ctrl, Qt::Key_Home)} << s("0,0") << s("0,0-0,0");
    QTest::newRow("ctrl end") << 3 << 2 << Keys {QKeyCombination(ctrl, Qt::Key_End)} << s("7,3") << s("7,3-7,3");
    QTest::newRow("page down") << 1 << 1 << Keys {Qt::Key_PageDown} << s("7,1") << s("7,1-7,1");
    QTest::newRow("page up") << 6 << 1 << Keys {Qt::Key_PageUp} << s("0,1") << s("0,1-0,1");
    QTest::newRow("shift arrows") << 1 << 1 << Keys {QKeyCombination(shift, Qt::Key_Down), QKeyCombination(shift, Qt::Key_Down),
        QKeyCombination(shift, Qt::Key_Right)} << s("1,1") << s("1,1-3,2");
    QTest::newRow("shift arrows and back") << 3 << 1 << Keys {QKeyCombination(shift, Qt::Key_Down),
        QKeyCombination(shift, Qt::Key_Up), QKeyCombination(shift, Qt::Key_Up)} << s("3,1") << s("2,1-3,1");
    QTest::newRow("shift home") << 1 << 2 << Keys {QKeyCombination(shift, Qt::Key_Home)} << s("1,2") << s("1,0-1,2");
    QTest::newRow("shift end") << 1 << 2 << Keys {QKeyCombination(shift, Qt::Key_End)} << s("1,2") << s("1,2-1,3");
    QTest::newRow("ctrl shift end") << 5 << 2 << Keys {QKeyCombination(both, Qt::Key_End)} << s("5,2") << s("5,2-7,3");
    QTest::newRow("ctrl shift home") << 2 << 1 << Keys {QKeyCombination(both, Qt::Key_Home)} << s("2,1") << s("0,0-2,1");
    QTest::newRow("shift page down") << 1 << 1 << Keys {QKeyCombination(shift, Qt::Key_PageDown)} << s("1,1") << s("1,1-7,1");
    QTest::newRow("ctrl shift down") << 0 << 1 << Keys {QKeyCombination(both, Qt::Key_Down)} << s("0,1") << s("0,1-2,1");
    QTest::newRow("ctrl shift down twice") << 0 << 1 << Keys {QKeyCombination(both, Qt::Key_Down), QKeyCombination(both, Qt::Key_Down)}
                                           << s("0,1") << s("0,1-5,1");
    QTest::newRow("ctrl a") << 2 << 1 << Keys {QKeyCombination(ctrl, Qt::Key_A)} << s("2,1") << s("0,0-7,3");
    QTest::newRow("ctrl space") << 2 << 1 << Keys {QKeyCombination(ctrl, Qt::Key_Space)} << s("2,1") << s("0,1-7,1");
    QTest::newRow("shift space") << 2 << 1 << Keys {QKeyCombination(shift, Qt::Key_Space)} << s("2,1") << s("2,0-2,3");
    QTest::newRow("shift space over several rows") << 2 << 1 << Keys {QKeyCombination(shift, Qt::Key_Down), QKeyCombination(shift, Qt::Key_Space)}
                                                   << s("2,1") << s("2,0-3,3");
}

void TestSheetKeys::movesAndExtends()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(Keys, keys);
    sheet.go(row, column);
    for (const QKeyCombination key : keys)
        sheet.key(key.key(), key.keyboardModifiers());
    QTEST(sheet.current(), "current");
    QTEST(sheet.selection(), "selection");
}

void TestSheetKeys::edgesOfData_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("current");
    QTest::newRow("last filled before a gap") << 0 << 1 << int(Qt::Key_Down) << s("2,1");
    QTest::newRow("over the gap") << 2 << 1 << int(Qt::Key_Down) << s("5,1");
    QTest::newRow("from a gap to the next filled") << 3 << 1 << int(Qt::Key_Down) << s("5,1");
    QTest::newRow("nothing below: the edge") << 6 << 1 << int(Qt::Key_Down) << s("7,1");
    QTest::newRow("all filled: the last") << 0 << 3 << int(Qt::Key_Down) << s("7,3");
    QTest::newRow("all empty above") << 6 << 2 << int(Qt::Key_Up) << s("0,2");
    QTest::newRow("up") << 6 << 1 << int(Qt::Key_Up) << s("5,1");
    QTest::newRow("right to the last filled") << 0 << 0 << int(Qt::Key_Right) << s("0,1");
    QTest::newRow("right over the gap") << 0 << 1 << int(Qt::Key_Right) << s("0,3");
    QTest::newRow("left over the gap") << 4 << 3 << int(Qt::Key_Left) << s("4,0");
}

void TestSheetKeys::edgesOfData()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(int, key);
    sheet.go(row, column);
    sheet.key(Qt::Key(key), Qt::ControlModifier);
    QTRY_COMPARE(sheet.current(), *static_cast<const QString*>(QTest::qData("current", QMetaType::QString)));
}

void TestSheetKeys::edgeWalk_data()
{
    QTest::addColumn<QString>("cells"); // the first one is where it starts
    QTest::addColumn<qint64>("steps");
    QTest::newRow("alone") << s("x") << qint64(0);
    QTest::newRow("alone and empty") << s(".") << qint64(0);
    QTest::newRow("filled to the end") << s("xxxx") << qint64(3);
    QTest::newRow("a gap") << s("xxx.x") << qint64(2);
    QTest::newRow("across a gap") << s("x..x") << qint64(3);
    QTest::newRow("from empty") << s("..xx") << qint64(2);
    QTest::newRow("empty beside filled") << s(".xx") << qint64(1);
    QTest::newRow("nothing more") << s("x...") << qint64(3);
}

void TestSheetKeys::edgeWalk()
{
    QFETCH(QString, cells);
    EdgeWalk walk;
    for (const QChar cell : std::as_const(cells)) {
        if (!walk.feed(cell == u'x'))
            break;
    }
    walk.finish();
    QTEST(walk.steps(), "steps");
}

void TestSheetKeys::findsAFarEdgeOnAWorker()
{
    const test::SheetOnPage sheet(manyRows(20'000));
    QVERIFY(sheet.settle());
    sheet.go(8, 1);
    sheet.key(Qt::Key_Down, Qt::ControlModifier);
    QTRY_COMPARE(sheet.current(), s("19989,1"));
    sheet.key(Qt::Key_Down, Qt::ControlModifier);
    QTRY_COMPARE(sheet.current(), s("19991,1"));
    sheet.key(Qt::Key_Up, Qt::ControlModifier);
    QTRY_COMPARE(sheet.current(), s("19989,1"));
    sheet.key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(sheet.selection(), s("8,1-19989,1"));
    QCOMPARE(sheet.current(), s("19989,1"));
}

void TestSheetKeys::aNewKeyEndsTheSearch()
{
    const test::SheetOnPage sheet(manyRows(20'000));
    QVERIFY(sheet.settle());
    sheet.go(8, 1);
    sheet.key(Qt::Key_Down, Qt::ControlModifier);
    sheet.key(Qt::Key_Left);
    QCOMPARE(sheet.current(), s("8,0"));
    QTest::qWait(50);
    QCOMPARE(sheet.current(), s("8,0"));
}

void TestSheetKeys::goesRoundInASelection()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    sheet.select(1, 1, 2, 2);
    QStringList places;
    for (int i = 0; i < 4; ++i) {
        sheet.key(Qt::Key_Return);
        places += sheet.current();
    }
    QCOMPARE(places.join(u' '), s("2,1 1,2 2,2 1,1"));
    places.clear();
    for (int i = 0; i < 4; ++i) {
        sheet.key(Qt::Key_Tab);
        places += sheet.current();
    }
    QCOMPARE(places.join(u' '), s("1,2 2,1 2,2 1,1"));
    sheet.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(sheet.current(), s("2,2"));
    QCOMPARE(sheet.selection(), s("1,1-2,2"));
}

void TestSheetKeys::enterReturnsBelowTheFirstTab()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    sheet.go(0, 1);
    sheet.keys("a");
    sheet.key(Qt::Key_Tab);
    sheet.keys("b");
    sheet.key(Qt::Key_Tab);
    sheet.keys("c");
    sheet.key(Qt::Key_Return);
    QCOMPARE(sheet.current(), s("1,1"));
    QCOMPARE(sheet.row(0), s("1|a|b|c"));
}

void TestSheetKeys::editingKeys()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    sheet.go(0, 1);
    sheet.keys("new");
    sheet.key(Qt::Key_Return);
    QCOMPARE(sheet.stored(0, "b"), s("new"));
    QCOMPARE(sheet.current(), s("1,1"));
    sheet.key(Qt::Key_F2);
    sheet.keys("yz");
    sheet.key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(sheet.stored(1, "b"), s("xyz"));
    QCOMPARE(sheet.current(), s("0,1"));
    sheet.keys("q");
    sheet.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(sheet.stored(0, "b"), s("q"));
    QCOMPARE(sheet.current(), s("0,0"));
    sheet.keys("gone");
    sheet.key(Qt::Key_Escape);
    QCOMPARE(sheet.stored(0, "a"), s("1"));
    QCOMPARE(sheet.editorOrView(), sheet.view);
}

void TestSheetKeys::arrowsTakeWhatWasTypedOver()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    sheet.go(0, 1);
    sheet.keys("ab");
    sheet.key(Qt::Key_Right);
    QCOMPARE(sheet.stored(0, "b"), s("ab"));
    QCOMPARE(sheet.current(), s("0,2"));
    sheet.go(0, 1);
    sheet.key(Qt::Key_F2);
    sheet.key(Qt::Key_Left);
    sheet.keys("-");
    sheet.key(Qt::Key_Return);
    QCOMPARE(sheet.stored(0, "b"), s("a-b"));
}

void TestSheetKeys::deleteAndBackspaceClear_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("delete") << int(Qt::Key_Delete);
    QTest::newRow("backspace") << int(Qt::Key_Backspace);
}

void TestSheetKeys::deleteAndBackspaceClear()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    QFETCH(int, key);
    sheet.select(0, 0, 1, 1);
    sheet.key(Qt::Key(key));
    QCOMPARE(sheet.row(0), s("|||1"));
    QCOMPARE(sheet.row(1), s("|||1"));
    sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sheet.row(0), s("1|x||1"));
}

void TestSheetKeys::shiftClickExtends()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    sheet.go(1, 1);
    const QPoint at = sheet.view->visualRect(sheet.model->index(3, 2)).center();
    QTest::mouseClick(sheet.view->viewport(), Qt::LeftButton, Qt::ShiftModifier, at);
    QCOMPARE(sheet.selection(), s("1,1-3,2"));
    QCOMPARE(sheet.current(), s("1,1"));
}

void TestSheetKeys::aDragLeavesItsBeginningCurrent()
{
    const test::SheetOnPage sheet(withGaps());
    QVERIFY(sheet.settle());
    const auto at = [&sheet](int row, int column) { return sheet.view->visualRect(sheet.model->index(row, column)).center(); };
    QWidget* ground = sheet.view->viewport();
    QTest::mousePress(ground, Qt::LeftButton, Qt::NoModifier, at(1, 1));
    QTest::mouseMove(ground, at(2, 1));
    QMouseEvent drag(QEvent::MouseMove, at(3, 2), ground->mapToGlobal(at(3, 2)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(ground, &drag);
    QTest::mouseRelease(ground, Qt::LeftButton, Qt::NoModifier, at(3, 2));
    QCOMPARE(sheet.selection(), s("1,1-3,2"));
    QCOMPARE(sheet.current(), s("1,1"));
}

void TestSheetKeys::mirroredArrows()
{
    const test::SheetOnPage sheet(withGaps());
    sheet.view->setLayoutDirection(Qt::RightToLeft);
    QVERIFY(sheet.settle());
    sheet.go(0, 1);
    sheet.key(Qt::Key_Left);
    QCOMPARE(sheet.current(), s("0,2"));
    sheet.key(Qt::Key_Home);
    QCOMPARE(sheet.current(), s("0,0"));
}

QTEST_MAIN(TestSheetKeys)
#include "tst_sheet_keys.moc"
