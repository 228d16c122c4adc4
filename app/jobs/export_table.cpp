#include "jobs/export_table.h"

#include "base/whole_file.h"
#include "formats/delimited.h"
#include "formats/xlsx_writer.h"
#include "jobs/answer_reader.h"
#include "jobs/table_rows.h"
#include "json/text.h"

#include <QCoreApplication>

namespace sheaf::jobs {

namespace {

/// The rows to be written, as a sheet whose order is exactly those.
project::SheetData rowsToWrite(const TableExport& order)
{
    project::SheetData sheet = order.sheet;
    if (!order.positions)
        return sheet;
    QList<project::Piece> pieces;
    for (const quint32 position : *order.positions)
        pieces.append({order.sheet.order.at(position), 1});
    sheet.order = project::RowOrder(pieces);
    return sheet;
}

using Cells = std::vector<QByteArray>;

void appendObject(QByteArray& out, const Cells& names, const Cells& cells)
{
    out += '{';
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += ',';
        json::appendString(out, names[i]);
        out += ':';
        json::appendString(out, cells[i]);
    }
    out += "}\n";
}

struct WorkbookWords {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ExportColumns)
};

formats::XlsxWords workbookWords()
{
    formats::XlsxWords words;
    words.rowsSheet = WorkbookWords::tr("Rows", "name of a sheet in an exported workbook");
    words.longTextsSheet = WorkbookWords::tr("Long texts", "name of a sheet in an exported workbook");
    words.longTextColumns = {WorkbookWords::tr("row", "export column"), WorkbookWords::tr("column", "export column"),
        WorkbookWords::tr("piece", "export column"), WorkbookWords::tr("text", "export column")};
    words.insteadOfLongText = [](qint64 characters, const QString& sheet, qint64 row) {
        return WorkbookWords::tr("This text has %L1 characters, more than a cell can hold. It stands whole on the sheet \"%2\" "
                                 "from row %L3.").arg(characters).arg(sheet).arg(row);
    };
    return words;
}

Result<Exported> exportWorkbook(const TableExport& order, const QString& path, Progress& progress, std::stop_token stop)
{
    const project::SheetData sheet = rowsToWrite(order);
    TableRows rows(order, sheet.order);
    Result<formats::XlsxWriter> writer = formats::XlsxWriter::create(path, rows.names(), workbookWords());
    if (!writer)
        return failure(writer.error());
    progress.setTotal(sheet.rowCount());
    Result<void> inner;
    const auto visited = project::forEachRow(
        sheet,
        [&](qint64 position, RowId row, QByteArrayView record) {
            const Result<Cells> cells = rows.cells(row, record);
            inner = cells ? writer->addRow(*cells) : Result<void>(failure(cells.error()));
            progress.setDone(position + 1);
            return inner.has_value();
        },
        stop);
    if (!inner || !visited)
        return failure(!inner ? inner.error() : visited.error());
    const Result<formats::XlsxCounts> counts = writer->commit(stop);
    if (!counts)
        return failure(counts.error());
    return Exported {.rows = counts->rows, .longTexts = counts->longTexts, .escapedCharacters = counts->escapedCharacters};
}

/// Writes what `append(out, row, record)` gives for every row to `path`, whole or not at all.
template <class Append>
Result<qint64> writeRows(const project::SheetData& sheet, const QString& path, QByteArray out, Append append,
    Progress& progress, std::stop_token stop)
{
    auto file = WholeFile::create(path);
    if (!file)
        return failure(file.error());
    progress.setTotal(sheet.rowCount());
    qint64 rows = 0;
    Result<void> inner;
    const auto visited = project::forEachRow(
        sheet,
        [&](qint64 position, RowId row, QByteArrayView record) {
            inner = append(out, row, record);
            if (inner)
                inner = file->write(out);
            out.truncate(0);
            progress.setDone(position + 1);
            ++rows;
            return inner.has_value();
        },
        stop);
    if (!inner || !visited)
        return failure(!inner ? inner.error() : visited.error());
    if (auto written = file->write(out); !written) // the header of a table without rows
        return failure(written.error());
    if (auto done = file->commit(); !done)
        return failure(done.error());
    return rows;
}

} // namespace

Result<TableFormat> tableFormat(const QString& path)
{
    if (path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
        return TableFormat::Csv;
    if (path.endsWith(QStringLiteral(".jsonl"), Qt::CaseInsensitive))
        return TableFormat::JsonLines;
    if (path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive))
        return TableFormat::Xlsx;
    return failure(ErrorCode::UnknownFormat, path);
}

Result<Exported> exportTable(const TableExport& order, const QString& path, Progress& progress, std::stop_token stop)
{
    if (order.format == TableFormat::Xlsx)
        return exportWorkbook(order, path, progress, stop);
    const project::SheetData sheet = rowsToWrite(order);
    TableRows rows(order, sheet.order);
    const bool isCsv = order.format == TableFormat::Csv;
    QByteArray header;
    if (isCsv) {
        header = order.byteOrderMark ? QByteArray("\xEF\xBB\xBF") : QByteArray();
        formats::appendRecord(header, rows.names());
    }
    const auto append = [&](QByteArray& out, RowId row, QByteArrayView record) -> Result<void> {
        const Result<Cells> cells = rows.cells(row, record);
        if (!cells)
            return failure(cells.error());
        if (isCsv)
            formats::appendRecord(out, *cells);
        else
            appendObject(out, rows.names(), *cells);
        return {};
    };
    const Result<qint64> written = writeRows(sheet, path, header, append, progress, stop);
    if (!written)
        return failure(written.error());
    return Exported {.rows = *written};
}

Result<qint64> exportRequests(const RowRequests& rowRequests, const project::SheetData& sheet,
    const QList<project::Piece>& rows, const QString& path, Progress& progress, std::stop_token stop)
{
    project::SheetData chosen = sheet;
    chosen.order = project::RowOrder(rows);
    const auto append = [&](QByteArray& out, RowId row, QByteArrayView record) {
        auto appended = rowRequests.appendLine(out, row, record);
        out += '\n';
        return appended;
    };
    return writeRows(chosen, path, {}, append, progress, stop);
}

Result<qint64> exportAnswerLines(const TableExport& order, const QString& path, Progress& progress, std::stop_token stop)
{
    AnswerReader reader(order.folder, order.answers);
    qint64 lines = 0;
    const auto append = [&](QByteArray& out, RowId row, QByteArrayView) -> Result<void> {
        const auto line = reader.line(row);
        if (!line)
            return failure(line.error());
        if (!line->isEmpty()) {
            out += *line + '\n';
            ++lines;
        }
        return {};
    };
    const auto written = writeRows(rowsToWrite(order), path, {}, append, progress, stop);
    return written ? Result<qint64>(lines) : written;
}

} // namespace sheaf::jobs
