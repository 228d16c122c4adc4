// What is said about files: before they are dropped, and after they were read.
#include "import/assumption_line.h"
#include "import/import_forecast.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using formats::Note;

class TestImportWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forecasts_data();
    void forecasts();
    void saysWhatWasAssumed();
    void countsWhatWasMet();
};

void TestImportWords::forecasts_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QString>("contains");
    QTest::newRow("one") << QStringList {QStringLiteral("/a/b.csv")} << true << QStringLiteral("Import b.csv as a new project");
    QTest::newRow("capitals") << QStringList {QStringLiteral("/a/B.JSONL")} << true << QStringLiteral("B.JSONL");
    QTest::newRow("three") << QStringList {QStringLiteral("/a.csv"), QStringLiteral("/b.tsv"), QStringLiteral("/c.txt")} << true
                           << QStringLiteral("3 files as new projects");
    QTest::newRow("workbook") << QStringList {QStringLiteral("/a.xlsx")} << false << QStringLiteral("Save the sheet as CSV");
    QTest::newRow("picture among tables") << QStringList {QStringLiteral("/a.csv"), QStringLiteral("/b.png")} << false
                                          << QStringLiteral("b.png is no table");
    QTest::newRow("no ending") << QStringList {QStringLiteral("/data")} << true << QStringLiteral("Import data");
    QTest::newRow("nothing") << QStringList() << false << QStringLiteral("Only files");
}

void TestImportWords::forecasts()
{
    QFETCH(QStringList, files);
    QFETCH(QString, contains);
    const DropForecast forecast = importForecast(files);
    QTEST(forecast.accepted, "accepted");
    QVERIFY2(forecast.sentence.contains(contains), qPrintable(forecast.sentence));
}

void TestImportWords::saysWhatWasAssumed()
{
    project::ImportAssumptions assumptions;
    QCOMPARE(assumptionLine(assumptions), QStringLiteral("Read as comma-separated UTF-8 with a header row."));
    assumptions.dialect.delimiter = '\t';
    assumptions.dialect.hasHeader = false;
    assumptions.dialect.encoding = formats::Encoding::Utf16Le;
    QCOMPARE(assumptionLine(assumptions), QStringLiteral("Read as tab-separated UTF-16LE without a header row."));
    QVERIFY(!needsAttention(assumptions));
}

void TestImportWords::countsWhatWasMet()
{
    project::ImportAssumptions assumptions;
    assumptions.notes = {{Note::Kind::ShortRecord, 17, 2}, {Note::Kind::BlankLine, 20, 0}, {Note::Kind::ShortRecord, 30, 2}};
    assumptions.noteCount = 5;
    const QString line = assumptionLine(assumptions);
    QVERIFY2(line.contains(QStringLiteral("2 rows are shorter than the header (first in line 17).")), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("2 more lines")), qPrintable(line));
    QVERIFY(needsAttention(assumptions));
}

QTEST_GUILESS_MAIN(TestImportWords)
#include "tst_import_words.moc"
