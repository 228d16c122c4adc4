// The records of one source become rows of the table: as they stand where nothing has to change, else anew.
#pragma once

#include "project/column_plan.h"
#include "project/import_context.h"
#include "project/table_writer.h"

namespace sheaf::project {

class TableReader
{
public:
    struct Setup {
        formats::Dialect dialect; ///< of the source; hasHeader counts for workbooks too
        QByteArray fileName; ///< for the column "file"
        bool makesColumns = true; ///< its first record makes the plan's columns; false where the plan has them already
        bool isRagged = true; ///< whether the number of cells means something; in a workbook it does not
    };
    TableReader(Setup setup, ColumnPlan& plan, TableWriter& writer, const ImportContext& context);

    /// The dialect that a RecordScanner needs.
    [[nodiscard]] const formats::Dialect& dialect() const { return m_setup.dialect; }
    /// Whether U+FFFD in the next records stands for bytes that the encoding does not know.
    void setReplaced(bool replaced) { m_replaced = replaced; }
    /// False when something failed (see result()) or nothing more is needed.
    bool takeRecord(QByteArrayView record, qint64 line);
    /// A physical line whose quote is never closed.
    bool takeUnclosed(QByteArrayView record, qint64 line);
    /// Cells that came without a record.
    bool takeCells(std::span<const QByteArray> cells, qint64 line);
    [[nodiscard]] const Result<void>& result() const { return m_result; }
    /// Cells of the longest record of the table.
    [[nodiscard]] qsizetype mostCells() const { return m_mostCells; }

private:
    [[nodiscard]] Result<void> take(QByteArrayView record, qint64 line);
    [[nodiscard]] Result<bool> cleaned(QByteArrayView& record, qint64 line);
    [[nodiscard]] Result<void> takeFirst(QByteArrayView record);
    [[nodiscard]] Result<bool> checkWidth(qsizetype cells, qint64 line);
    [[nodiscard]] Result<void> writeCells(std::span<const QByteArray> cells);
    [[nodiscard]] qsizetype countCells(QByteArrayView record);
    bool goesOn(const Result<void>& done);

    Setup m_setup;
    ColumnPlan& m_plan;
    TableWriter& m_writer;
    const ImportContext& m_context;
    ColumnPlan::Mapping m_mapping;
    std::vector<QByteArray> m_cells;
    std::vector<QByteArray> m_row;
    QByteArray m_cleaned;
    QByteArray m_record;
    Result<void> m_result;
    qint64 m_number = 0; // of records, blank ones included
    qsizetype m_expected = 0; // cells of the first record; 0 = there was none yet
    qsizetype m_mostCells = 0;
    bool m_asTheyStand = false;
    bool m_replaced = false;
};

} // namespace sheaf::project
