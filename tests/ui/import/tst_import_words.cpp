// What is said about files: before they are dropped, while they are asked about, and after they were read.
#include "import/assumption_line.h"
#include "import/import_forecast.h"
#include "import/import_words.h"

#include <QTest>

using namespace sheaf;
using namespace sheaf::ui;
using formats::Encoding;
using formats::FileKind;
using formats::Note;
using project::ImportAssumptions;

Q_DECLARE_METATYPE(sheaf::project::ImportAssumptions)

namespace {

ImportAssumptions delimited(char delimiter, Encoding encoding = Encoding::Utf8, double confidence = 1, bool header = true)
{
    ImportAssumptions made;
    made.dialect.delimiter = delimiter;
    made.dialect.encoding = encoding;
    made.dialect.hasHeader = header;
    made.encodingConfidence = confidence;
    return made;
}

ImportAssumptions ofKind(FileKind kind)
{
    ImportAssumptions made;
    made.kind = kind;
    return made;
}

Note noteOf(Note::Kind kind, qint64 line, qint64 cells = 0)
{
    Note note;
    note.kind = kind;
    note.line = line;
    note.cells = cells;
    return note;
}

} // namespace

class TestImportWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forecasts_data();
    void forecasts();
    void closerForecasts();
    void filtersNameEveryEnding();
    void saysWhatWasAssumed_data();
    void saysWhatWasAssumed();
    void countsWhatWasMet();
    void namesEncodings();
    void faultsStopOrAreTold();
    void everyShapeHasASentence();
    void saysHowMuchIsShown();
};

void TestImportWords::forecasts_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<QString>("contains");
    const auto add = [](const char* name, const QStringList& files, bool accepted, const char* contains) {
        QTest::newRow(name) << files << accepted << QString::fromUtf8(contains);
    };
    add("one", {QStringLiteral("/a/b.csv")}, true, "Import b.csv as a new project");
    add("capitals", {QStringLiteral("/a/B.JSONL")}, true, "B.JSONL");
    add("workbook", {QStringLiteral("/a.xlsx")}, true, "Import a.xlsx");
    add("open workbook", {QStringLiteral("/a.ods")}, true, "Import a.ods");
    add("json", {QStringLiteral("/a.json")}, true, "Import a.json");
    add("three", {QStringLiteral("/a.csv"), QStringLiteral("/b.tsv"), QStringLiteral("/c.txt")}, true, "Import 3 file(s) as one project");
    add("folder", {QStringLiteral("/home/me/Holiday")}, true, "Import Holiday as a new project");
    add("folder with a slash", {QStringLiteral("/home/me/Holiday/")}, true, "Import Holiday as a new project");
    add("old workbook", {QStringLiteral("/a.xls")}, false, "Save it as .xlsx");
    add("picture among tables", {QStringLiteral("/a.csv"), QStringLiteral("/b.png")}, false, "b.png is a picture and a.csv is none");
    add("pictures", {QStringLiteral("/a.webp"), QStringLiteral("/b.PNG")}, true, "Import 2 picture(s) as one project");
    add("program", {QStringLiteral("/a.exe")}, false, "a.exe is no table");
    add("nothing", {}, false, "Only files and folders");
}

void TestImportWords::forecasts()
{
    QFETCH(QStringList, files);
    QFETCH(QString, contains);
    const DropForecast forecast = importForecast(files);
    QTEST(forecast.accepted, "accepted");
    QVERIFY2(forecast.sentence.contains(contains), qPrintable(forecast.sentence));
}

void TestImportWords::closerForecasts()
{
    const QStringList files {QStringLiteral("/home/me/Holiday")};
    project::ImportPreview preview;
    QCOMPARE(closerForecast(files, preview).sentence, QStringLiteral("Import Holiday as a new project"));
    preview.assumptions.kind = FileKind::Folder;
    preview.sourceColumns = {QStringLiteral("name"), QStringLiteral("text")};
    QCOMPARE(closerForecast(files, preview).sentence, QStringLiteral("Import the texts in Holiday as a new project"));
    preview.sourceColumns = {QStringLiteral("name"), QStringLiteral("path"), QStringLiteral("width")};
    QCOMPARE(closerForecast(files, preview).sentence, QStringLiteral("Import the pictures in Holiday as a new project"));
    const DropForecast refused = closerForecast(files, failure(ErrorCode::UnknownFormat, files.first()));
    QVERIFY(!refused.accepted && refused.sentence.contains(QStringLiteral("Holiday")));
}

void TestImportWords::filtersNameEveryEnding()
{
    const QString everything = importNameFilters().first();
    for (const char* ending : {"csv", "tsv", "txt", "xlsx", "ods", "json", "jsonl"})
        QVERIFY2(everything.contains(QStringLiteral("*.") + QString::fromLatin1(ending)), ending);
    QVERIFY(importNameFilters().last().contains(u'*'));
}

void TestImportWords::saysWhatWasAssumed_data()
{
    QTest::addColumn<ImportAssumptions>("assumptions");
    QTest::addColumn<int>("sources");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("attention");
    const auto add = [](const char* name, const ImportAssumptions& assumptions, const char* line, bool attention = false, int sources = 1) {
        QTest::newRow(name) << assumptions << sources << QString::fromUtf8(line) << attention;
    };
    add("plain", delimited(','), "Read as comma-separated UTF-8 with a header row.");
    add("tabs", delimited('\t', Encoding::Utf16Le, 1, false), "Read as tab-separated UTF-16LE without a header row.");
    add("rare", delimited('~'), "Read as UTF-8, cells separated by \"~\", with a header row.");
    add("sure of it", delimited(';', Encoding::Windows1252, 0.9), "Read as semicolon-separated windows-1252 with a header row.");
    add("likely", delimited(';', Encoding::Windows1252, 0.5), "Read as semicolon-separated windows-1252 (likely) with a header row.", true);
    ImportAssumptions book = ofKind(FileKind::Workbook);
    book.sheet = QStringLiteral("Sales");
    add("workbook", book, "Read from the sheet “Sales” with a header row.");
    add("requests", ofKind(FileKind::Requests), "Read as request lines: each row is sent as it stands.");
    add("results", ofKind(FileKind::Results), "Read as the results of a batch: the answers stand beside their ids.");
    add("records", ofKind(FileKind::Records), "Read as JSON lines: each member became a column.");
    add("list", ofKind(FileKind::JsonArray), "Read as a JSON list: each member became a column.");
    add("folder", ofKind(FileKind::Folder), "Read as a folder: one row for each file.");
    add("several", delimited(','),
        "Read as comma-separated UTF-8 with a header row. 3 file(s) were put together; the column “file” says where a row is from.", false, 3);
    ImportAssumptions foreign = ofKind(FileKind::Requests);
    foreign.shape = project::LineShape::Params;
    foreign.converted = true;
    add("converted", foreign,
        "Read as request lines: each row is sent as it stands. The lines were written for another service and became requests.");
    foreign = ofKind(FileKind::Records);
    foreign.shape = project::LineShape::Params;
    add("not converted", foreign,
        "Read as JSON lines: each member became a column. These lines are written for Anthropic (params in place of body).", true);
    ImportAssumptions less = delimited(',');
    less.leftOut = 4;
    add("left out", less, "Read as comma-separated UTF-8 with a header row. 4 rows were left out.", true);
}

void TestImportWords::saysWhatWasAssumed()
{
    QFETCH(ImportAssumptions, assumptions);
    QFETCH(int, sources);
    QTEST(assumptionLine(assumptions, sources), "line");
    QTEST(needsAttention(assumptions), "attention");
}

void TestImportWords::countsWhatWasMet()
{
    ImportAssumptions assumptions;
    assumptions.notes = {noteOf(Note::Kind::ShortRecord, 17, 2), noteOf(Note::Kind::BlankLine, 20), noteOf(Note::Kind::ShortRecord, 30, 2)};
    assumptions.noteCount = 5;
    const QString line = assumptionLine(assumptions);
    QVERIFY2(line.contains(QStringLiteral("2 rows are shorter than the header (first in line 17).")), qPrintable(line));
    QVERIFY2(line.contains(QStringLiteral("2 more lines")), qPrintable(line));
    QVERIFY(needsAttention(assumptions));
}

void TestImportWords::namesEncodings()
{
    QCOMPARE(detectedEncoding(Encoding::Utf8, 1), QStringLiteral("UTF-8 (detected)"));
    QCOMPARE(detectedEncoding(Encoding::Windows1252, 0.8), QStringLiteral("windows-1252 (detected)"));
    QCOMPARE(detectedEncoding(Encoding::Windows1252, 0.79), QStringLiteral("windows-1252 (likely)"));
}

void TestImportWords::faultsStopOrAreTold()
{
    project::ImportPreview preview;
    QVERIFY(previewFault(preview).sentence.isEmpty());
    preview.assumptions.notes = {noteOf(Note::Kind::BlankLine, 2)};
    QVERIFY(previewFault(preview).sentence.isEmpty());
    preview.assumptions.notes = {noteOf(Note::Kind::ShortRecord, 2, 1)};
    preview.assumptions.noteCount = 1;
    const FaultWords told = previewFault(preview);
    QVERIFY(!told.stops && told.hasLines);
    QVERIFY2(told.sentence.contains(QStringLiteral("line 2")), qPrintable(told.sentence));
    preview.assumptions.encodingConfidence = 0.5;
    QVERIFY(previewFault(preview).sentence.startsWith(QStringLiteral("The encoding is a guess.")));
    preview.fault = Error {ErrorCode::UnclosedQuote, QStringLiteral("/a/b.csv"), 12, 0, 0, {}};
    const FaultWords stopped = previewFault(preview);
    QVERIFY(stopped.stops);
    QVERIFY2(stopped.sentence.contains(QStringLiteral("line 12")), qPrintable(stopped.sentence));
}

void TestImportWords::everyShapeHasASentence()
{
    using enum project::LineShape;
    QVERIFY(shapeSentence(Ours).isEmpty());
    for (const auto shape : {BodyOnly, NoMethod, Params, Request, FineTuning})
        QVERIFY(shapeSentence(shape).endsWith(u'.'));
}

void TestImportWords::saysHowMuchIsShown()
{
    project::ImportPreview preview;
    preview.rows.resize(12);
    QCOMPARE(previewExtent(preview), QStringLiteral("All 12 row(s)"));
    preview.fault = Error {ErrorCode::UnclosedQuote, {}, 14, 0, 0, {}};
    QCOMPARE(previewExtent(preview), QStringLiteral("The first 12 row(s)"));
    preview.fault.reset();
    preview.rows.resize(200);
    QCOMPARE(previewExtent(preview), QStringLiteral("The first 200 row(s)"));
}

QTEST_GUILESS_MAIN(TestImportWords)
#include "tst_import_words.moc"
