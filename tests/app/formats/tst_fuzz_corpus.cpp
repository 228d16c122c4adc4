// The fuzzers' corpus in the everyday tests: seeds, and every input that once broke something.
#include "fuzz/invariants.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace sheaf;

namespace {

void addFiles(const QString& kind)
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(SHEAF_SOURCE_DIR "/tests/fuzz/corpus/") + kind);
    for (const QFileInfo& file : folder.entryInfoList(QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

/// On the heap and not a byte longer, so that the sanitizer sees a read behind the input.
struct Input {
    std::unique_ptr<char[]> bytes;
    qsizetype size = 0;
    [[nodiscard]] QByteArrayView view() const { return {bytes.get(), size}; }
};

Input inputFrom(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    const QByteArray bytes = file.readAll();
    Input input {std::make_unique<char[]>(size_t(bytes.size())), bytes.size()};
    std::copy(bytes.begin(), bytes.end(), input.bytes.get());
    return input;
}

} // namespace

class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv_data() { addFiles(QStringLiteral("csv")); }
    void csv();
    void json_data() { addFiles(QStringLiteral("json")); }
    void json();
    void xlsx_data() { addFiles(QStringLiteral("xlsx")); }
    void xlsx();
};

void TestFuzzCorpus::csv()
{
    QFETCH(QString, path);
    const Input input = inputFrom(path);
    for (qsizetype length = 0; length <= input.size; ++length)
        fuzz::checkCsv(input.view().first(length));
}

void TestFuzzCorpus::json()
{
    QFETCH(QString, path);
    const Input input = inputFrom(path);
    for (qsizetype length = 0; length <= input.size; ++length)
        fuzz::checkJson(input.view().first(length));
}

/// Zip files are replayed cut at some lengths only: each is several files on the disk.
void TestFuzzCorpus::xlsx()
{
    QFETCH(QString, path);
    const Input input = inputFrom(path);
    const qsizetype step = std::max<qsizetype>(1, input.size / 20);
    for (qsizetype length = input.size; length >= 0; length -= step)
        fuzz::checkXlsx(input.view().first(length));
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzz_corpus.moc"
