// Columns and rows as a whole: rename, duplicate, move, hide, freeze, fit; insert, delete, duplicate, move. With real
// keys and mouse, and undo for each.
#include "ui/sheet/table_world.h"

#include "sheet/frozen_columns.h"
#include "sheet/sheet_actions.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>

using namespace sheaf;
using namespace sheaf::ui;
using test::TableWorld;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

QStringList names(const char* text)
{
    return s(text).split(u' ');
}

/// From the middle of one row number to just above another.
void dragRowNumber(SheetView& view, int from, int to)
{
    const QHeaderView* rows = view.verticalHeader();
    QWidget* target = rows->viewport();
    const auto middle = [&](int row) { return rows->sectionViewportPosition(row) + rows->sectionSize(row) / 2; };
    const QPoint start(10, middle(from));
    const QPoint end(10, rows->sectionViewportPosition(to) + 3);
    QTest::mousePress(target, Qt::LeftButton, Qt::NoModifier, start);
    QTest::mouseMove(target, (start + end) / 2);
    QTest::mouseMove(target, end);
    QMouseEvent move(QEvent::MouseMove, end, target->mapToGlobal(end), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &move);
    QTest::mouseRelease(target, Qt::LeftButton, Qt::NoModifier, end);
}

} // namespace

class TestTableColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renames();
    void duplicatesAColumn();
    void movesByKeyAndUndoes();
    void draggingAHeaderMovesTheColumn();
    void hidesAndChooses();
    void fitsToWhatIsSeen();
    void freezesTheFirstColumns();
    void editsInFrozenColumns();
    void freezesFromRightToLeft();
    void remembersFreezeAndFilterRow();
    void duplicatesRows();
    void movesRowsByKey();
    void dragsRows();
    void doesNotMoveSortedRows();
    void deletesShownRowsOnly();
    void refusesEditsWhileBusy();
};

void TestTableColumns::renames()
{
    const TableWorld table;
    table.view().goTo(0, 1);
    table.key(Qt::Key_F2, Qt::ShiftModifier);
    auto* edit = table.view().findChild<QLineEdit*>(s("columnNameEdit"));
    QVERIFY(edit->isVisible());
    table.type(edit, "town");
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(table.titles(), names("name city amount note"));
    const QHeaderView* header = table.view().horizontalHeader();
    const QPoint middle(header->sectionViewportPosition(1) + header->sectionSize(1) / 2, 10);
    QTest::mouseDClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, middle);
    QVERIFY(edit->isVisible());
    table.type(edit, "town");
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(table.titles(), names("name town amount note"));
    table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.titles(), names("name city amount note"));
}

void TestTableColumns::duplicatesAColumn()
{
    const TableWorld table;
    table.view().goTo(0, 1);
    table.act("duplicateColumn");
    QTRY_COMPARE(table.titles(), (QStringList {s("name"), s("city"), s("city copy"), s("amount"), s("note")}));
    QCOMPARE(table.column(2), table.column(1));
    table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.titles(), names("name city amount note"));
}

void TestTableColumns::movesByKeyAndUndoes()
{
    const TableWorld table;
    table.view().goTo(2, 1);
    table.key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(table.titles(), names("name amount city note"));
    QCOMPARE(table.view().currentIndex(), table.model->index(2, 2));
    table.key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    table.key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(table.titles(), names("city name amount note"));
    QVERIFY(!table.can("moveColumnLeft"));
    for (int i = 0; i < 3; ++i)
        table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.titles(), names("name city amount note"));
}

void TestTableColumns::draggingAHeaderMovesTheColumn()
{
    const TableWorld table;
    QHeaderView* header = table.view().horizontalHeader();
    QWidget* target = header->viewport();
    const QPoint from(header->sectionViewportPosition(0) + 20, 10);
    const QPoint to(header->sectionViewportPosition(2) + header->sectionSize(2) / 2 + 10, 10);
    QTest::mousePress(target, Qt::LeftButton, Qt::NoModifier, from);
    for (const QPoint& at : {from + QPoint(15, 0), (from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, target->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &move);
    }
    QTest::mouseRelease(target, Qt::LeftButton, Qt::NoModifier, to);
    QTRY_COMPARE(table.titles(), names("city amount name note"));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(header->visualIndex(i), i);
    QCOMPARE(table.project->sheet().data().columnNames(), names("city amount name note"));
    QCOMPARE(table.column(2).left(7), s("Ada Ben"));
    table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.titles(), names("name city amount note"));
}

void TestTableColumns::hidesAndChooses()
{
    const TableWorld table;
    table.select(0, 1, 0, 2);
    table.act("hideColumns");
    QCOMPARE(table.titles(), names("name note"));
    QTest::mouseClick(table.child<QToolButton>("columnsButton"), Qt::LeftButton);
    auto* list = table.child<QListWidget>("columnList");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 4);
    QCOMPARE(list->item(1)->checkState(), Qt::Unchecked);
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Space);
    QTRY_COMPARE(table.titles(), names("name city note"));
    QTest::mouseClick(table.child("showAllColumns"), Qt::LeftButton);
    QCOMPARE(table.titles(), names("name city amount note"));
    table.child("columnChooser")->hide();
    table.project->sheet().undo();
    table.project->sheet().undo();
    table.project->sheet().undo();
    QCOMPARE(table.titles(), names("name city amount note"));
    table.select(0, 0, 0, 3);
    QVERIFY(!table.can("hideColumns"));
}

void TestTableColumns::fitsToWhatIsSeen()
{
    const TableWorld table;
    SheetView& view = table.view();
    view.setColumnWidth(1, 400);
    const QHeaderView* header = view.horizontalHeader();
    const QPoint edge(header->sectionViewportPosition(2) - 1, 10);
    QTest::mouseMove(header->viewport(), edge);
    QTest::mouseDClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, edge);
    QVERIFY(view.columnWidth(1) < 200);
    QVERIFY(!view.findChild<QLineEdit*>(s("columnNameEdit"))->isVisible());
    view.goTo(0, 0);
    view.setColumnWidth(0, 300);
    table.act("fitColumn");
    QVERIFY(view.columnWidth(0) < 150);
}

void TestTableColumns::freezesTheFirstColumns()
{
    const TableWorld table;
    table.pane->resize(420, 400);
    SheetView& view = table.view();
    view.setColumnWidth(1, 200);
    view.setColumnWidth(2, 200);
    view.goTo(0, 0);
    table.act("freezeColumns");
    auto* frozen = table.child<FrozenColumns>("frozenColumns");
    QVERIFY(frozen && frozen->isVisible());
    QCOMPARE(frozen->width(), view.columnWidth(0));
    QCOMPARE(frozen->mapTo(&view, QPoint(0, 0)).x(), view.viewport()->x());
    QTRY_VERIFY(view.horizontalScrollBar()->maximum() > 0);
    view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->maximum());
    QVERIFY(view.columnViewportPosition(0) < 0);
    QCOMPARE(frozen->columnViewportPosition(0), 0);
    view.goTo(11, 1); // what would be hidden below the frozen part is brought out
    QVERIFY(view.columnViewportPosition(1) >= frozen->width());
    QCOMPARE(frozen->verticalScrollBar()->value(), view.verticalScrollBar()->value());
    view.setColumnWidth(0, 150);
    QCOMPARE(frozen->width(), 150);
    QTest::mouseClick(frozen->viewport(), Qt::LeftButton, Qt::NoModifier, frozen->visualRect(table.model->index(11, 0)).center());
    QCOMPARE(view.currentIndex(), table.model->index(11, 0));
    QVERIFY(view.hasFocus());
    view.setFilterRowShown(true);
    QCOMPARE(frozen->geometry().bottom(), view.viewport()->geometry().bottom());
    QCOMPARE(frozen->rowViewportPosition(11), view.rowViewportPosition(11));
    FilterField* field = nullptr;
    for (FilterField* each : view.findChildren<FilterField*>()) {
        if (each->column() == table.model->columnAt(0).id && each->isVisible())
            field = each;
    }
    QVERIFY(field && frozen->isAncestorOf(field));
    view.goTo(4, 1);
    table.type(field, "e");
    QTRY_COMPARE(table.names(), s("Ben Eva Lea"));
    QCOMPARE(view.currentIndex(), table.model->index(1, 1));
    table.act("unfreezeColumns");
    QVERIFY(!table.child<FrozenColumns>("frozenColumns"));
}

void TestTableColumns::editsInFrozenColumns()
{
    const TableWorld table;
    table.act("freezeColumns");
    table.view().goTo(2, 0);
    QTest::keyClick(&table.view(), Qt::Key_Z);
    auto* frozen = table.child<FrozenColumns>("frozenColumns");
    auto* editor = frozen->viewport()->findChild<QPlainTextEdit*>();
    QVERIFY(editor && editor->isVisible());
    QTest::keyClick(editor, Qt::Key_O);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(table.stored(2, "name"), s("zo"));
    QCOMPARE(table.view().currentIndex(), table.model->index(3, 0));
    QVERIFY(table.view().hasFocus());
}

void TestTableColumns::freezesFromRightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    {
        const TableWorld table;
        table.pane->resize(420, 400);
        table.view().setColumnWidth(1, 200);
        table.view().setColumnWidth(2, 200);
        table.act("freezeColumns");
        auto* frozen = table.child<FrozenColumns>("frozenColumns");
        QCOMPARE(frozen->geometry().right(), table.view().viewport()->geometry().right());
        QTRY_VERIFY(table.view().horizontalScrollBar()->maximum() > 0);
        table.view().goTo(0, 3);
        table.view().goTo(0, 1);
        const int right = table.view().columnViewportPosition(1) + table.view().columnWidth(1);
        QVERIFY(right <= table.view().viewport()->width() - frozen->width());
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestTableColumns::remembersFreezeAndFilterRow()
{
    const TableWorld table;
    QSettings settings(table.folder.filePath(s("settings.ini")), QSettings::IniFormat);
    table.view().freeze(2);
    table.view().setFilterRowShown(true);
    table.view().setColumnWidth(1, 222);
    table.view().saveColumns(settings, s("project/x"));
    SheetView second(*table.model);
    second.restoreColumns(settings, s("project/x"));
    QCOMPARE(second.frozenCount(), 2);
    QVERIFY(second.isFilterRowShown());
    QCOMPARE(second.columnWidth(1), 222);
}

void TestTableColumns::duplicatesRows()
{
    const TableWorld table;
    table.select(1, 0, 2, 0);
    table.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(table.model->rowCount(), 14);
    QCOMPARE(table.names().left(23), s("Ada Ben Cid Ben Cid Dan"));
    QCOMPARE(table.stored(4, "note"), s("x.y"));
    table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.model->rowCount(), 12);
}

void TestTableColumns::movesRowsByKey()
{
    const TableWorld table;
    table.select(1, 0, 2, 1);
    table.key(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(table.names().left(15), s("Ada Dan Ben Cid"));
    QCOMPARE(table.view().currentIndex(), table.model->index(2, 0));
    QVERIFY(table.view().selectionModel()->isSelected(table.model->index(3, 1)));
    table.key(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    table.key(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(table.names().left(15), s("Ben Cid Ada Dan"));
    table.key(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier); // already at the top
    QCOMPARE(table.names().left(15), s("Ben Cid Ada Dan"));
    for (int i = 0; i < 3; ++i)
        table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.names().left(15), s("Ada Ben Cid Dan"));
}

void TestTableColumns::dragsRows()
{
    const TableWorld table;
    dragRowNumber(table.view(), 0, 3); // not selected: a drag over numbers selects
    QCOMPARE(table.names().left(15), s("Ada Ben Cid Dan"));
    table.view().selectRow(1);
    dragRowNumber(table.view(), 1, 4);
    QCOMPARE(table.names().left(23), s("Ada Cid Dan Ben Eva Fay"));
    table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.names().left(15), s("Ada Ben Cid Dan"));
}

void TestTableColumns::doesNotMoveSortedRows()
{
    const TableWorld table;
    QSignalSpy refused(table.pane.get(), &TablePane::refused);
    table.model->shown().sortBy(table.model->columnAt(0).id, true, false);
    QTRY_COMPARE(table.names().left(7), s("Lea Kim"));
    table.key(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.first().first().toString().contains(s("stored order")));
    QCOMPARE(table.stored(0, "name"), s("Ada"));
}

void TestTableColumns::deletesShownRowsOnly()
{
    const TableWorld table;
    table.view().setFilterRowShown(true);
    table.type(table.filter(1), "oslo");
    QTRY_COMPARE(table.names(), s("Ben Eva Ida"));
    table.view().setFocus();
    table.select(0, 0, 1, 0);
    table.key(Qt::Key_Minus, Qt::ControlModifier);
    QTRY_COMPARE(table.names(), s("Ida"));
    QCOMPARE(table.project->sheet().data().rowCount(), 10);
    QCOMPARE(table.stored(1, "name"), s("Cid"));
}

void TestTableColumns::refusesEditsWhileBusy()
{
    const TableWorld table;
    QSignalSpy refused(table.pane.get(), &TablePane::refused);
    table.project->sheet().setBusy(true);
    QVERIFY(!table.can("deleteRows"));
    QVERIFY(!table.can("addColumn"));
    QTest::keyClick(&table.view(), Qt::Key_X);
    QCOMPARE(refused.size(), 1);
    QVERIFY(!table.view().viewport()->findChild<QPlainTextEdit*>());
    table.project->sheet().setBusy(false);
    QVERIFY(table.can("deleteRows"));
}

QTEST_MAIN(TestTableColumns)
#include "tst_table_columns.moc"
