// Files become projects: what is kept, what is repaired, what is refused.
#include "app/project/imported.h"

#include <QDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

QByteArray utf16(const QString& text, bool bigEndian)
{
    QByteArray bytes = bigEndian ? QByteArray("\xFE\xFF", 2) : QByteArray("\xFF\xFE", 2);
    for (const QChar c : text) {
        const char low = char(c.unicode() & 0xff);
        const char high = char(c.unicode() >> 8);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

QString notesOf(const ImportAssumptions& assumptions)
{
    static const QStringList names {QStringLiteral("short"), QStringLiteral("long"), QStringLiteral("bytes"), QStringLiteral("blank")};
    QStringList notes;
    for (const formats::Note& note : assumptions.notes)
        notes.append(QStringLiteral("%1@%2").arg(names[int(note.kind)]).arg(note.line));
    return notes.join(u' ');
}

QStringList foldersIn(const QString& library)
{
    return QDir(library).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

QByteArray manyLines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "{\"custom_id\":\"" + QByteArray::number(i) + "\",\"method\":\"POST\",\"body\":{\"model\":\"m\",\"input\":\""
            + QByteArray(40 + i % 60, 'x') + "\"}}\n";
    return text;
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTables_data();
    void readsTables();
    void followsWishes();
    void keepsTablesByteForByte();
    void keepsLinesByteForByte_data();
    void keepsLinesByteForByte();
    void reopensAsItWas_data();
    void reopensAsItWas();
    void widensForLongRecords();
    void firstRowsComeBeforeTheEnd();
    void refuses_data();
    void refuses();
    void leavesNothingWhenStopped();
    void namesFolders();
    void readsPastedText();
    void tellsProgress();
};

void TestImport::readsTables_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected"); // names, then rows
    QTest::addColumn<QString>("notes");
    const auto row = [](const char* name, const QByteArray& bytes, const char* expected, const char* notes = "") {
        QTest::newRow(name) << bytes << QByteArray(expected) << QString::fromLatin1(notes);
    };
    row("plain", "id,text\n00123,a\n2,b\n", "id|text\n00123|a\n2|b\n");
    row("CRLF, no last line end", "id,text\r\n1,a\r\n2,b", "id|text\n1|a\n2|b\n");
    row("CR alone", "id,text\r1,a\r2,b\r", "id|text\n1|a\n2|b\n");
    row("BOM", "\xEF\xBB\xBFid,text\n1,a\n", "id|text\n1|a\n");
    row("UTF-16 LE", utf16(QStringLiteral("id;text\n1;\u00e9\U0001F600\n"), false), "id|text\n1|\xC3\xA9\xF0\x9F\x98\x80\n");
    row("UTF-16 BE", utf16(QStringLiteral("id\ttext\r\n1\tb\r\n"), true), "id|text\n1|b\n");
    row("newline in a cell", "id,text\n1,\"a\nb\"\n2,c\n", "id|text\n1|a\nb\n2|c\n");
    row("semicolons", "id;text\n1;a,b\n2;c\n", "id|text\n1|a,b\n2|c\n");
    row("blank lines", "\nid,text\n\n1,a\n\n\n2,b\n", "id|text\n1|a\n2|b\n", "blank@1 blank@3 blank@5 blank@6");
    row("ragged", "id,text\n1\n2,b,c\n3,d\n", "id|text|Column 3\n1||\n2|b|c\n3|d|\n", "short@2 long@3");
    row("bytes that are no text", "id,text\n1,a\xE9z\n2,\u20AC\u20AC\u20AC\u20AC\u20AC\n",
        "id|text\n1|a\xEF\xBF\xBDz\n2|\u20AC\u20AC\u20AC\u20AC\u20AC\n", "bytes@2");
    row("Latin-1", "id,text\n1,a\xE9z\n2,b\n", "id|text\n1|a\u00E9z\n2|b\n");
    row("no header", "1,2\n3,4\n", "Column 1|Column 2\n1|2\n3|4\n");
    row("header alone", "id,text\n", "id|text\n");
}

void TestImport::readsTables()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QFETCH(QString, notes);
    const Workplace place;
    const Imported made = place.import(QStringLiteral("table.csv"), bytes);
    QVERIFY2(made.result, made.result ? "" : qPrintable(codeName(made.result.error().code)));
    const SheetData& data = made.project->sheet().data();
    QCOMPARE(data.columnNames().join(u'|').toUtf8() + '\n' + dump(data), expected);
    QCOMPARE(notesOf(made.result->assumptions), notes);
    QCOMPARE(made.result->rows, data.rowCount());
    QVERIFY(made.project->facts().baseComplete);
    QCOMPARE(made.project->facts().sourceName, QStringLiteral("table.csv"));
    QCOMPARE(made.project->facts().salt.size(), 16);
}

void TestImport::followsWishes()
{
    const Workplace place;
    ImportWishes wishes;
    wishes.delimiter = ';';
    wishes.hasHeader = false;
    const Imported made = place.import(QStringLiteral("table.csv"), "a,b;c\nd,e;f\n", wishes);
    QVERIFY(made.result);
    QCOMPARE(dump(made.project->sheet().data()), QByteArray("a,b|c\nd,e|f\n"));
}

void TestImport::keepsTablesByteForByte()
{
    const Workplace place;
    const QByteArray bytes("id,\"te\"\"xt\"\r\n00123, a \r\n\r\n\"x\r\ny\",z\r\n4,\"");
    const Imported made = place.import(QStringLiteral("t.csv"), bytes + "\"");
    QVERIFY(made.result);
    QCOMPARE(fileBytes(made.project->path(made.result->base.fileName)), bytes + "\"");
}

void TestImport::keepsLinesByteForByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("rows");
    QTest::newRow("plain") << QByteArray("{\"custom_id\":\"1\",\"body\":{}}\n{\"custom_id\":\"2\",\"body\":{}}\n") << 2LL;
    QTest::newRow("untidy") << QByteArray("\xEF\xBB\xBF\n{\"custom_id\": \"1\", \"body\":{ }}\r\n\r\n \n{broken\n\xFF\xFE\n[]") << 4LL;
    QTest::newRow("one line without end") << QByteArray("{\"body\":{}}") << 1LL;
    QTest::newRow("a line longer than a block") << "{\"body\":{\"input\":\"" + QByteArray(5 * 1024 * 1024, 'x') + "\"}}\n{\"body\":{}}\n" << 2LL;
    QTest::newRow("many") << manyLines(40'000) << 40'000LL;
}

void TestImport::keepsLinesByteForByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, rows);
    const Workplace place;
    const Imported made = place.import(QStringLiteral("requests.jsonl"), bytes);
    QVERIFY(made.result);
    QCOMPARE(made.result->rows, rows);
    QCOMPARE(made.project->sheet().data().rowCount(), rows);
    QVERIFY(fileBytes(made.project->path(QStringLiteral("sheet/000.jsonl"))) == bytes);
}

void TestImport::reopensAsItWas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("withCache");
    for (const bool withCache : {true, false}) {
        const char* const how = withCache ? "with the cache" : "without it";
        QTest::addRow("lines %s", how) << "r.jsonl" << "\n" + manyLines(3'000) + "\n\n" << withCache;
        QTest::addRow("table %s", how) << "t.csv" << QByteArray("id,x\n\n1,\"a\nb\"\r\n\n2,c\n3,d,e") << withCache;
        QTest::addRow("no header %s", how) << "n.csv" << QByteArray("1,2\n3,4\n") << withCache;
        QTest::addRow("UTF-16 %s", how) << "u.csv" << utf16(QStringLiteral("a,b\n\u4e2d,2\n"), true) << withCache;
    }
}

void TestImport::reopensAsItWas()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, withCache);
    const Workplace place;
    Imported made = place.import(name, bytes);
    QVERIFY(made.result);
    const QByteArray before = made.project->sheet().data().columnNames().join(u'|').toUtf8() + dump(made.project->sheet().data());
    const QString folder = made.project->folder();
    made.project.reset();
    const QString cache = folder + QStringLiteral("/sheet/000.rows");
    QVERIFY(QFile::exists(cache));
    if (!withCache)
        QVERIFY(QFile::remove(cache));
    const auto project = reopened(folder);
    QVERIFY(project);
    QCOMPARE(project->sheet().data().columnNames().join(u'|').toUtf8() + dump(project->sheet().data()), before);
    QVERIFY(QFile::exists(cache));
}

void TestImport::widensForLongRecords()
{
    // The long record stands far behind the first rows, when the columns are known already.
    QByteArray bytes("a,b\n");
    for (int i = 0; i < 60'000; ++i)
        bytes += "1,2\n";
    const Workplace place;
    const Imported made = place.import(QStringLiteral("long.csv"), bytes + "1,2,3,4\n");
    QVERIFY(made.result);
    QVERIFY(made.rowsAtFirst < 60'000);
    const SheetData& data = made.project->sheet().data();
    QCOMPARE(data.columnNames().join(u' '), QStringLiteral("a b Column 3 Column 4"));
    QCOMPARE(*data.cell(RowId(60'000), data.columns[3]), QByteArray("4"));
}

void TestImport::firstRowsComeBeforeTheEnd()
{
    const Workplace place;
    const QString path = place.file(QStringLiteral("r.jsonl"), manyLines(200'000));
    ImportEvents events;
    Progress progress;
    qint64 doneAtFirst = -1;
    qint64 rows = 0;
    std::shared_ptr<LoadedProject> loaded;
    events.onProject = [&](std::shared_ptr<LoadedProject> first) {
        loaded = std::move(first);
        doneAtFirst = progress.done();
        rows = loaded->sheet.rowCount();
        // Everything that was told can be read, while the file is still growing.
        QCOMPARE(dump(loaded->sheet).count('\n'), rows);
    };
    QList<qsizetype> batches;
    events.onRows = [&](std::vector<quint32> lengths) {
        loaded->sheet.index.append(lengths);
        rows += qint64(lengths.size());
        batches.append(qsizetype(lengths.size()));
        QVERIFY(loaded->sheet.line(RowId(quint32(rows - 1))).value_or("").endsWith('}'));
    };
    QVERIFY(importFiles({path}, place.library(), events, progress, {}));
    QVERIFY(doneAtFirst >= 0 && doneAtFirst < 1024 * 1024);
    QCOMPARE(rows, 200'000);
    QVERIFY(batches.size() >= 2);
    QVERIFY(*std::max_element(batches.begin(), batches.end()) <= 65'536);
}

void TestImport::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<qint64>("line");
    QTest::newRow("empty") << "e.csv" << QByteArray() << ErrorCode::FileEmpty << 0LL;
    QTest::newRow("blank") << "e.csv" << QByteArray("\n\n \n") << ErrorCode::FileEmpty << 0LL;
    QTest::newRow("BOM alone") << "e.jsonl" << QByteArray("\xEF\xBB\xBF") << ErrorCode::FileEmpty << 0LL;
    QTest::newRow("quote at the start") << "q.csv" << QByteArray("a,b\n1,\"2\n3,4\n") << ErrorCode::UnclosedQuote << 2LL;
    QTest::newRow("quote far behind") << "q.csv" << "a,b\n" + QByteArray("1,2\n").repeated(80'000) + "\"\n" << ErrorCode::UnclosedQuote << 80'002LL;
    QTest::newRow("workbook") << "w.xlsx" << QByteArray("PK\x03\x04...") << ErrorCode::WorkbookDamaged << 0LL;
    QTest::newRow("document") << "p.csv" << QByteArray("%PDF-1.7\n") << ErrorCode::UnknownFormat << 0LL;
}

void TestImport::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    QFETCH(qint64, line);
    const Workplace place;
    Imported made = place.import(name, bytes);
    QVERIFY(!made.result);
    QCOMPARE(codeName(made.result.error().code), codeName(code));
    QCOMPARE(made.result.error().line, line);
    QCOMPARE(made.result.error().path, place.path(name));
    made.project.reset();
    QCOMPARE(foldersIn(place.library()), QStringList());
    QCOMPARE(importPath(place.path(QStringLiteral("none.csv")), place.library()).result.error().code, ErrorCode::FileNotFound);
}

void TestImport::leavesNothingWhenStopped()
{
    const Workplace place;
    const QString path = place.file(QStringLiteral("r.jsonl"), manyLines(100'000));
    std::stop_source stop;
    ImportEvents events;
    int projects = 0;
    events.onProject = [&](std::shared_ptr<LoadedProject> loaded) {
        ++projects;
        loaded.reset();
        stop.request_stop();
    };
    Progress progress;
    const auto result = importFiles({path}, place.library(), events, progress, stop.get_token());
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QCOMPARE(projects, 1);
    QCOMPARE(foldersIn(place.library()), QStringList());
}

void TestImport::namesFolders()
{
    const Workplace place;
    for (int i = 0; i < 3; ++i)
        QVERIFY(place.import(QStringLiteral("Reviews: 2026.csv"), "a\n1\n").result);
    QCOMPARE(foldersIn(place.library()),
        (QStringList {QStringLiteral("Reviews_ 2026"), QStringLiteral("Reviews_ 2026 2"), QStringLiteral("Reviews_ 2026 3")}));
}

void TestImport::readsPastedText()
{
    const Workplace place;
    ImportEvents events;
    std::shared_ptr<LoadedProject> loaded;
    events.onProject = [&](std::shared_ptr<LoadedProject> first) { loaded = std::move(first); };
    events.onRows = [&](std::vector<quint32> lengths) {
        const Piece more {RowId(quint32(loaded->sheet.rowCount())), quint32(lengths.size())};
        loaded->sheet.index.append(lengths);
        loaded->sheet.order = loaded->sheet.order.withAppended(more);
    };
    Progress progress;
    const auto result
        = importText("name\tcity\nAnn\tLyon\nBob\t\"a\nb\"\n", QStringLiteral("Pasted"), place.library(), events, progress, {});
    QVERIFY(result);
    QCOMPARE(dump(loaded->sheet), QByteArray("Ann|Lyon\nBob|a\nb\n"));
    QCOMPARE(loaded->facts.name, QStringLiteral("Pasted"));
    QCOMPARE(foldersIn(place.library()), QStringList {QStringLiteral("Pasted")});
    const auto blank = importText(" \n", {}, place.library(), {}, progress, {});
    QCOMPARE(blank.error().code, ErrorCode::FileEmpty);
    const auto lines = importText("{\"custom_id\":\"1\",\"body\":{}}", QStringLiteral("Lines"), place.library(), {}, progress, {});
    QVERIFY(lines);
    QCOMPARE(int(lines->assumptions.kind), int(formats::FileKind::Requests));
}

void TestImport::tellsProgress()
{
    const Workplace place;
    const QByteArray bytes = manyLines(1'000);
    Progress progress;
    QVERIFY(importFiles({place.file(QStringLiteral("r.jsonl"), bytes)}, place.library(), {}, progress, {}));
    QCOMPARE(progress.total(), bytes.size());
    QCOMPARE(progress.done(), bytes.size());
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
