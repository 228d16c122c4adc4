// The rows of a sheet as they leave it: the visible columns and, behind them, what came back.
#pragma once

#include "jobs/answer_reader.h"
#include "jobs/attempts.h"
#include "jobs/export_table.h"

namespace sheaf::jobs {

class TableRows
{
public:
    /// `rows` are those that will be written. Reads some answers, to see whether they have fields.
    TableRows(const TableExport& order, const project::RowOrder& rows);

    /// The headings of all columns, answers included.
    [[nodiscard]] const std::vector<QByteArray>& names() const { return m_names; }
    /// The cells of a row under them. `record` is the base record, as forEachRow() hands it over.
    [[nodiscard]] Result<std::vector<QByteArray>> cells(RowId row, QByteArrayView record);

private:
    void addNames();
    [[nodiscard]] QByteArray safe(const QByteArray& text) const;
    [[nodiscard]] Result<void> addAnswer(std::vector<QByteArray>& cells, RowId row);

    const TableExport& m_order;
    std::vector<project::Column> m_columns;
    std::vector<QByteArray> m_fields; ///< of JSON answers
    std::vector<QByteArray> m_names;
    AnswerReader m_reader;
    SentJobs m_sent;
};

} // namespace sheaf::jobs
