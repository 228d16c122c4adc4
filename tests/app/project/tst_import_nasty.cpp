// Nasty files: bytes in, expected cells and notes or the expected error out.
#include "app/project/imported.h"

#include "base/sentence.h"
#include "project/note_words.h"

#include <QDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::project;
using namespace sheaf::test;

namespace {

using Kind = formats::Note::Kind;

/// "short@2 left out": what was noted, kind and line.
QString notesOf(const ImportAssumptions& assumptions)
{
    static const QStringList names = QStringLiteral(
        "short long bytes blank quote not-json not-converted dropped later-key picture other-files other-members empty").split(u' ');
    QStringList notes;
    for (const formats::Note& note : assumptions.notes) {
        QString words = names[int(note.kind)] + QLatin1Char('@') + QString::number(note.line);
        if (!note.file.isEmpty())
            words += QLatin1Char(':') + note.file;
        notes.append(words);
    }
    if (assumptions.leftOut > 0)
        notes.append(QStringLiteral("%1 left out").arg(assumptions.leftOut));
    return notes.join(u' ');
}

ImportWishes mending(FaultChoice choice)
{
    ImportWishes wishes;
    wishes.faults = choice;
    return wishes;
}

ImportWishes converting(const QString& model = {})
{
    ImportWishes wishes;
    wishes.convert = true;
    wishes.model = model;
    return wishes;
}

/// Names, then rows, then what was noted.
QByteArray outcome(const Imported& made)
{
    if (!made.result)
        return "error: " + codeName(made.result.error().code).toUtf8() + ' ' + QByteArray::number(made.result.error().line);
    const SheetData& data = made.project->sheet().data();
    return data.columnNames().join(u'|').toUtf8() + '\n' + dump(data) + notesOf(made.result->assumptions).toUtf8();
}

} // namespace

class TestImportNasty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tables_data();
    void tables();
    void lines_data();
    void lines();
    void converts_data();
    void converts();
};

void TestImportNasty::tables_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ImportWishes>("wishes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& bytes, const ImportWishes& wishes, const QByteArray& expected) {
        QTest::newRow(name) << bytes << wishes << expected;
    };
    const ImportWishes mend = mending(FaultChoice::Mend);
    const ImportWishes leaveOut = mending(FaultChoice::LeaveOut);
    const ImportWishes stop = mending(FaultChoice::Stop);
    row("unclosed quote, nothing said", "a,b\n1,\"2\n3,4\n", {}, "error: unclosed-quote 2");
    row("unclosed quote, mended", "a,b\n1,\"2\n3,4\n", mend, "a|b\n1|\"2\n3|4\nquote@2");
    row("unclosed quote, left out", "a,b\n1,\"2\n3,4\n", leaveOut, "a|b\n3|4\nquote@2 1 left out");
    row("unclosed quote, stopped", "a,b\n1,\"2\n3,4\n", stop, "error: unclosed-quote 2");
    row("every line unclosed", "a,b\n" + QByteArray("x\",\"y\n").repeated(3), mend, "a|b\nx\"|\"y\nx\"|\"y\nx\"|\"y\nquote@2 quote@3 quote@4");
    row("ragged, mended", "a,b\n1\n2,3,4\n", mend, "a|b|Column 3\n1||\n2|3|4\nshort@2 long@3");
    row("ragged, left out", "a,b\n1\n2,3,4\n5,6\n", leaveOut, "a|b\n5|6\nshort@2 long@3 2 left out");
    row("ragged, stopped", "a,b\n1\n2,3,4\n", stop, "error: ragged-row 2");
    row("bytes, left out", "a,b\n1,x\xFFy\n2,\xC3\xA9\n" + QByteArray("3,\xC3\xA9\n").repeated(40), leaveOut,
        "a|b\n2|\xC3\xA9\n" + QByteArray("3|\xC3\xA9\n").repeated(40) + "bytes@2 1 left out");
    row("bytes, stopped", "a,b\n1,x\xFFy\n" + QByteArray("3,\xC3\xA9\n").repeated(40), stop, "error: bytes-unknown 2");
    row("NUL survives", QByteArray("a,b\n1\0x,2\n", 10), {}, QByteArray("a|b\n1\0x|2\n", 10));
    row("text stays text", "a,b\n00123,1E5\n12345678901234567890,TRUE\n", {}, "a|b\n00123|1E5\n12345678901234567890|TRUE\n");
    ImportWishes wishes;
    wishes.delimiter = '#';
    row("any delimiter", "a#b\n1,2#3\n", wishes, "a|b\n1,2|3\n");
    wishes = {};
    wishes.quote = '\'';
    row("another quote", "a,b\n'1,2',\"3\"\n", wishes, "a|b\n1,2|\"3\"\n");
    wishes.quote = '\0';
    row("no quotes, and a NUL", QByteArray("a,b\n\"1\0,\"2\n", 11), wishes, QByteArray("a|b\n\"1\0|\"2\n", 11));
    wishes = {};
    wishes.firstRow = 3;
    row("first row", "about this file\n\na,b\n1,2\n", wishes, "a|b\n1|2\n");
    wishes = {};
    wishes.trim = true;
    row("trim", "a , b\n 1 ,\" 2 \"\n", wishes, "a|b\n1|2\n");
    wishes = {};
    wishes.columns = {{2, {}}, {0, QStringLiteral("first")}};
    row("choice of columns", "a,b,c\n1,2,3\n4,5,6\n", wishes, "c|first\n3|1\n6|4\n");
    wishes.columns = {{0, QStringLiteral("x")}, {1, {}}};
    row("renamed", "a,b\n1,2\n", wishes, "x|b\n1|2\n");
    wishes = leaveOut;
    wishes.encoding = formats::Encoding::Utf8;
    row("header alone with bytes", "a\xFF,b\n", wishes, "a\xEF\xBF\xBD|b\nbytes@1");
    row("one line of 65 MB", "a,b\n1," + QByteArray(65 * 1024 * 1024, 'x') + "\n2,3\n", mend, "error: line-too-long 2");
    row("a quote open for 65 MB", "a,b\n1,\"x\n" + QByteArray("2,3\n").repeated(17 * 1024 * 1024), {}, "error: unclosed-quote 2");
}

void TestImportNasty::tables()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ImportWishes, wishes);
    const Workplace place;
    Imported made = place.import(QStringLiteral("t.csv"), bytes, wishes);
    QTEST(outcome(made), "expected");
    if (made.result) {
        // The base says the same when its index is lost.
        const QByteArray before = dump(made.project->sheet().data());
        const QString folder = made.project->folder();
        made.project.reset();
        QVERIFY(QFile::remove(folder + QStringLiteral("/sheet/000.rows")));
        const auto again = reopened(folder);
        QVERIFY(again);
        QCOMPARE(dump(again->sheet().data()), before);
        return;
    }
    QVERIFY(!sentence(made.result.error()).isEmpty());
    made.project.reset();
    QCOMPARE(QDir(place.library()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
}

void TestImportNasty::lines_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ImportWishes>("wishes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* file, const QByteArray& bytes, const ImportWishes& wishes, const QByteArray& expected) {
        QTest::newRow(name) << QString::fromLatin1(file) << bytes << wishes << expected;
    };
    row("array", "a.json", "[\n {\"a\": 1,\n  \"b\": \"x\\n\"},\n {\"a\":2}\n]\n", {}, "a|b\n1|x\n\n2|\n");
    row("object with an array", "a.json", "{\"n\": 2, \"data\": [{\"a\":1},{\"a\":[2, 3]}]}", {}, "a\n1\n[2, 3]\nother-members@0");
    row("array in one line", "a.json", "[{\"a\":{\"b\":[]}},{\"a\":\"]\\\"[\"}]", {}, "a\n{\"b\":[]}\n]\"[\n");
    row("array cut short", "a.json", "[{\"a\":1},\n{\"a\":", {}, "error: not-json 2");
    row("array without comma", "a.json", "[{\"a\":1}\n{\"a\":2}]", {}, "error: not-json 2");
    row("nothing in it", "a.json", "[[", {}, "error: not-json 1");
    row("100,000 brackets", "a.json", QByteArray(100'000, '['), {}, "error: not-json 1");
    row("100,000 brackets in an element", "a.json", "[{\"a\":1},{\"a\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}]",
        mending(FaultChoice::LeaveOut), "a\n1\nnot-json@2 1 left out");
    row("100,000 brackets in a line", "a.jsonl", "{\"a\":1}\n{\"a\":" + QByteArray(100'000, '[') + "}\n",
        mending(FaultChoice::LeaveOut), "a\n1\nnot-json@2 1 left out");
    row("a bad line, stopped", "a.jsonl", "{\"a\":1}\n{\"a\":}\n", mending(FaultChoice::Stop), "error: not-json 2");
    row("lone surrogate", "a.jsonl", "{\"a\":\"x\\ud83dy\"}\n", {}, "a\nx\xEF\xBF\xBDy\n");
    row("20 digits", "a.jsonl", "{\"a\":12345678901234567890}\n", {}, "a\n12345678901234567890\n");
    QByteArray late = QByteArray("{\"a\":1}\n").repeated(250) + "{\"a\":2,\"b\":3}\n";
    row("a key that comes late", "a.jsonl", late, {}, "a\n" + QByteArray("1\n").repeated(250) + "2\nlater-key@251");
    row("a key within the first 200", "a.jsonl", "{\"a\":1}\n{\"b\":3}\n", {}, "a|b\n1|\n|3\n");
    row("one line of 65 MB", "a.jsonl", "{\"a\":\"" + QByteArray(65 * 1024 * 1024, 'x') + "\"}\n", {}, "error: line-too-long 1");
    row("records with a body", "a.jsonl", "{\"title\":\"t\",\"body\":\"text\"}\n", {}, "title|body\nt|text\n");
}

void TestImportNasty::lines()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(ImportWishes, wishes);
    const Workplace place;
    Imported made = place.import(name, bytes, wishes);
    QTEST(outcome(made), "expected");
    if (made.result)
        return;
    QVERIFY(!sentence(made.result.error()).isEmpty());
    made.project.reset();
    QCOMPARE(QDir(place.library()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
}

void TestImportNasty::converts_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("shape");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QByteArray& line, LineShape shape, const QByteArray& expected) {
        QTest::newRow(name) << line << int(shape) << expected;
    };
    row("body only", R"({"model":"m","messages":[{"role":"user","content":"a"}],"seed":12345678901234567890})", LineShape::BodyOnly,
        R"({"custom_id":"row-1","method":"POST","body":{"model":"m","messages":[{"role":"user","content":"a"}],"seed":12345678901234567890}})");
    row("body with an id", R"({"custom_id":"x","messages":[{"role":"user","content":"a"}]})", LineShape::BodyOnly,
        R"({"custom_id":"x","method":"POST","body":{"model":"M","messages":[{"role":"user","content":"a"}]}})");
    row("no method", R"({"custom_id":"x","url":"/v1/x","body":{"model":"m"}})", LineShape::NoMethod,
        R"({"custom_id":"x","method":"POST","url":"/v1/x","body":{"model":"m"}})");
    row("params", R"({"custom_id":"x","params":{"model":"c","max_tokens":10,"system":[{"type":"text","text":"S\u00e9"},{"type":"text","text":"T"}],)"
                  R"("messages":[{"role":"user","content":[{"type":"text","text":"a"}]}],"stop_sequences":["z"]}})",
        LineShape::Params,
        R"({"custom_id":"x","method":"POST","body":{"model":"c","messages":[{"role":"system","content":"S\u00e9\n\nT"},{"role":"user","content":"a"}],)"
        R"("max_tokens":10,"stop":["z"]}})");
    row("params with a picture", R"({"custom_id":"x","params":{"model":"c","messages":[{"role":"user","content":[{"type":"image","source":)"
                                 R"({"type":"base64","media_type":"image/png","data":"AAA="}},{"type":"text","text":"a"}]}]}})",
        LineShape::Params,
        R"({"custom_id":"x","method":"POST","body":{"model":"c","messages":[{"role":"user","content":[{"type":"image_url","image_url":)"
        R"({"url":"data:image/png;base64,AAA="}},{"type":"text","text":"a"}]}]}})");
    row("Gemini", R"({"key":"k1","request":{"contents":[{"role":"user","parts":[{"text":"a"},{"text":"b"}]},{"role":"model","parts":[{"text":"c"}]}],)"
                  R"("systemInstruction":{"parts":[{"text":"s"}]},"generationConfig":{"temperature":0.70,"maxOutputTokens":9}}})",
        LineShape::Request,
        R"({"custom_id":"k1","method":"POST","body":{"model":"M","messages":[{"role":"system","content":"s"},{"role":"user","content":"a\n\nb"},)"
        R"({"role":"assistant","content":"c"}],"temperature":0.70,"max_tokens":9}})");
    row("fine-tuning", R"({"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]})", LineShape::FineTuning,
        R"({"custom_id":"row-1","method":"POST","body":{"model":"M","messages":[{"role":"user","content":"a"}]}})");
}

void TestImportNasty::converts()
{
    QFETCH(QByteArray, line);
    QFETCH(int, shape);
    QFETCH(QByteArray, expected);
    const Workplace place;
    const Imported plain = place.import(QStringLiteral("p.jsonl"), line + '\n');
    QVERIFY(plain.result);
    QCOMPARE(int(plain.result->assumptions.shape), shape);
    QCOMPARE(fileBytes(plain.project->path(plain.result->base.fileName)), line + '\n');
    const Imported made = place.import(QStringLiteral("c.jsonl"), line + "\n{\"params\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_use\"}]}]}}\n",
        converting(QStringLiteral("M")));
    QVERIFY(made.result);
    QVERIFY(made.result->assumptions.converted);
    QCOMPARE(fileBytes(made.project->path(made.result->base.fileName)), expected + '\n');
    QCOMPARE(notesOf(made.result->assumptions), QStringLiteral("not-converted@2 1 left out"));
    QVERIFY(noteSentences(made.result->assumptions).first().contains(QStringLiteral("tool_use")));
    QCOMPARE(made.project->sheet().data().columnNames().first(), QStringLiteral("custom_id"));
}

QTEST_GUILESS_MAIN(TestImportNasty)
#include "tst_import_nasty.moc"
