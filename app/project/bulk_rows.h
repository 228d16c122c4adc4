// What a bulk edit does to one row: the same for single edits and for a new base.
#pragma once

#include "project/bulk_edit.h"

namespace sheaf::project {

/// Immutable: used by several threads at once.
class BulkRows
{
public:
    using Texts = std::vector<std::pair<ColumnId, QByteArray>>;

    /// Both must outlive it.
    BulkRows(const BulkEdit& edit, const BulkSource& source);

    /// Whether the row may change at all; then `number` is what BulkEdit::change gets.
    [[nodiscard]] bool concerns(RowId row, qint64& number) const;
    /// The texts that change in one row of the sheet, copies for new columns among them. `record`: as forEachRow() has it.
    [[nodiscard]] Texts changes(qint64 number, RowId row, QByteArrayView record) const;
    /// Whether rewrite() can do what changes() does: every column stands in the records of a delimited base.
    [[nodiscard]] bool canRewrite() const { return !m_columnOfCell.empty(); }
    /// Appends a record (without its line end) of a row that has no edits, with what changes in it; how many cells did.
    qint64 rewrite(QByteArray& out, qint64 number, QByteArrayView record) const;
    /// All texts of the n-th new row; of a JSON base its line (`wholeLine`) and the columns that the user added.
    [[nodiscard]] Result<Texts> newRow(qint64 number) const;
    [[nodiscard]] RowId newRowId(qint64 number) const { return RowId(insertedRowBit | (m_source.nextInsertedRow + quint32(number))); }
    /// Of a JSON base: `texts` of columns that look into the line become one of `wholeLine`, over `line`.
    [[nodiscard]] Result<Texts> folded(QByteArrayView line, Texts texts) const;

private:
    void rememberRows();
    void rememberCells();
    [[nodiscard]] size_t bitOf(RowId row) const;
    [[nodiscard]] bool isJson() const { return m_source.sheet.base.format == BaseFormat::JsonLines; }

    const BulkEdit& m_edit;
    const BulkSource& m_source;
    std::vector<Column> m_wanted; ///< columns to change, then columns to copy, of the sheet as it is
    size_t m_changing = 0; ///< how many of them are to change
    std::vector<std::optional<ColumnId>> m_columnOfCell; ///< columns to change by their cell's index
    std::vector<std::pair<quint32, quint32>> m_numbers; ///< of BulkEdit::rows: id and index, by id
    std::vector<bool> m_present; ///< where there are none: rows that were not deleted, see bitOf()
    QByteArray m_model; ///< for new rows of a JSON base
};

} // namespace sheaf::project
