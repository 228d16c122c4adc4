#include "project/bulk_rows.h"

#include "formats/cell_walk.h"
#include "project/json_row.h"

#include <algorithm>

namespace sheaf::project {

BulkRows::BulkRows(const BulkEdit& edit, const BulkSource& source) : m_edit(edit), m_source(source)
{
    for (const ColumnId id : edit.columns) {
        if (const Column* column = source.sheet.column(id))
            m_wanted.push_back(*column);
    }
    m_changing = m_wanted.size();
    for (const NewColumn& added : edit.newColumns) {
        const Column* original = added.copyOf ? source.sheet.column(*added.copyOf) : nullptr;
        if (original)
            m_wanted.push_back(*original);
    }
    rememberRows();
    rememberCells();
    if (isJson() && edit.insertCount > 0)
        m_model = firstModel(source.sheet);
}

void BulkRows::rememberRows()
{
    if (m_edit.rows) {
        m_numbers.reserve(m_edit.rows->size());
        for (const RowId row : *m_edit.rows)
            m_numbers.emplace_back(row.value, quint32(m_numbers.size()));
        std::ranges::sort(m_numbers);
        return;
    }
    m_present.resize(size_t(m_source.sheet.baseRowCount()) + m_source.nextInsertedRow);
    for (const Piece& piece : m_source.sheet.order.pieces())
        std::fill_n(m_present.begin() + qptrdiff(bitOf(piece.first)), piece.count, true);
}

void BulkRows::rememberCells()
{
    if (isJson() || !m_edit.newColumns.isEmpty() || !m_edit.change)
        return;
    for (const Column& column : m_wanted) {
        if (column.source != Column::Source::Base) {
            m_columnOfCell.clear();
            return;
        }
        const auto cell = size_t(column.baseIndex);
        m_columnOfCell.resize(std::max(m_columnOfCell.size(), cell + 1));
        m_columnOfCell[cell] = column.id;
    }
}

/// Imported rows first, added ones behind them.
size_t BulkRows::bitOf(RowId row) const
{
    const bool added = row.value & insertedRowBit;
    return added ? size_t(m_source.sheet.baseRowCount()) + (row.value & ~insertedRowBit) : size_t(row.value);
}

bool BulkRows::concerns(RowId row, qint64& number) const
{
    number = -1;
    if (m_wanted.empty() && m_edit.newColumns.isEmpty())
        return false;
    if (!m_edit.rows)
        return m_present[bitOf(row)];
    const auto found = std::ranges::lower_bound(m_numbers, row.value, {}, [](const auto& entry) { return entry.first; });
    if (found == m_numbers.end() || found->first != row.value)
        return false;
    number = found->second;
    return true;
}

BulkRows::Texts BulkRows::changes(qint64 number, RowId row, QByteArrayView record) const
{
    Texts texts;
    const std::vector<QByteArray> cells = m_source.sheet.cellsOf(row, record, m_wanted);
    for (size_t i = 0; m_edit.change && i < m_changing; ++i) {
        std::optional<QByteArray> text = m_edit.change(number, m_wanted[i].id, cells[i]);
        if (text && *text != cells[i])
            texts.emplace_back(m_wanted[i].id, std::move(*text));
    }
    size_t copied = m_changing;
    ColumnId id = m_source.nextColumn;
    for (const NewColumn& added : m_edit.newColumns) {
        QByteArray text;
        if (added.copyOf && m_source.sheet.column(*added.copyOf))
            text = cells[copied++];
        if (m_edit.change && m_edit.columns.contains(id))
            text = m_edit.change(number, id, text).value_or(text);
        if (!text.isEmpty())
            texts.emplace_back(id, std::move(text));
        ++id.value;
    }
    return texts;
}

qint64 BulkRows::rewrite(QByteArray& out, qint64 number, QByteArrayView record) const
{
    const formats::Dialect& dialect = m_source.sheet.base.dialect;
    QByteArray decoded;
    qint64 changes = 0;
    qsizetype kept = 0; // bytes of the record that are in `out`
    size_t cell = 0;
    for (formats::CellWalk walk(record, dialect); walk.next(); ++cell) {
        if (cell >= m_columnOfCell.size() || !m_columnOfCell[cell])
            continue;
        QByteArrayView text = record.sliced(walk.begin(), walk.end() - walk.begin());
        if (!walk.isPlain()) {
            decoded.resize(0);
            walk.appendTo(decoded);
            text = decoded;
        }
        const std::optional<QByteArray> changed = m_edit.change(number, *m_columnOfCell[cell], text);
        if (!changed || *changed == text)
            continue;
        out.append(record.sliced(kept, walk.begin() - kept));
        formats::appendCell(out, *changed, dialect.delimiter, dialect.quote);
        kept = walk.end();
        ++changes;
    }
    out.append(record.sliced(kept));
    for (size_t there = cell; cell < m_columnOfCell.size(); ++cell) { // cells that a short record does not have
        const auto changed = m_columnOfCell[cell] ? m_edit.change(number, *m_columnOfCell[cell], {}) : std::nullopt;
        if (!changed || changed->isEmpty())
            continue;
        for (; there <= cell; ++there)
            out.append(dialect.delimiter);
        formats::appendCell(out, *changed, dialect.delimiter, dialect.quote);
        ++changes;
    }
    return changes;
}

Result<BulkRows::Texts> BulkRows::folded(QByteArrayView line, Texts texts) const
{
    Texts result;
    QByteArray changed;
    for (auto& [id, text] : texts) {
        const Column* column = m_source.sheet.column(id);
        if (!column || column->source != Column::Source::Json) {
            result.emplace_back(id, std::move(text));
            continue;
        }
        Result<QByteArray> next = withValue(changed.isNull() ? line : QByteArrayView(changed), column->path, text);
        if (!next)
            return failure(next.error());
        changed = std::move(*next);
    }
    if (!changed.isNull())
        result.emplace_back(wholeLine, std::move(changed));
    return result;
}

Result<BulkRows::Texts> BulkRows::newRow(qint64 number) const
{
    const SheetData& sheet = m_source.sheet;
    const RowId row = newRowId(number);
    Texts texts;
    QByteArray line;
    if (!m_edit.copies.empty()) {
        const RowId original = m_edit.copies[size_t(number)];
        const Result<QByteArray> record = sheet.baseRecord(original);
        if (!record)
            return failure(record.error());
        std::vector<Column> columns(sheet.columns.begin(), sheet.columns.end());
        if (isJson())
            std::erase_if(columns, [](const Column& column) { return column.source == Column::Source::Json; });
        std::vector<QByteArray> cells = sheet.cellsOf(original, *record, columns);
        for (size_t i = 0; i < columns.size(); ++i) {
            if (!cells[i].isEmpty())
                texts.emplace_back(columns[i].id, std::move(cells[i]));
        }
        if (isJson()) // a copy under the same custom_id could not be told from its original
            line = withValue(sheet.lineOf(original, *record), {json::Step::of("custom_id")}, newCustomId(row))
                       .value_or(sheet.lineOf(original, *record).toByteArray());
    } else if (isJson()) {
        line = emptyLine(sheet.columns, newCustomId(row), m_model);
    }
    Texts typed;
    for (const ColumnId column : m_edit.columns) {
        std::optional<QByteArray> text = m_edit.fill ? m_edit.fill(number, column) : std::nullopt;
        if (!text)
            continue;
        std::erase_if(texts, [column](const auto& entry) { return entry.first == column; });
        typed.emplace_back(column, std::move(*text));
    }
    if (!isJson()) {
        texts.insert(texts.end(), typed.begin(), typed.end());
        return texts;
    }
    Result<Texts> over = folded(line, std::move(typed));
    if (!over)
        return over;
    texts.insert(texts.end(), over->begin(), over->end());
    if (std::ranges::none_of(texts, [](const auto& entry) { return entry.first == wholeLine; }))
        texts.emplace_back(wholeLine, line);
    return texts;
}

} // namespace sheaf::project
