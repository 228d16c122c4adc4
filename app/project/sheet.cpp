#include "project/sheet.h"

#include "project/base_columns.h"
#include "project/json_row.h"
#include "project/sheet_step.h"

#include <algorithm>

namespace sheaf::project {

namespace {

std::optional<QByteArray> setCell(Edits& edits, RowId row, ColumnId column, const std::optional<QByteArray>& text)
{
    std::optional<QByteArray> previous;
    RowEdits& cells = edits[row];
    if (const auto found = cells.constFind(column); found != cells.constEnd())
        previous = *found;
    if (text)
        cells.insert(column, *text);
    else
        cells.remove(column);
    if (cells.isEmpty())
        edits.remove(row);
    return previous;
}

/// Ascending, without overlaps, inside [0, rows).
std::vector<RowRange> tidied(std::vector<RowRange> ranges, qint64 rows)
{
    std::sort(ranges.begin(), ranges.end(), [](const RowRange& a, const RowRange& b) { return a.position < b.position; });
    std::vector<RowRange> result;
    qint64 covered = 0;
    for (const RowRange& range : ranges) {
        const qint64 from = std::max(range.position, covered);
        const qint64 to = std::min(range.position + range.count, rows);
        if (from >= to)
            continue;
        result.push_back({from, to - from});
        covered = to;
    }
    return result;
}

qint32 firstFreeColumn(const SheetData& data)
{
    qint32 highest = 0;
    for (const Column& column : data.columns)
        highest = std::max(highest, column.id.value);
    for (const RowEdits& cells : data.edits) {
        for (auto cell = cells.keyBegin(); cell != cells.keyEnd(); ++cell)
            highest = std::max(highest, cell->value);
    }
    return highest + 1;
}

} // namespace

Sheet::Sheet(SheetData data, quint32 nextInsertedRow, Save save, QObject* parent)
    : QObject(parent)
    , m_data(std::move(data))
    , m_save(std::move(save))
    , m_nextInsertedRow(nextInsertedRow)
    , m_nextColumn(firstFreeColumn(m_data))
{
}

Sheet::~Sheet() = default;

Sheet::Step Sheet::apply(Step step)
{
    // Backwards in the inverse: a cell that is set twice in one step goes back to its first text.
    Step inverse;
    inverse.label = step.label;
    inverse.touchesOtherRows = step.touchesOtherRows;
    if (step.rows) {
        inverse.rows = Step::Rows {std::exchange(m_data.base, std::move(step.rows->base)),
            std::exchange(m_data.index, std::move(step.rows->index)), std::exchange(m_data.edits, std::move(step.rows->edits))};
    }
    inverse.cells.reserve(step.cells.size());
    for (const Step::Cell& cell : step.cells)
        inverse.cells.push_back({cell.row, cell.column, setCell(m_data.edits, cell.row, cell.column, cell.text)});
    std::reverse(inverse.cells.begin(), inverse.cells.end());
    if (step.order)
        inverse.order = std::exchange(m_data.order, std::move(*step.order));
    if (step.columns)
        inverse.columns = std::exchange(m_data.columns, std::move(*step.columns));
    return inverse;
}

void Sheet::save(const Step& applied)
{
    SheetWrite write;
    write.cells.reserve(applied.cells.size());
    if (applied.rows) {
        const Step::Rows& rows = *applied.rows;
        write.base = BaseSwitch {rows.base, rows.index.rowCount(), rows.base.file->size()};
        write.base->base.file.reset(); // the queue needs no open file
        for (auto row = rows.edits.cbegin(); row != rows.edits.cend(); ++row) {
            for (auto cell = row->cbegin(); cell != row->cend(); ++cell)
                write.cells.emplace_back(row.key(), cell.key(), cell.value());
        }
    }
    for (const Step::Cell& cell : applied.cells)
        write.cells.emplace_back(cell.row, cell.column, cell.text);
    if (applied.order)
        write.order = applied.order->pieces();
    write.columns = applied.columns;
    write.nextInsertedRow = m_nextInsertedRow;
    m_save(std::move(write));
}

void Sheet::announce(const Step& inverse)
{
    if (inverse.columns)
        Q_EMIT columnsChanged();
    if (inverse.rows) {
        Q_EMIT orderReset();
    } else if (inverse.order) {
        const OrderChange change = orderChange(*inverse.order, m_data.order);
        if (change.kind == OrderChange::Kind::Inserted)
            Q_EMIT rowsInserted(change.range.position, change.range.count);
        else if (change.kind == OrderChange::Kind::Removed)
            Q_EMIT rowsRemoved(change.range.position, change.range.count);
        else
            Q_EMIT orderReset();
    }
    if (!inverse.rows && !inverse.cells.empty() && (!inverse.order || inverse.touchesOtherRows)) {
        QList<RowId> rows;
        for (const Step::Cell& cell : inverse.cells)
            rows.append(cell.row);
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        Q_EMIT cellsChanged(rows);
    }
    Q_EMIT undoChanged();
}

void Sheet::commit(Step step)
{
    save(step);
    m_redo.clear();
    m_undo.push_back(apply(std::move(step)));
    announce(m_undo.back());
}

void Sheet::move(std::vector<Step>& from, std::vector<Step>& to)
{
    if (from.empty() || !mayEdit())
        return;
    Step step = std::move(from.back());
    from.pop_back();
    save(step);
    to.push_back(apply(std::move(step)));
    announce(to.back());
}

void Sheet::undo()
{
    move(m_undo, m_redo);
}

void Sheet::redo()
{
    move(m_redo, m_undo);
}

QString Sheet::undoLabel() const
{
    return m_undo.empty() ? QString() : m_undo.back().label;
}

QString Sheet::redoLabel() const
{
    return m_redo.empty() ? QString() : m_redo.back().label;
}

Result<void> Sheet::setCells(const std::vector<CellChange>& changes, const QString& stepLabel)
{
    if (!mayEdit() || changes.empty())
        return {};
    Step step;
    step.label = stepLabel;
    QHash<RowId, QByteArray> lines; // of JSON rows, with the changes so far
    for (const CellChange& change : changes) {
        const Column* column = m_data.column(change.column);
        if (change.column == wholeLine && m_data.base.format == BaseFormat::JsonLines) {
            if (change.text.contains('\n'))
                return failure(ErrorCode::NotJson);
            lines.insert(change.row, change.text);
        } else if (column && column->source == Column::Source::Json) {
            const Result<QByteArray> line = lines.contains(change.row) ? lines.value(change.row) : m_data.line(change.row);
            if (!line)
                return failure(line.error());
            const Result<QByteArray> changed = withValue(*line, column->path, change.text);
            if (!changed)
                return failure(changed.error());
            lines.insert(change.row, *changed);
        } else if (column) {
            step.cells.push_back({change.row, change.column, change.text});
        }
    }
    for (auto line = lines.constBegin(); line != lines.constEnd(); ++line)
        step.cells.push_back({line.key(), wholeLine, line.value()});
    if (!step.cells.empty())
        commit(std::move(step));
    return {};
}

/// The cells of a new row of a JSON base: its line, and what belongs to columns that the user added.
RowEdits Sheet::rowForJson(const RowEdits& cells, RowId row, const QByteArray& model) const
{
    QByteArray line = cells.value(wholeLine, emptyLine(m_data.columns, newCustomId(row), model));
    RowEdits result;
    for (const Column& column : m_data.columns) {
        const auto text = cells.constFind(column.id);
        if (text == cells.constEnd())
            continue;
        if (column.source != Column::Source::Json)
            result.insert(column.id, *text);
        else if (const Result<QByteArray> changed = withValue(line, column.path, *text))
            line = *changed;
    }
    result.insert(wholeLine, line);
    return result;
}

void Sheet::insertRows(qint64 position, const std::vector<RowEdits>& rows, const QString& stepLabel)
{
    if (!mayEdit() || rows.empty())
        return;
    Step step;
    step.label = stepLabel;
    const RowId first(insertedRowBit | m_nextInsertedRow);
    const bool isJson = m_data.base.format == BaseFormat::JsonLines;
    const QByteArray model = isJson ? firstModel(m_data) : QByteArray();
    for (const RowEdits& given : rows) {
        const RowId row(insertedRowBit | m_nextInsertedRow++);
        const RowEdits cells = isJson ? rowForJson(given, row, model) : given;
        for (auto cell = cells.constBegin(); cell != cells.constEnd(); ++cell)
            step.cells.push_back({row, cell.key(), cell.value()});
    }
    step.order = m_data.order.withInserted(position, {first, quint32(rows.size())});
    commit(std::move(step));
}

void Sheet::removeRows(std::vector<Range> ranges, const QString& stepLabel)
{
    const std::vector<RowRange> wanted = tidied(std::move(ranges), m_data.rowCount());
    if (!mayEdit() || wanted.empty())
        return;
    Step step;
    step.label = stepLabel;
    step.order = m_data.order.withRemoved(wanted);
    commit(std::move(step));
}

void Sheet::moveRows(std::vector<Range> ranges, qint64 to, const QString& stepLabel)
{
    const std::vector<RowRange> wanted = tidied(std::move(ranges), m_data.rowCount());
    if (!mayEdit() || wanted.empty())
        return;
    RowOrder moved = m_data.order.withMoved(wanted, std::clamp<qint64>(to, 0, m_data.rowCount()));
    if (moved == m_data.order)
        return;
    Step step;
    step.label = stepLabel;
    step.order = std::move(moved);
    commit(std::move(step));
}

void Sheet::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged();
}

BulkSource Sheet::bulkSource(const QString& folder) const
{
    return {m_data, folder, m_nextInsertedRow, nextColumnId()};
}

void Sheet::applyBulk(BulkResult result, const QString& stepLabel)
{
    Step step;
    step.label = stepLabel;
    for (auto& [row, column, text] : result.cells)
        step.cells.push_back({row, column, std::move(text)});
    step.touchesOtherRows = result.count.cells > 0;
    if (result.rebased)
        step.rows = Step::Rows {std::move(result.rebased->base), std::move(result.rebased->index), std::move(result.rebased->edits)};
    if (result.columns != m_data.columns) {
        step.columns = std::move(result.columns);
        for (const Column& column : std::as_const(*step.columns))
            m_nextColumn = std::max(m_nextColumn, column.id.value + 1);
    }
    step.order = std::move(result.order);
    m_nextInsertedRow = std::max(m_nextInsertedRow, result.nextInsertedRow);
    if (step.rows || step.columns || step.order || !step.cells.empty())
        commit(std::move(step));
}

void Sheet::appendBaseRows(std::span<const quint32> lengths)
{
    if (lengths.empty())
        return;
    const Piece added {RowId(quint32(m_data.index.rowCount())), quint32(lengths.size())};
    const qint64 position = m_data.rowCount();
    m_data.index.append(lengths);
    m_data.order = m_data.order.withAppended(added);
    // What is taken back later must not take these rows with it.
    for (std::vector<Step>* steps : {&m_undo, &m_redo}) {
        for (Step& step : *steps) {
            if (step.order)
                step.order = step.order->withAppended(added);
        }
    }
    Q_EMIT rowsInserted(position, added.count);
}

void Sheet::completeBase(const Base& base)
{
    m_data.base = base;
    const QList<Column> extra = unnamedColumns(m_data.columns, base.cellCount, m_nextColumn);
    if (extra.isEmpty())
        return;
    m_nextColumn += qint32(extra.size());
    m_data.columns += extra;
    for (std::vector<Step>* steps : {&m_undo, &m_redo}) {
        for (Step& step : *steps) {
            if (step.columns)
                *step.columns += extra;
        }
    }
    Q_EMIT columnsChanged();
}

} // namespace sheaf::project
