// What a file is, by content first.
#include "formats/file_kind.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sheaf;
using namespace sheaf::formats;

class TestFileKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data();
    void tells();
    void refuses_data();
    void refuses();
    void missingFile();

private:
    QString written(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestFileKind::tells_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FileKind>("expected");
    const auto row = [](const char* title, const char* name, const QByteArray& bytes, FileKind expected) {
        QTest::newRow(title) << QString::fromLatin1(name) << bytes << expected;
    };
    const QByteArray request = R"({"custom_id":"1","method":"POST","body":{"model":"m"}})";
    row("CSV", "a.csv", "id,text\n1,x\n", FileKind::Delimited);
    row("text", "a.txt", "one\ntwo\n", FileKind::Delimited);
    row("JSON in a CSV", "a.csv", "json\n\"{\"\"a\"\":1}\"\n", FileKind::Delimited);
    row("bracket in a header", "a.csv", "[id],text\n1,x\n", FileKind::Delimited);
    row("brace in a header", "a.csv", "{id},text\n1,x\n", FileKind::Delimited);
    row("requests", "a.jsonl", request + "\n", FileKind::Requests);
    row("requests by content", "a.txt", request, FileKind::Requests);
    row("requests called CSV", "a.csv", request + "\n", FileKind::Requests);
    row("BOM and blank lines first", "a.txt", "\xEF\xBB\xBF\n \r\n" + request, FileKind::Requests);
    row("body with an id alone", "a.jsonl", "{\"body\":{}}\n", FileKind::Requests);
    row("escaped key", "a.txt", R"({"bod\u0079":{}})", FileKind::Requests);
    row("body further in only", "a.jsonl", R"({"a":{"body":1}})", FileKind::Records);
    row("results", "a.jsonl", R"({"id":"r","custom_id":"1","response":{"body":{}},"error":null})", FileKind::Results);
    row("errors", "a.jsonl", R"({"custom_id":"1","error":{"code":"x"}})", FileKind::Results);
    row("response without an id", "a.jsonl", R"({"response":{}})", FileKind::Records);
    row("records", "a.jsonl", R"({"text":"x"})", FileKind::Records);
    row("empty object", "a.ndjson", "{}\n", FileKind::Records);
    row("20 digits", "a.txt", R"({"custom_id":12345678901234567890123,"body":{}})", FileKind::Requests);
    row("damaged first line", "a.jsonl", "{\"custom_id\":\n" + request, FileKind::Requests);
    row("damaged first line, no name", "a.txt", "{\"custom_id\":\n" + request, FileKind::Requests);
    row("damaged lines by name", "a.JSONL", "hello\nworld\n", FileKind::Requests);
    row("array by name", "a.jsonl", "[1]\n", FileKind::Requests);
    row("first line of 2 MB", "a.txt", R"({"custom_id":"1","body":{"image":")" + QByteArray(2'000'000, 'x') + "\"}}\n",
        FileKind::Requests);
    row("result line of 2 MB", "a.txt", R"({"custom_id":"1","response":{"body":")" + QByteArray(2'000'000, 'x') + "\"}}\n",
        FileKind::Results);
    row("array", "a.json", "[{\"a\":1},\n{\"a\":2}]\n", FileKind::JsonArray);
    row("large array", "a.json", "[" + QByteArray("{\"a\":1},\n").repeated(200'000) + "{}]", FileKind::JsonArray);
    row("one object over many lines", "a.json", "{\n  \"a\": 1\n}\n", FileKind::Unknown);
    row("a workbook that was cut short", "a.XLSX", QByteArray("PK\x03\x04\0\0", 6), FileKind::Workbook);
    row("some other zip", "a.zip", QByteArray("PK\x03\x04\0\0", 6), FileKind::Unknown);
    row("an old workbook", "a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", FileKind::Workbook);
    row("another old file", "a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", FileKind::Unknown);
    row("text that is called a workbook", "a.xlsx", "a,b\n1,2\n", FileKind::Delimited);
    row("NUL bytes", "a.csv", QByteArray("a,b\0c\n", 6), FileKind::Delimited);
    row("NUL bytes, no table by name", "a.bin", QByteArray("a,b\0c\n", 6), FileKind::Unknown);
    row("NUL bytes, no text", "a.csv", QByteArray("a,b\n\xFF\0\0\xFE\n", 9), FileKind::Unknown);
    row("NUL in a line of requests", "a.jsonl", request + QByteArray("\n{\0}\n", 5), FileKind::Requests);
    row("PNG", "a.csv", "\x89PNG\r\n\x1A\nabc", FileKind::Picture);
    row("PDF", "a.csv", "%PDF-1.7\n", FileKind::Unknown);
    row("UTF-16 CSV", "a.csv", QByteArray("\xFF\xFE" "a\0,\0b\0\n\0", 10), FileKind::Delimited);
    row("UTF-16, big end first", "a.csv", QByteArray("\xFE\xFF\0a\0,\0b", 8), FileKind::Delimited);
}

void TestFileKind::tells()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(FileKind, expected);
    const auto kind = fileKind(written(name, bytes));
    QVERIFY(kind);
    QCOMPARE(int(*kind), int(expected));
}

void TestFileKind::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QStringLiteral("a.csv") << QByteArray();
    QTest::newRow("no lines") << QStringLiteral("a.jsonl") << QByteArray();
    QTest::newRow("an empty workbook") << QStringLiteral("a.xlsx") << QByteArray();
    QTest::newRow("only spaces") << QStringLiteral("a.csv") << QByteArray(" \r\n\n");
    QTest::newRow("only a BOM") << QStringLiteral("a.csv") << QByteArray("\xEF\xBB\xBF");
}

void TestFileKind::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const auto kind = fileKind(written(name, bytes));
    QCOMPARE(kind.error().code, ErrorCode::FileEmpty);
    QCOMPARE(kind.error().path, m_folder.filePath(name));
}

void TestFileKind::missingFile()
{
    QCOMPARE(fileKind(m_folder.filePath(QStringLiteral("none.csv"))).error().code, ErrorCode::FileNotFound);
}

QTEST_GUILESS_MAIN(TestFileKind)
#include "tst_file_kind.moc"
