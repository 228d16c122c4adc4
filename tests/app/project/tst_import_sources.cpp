// Several files, folders of text and of pictures, and what a preview says about all of them.
#include "app/project/imported.h"

#include "project/import_preview.h"
#include "project/import_sources.h"

#include <QDir>
#include <QTest>

#include <memory>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

QByteArray png(int width, int height)
{
    QByteArray bytes("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
    for (const int value : {width, height}) {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += char(value >> shift);
    }
    return bytes + "rest";
}

QByteArray tableOf(const Imported& made)
{
    if (!made.result)
        return "error: " + codeName(made.result.error().code).toUtf8();
    const SheetData& data = made.project->sheet().data();
    return data.columnNames().join(u'|').toUtf8() + '\n' + dump(data);
}

} // namespace

class TestImportSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalTables();
    void severalLines();
    void differentKinds();
    void folderOfTexts();
    void folderOfPictures();
    void uselessFolder();
    void naturalOrder();
    void previews_data();
    void previews();
    void previewOfFaults();
    void previewOfLargeFiles();
};

void TestImportSources::severalTables()
{
    const Workplace place;
    const QStringList paths {place.file(QStringLiteral("one.csv"), "id,a\n1,x\n"), place.file(QStringLiteral("empty.csv"), ""),
        place.file(QStringLiteral("two.csv"), "b;id\ny;2\nz\n")};
    const Imported made = importPaths(paths, place.library());
    QCOMPARE(tableOf(made), QByteArray("file|id|a|b\none.csv|1|x|\ntwo.csv|2||y\ntwo.csv|||z\n"));
    QCOMPARE(made.result->assumptions.noteCount, 2);
    QCOMPARE(made.result->assumptions.notes[1].file, QStringLiteral("two.csv"));
    const QStringList bare {place.file(QStringLiteral("3.csv"), "1,2\n3,4\n"), place.file(QStringLiteral("4.csv"), "5\n6\n")};
    QCOMPARE(tableOf(importPaths(bare, place.library())),
        QByteArray("file|Column 1|Column 2\n3.csv|1|2\n3.csv|3|4\n4.csv|5|\n4.csv|6|\n"));
}

void TestImportSources::severalLines()
{
    const Workplace place;
    const QByteArray request("{\"custom_id\":\"1\",\"method\":\"POST\",\"body\":{}}");
    const QStringList requests {place.file(QStringLiteral("a.jsonl"), request), place.file(QStringLiteral("b.jsonl"), "\xEF\xBB\xBF" + request + "\r\n")};
    const Imported made = importPaths(requests, place.library());
    QVERIFY(made.result);
    QCOMPARE(fileBytes(made.project->path(made.result->base.fileName)), request + '\n' + request + "\r\n");
    const QStringList records {place.file(QStringLiteral("c.jsonl"), "{\"a\":1}\n"), place.file(QStringLiteral("d.json"), "[{\"a\":2},{}]")};
    QCOMPARE(tableOf(importPaths(records, place.library())), QByteArray("file|a\nc.jsonl|1\nd.json|2\nd.json|\n"));
}

void TestImportSources::differentKinds()
{
    const Workplace place;
    const QStringList paths {place.file(QStringLiteral("a.csv"), "a\n1\n"), place.file(QStringLiteral("b.jsonl"), "{\"a\":1}\n")};
    const Imported made = importPaths(paths, place.library());
    QCOMPARE(tableOf(made), QByteArray("error: files-differ"));
    QCOMPARE(made.result.error().path, paths[1]);
}

void TestImportSources::folderOfTexts()
{
    const Workplace place;
    QVERIFY(QDir().mkpath(place.path(QStringLiteral("texts/sub"))));
    place.file(QStringLiteral("texts/note 10.txt"), "ten\nlines");
    place.file(QStringLiteral("texts/note 2.md"), QByteArray("\xFF\xFE" "t\0w\0o\0", 8));
    place.file(QStringLiteral("texts/sub/a.html"), "<p>\xC3\xA9</p>");
    place.file(QStringLiteral("texts/p.png"), png(1, 1));
    const Imported made = importPath(place.path(QStringLiteral("texts")), place.library());
    QCOMPARE(tableOf(made), QByteArray("name|text\nnote 2.md|two\nnote 10.txt|ten\nlines\nsub/a.html|<p>\xC3\xA9</p>\n"));
    QCOMPARE(made.result->assumptions.notes.first().cells, 1);
    QCOMPARE(made.project->facts().name, QStringLiteral("texts"));
}

void TestImportSources::folderOfPictures()
{
    const Workplace place;
    QVERIFY(QDir().mkpath(place.path(QStringLiteral("p"))));
    place.file(QStringLiteral("p/a.png"), png(640, 480));
    place.file(QStringLiteral("p/b.gif"), QByteArray("GIF89a\x40\x01\xF0\0", 10));
    place.file(QStringLiteral("p/c.jpg"), QByteArray("\xFF\xD8\xFF\xE0\0\x04zz\xFF\xC0\0\x11\x08\0\x10\0\x20\x03", 19));
    place.file(QStringLiteral("p/d.jpeg"), "\xFF\xD8\xFF");
    const QByteArray at = place.path(QStringLiteral("p")).toUtf8();
    const Imported made = importPath(place.path(QStringLiteral("p")), place.library());
    QCOMPARE(tableOf(made), "name|path|width|height|bytes\na.png|" + at + "/a.png|640|480|28\nb.gif|" + at + "/b.gif|320|240|10\nc.jpg|" + at
            + "/c.jpg|32|16|19\nd.jpeg|" + at + "/d.jpeg|||3\n");
    QCOMPARE(made.result->assumptions.notes.size(), 1);
    QCOMPARE(made.result->assumptions.notes.first().detail, QStringLiteral("d.jpeg"));
}

void TestImportSources::uselessFolder()
{
    const Workplace place;
    QVERIFY(QDir().mkpath(place.path(QStringLiteral("x"))));
    place.file(QStringLiteral("x/a.bin"), "abc");
    QCOMPARE(tableOf(importPath(place.path(QStringLiteral("x")), place.library())), QByteArray("error: nothing-in-folder"));
    QCOMPARE(tableOf(importPath(place.path(QStringLiteral("nowhere")), place.library())), QByteArray("error: file-not-found"));
}

void TestImportSources::naturalOrder()
{
    QStringList names = QStringLiteral("b10 B2 a 007 7 b 10 a1b").split(u' ');
    std::ranges::sort(names, comesBefore);
    QCOMPARE(names.join(u' '), QStringLiteral("007 7 10 a a1b b B2 b10"));
}

void TestImportSources::previews_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isPlain");
    const auto row = [](const char* name, const char* files, const QByteArray& bytes, bool isPlain) {
        QTest::newRow(name) << QString::fromLatin1(files).split(u' ') << bytes << isPlain;
    };
    row("plain table", "a.csv", "id,a\n1,2\n", true);
    row("blank lines", "a.csv", "id,a\n\n1,2\n", true);
    row("request lines", "a.jsonl", "{\"custom_id\":\"1\",\"method\":\"POST\",\"body\":{}}\n", true);
    row("ragged", "a.csv", "id,a\n1\n", false);
    row("unclosed quote", "a.csv", "id,a\n1,\"2\n", false);
    row("uncertain encoding", "a.csv", "id,a\n1,\xE9\n", false);
    row("another service's lines", "a.jsonl", "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}\n", false);
    row("a line that is no JSON", "a.jsonl", "{\"a\":1}\n{\n", false);
    row("several", "a.csv b.csv", "id,a\n1,2\n", false);
}

void TestImportSources::previews()
{
    QFETCH(QStringList, names);
    QFETCH(QByteArray, bytes);
    const Workplace place;
    QStringList paths;
    for (const QString& name : names)
        paths.append(place.file(name, bytes));
    const auto preview = previewImport(paths, {}, {});
    QVERIFY(preview);
    QTEST(preview->isPlain, "isPlain");
    QVERIFY(!preview->rows.empty());
}

void TestImportSources::previewOfFaults()
{
    const Workplace place;
    const QString path = place.file(QStringLiteral("a.csv"), "a,b,c\n1,2,3\n4,\"5,6\n");
    ImportWishes wishes;
    wishes.columns = {{1, QStringLiteral("only")}};
    const auto preview = previewImport({path}, wishes, {});
    QVERIFY(preview);
    QCOMPARE(preview->sourceColumns.join(u'|'), QStringLiteral("a|b|c"));
    QCOMPARE(preview->rows.size(), size_t(2));
    QVERIFY(preview->fault);
    QCOMPARE(preview->fault->code, ErrorCode::UnclosedQuote);
    QCOMPARE(preview->fault->line, 3);
    QCOMPARE(preview->fault->path, path);
    wishes.faults = FaultChoice::LeaveOut;
    const auto left = previewImport({path}, wishes, {});
    QVERIFY(left && !left->fault);
    QCOMPARE(left->rows.size(), size_t(1));
}

void TestImportSources::previewOfLargeFiles()
{
    const Workplace place;
    const QString path = place.file(QStringLiteral("a.csv"), "a,b\n" + ("1," + QByteArray(2'000, 'x') + '\n').repeated(5'000));
    const auto preview = previewImport({path}, {}, {});
    QVERIFY(preview);
    QCOMPARE(preview->rows.size(), size_t(200));
    QCOMPARE(preview->rows[0][1].size(), 500);
    QVERIFY(preview->isPlain);
}

QTEST_GUILESS_MAIN(TestImportSources)
#include "tst_import_sources.moc"
