#include "fuzz/invariants.h"

#include "formats/delimited.h"
#include "json/utf8.h"

#include <QByteArrayList>
#include <QList>

namespace sheaf::fuzz {

namespace {

using namespace formats;

void require(bool holds, const char* sentence)
{
    if (!holds)
        qFatal("CSV: %s", sentence);
}

struct Scan {
    QByteArrayList records;
    QList<qint64> lines;
    bool isWhole = false; ///< finish() had nothing to object to
    bool operator==(const Scan&) const = default;
};

Scan scanned(const QList<QByteArrayView>& blocks, const Dialect& dialect)
{
    Scan scan;
    RecordScanner scanner(dialect, [&](QByteArrayView record, qint64 line) {
        scan.records << record.toByteArray();
        scan.lines << line;
        return true;
    });
    for (const QByteArrayView block : blocks)
        require(scanner.feed(block).has_value(), "a short input was refused");
    scan.isWhole = scanner.finish().has_value();
    return scan;
}

void checkScan(QByteArrayView text, const Dialect& dialect, qsizetype cut)
{
    const Scan whole = scanned({text}, dialect);
    require(scanned({text.first(cut), text.sliced(cut)}, dialect) == whole, "blocks change the records");
    const QByteArray joined = whole.records.join();
    require(whole.isWhole ? joined == text : text.startsWith(joined), "bytes are lost");
}

void checkCells(QByteArrayView text, const Dialect& dialect)
{
    for (const QByteArray& record : scanned({text}, dialect).records) {
        std::vector<QByteArray> cells;
        splitRecord(record, dialect, cells);
        require(!cells.empty(), "a record without a cell");
        for (size_t i = 0; i < cells.size(); ++i)
            require(cellOf(record, dialect, qsizetype(i)) == cells[i], "cellOf() and splitRecord() differ");

        QByteArray written;
        appendRecord(written, cells, dialect.delimiter);
        const Scan again = scanned({written}, dialect);
        require(again.isWhole && again.records.size() == 1, "a written record is not one record");
        std::vector<QByteArray> back;
        splitRecord(again.records.first(), dialect, back);
        require(back == cells, "written cells do not come back");
    }
}

void checkEncoding(QByteArrayView bytes, Encoding encoding, qsizetype cut)
{
    TextDecoder atOnce(encoding);
    QByteArray whole = atOnce.feed(bytes);
    whole += atOnce.finish();
    require(json::firstInvalidUtf8(whole) < 0, "converted text is not UTF-8");

    TextDecoder blockwise(encoding);
    QByteArray inBlocks = blockwise.feed(bytes.first(cut));
    inBlocks += blockwise.feed(bytes.sliced(cut));
    inBlocks += blockwise.finish();
    require(inBlocks == whole && atOnce.replaced() == blockwise.replaced(), "blocks change the conversion");
}

} // namespace

void checkCsv(QByteArrayView input)
{
    const Dialect detected = detectDialect(input, QStringLiteral("a.csv"));
    const QByteArrayView text = input.sliced(detected.bomLength);
    const qsizetype cut = text.isEmpty() ? 0 : uchar(text.front()) * text.size() / 256;
    for (const char delimiter : {detected.delimiter, ',', '\t'}) {
        Dialect dialect = detected;
        dialect.delimiter = delimiter;
        checkScan(text, dialect, cut);
        checkCells(text, dialect);
    }
    // One for each input, because setting up all of them takes longer than all the rest.
    const std::span<const Encoding> encodings = allEncodings();
    checkEncoding(text, encodings[text.isEmpty() ? 0 : uchar(text.back()) % encodings.size()], cut);
}

} // namespace sheaf::fuzz
