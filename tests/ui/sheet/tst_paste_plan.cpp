// Where copied cells go: one cell fills, multiples repeat, everything else takes the room it needs.
#include "sheet/paste_plan.h"

#include <QTest>

using namespace sheaf::ui;

namespace {

/// "rows 2+3 columns 1,2 new 0x0": what a plan says, readable.
QString shown(const PastePlan& plan)
{
    QStringList rows;
    for (const RowRun& run : plan.cells.rows)
        rows += QStringLiteral("%1+%2").arg(run.first).arg(run.count);
    QStringList columns;
    for (const int column : plan.cells.columns)
        columns += QString::number(column);
    return QStringLiteral("rows %1 columns %2 new %3x%4")
        .arg(rows.join(u' '), columns.join(u',')).arg(plan.newRows).arg(plan.newColumns);
}

} // namespace

class TestPastePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plans_data();
    void plans();
};

void TestPastePlan::plans_data()
{
    QTest::addColumn<int>("top");
    QTest::addColumn<int>("selectedRows");
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("selectedColumns");
    QTest::addColumn<qint64>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("plan");
    const auto row = [](const char* name, QRect selected, qint64 height, int width, const char* plan) {
        QTest::newRow(name) << selected.y() << selected.height() << selected.x() << selected.width() << height << width
                            << QString::fromLatin1(plan);
    };
    // A table of 10 rows and 4 columns; QRect(column, row, columns, rows).
    row("one cell into one", QRect(1, 2, 1, 1), 1, 1, "rows 2+1 columns 1 new 0x0");
    row("one cell fills", QRect(1, 2, 2, 3), 1, 1, "rows 2+3 columns 1,2 new 0x0");
    row("a range from one cell on", QRect(1, 2, 1, 1), 3, 2, "rows 2+3 columns 1,2 new 0x0");
    row("a multiple repeats", QRect(0, 0, 4, 6), 3, 2, "rows 0+6 columns 0,1,2,3 new 0x0");
    row("no multiple: once", QRect(0, 0, 4, 5), 3, 2, "rows 0+3 columns 0,1 new 0x0");
    row("a column of rows takes the width", QRect(0, 0, 1, 6), 3, 2, "rows 0+6 columns 0,1 new 0x0");
    row("a row takes the height", QRect(0, 0, 4, 1), 3, 2, "rows 0+3 columns 0,1,2,3 new 0x0");
    row("smaller selection", QRect(0, 0, 2, 2), 3, 2, "rows 0+3 columns 0,1 new 0x0");
    row("past the end", QRect(1, 9, 1, 1), 3, 1, "rows 9+1 columns 1 new 2x0");
    row("too wide", QRect(3, 0, 1, 1), 1, 3, "rows 0+1 columns 3 new 0x2");
    row("both", QRect(3, 9, 1, 1), 2, 2, "rows 9+1 columns 3 new 1x1");
}

void TestPastePlan::plans()
{
    QFETCH(int, top);
    QFETCH(int, selectedRows);
    QFETCH(int, left);
    QFETCH(int, selectedColumns);
    QFETCH(qint64, height);
    QFETCH(int, width);
    SelectedCells selected;
    selected.rows = {{top, selectedRows}};
    for (int i = 0; i < selectedColumns; ++i)
        selected.columns += left + i;
    QTEST(shown(planPaste(selected, height, width, 10, 4)), "plan");
}

QTEST_GUILESS_MAIN(TestPastePlan)
#include "tst_paste_plan.moc"
