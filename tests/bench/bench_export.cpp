// bench_export FILE ROWS: an XLSX of ten columns, the same cells as workbook.py writes.
#include "bench/measure.h"
#include "formats/xlsx_writer.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace sheaf;

namespace {

std::vector<QByteArray> rowOf(qint64 row)
{
    const QByteArray number = QByteArray::number(row);
    return {number.rightJustified(8, '0'), "Review " + number + ": good coffee, but the bag was torn", number,
        QByteArray::number(double(row) * 1.37, 'g', 17), "city " + QByteArray::number(row % 101), "FR", QByteArray::number(row % 7),
        "user" + number + "@example.org", QByteArray::number(double(row) / 3, 'g', 17), "note " + number};
}

Result<formats::XlsxCounts> writeBook(const QString& path, qint64 rows)
{
    std::vector<QByteArray> header;
    for (int column = 1; column <= 10; ++column)
        header.push_back("column " + QByteArray::number(column));
    const formats::XlsxWords words {.rowsSheet = QStringLiteral("Rows"), .longTextsSheet = QStringLiteral("Long texts"),
        .longTextColumns = {}, .insteadOfLongText = [](qint64, const QString&, qint64) { return QString(); }};
    auto writer = formats::XlsxWriter::create(path, header, words);
    if (!writer)
        return failure(writer.error());
    for (qint64 row = 0; row < rows; ++row) {
        if (const Result<void> added = writer->addRow(rowOf(row)); !added)
            return failure(added.error());
    }
    return writer->commit({});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 3) {
        std::fputs("bench_export FILE ROWS\n", stderr);
        return 2;
    }
    const bench::Stopwatch watch;
    const auto counts = writeBook(QFile::decodeName(argv[1]), std::atol(argv[2]));
    if (!counts)
        return bench::failed(counts.error());
    bench::report(watch.seconds(), QStringLiteral("rows %1").arg(counts->rows));
    return 0;
}
