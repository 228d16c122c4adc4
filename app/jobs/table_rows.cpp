#include "jobs/table_rows.h"

#include "jobs/answer_fields.h"
#include "jobs/result_line.h"
#include "json/text.h"

#include <QCoreApplication>

#include <algorithm>

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

/// A name that no column has yet.
QByteArray freeName(const QByteArray& wanted, const std::vector<QByteArray>& taken)
{
    QByteArray name = wanted;
    for (int n = 2; std::ranges::find(taken, name) != taken.end(); ++n)
        name = wanted + ' ' + QByteArray::number(n);
    return name;
}

bool isNumber(const QByteArray& text)
{
    return json::typeOf(text) == json::Type::Number && !json::firstFault(text);
}

/// A CSV cell that a spreadsheet would run as a formula gets an apostrophe in front (as spreadsheets themselves mark text). A
/// number below zero is none.
QByteArray guarded(const QByteArray& text)
{
    const bool couldRun = !text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front()) && !isNumber(text);
    return couldRun ? '\'' + text : text;
}

} // namespace

TableRows::TableRows(const TableExport& order, const project::RowOrder& rows)
    : m_order(order), m_columns(visibleColumns(order.sheet)), m_reader(order.folder, order.answers), m_sent(order.jobs)
{
    if (order.withAnswers && order.withFields)
        m_fields = answerFields(order, rows);
    addNames();
}

void TableRows::addNames()
{
    for (const project::Column& column : m_columns)
        m_names.push_back(column.name.toUtf8());
    if (!m_order.withAnswers)
        return;
    const auto add = [this](const QByteArray& name) { m_names.push_back(freeName(name, m_names)); };
    add(ColumnWords::tr("answer", "export column").toUtf8());
    for (const QByteArray& field : m_fields)
        add(safe(field));
    for (const QString& name : {ColumnWords::tr("outcome", "export column"), ColumnWords::tr("attempt", "export column"),
             ColumnWords::tr("problem", "export column")})
        add(name.toUtf8());
}

/// What came from the service is hostile and is guarded. The user's own cells are not: they leave as they came, because a
/// table that goes out and in again must be the same, and what is in them was in the user's own file before.
QByteArray TableRows::safe(const QByteArray& text) const
{
    return m_order.format == TableFormat::Csv ? guarded(text) : text;
}

Result<std::vector<QByteArray>> TableRows::cells(RowId row, QByteArrayView record)
{
    std::vector<QByteArray> cells = m_order.sheet.cellsOf(row, record, m_columns);
    if (m_order.areResults)
        std::ranges::transform(cells, cells.begin(), [this](const QByteArray& cell) { return safe(cell); });
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
    cells.push_back(safe(text));
    for (const QByteArray& value : fieldValues(text, m_fields))
        cells.push_back(safe(value));
    cells.push_back(ref.outcome == project::Outcome::None ? QByteArray() : project::outcomeName(ref.outcome).toUtf8());
    const int attempt = m_order.jobs.isEmpty() ? ref.attempt : m_sent.countOf(row, ref.attempt);
    cells.push_back(attempt == 0 ? QByteArray() : QByteArray::number(attempt));
    const bool both = !view.errorCode.isEmpty() && !view.errorMessage.isEmpty();
    cells.push_back(safe((view.errorCode + (both ? QStringLiteral(": ") : QString()) + view.errorMessage).toUtf8()));
    return {};
}

} // namespace sheaf::jobs
