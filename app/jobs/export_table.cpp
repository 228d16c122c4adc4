#include "jobs/export_table.h"

#include "base/whole_file.h"
#include "formats/delimited.h"
#include "jobs/answer_reader.h"
#include "jobs/result_line.h"
#include "json/text.h"

#include <QCoreApplication>

namespace sheaf::jobs {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ExportColumns)
};

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

std::vector<project::Column> visibleColumns(const project::SheetData& sheet)
{
    std::vector<project::Column> columns;
    for (const project::Column& column : sheet.columns) {
        if (!column.hidden)
            columns.push_back(column);
    }
    return columns;
}

/// A name for an answer column that no column of the sheet has.
QByteArray freeName(const QString& wanted, const std::vector<project::Column>& columns)
{
    QString name = wanted;
    const auto isTaken = [&] {
        return std::any_of(columns.begin(), columns.end(), [&](const project::Column& column) { return column.name == name; });
    };
    for (int n = 2; isTaken(); ++n)
        name = QStringLiteral("%1 %2").arg(wanted).arg(n);
    return name.toUtf8();
}

/// A CSV cell that a spreadsheet would run as a formula gets an apostrophe in front (as spreadsheets themselves mark text).
QByteArray guarded(QByteArray answer)
{
    if (!answer.isEmpty() && QByteArrayView("=+-@\t\r").contains(answer.front()))
        answer.prepend('\'');
    return answer;
}

class RowWriter
{
public:
    explicit RowWriter(const TableExport& order)
        : m_order(order), m_columns(visibleColumns(order.sheet)), m_reader(order.folder, order.answers)
    {
        for (const project::Column& column : m_columns)
            m_names.push_back(column.name.toUtf8());
        if (order.withAnswers) {
            for (const QString& name : {Words::tr("answer", "export column"), Words::tr("outcome", "export column"),
                     Words::tr("attempt", "export column"), Words::tr("problem", "export column")})
                m_names.push_back(freeName(name, m_columns));
        }
    }

    void appendHeader(QByteArray& out) const
    {
        if (m_order.format != TableFormat::Csv)
            return;
        if (m_order.byteOrderMark)
            out += "\xEF\xBB\xBF";
        formats::appendRecord(out, m_names);
    }

    Result<void> appendRow(QByteArray& out, RowId row, QByteArrayView record)
    {
        std::vector<QByteArray> cells = m_order.sheet.cellsOf(row, record, m_columns);
        if (m_order.withAnswers) {
            if (auto added = addAnswer(cells, row); !added)
                return added;
        }
        if (m_order.format == TableFormat::Csv)
            formats::appendRecord(out, cells);
        else
            appendObject(out, cells);
        return {};
    }

private:
    Result<void> addAnswer(std::vector<QByteArray>& cells, RowId row)
    {
        const project::AnswerRef ref = m_order.answers.of(row);
        AnswerView view;
        if (ref.length > 0) {
            const auto line = m_reader.line(row);
            if (!line)
                return failure(line.error());
            view = answerView(*line);
        }
        const QByteArray text = view.text.toUtf8();
        cells.push_back(m_order.format == TableFormat::Csv ? guarded(text) : text);
        cells.push_back(ref.outcome == project::Outcome::None ? QByteArray() : project::outcomeName(ref.outcome).toUtf8());
        cells.push_back(ref.attempt == 0 ? QByteArray() : QByteArray::number(ref.attempt));
        const bool both = !view.errorCode.isEmpty() && !view.errorMessage.isEmpty();
        cells.push_back((view.errorCode + (both ? QStringLiteral(": ") : QString()) + view.errorMessage).toUtf8());
        return {};
    }

    void appendObject(QByteArray& out, const std::vector<QByteArray>& cells) const
    {
        out += '{';
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0)
                out += ',';
            json::appendString(out, m_names[i]);
            out += ':';
            json::appendString(out, cells[i]);
        }
        out += "}\n";
    }

    const TableExport& m_order;
    std::vector<project::Column> m_columns;
    std::vector<QByteArray> m_names;
    AnswerReader m_reader;
};

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
    return failure(ErrorCode::UnknownFormat, path);
}

Result<qint64> exportTable(const TableExport& order, const QString& path, Progress& progress, std::stop_token stop)
{
    RowWriter writer(order);
    QByteArray header;
    writer.appendHeader(header);
    const auto append = [&](QByteArray& out, RowId row, QByteArrayView record) { return writer.appendRow(out, row, record); };
    return writeRows(rowsToWrite(order), path, header, append, progress, stop);
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
    const auto append = [&](QByteArray& out, RowId row, QByteArrayView) -> Result<void> {
        const auto line = reader.line(row);
        if (!line)
            return failure(line.error());
        if (!line->isEmpty())
            out += *line + '\n';
        return {};
    };
    return writeRows(rowsToWrite(order), path, {}, append, progress, stop);
}

} // namespace sheaf::jobs
