// The table over a real project: the model's rules, and the habits of a spreadsheet through real keys.
#include "common/plain_tooltip.h"
#include "sheet/outcome_filter.h"
#include "sheet/sheet_actions.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"
#include "support/imported.h"
#include "ui/sheet/page_world.h"

#include <QAbstractItemModelTester>
#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

/// A project with its table on a (virtual) screen and the keyboard in its first cell.
struct Table {
    QTemporaryDir folder;
    std::shared_ptr<project::Project> project;
    std::unique_ptr<SheetModel> model;
    std::unique_ptr<SheetView> view;
    std::unique_ptr<SheetActions> actions;

    explicit Table(const QByteArray& csv = test::fewReviews())
        : project(test::imported(folder.path(), s("reviews.csv"), csv)), model(std::make_unique<SheetModel>(project)),
          view(std::make_unique<SheetView>(*model)), actions(std::make_unique<SheetActions>(*view))
    {
        view->resize(800, 400);
        view->show();
        view->activateWindow();
        view->setFocus();
        view->goTo(0, 0);
    }
    ~Table()
    {
        actions.reset();
        view.reset();
    }
    /// Waits until the whole table has been read.
    bool settle() const
    {
        return QTest::qWaitFor([this] {
            for (int row = 0; row < model->rowCount(); ++row) {
                if (!model->text(row, 0))
                    return false;
            }
            return true;
        });
    }
    QString shown(int row, int column) const { return model->index(row, column).data().toString(); }
    QString stored(qint64 position, const char* column) const
    {
        return QString::fromUtf8(test::cellText(*project, position, s(column)));
    }
    /// Each key goes where the keyboard is: the first one may have opened the editor.
    void keys(const char* text) const
    {
        for (const QChar c : s(text))
            QTest::keyClick(editorOrView(), c.toLatin1());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(editorOrView(), key, modifiers);
    }
    QWidget* editorOrView() const
    {
        const auto editors = view->findChildren<QPlainTextEdit*>(s("cellEditor"));
        for (QPlainTextEdit* editor : editors) { // closed ones may still be there
            if (editor->isVisible())
                return editor;
        }
        return view.get();
    }
};

} // namespace

class TestSheetTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsRowsOnceTheyAreRead();
    void keepsTheRulesOfModels();
    void growsWhileRowsComeIn();
    void addsAnswerColumns();
    void readsCellsAloud();
    void typingReplaces();
    void f2AppendsAndEscapeLeaves();
    void altEnterBreaksTheLine();
    void deleteClearsAndUndoBringsBack();
    void copiesAndPastesRanges();
    void pastesPastTheEnd();
    void oneCellFillsTheSelection();
    void insertsAndDeletesRows();
    void addsAndRenamesColumns();
    void filtersByOutcome();
    void leavesDropsToTheWindow();
};

void TestSheetTable::showsRowsOnceTheyAreRead()
{
    Table table;
    QCOMPARE(table.shown(0, 0), s("…"));
    QVERIFY(table.settle());
    QCOMPARE(table.shown(0, 0), s("00123"));
    QCOMPARE(table.shown(0, 1), s("Great coffee, but the tray ⏎ is too small"));
    QCOMPARE(table.model->headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), s("1"));
    QCOMPARE(table.model->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), s("review"));
    QCOMPARE(table.model->headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), plainToolTip(s("review")));
    QVERIFY(table.model->index(0, 3).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QVERIFY(table.model->index(0, 0).data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
}

void TestSheetTable::keepsTheRulesOfModels()
{
    Table table;
    const QAbstractItemModelTester tester(table.model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(table.settle());
    table.project->sheet().insertRows(1, std::vector<project::RowEdits>(2), s("insert"));
    table.project->sheet().removeRows({{0, 1}, {3, 2}}, s("remove"));
    table.project->sheet().undo();
    table.project->sheet().addColumn(s("new"), 1);
    test::giveAnswers(*table.project);
    QVERIFY(table.settle());
    QCOMPARE(table.model->rowCount(), 7);
}

void TestSheetTable::growsWhileRowsComeIn()
{
    Table table;
    QSignalSpy grown(table.model.get(), &QAbstractItemModel::rowsInserted);
    table.project->sheet().insertRows(5, std::vector<project::RowEdits>(3), s("more"));
    QCOMPARE(grown.size(), 1);
    QCOMPARE(table.model->rowCount(), 8);
}

void TestSheetTable::addsAnswerColumns()
{
    Table table;
    QCOMPARE(table.model->columnCount(), 4);
    test::giveAnswers(*table.project);
    QCOMPARE(table.model->columnCount(), 6);
    QCOMPARE(table.model->headerData(4, Qt::Horizontal, Qt::DisplayRole).toString(), s("Answer"));
    QVERIFY(table.settle());
    QCOMPARE(table.shown(0, 4), s("positive: <b>not bold</b>"));
    QCOMPARE(table.shown(1, 5), s("Cut off"));
    QCOMPARE(table.shown(3, 5), s("Missing"));
    QVERIFY(!table.model->index(1, 5).data(Qt::DecorationRole).isNull());
    QVERIFY(!table.model->flags(table.model->index(0, 4)).testFlag(Qt::ItemIsEditable));
}

void TestSheetTable::readsCellsAloud()
{
    Table table;
    QVERIFY(table.settle());
    QCOMPARE(table.model->index(1, 1).data(Qt::AccessibleTextRole).toString(), s("review, row 2: Nie wieder"));
}

void TestSheetTable::typingReplaces()
{
    Table table;
    QVERIFY(table.settle());
    table.view->goTo(1, 1);
    table.keys("Good");
    table.key(Qt::Key_Return);
    QCOMPARE(table.stored(1, "review"), s("Good"));
    QCOMPARE(table.shown(1, 1), s("Good"));
    QCOMPARE(table.view->currentIndex().row(), 2);
    QCOMPARE(table.view->currentIndex().column(), 1);
    table.view->goTo(4, 2);
    table.keys("US");
    table.key(Qt::Key_Tab);
    QCOMPARE(table.stored(4, "country"), s("US"));
}

void TestSheetTable::f2AppendsAndEscapeLeaves()
{
    Table table;
    QVERIFY(table.settle());
    table.view->goTo(1, 1);
    table.key(Qt::Key_F2);
    QVERIFY(table.editorOrView() != table.view.get());
    table.keys("!");
    table.key(Qt::Key_Return);
    QCOMPARE(table.stored(1, "review"), s("Nie wieder!"));
    table.view->goTo(1, 1);
    table.keys("oops");
    table.key(Qt::Key_Escape);
    QCOMPARE(table.stored(1, "review"), s("Nie wieder!"));
}

void TestSheetTable::altEnterBreaksTheLine()
{
    Table table;
    QVERIFY(table.settle());
    table.view->goTo(4, 1);
    table.keys("one");
    table.key(Qt::Key_Return, Qt::AltModifier);
    table.keys("two");
    table.key(Qt::Key_Return);
    QCOMPARE(table.stored(4, "review"), s("one\ntwo"));
}

void TestSheetTable::deleteClearsAndUndoBringsBack()
{
    Table table;
    QVERIFY(table.settle());
    table.view->goTo(1, 1);
    table.key(Qt::Key_Delete);
    QCOMPARE(table.stored(1, "review"), QString());
    table.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(table.stored(1, "review"), s("Nie wieder"));
    QTRY_COMPARE(table.shown(1, 1), s("Nie wieder"));
    table.key(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(table.stored(1, "review"), QString());
}

void TestSheetTable::copiesAndPastesRanges()
{
    Table table;
    QVERIFY(table.settle());
    table.view->selectionModel()->select(
        QItemSelection(table.model->index(1, 1), table.model->index(2, 2)), QItemSelectionModel::ClearAndSelect);
    table.key(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(s("Nie wieder\tDE\n")));
    table.view->goTo(3, 1);
    table.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(table.stored(3, "review"), s("Nie wieder"));
    QCOMPARE(table.stored(4, "country"), s("AE"));
}

void TestSheetTable::pastesPastTheEnd()
{
    Table table;
    QVERIFY(table.settle());
    QGuiApplication::clipboard()->setText(s("a\tA\nb\tB\nc\tC\n"));
    table.view->goTo(4, 1);
    table.key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(table.model->rowCount(), 7);
    QCOMPARE(table.stored(6, "review"), s("c"));
    QCOMPARE(table.stored(6, "country"), s("C"));
}

void TestSheetTable::oneCellFillsTheSelection()
{
    Table table;
    QVERIFY(table.settle());
    QGuiApplication::clipboard()->setText(s("x"));
    table.view->selectionModel()->select(
        QItemSelection(table.model->index(0, 2), table.model->index(2, 3)), QItemSelectionModel::ClearAndSelect);
    table.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(table.stored(2, "stars"), s("x"));
    QCOMPARE(table.stored(0, "country"), s("x"));
    QCOMPARE(table.stored(3, "stars"), s("3"));
}

void TestSheetTable::insertsAndDeletesRows()
{
    Table table;
    QVERIFY(table.settle());
    table.view->goTo(1, 0);
    table.key(Qt::Key_Down, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(table.model->rowCount(), 6);
    QCOMPARE(table.stored(2, "id"), QString());
    QCOMPARE(table.view->currentIndex().row(), 2);
    table.key(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(table.model->rowCount(), 5);
    QCOMPARE(table.stored(2, "id"), s("00125"));
}

void TestSheetTable::addsAndRenamesColumns()
{
    Table table;
    QVERIFY(table.settle());
    table.key(Qt::Key_Right, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(table.model->sheetColumns(), 5);
    auto* name = table.view->findChild<QWidget*>(s("columnNameEdit"));
    QVERIFY(name && name->isVisible());
    QTest::keyClicks(name, s("mood"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(table.model->columnOf(s("mood")), 4);
}

void TestSheetTable::filtersByOutcome()
{
    Table table;
    OutcomeFilter filter(*table.model);
    QVERIFY(filter.isHidden());
    test::giveAnswers(*table.project);
    QTRY_VERIFY(!filter.isHidden());
    QTRY_COMPARE(filter.counts()[std::size_t(project::Outcome::Good)], 1);
    table.view->goTo(2, 1);
    QAbstractButton* failed = nullptr;
    QTRY_COMPARE(filter.findChildren<QAbstractButton*>().size(), 6);
    failed = filter.findChildren<QAbstractButton*>().at(3);
    filter.show();
    QTest::mouseClick(failed, Qt::LeftButton);
    QTRY_COMPARE(table.model->rowCount(), 1);
    QCOMPARE(table.model->headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), s("3"));
    QCOMPARE(table.view->currentIndex().column(), 1);
    filter.choose(OutcomeGroup::All);
    QTRY_COMPARE(table.model->rowCount(), 5);
    QCOMPARE(table.view->currentIndex().row(), 2);
}

void TestSheetTable::leavesDropsToTheWindow()
{
    const Table table;
    QVERIFY(!table.view->acceptDrops());
    QVERIFY(!table.view->viewport()->acceptDrops());
}

QTEST_MAIN(TestSheetTable)
#include "tst_sheet_table.moc"
