// What the table shows: the filter row, the sort and the duplicates, through real keys and clicks; never the stored order.
#include "ui/sheet/table_world.h"

#include "common/empty_state.h"
#include "common/elided_label.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

using namespace sheaf;
using namespace sheaf::ui;
using test::TableWorld;
using Kind = project::ColumnFilter::Kind;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

QString statusOf(const TableWorld& table)
{
    return table.child<ElidedLabel>("viewStatusText")->text();
}

} // namespace

class TestTableView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingInTheFilterRowFilters();
    void kindsOfFilters_data();
    void kindsOfFilters();
    void filtersCombine();
    void aPatternThatCannotBeUsedSaysWhy();
    void escapeClearsTheFieldThenLeaves();
    void tabGoesFromFieldToField();
    void fieldsStandUnderTheirColumns();
    void emptyResultOffersToClear();
    void placeAndSelectionStayAcrossAFilter();
    void editedRowsStayUntilAppliedAgain();
    void rowsThatComeAreAskedAgain();
    void sortsWithoutTouchingTheStoredOrder();
    void sortsByFurtherColumns();
    void headerMenuOpensByMouse();
    void showsDuplicates();
    void keepsTheRulesOfModels();
};

void TestTableView::typingInTheFilterRowFilters()
{
    const TableWorld table;
    table.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(table.view().isFilterRowShown());
    FilterField* field = table.filter(0);
    QVERIFY(field && field->isVisible() && field->hasFocus());
    table.view().goTo(0, 1);
    table.act("filterRow");
    QVERIFY(!field->isVisible());
    QTest::mouseClick(table.child<QToolButton>("filterRowButton"), Qt::LeftButton);
    table.type(table.filter(1), "ar");
    QTRY_COMPARE(table.names(), s("Ada Cid Fay Jan Lea"));
    table.type(table.filter(1), "h");
    QTRY_COMPARE(table.model->rowCount(), 0);
    QTest::keyClick(table.filter(1), Qt::Key_Backspace);
    QTRY_COMPARE(table.names(), s("Ada Cid Fay Jan Lea"));
    QCOMPARE(statusOf(table), s("5 of 12 row(s)"));
    QCOMPARE(table.model->headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), s("3"));
    QTest::mouseClick(table.child<QPushButton>("clearFilters"), Qt::LeftButton);
    QTRY_COMPARE(table.model->rowCount(), 12);
    QCOMPARE(table.filter(1)->text(), QString());
    QVERIFY(!table.child<QPushButton>("clearFilters")->isVisible());
}

void TestTableView::kindsOfFilters_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* name, int column, Kind kind, const char* text, const char* names) {
        QTest::newRow(name) << column << int(kind) << s(text) << s(names);
    };
    row("contains", 1, Kind::Contains, "oNN", "Dan Hal");
    row("does not contain", 1, Kind::DoesNotContain, "o", "Ada Cid Fay Gus Jan Kim Lea");
    row("is", 2, Kind::Is, "10", "Ada Fay Lea");
    row("is not", 1, Kind::IsNot, "paris", "Ben Dan Eva Gus Hal Ida Kim");
    row("is empty", 1, Kind::IsEmpty, "", "Kim");
    row("is not empty", 3, Kind::IsNotEmpty, "", "Ada Cid Dan Eva Gus Hal Ida Jan Kim Lea");
    row("longer than", 3, Kind::LongerThan, "5", "Eva");
    row("shorter than", 1, Kind::ShorterThan, "5", "Ben Dan Eva Hal Ida Kim");
    row("regular expression", 3, Kind::Matches, "^x.y$", "Cid Dan Jan");
}

void TestTableView::kindsOfFilters()
{
    QFETCH(int, column);
    QFETCH(int, kind);
    QFETCH(QString, text);
    const TableWorld table;
    table.view().setFilterRowShown(true);
    FilterField* field = table.filter(column);
    QTest::keyClick(field, Qt::Key_Down, Qt::AltModifier);
    auto* menu = field->findChild<QMenu*>(s("filterKinds"));
    QVERIFY(menu);
    for (QAction* choice : menu->actions()) {
        if (choice->data().toInt() == kind)
            choice->trigger();
    }
    menu->close();
    QTest::keyClicks(field, text);
    QTEST(table.names(), "names");
}

void TestTableView::filtersCombine()
{
    const TableWorld table;
    table.view().setFilterRowShown(true);
    table.type(table.filter(1), "paris");
    table.type(table.filter(2), "1");
    QTRY_COMPARE(table.names(), s("Ada Cid Fay Lea"));
    table.type(table.filter(3), "first");
    QTRY_COMPARE(table.names(), s("Ada Lea"));
}

void TestTableView::aPatternThatCannotBeUsedSaysWhy()
{
    const TableWorld table;
    table.view().setFilterRowShown(true);
    FilterField* field = table.filter(3);
    field->setFocus();
    field->chooseKind(Kind::Matches);
    table.type(field, "x(");
    auto* fault = table.view().findChild<QLabel*>(s("filterFault"));
    QVERIFY(fault->isVisible());
    QVERIFY(fault->text().contains(s("cannot be used")));
    QTRY_COMPARE(table.model->rowCount(), 3); // of "x", until the pattern is one again
    table.type(field, "a|.)");
    QTRY_COMPARE(table.names(), s("Cid Dan Jan"));
    QVERIFY(!fault->isVisible());
    field->clear();
    field->chooseKind(Kind::LongerThan);
    table.type(field, "many");
    QVERIFY(fault->text().contains(s("number")));
}

void TestTableView::escapeClearsTheFieldThenLeaves()
{
    const TableWorld table;
    table.view().setFilterRowShown(true);
    table.filter(1)->setFocus();
    table.type(table.filter(1), "oslo");
    QTRY_COMPARE(table.model->rowCount(), 3);
    QTest::keyClick(table.filter(1), Qt::Key_Escape);
    QTRY_COMPARE(table.model->rowCount(), 12);
    QVERIFY(table.filter(1)->hasFocus());
    QTest::keyClick(table.filter(1), Qt::Key_Escape);
    QVERIFY(table.view().hasFocus());
}

void TestTableView::tabGoesFromFieldToField()
{
    const TableWorld table;
    table.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(table.filter(0), Qt::Key_Tab);
    QVERIFY(table.filter(1)->hasFocus());
    QTest::keyClick(table.filter(1), Qt::Key_Backtab);
    QVERIFY(table.filter(0)->hasFocus());
    QTest::keyClick(table.filter(0), Qt::Key_Down);
    QVERIFY(table.view().hasFocus());
}

void TestTableView::fieldsStandUnderTheirColumns()
{
    const TableWorld table;
    table.view().setFilterRowShown(true);
    const auto isUnder = [&](int column) {
        const int left = table.view().horizontalHeader()->sectionViewportPosition(column);
        return table.filter(column)->x() == left + 1;
    };
    QVERIFY(isUnder(2));
    table.view().setColumnWidth(0, 300);
    QVERIFY(isUnder(2));
    table.pane->resize(400, 500);
    table.view().horizontalScrollBar()->setValue(table.view().horizontalScrollBar()->maximum());
    QVERIFY(table.view().horizontalHeader()->sectionViewportPosition(3) < 400);
    QVERIFY(isUnder(3));
    QVERIFY(!table.filter(0)->isVisible());
}

void TestTableView::emptyResultOffersToClear()
{
    const TableWorld table;
    table.view().setFilterRowShown(true);
    table.type(table.filter(0), "nobody");
    auto* empty = table.child<EmptyState>("noRowFits");
    QTRY_VERIFY(empty->isVisible());
    QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_COMPARE(table.model->rowCount(), 12);
    QVERIFY(!empty->isVisible());
}

void TestTableView::placeAndSelectionStayAcrossAFilter()
{
    const TableWorld table;
    table.select(4, 1, 5, 2); // Eva and Fay
    table.model->shown().setFilter(table.model->columnAt(0).id, project::ColumnFilter {.column = table.model->columnAt(0).id,
        .kind = Kind::Contains, .text = s("a"), .length = 0});
    QTRY_COMPARE(table.names(), s("Ada Dan Eva Fay Hal Ida Jan Lea"));
    QCOMPARE(table.view().currentIndex(), table.model->index(2, 1));
    QCOMPARE(table.view().selectionModel()->selection().indexes().size(), 4);
    table.model->shown().sortBy(table.model->columnAt(0).id, true, false);
    QTRY_COMPARE(table.names(), s("Lea Jan Ida Hal Fay Eva Dan Ada"));
    QCOMPARE(table.view().currentIndex(), table.model->index(5, 1));
    QVERIFY(table.view().selectionModel()->isSelected(table.model->index(4, 2)));
}

void TestTableView::editedRowsStayUntilAppliedAgain()
{
    const TableWorld table;
    table.view().setFilterRowShown(true);
    table.type(table.filter(1), "oslo");
    QTRY_COMPARE(table.names(), s("Ben Eva Ida"));
    QVERIFY(table.model->setTexts({{table.model->rowAt(1), table.model->columnAt(1).id, "Rome"}}, s("edit")));
    QCOMPARE(table.names(), s("Ben Eva Ida"));
    auto* again = table.child<QPushButton>("applyAgain");
    QVERIFY(again->isVisible());
    QVERIFY(statusOf(table).contains(s("Edited rows stay")));
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(table.names(), s("Ben Ida"));
    QVERIFY(!again->isVisible());
}

void TestTableView::rowsThatComeAreAskedAgain()
{
    const TableWorld table;
    table.view().setFilterRowShown(true);
    table.type(table.filter(1), "oslo");
    QTRY_COMPARE(table.names(), s("Ben Eva Ida"));
    const ColumnId name = table.model->columnAt(0).id;
    const ColumnId city = table.model->columnAt(1).id;
    table.project->sheet().insertRows(0, {{{name, "Zoe"}, {city, "Oslo"}}}, s("insert"));
    QTRY_COMPARE(table.names(), s("Zoe Ben Eva Ida"));
    table.project->sheet().undo();
    QTRY_COMPARE(table.names(), s("Ben Eva Ida"));
}

void TestTableView::sortsWithoutTouchingTheStoredOrder()
{
    const TableWorld table;
    table.view().goTo(0, 2);
    table.act("sortUp");
    QTRY_COMPARE(table.column(2), s("1 2 3 7 9 9 10 10 10 55 100 "));
    QCOMPARE(table.names(), s("Hal Dan Kim Gus Ben Ida Ada Fay Lea Jan Cid Eva"));
    QCOMPARE(table.stored(0, "name"), s("Ada"));
    QCOMPARE(statusOf(table), s("Sorted by amount"));
    table.act("sortDown");
    QTRY_COMPARE(table.names().left(7), s("Cid Jan"));
    QCOMPARE(table.project->sheet().undoLabel(), QString());
    QTest::mouseClick(table.child<QPushButton>("clearSort"), Qt::LeftButton);
    QTRY_COMPARE(table.names().left(7), s("Ada Ben"));
    QVERIFY(!table.can("storedOrder"));
}

void TestTableView::sortsByFurtherColumns()
{
    const TableWorld table;
    table.view().goTo(0, 1);
    table.act("sortUp");
    table.view().goTo(0, 2);
    QVERIFY(table.can("thenSortDown"));
    table.act("thenSortDown");
    QTRY_COMPARE(table.names(), s("Gus Hal Dan Ben Ida Eva Cid Jan Ada Fay Lea Kim"));
    QCOMPARE(table.model->shown().query().sort.size(), 2);
    table.act("storedOrder");
    QTRY_COMPARE(table.names().left(7), s("Ada Ben"));
}

void TestTableView::headerMenuOpensByMouse()
{
    const TableWorld table;
    QWidget* header = table.view().horizontalHeader()->viewport();
    const QPoint inCity(table.view().horizontalHeader()->sectionViewportPosition(1) + 10, 10);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, inCity, header->mapToGlobal(inCity));
    QCoreApplication::sendEvent(header, &asked);
    auto* menu = table.view().findChild<QMenu*>(s("columnMenu"));
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(table.view().currentIndex().column(), 1);
    QVERIFY(menu->actions().contains(table.child<QAction>("sortUp")));
    const QRect sortUp = menu->actionGeometry(table.child<QAction>("sortUp"));
    QTest::mouseClick(menu, Qt::LeftButton, Qt::NoModifier, sortUp.center());
    QTRY_COMPARE(table.column(1).left(5), s("Århus"));
}

void TestTableView::showsDuplicates()
{
    const TableWorld table;
    table.view().goTo(0, 3);
    table.act("showDuplicates");
    QTRY_VERIFY(statusOf(table).contains(s("Duplicates by note")));
    QTRY_VERIFY(table.names().contains(s("Ada Lea")) && table.names().contains(s("Cid Jan")));
    table.act("storedOrder");
    table.model->shown().clearFilters();
    QTRY_COMPARE(table.model->rowCount(), 12);
    table.select(0, 1, 0, 2);
    table.act("showDuplicates");
    QTRY_COMPARE(table.model->rowCount(), 5); // Paris 10 three times, Oslo 9 twice
}

void TestTableView::keepsTheRulesOfModels()
{
    const TableWorld table;
    const QAbstractItemModelTester tester(table.model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.model->shown().sortBy(table.model->columnAt(1).id, true, false);
    QVERIFY(table.settle());
    table.project->sheet().removeRows({{2, 3}}, s("remove"));
    table.project->sheet().setHidden({table.model->columnAt(2).id}, true);
    QTRY_COMPARE(table.model->rowCount(), 9);
    table.model->shown().setQuery({});
    table.project->sheet().undo();
    table.project->sheet().undo();
    QCOMPARE(table.model->rowCount(), 12);
    QCOMPARE(table.model->columnCount(), 4);
}

QTEST_MAIN(TestTableView)
#include "tst_table_view.moc"
