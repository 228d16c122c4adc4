// What a fill handle continues, and what it only repeats.
#include "sheet/fill_series.h"

#include <QTest>

using sheaf::ui::FillSeries;

class TestFillSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fills_data();
    void fills();
};

void TestFillSeries::fills_data()
{
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QString>("behind"); // three
    QTest::addColumn<QString>("before"); // two, the nearer first
    const auto row = [](const char* name, const char* cells, const char* behind, const char* before) {
        QTest::newRow(name) << QString::fromUtf8(cells) << QString::fromUtf8(behind) << QString::fromUtf8(before);
    };
    row("one number is repeated", "7", "7|7|7", "7|7");
    row("one text", "a", "a|a|a", "a|a");
    row("count", "1|2", "3|4|5", "0|-1");
    row("steps", "10|20|30", "40|50|60", "0|-10");
    row("backwards", "3|2", "1|0|-1", "4|5");
    row("negative", "-2|-1", "0|1|2", "-3|-4");
    row("the same", "5|5", "5|5|5", "5|5");
    row("fractions", "0.5|1.0", "1.5|2.0|2.5", "0.0|-0.5");
    row("decimal comma", "0,8|0,9", "1,0|1,1|1,2", "0,7|0,6");
    row("ids keep their zeros", "00123|00124", "00125|00126|00127", "00122|00121");
    row("over a power of ten", "098|099", "100|101|102", "097|096");
    row("text with a number", "Item 1|Item 2", "Item 3|Item 4|Item 5", "Item 0|Item 1");
    row("letters and a dash", "A-1|A-3", "A-5|A-7|A-9", "A-1|A-3");
    row("no common step", "1|2|4", "1|2|4", "4|2");
    row("other texts", "Item 1|Thing 2", "Item 1|Thing 2|Item 1", "Thing 2|Item 1");
    row("words", "a|b", "a|b|a", "b|a");
    row("dates are not counted", "2026-01-30|2026-01-31", "2026-01-30|2026-01-31|2026-01-30", "2026-01-31|2026-01-30");
    row("times are not counted", "10:58|10:59", "10:58|10:59|10:58", "10:59|10:58");
    row("ids of 20 digits", "12345678901234567890|12345678901234567891",
        "12345678901234567890|12345678901234567891|12345678901234567890", "12345678901234567891|12345678901234567890");
    row("a huge step", "1|10000000000000001", "1|10000000000000001|1", "10000000000000001|1");
    row("empty cells", "|", "||", "|");
    row("a number in front", "1 kg|2 kg", "1 kg|2 kg|1 kg", "2 kg|1 kg");
}

void TestFillSeries::fills()
{
    QFETCH(QString, cells);
    const FillSeries series(cells.split(u'|'));
    QTEST(QStringList({series.at(0), series.at(1), series.at(2)}).join(u'|'), "behind");
    QTEST(QStringList({series.at(-1), series.at(-2)}).join(u'|'), "before");
}

QTEST_GUILESS_MAIN(TestFillSeries)
#include "tst_fill_series.moc"
