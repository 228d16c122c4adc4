#include "project/bulk_edit.h"

#include "project/bulk_rows.h"
#include "project/rebase.h"

#include <algorithm>

namespace sheaf::project {

namespace {

/// So many rows are read one by one; more of them are met by streaming over the sheet.
constexpr size_t fewRows = 4'000;

QList<Column> columnsAfter(const BulkEdit& edit, const BulkSource& source)
{
    QList<Column> columns = source.sheet.columns;
    ColumnId id = source.nextColumn;
    for (const NewColumn& added : edit.newColumns) {
        Column column;
        column.id = id;
        column.name = added.name;
        column.source = Column::Source::Added;
        columns.insert(std::clamp<qsizetype>(added.position, 0, columns.size()), column);
        ++id.value;
    }
    return columns;
}

/// The bulk edit as single edits, as long as those are few.
class SingleEdits
{
public:
    SingleEdits(const BulkEdit& edit, const BulkSource& source, const BulkRows& rows)
        : m_edit(edit)
        , m_source(source)
        , m_rows(rows)
    {
    }

    /// False when there are too many.
    Result<bool> collect(Progress& progress, std::stop_token stop)
    {
        const bool few = m_edit.rows && m_edit.rows->size() <= fewRows;
        if (!few)
            progress.setTotal(m_source.sheet.rowCount());
        if (m_edit.insertCount * std::max<qint64>(1, m_source.sheet.columns.size()) > mostSingleEdits)
            return false;
        if (Result<void> done = few ? readRows() : streamRows(progress, stop); !done)
            return failure(done.error());
        for (qint64 n = 0; n < m_edit.insertCount && isFew(); ++n) {
            Result<BulkRows::Texts> texts = m_rows.newRow(n);
            if (!texts)
                return failure(texts.error());
            keep(m_rows.newRowId(n), std::move(*texts));
        }
        return isFew();
    }

    [[nodiscard]] BulkResult& result() { return m_result; }

private:
    [[nodiscard]] bool isFew() const { return qint64(m_result.cells.size()) <= mostSingleEdits; }

    void keep(RowId row, BulkRows::Texts texts)
    {
        for (auto& [column, text] : texts)
            m_result.cells.emplace_back(row, column, std::move(text));
    }

    Result<void> takeRow(RowId row, QByteArrayView record)
    {
        qint64 number = -1;
        if (!m_rows.concerns(row, number))
            return {};
        if (m_edit.mayChange && !m_source.sheet.edits.contains(row) && !m_edit.mayChange(record))
            return {};
        BulkRows::Texts texts = m_rows.changes(number, row, record);
        m_result.count.cells += qint64(texts.size());
        m_result.count.rows += texts.empty() ? 0 : 1;
        if (m_source.sheet.base.format == BaseFormat::JsonLines && !texts.empty()) {
            Result<BulkRows::Texts> folded = m_rows.folded(m_source.sheet.lineOf(row, record), std::move(texts));
            if (!folded)
                return failure(folded.error());
            texts = std::move(*folded);
        }
        keep(row, std::move(texts));
        return {};
    }

    Result<void> readRows()
    {
        for (const RowId row : *m_edit.rows) {
            const Result<QByteArray> record = m_source.sheet.baseRecord(row);
            if (!record)
                return failure(record.error());
            if (Result<void> taken = takeRow(row, *record); !taken || !isFew())
                return taken;
        }
        return {};
    }

    Result<void> streamRows(Progress& progress, std::stop_token stop)
    {
        Result<void> inner;
        const Result<void> read = forEachRow(
            m_source.sheet,
            [&](qint64 position, RowId row, QByteArrayView record) {
                if (position % 4096 == 0)
                    progress.setDone(position);
                inner = takeRow(row, record);
                return inner && isFew();
            },
            stop);
        return inner ? read : inner;
    }

    const BulkEdit& m_edit;
    const BulkSource& m_source;
    const BulkRows& m_rows;
    BulkResult m_result;
};

} // namespace

Result<BulkResult> carryOut(const BulkEdit& edit, const BulkSource& source, Progress& progress, std::stop_token stop)
{
    const BulkRows rows(edit, source);
    QList<Column> columns = columnsAfter(edit, source);
    SingleEdits singles(edit, source, rows);
    const Result<bool> few = singles.collect(progress, stop);
    if (!few)
        return failure(few.error());
    progress.setDone(0);
    Result<BulkResult> result = std::move(singles.result());
    if (*few)
        result->columns = std::move(columns);
    else
        result = rebased(edit, source, rows, std::move(columns), progress, stop);
    if (!result)
        return result;
    result->nextInsertedRow = source.nextInsertedRow + quint32(edit.insertCount);
    if (edit.insertCount > 0) {
        const qint64 at = edit.insertAt < 0 ? source.sheet.rowCount() : edit.insertAt;
        result->order = source.sheet.order.withInserted(at, {rows.newRowId(0), quint32(edit.insertCount)});
    }
    return result;
}

} // namespace sheaf::project
