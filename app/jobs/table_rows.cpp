#include "jobs/table_rows.h"

#include "jobs/result_line.h"

#include <QCoreApplication>

namespace sheaf::jobs {

namespace {

struct ColumnWords {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ExportColumns)
};

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

} // namespace

TableRows::TableRows(const TableExport& order)
    : m_order(order), m_columns(visibleColumns(order.sheet)), m_reader(order.folder, order.answers)
{
    for (const project::Column& column : m_columns)
        m_names.push_back(column.name.toUtf8());
    if (!order.withAnswers)
        return;
    for (const QString& name : {ColumnWords::tr("answer", "export column"), ColumnWords::tr("outcome", "export column"),
             ColumnWords::tr("attempt", "export column"), ColumnWords::tr("problem", "export column")})
        m_names.push_back(freeName(name, m_columns));
}

Result<std::vector<QByteArray>> TableRows::cells(RowId row, QByteArrayView record)
{
    std::vector<QByteArray> cells = m_order.sheet.cellsOf(row, record, m_columns);
    if (m_order.withAnswers) {
        if (auto added = addAnswer(cells, row); !added)
            return failure(added.error());
    }
    return cells;
}

Result<void> TableRows::addAnswer(std::vector<QByteArray>& cells, RowId row)
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

} // namespace sheaf::jobs
