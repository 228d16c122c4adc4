// The fill handle under a real mouse: where it stands, what it shows while it is dragged, what it fills.
#include "ui/sheet/sheet_on_page.h"

#include <QMouseEvent>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

QByteArray numbers()
{
    return "a,b,c,d\n1,x,,\n2,y,,\n,,,\n,,,\n,,7,\n,,,\n";
}

class Drag
{
public:
    explicit Drag(const test::SheetOnPage& sheet) : m_sheet(sheet), m_handle(sheet.child<QWidget>("fillHandle"))
    {
        QTest::mousePress(m_handle, Qt::LeftButton, Qt::NoModifier, m_handle->rect().center());
    }
    void to(int row, int column) const
    {
        const QPoint at = m_sheet.view->visualRect(m_sheet.model->index(row, column)).center();
        const QPoint inHandle = m_handle->mapFrom(m_sheet.view->viewport(), at);
        QMouseEvent move(QEvent::MouseMove, inHandle, m_handle->mapToGlobal(inHandle), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_handle, &move);
    }
    void drop() const { QTest::mouseRelease(m_handle, Qt::LeftButton, Qt::NoModifier, m_handle->rect().center()); }

private:
    const test::SheetOnPage& m_sheet;
    QWidget* m_handle;
};

} // namespace

class TestFillHandle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsAtTheCorner();
    void fills_data();
    void fills();
    void escapeLetsGo();
    void insideNothingHappens();
    void oneUndo();
    void notBesideAnswers();
};

void TestFillHandle::standsAtTheCorner()
{
    const test::SheetOnPage sheet(numbers());
    QVERIFY(sheet.settle());
    const auto* handle = sheet.child<QWidget>("fillHandle");
    QVERIFY(handle->isVisible());
    QVERIFY(!handle->accessibleName().isEmpty());
    QCOMPARE(handle->cursor().shape(), Qt::CrossCursor);
    sheet.select(0, 0, 1, 1);
    const QRect corner = sheet.view->visualRect(sheet.model->index(1, 1));
    QVERIFY(handle->geometry().contains(corner.bottomRight()));
    sheet.view->setColumnWidth(0, 200);
    QVERIFY(handle->geometry().contains(sheet.view->visualRect(sheet.model->index(1, 1)).bottomRight()));
    sheet.view->selectionModel()->select(sheet.model->index(4, 3), QItemSelectionModel::Select);
    QVERIFY(!handle->isVisible());
}

void TestFillHandle::fills_data()
{
    QTest::addColumn<QRect>("selected"); // column, row, columns, rows
    QTest::addColumn<QPoint>("to"); // column, row
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("selection");
    QTest::newRow("one cell down") << QRect(0, 1, 1, 1) << QPoint(0, 3) << QStringList {s("1|x||"), s("2|y||"), s("2|||"), s("2|||"), s("||7|")}
                                   << s("1,0-3,0");
    QTest::newRow("a series down") << QRect(0, 0, 2, 2) << QPoint(0, 4) << QStringList {s("1|x||"), s("2|y||"), s("3|x||"), s("4|y||"), s("5|x|7|")}
                                   << s("0,0-4,1");
    QTest::newRow("up") << QRect(2, 4, 1, 1) << QPoint(2, 2) << QStringList {s("1|x||"), s("2|y||"), s("||7|"), s("||7|"), s("||7|")}
                        << s("2,2-4,2");
    QTest::newRow("right") << QRect(0, 0, 2, 2) << QPoint(3, 0) << QStringList {s("1|x|1|x"), s("2|y|2|y"), s("|||")} << s("0,0-1,3");
    QTest::newRow("left") << QRect(2, 4, 1, 1) << QPoint(0, 4) << QStringList {s("1|x||"), s("2|y||"), s("|||"), s("|||"), s("7|7|7|")}
                          << s("4,0-4,2");
    QTest::newRow("the farther way wins") << QRect(0, 0, 1, 1) << QPoint(1, 3) << QStringList {s("1|x||"), s("1|y||"), s("1|||"), s("1|||"), s("||7|")}
                                          << s("0,0-3,0");
}

void TestFillHandle::fills()
{
    const test::SheetOnPage sheet(numbers());
    QVERIFY(sheet.settle());
    QFETCH(QRect, selected);
    QFETCH(QPoint, to);
    QFETCH(QStringList, rows);
    sheet.select(selected.top(), selected.left(), selected.bottom(), selected.right());
    const Drag drag(sheet);
    drag.to(to.y(), to.x());
    QVERIFY(sheet.child<QWidget>("fillOutline")->isVisible());
    drag.drop();
    QVERIFY(!sheet.child<QWidget>("fillOutline")->isVisible());
    for (int row = 0; row < rows.size(); ++row)
        QTRY_COMPARE(sheet.row(row), rows[row]);
    QTEST(sheet.selection(), "selection");
}

void TestFillHandle::escapeLetsGo()
{
    const test::SheetOnPage sheet(numbers());
    QVERIFY(sheet.settle());
    sheet.go(1, 0);
    const Drag drag(sheet);
    drag.to(3, 0);
    QTest::keyClick(sheet.view, Qt::Key_Escape);
    QVERIFY(!sheet.child<QWidget>("fillOutline")->isVisible());
    drag.drop();
    QCOMPARE(sheet.row(2), s("|||"));
}

void TestFillHandle::insideNothingHappens()
{
    const test::SheetOnPage sheet(numbers());
    QVERIFY(sheet.settle());
    sheet.select(0, 0, 2, 0);
    const Drag drag(sheet);
    drag.to(1, 0);
    drag.drop();
    QVERIFY(sheet.project->sheet().undoLabel().isEmpty());
    QCOMPARE(sheet.row(1), s("2|y||"));
}

void TestFillHandle::oneUndo()
{
    const test::SheetOnPage sheet(numbers());
    QVERIFY(sheet.settle());
    sheet.select(0, 0, 1, 1);
    const Drag drag(sheet);
    drag.to(5, 0);
    drag.drop();
    QTRY_COMPARE(sheet.row(5), s("6|y||"));
    sheet.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sheet.row(5), s("|||"));
    QVERIFY(sheet.project->sheet().undoLabel().isEmpty());
}

void TestFillHandle::notBesideAnswers()
{
    const test::SheetOnPage sheet;
    test::giveAnswers(*sheet.project);
    QVERIFY(sheet.settle());
    sheet.go(0, 4);
    QVERIFY(!sheet.child<QWidget>("fillHandle")->isVisible());
}

QTEST_MAIN(TestFillHandle)
#include "tst_fill_handle.moc"
