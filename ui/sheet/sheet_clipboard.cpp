#include "sheet/sheet_clipboard.h"

#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace sheaf::ui {

namespace {

/// More than this is a file, not a clipboard.
constexpr qint64 mostCopiedCells = 1'000'000;
/// So many rows are looked for in the model's cache before a worker is asked.
constexpr qint64 mostRowsAtOnce = 1'000;

template <class Visit> void forEachRow(const SelectedCells& cells, Visit visit)
{
    for (const RowRun& run : cells.rows) {
        for (int row = run.first; row < run.first + run.count; ++row)
            visit(row);
    }
}

/// Nothing when one of the cells is not in memory.
std::optional<CellGrid> cachedCells(const SheetModel& model, const SelectedCells& cells)
{
    CellGrid grid;
    bool complete = true;
    forEachRow(cells, [&](int row) {
        QStringList texts;
        for (const int column : cells.columns) {
            const auto text = model.text(row, column);
            complete = complete && text.has_value();
            texts += text.value_or(QString());
        }
        grid += texts;
    });
    return complete ? std::optional(grid) : std::nullopt;
}

/// The texts of a row in the order of the table's columns: the sheet's, the answer, the outcome.
CellGrid gridOf(const std::vector<ReadRow>& rows, const QList<int>& columns, const QHash<RowId, QString>& outcomes)
{
    CellGrid grid;
    for (const ReadRow& each : rows) {
        QStringList all = each.texts.cells;
        all << each.texts.answer << outcomes.value(each.row);
        QStringList chosen;
        for (const int column : columns)
            chosen += all.value(column);
        grid += chosen;
    }
    return grid;
}

} // namespace

SheetClipboard::SheetClipboard(SheetView& view, QObject* parent)
    : QObject(parent), m_view(view), m_model(view.sheetModel())
{
}

void SheetClipboard::setClipboard(const CellGrid& cells)
{
    QGuiApplication::clipboard()->setText(toClipboardText(cells));
}

void SheetClipboard::copy()
{
    copyThen({});
}

void SheetClipboard::cut()
{
    if (mayWrite())
        copyThen([this] { clear(tr("Cut")); });
}

void SheetClipboard::copyThen(std::function<void()> then)
{
    const SelectedCells cells = selectedCells(m_view);
    if (cells.isEmpty())
        return;
    if (cells.rowCount() * cells.columns.size() > mostCopiedCells)
        return Q_EMIT refused(tr("That is more than a clipboard can carry. Use Export to write these rows to a file."));
    if (cells.rowCount() <= mostRowsAtOnce) {
        if (const auto grid = cachedCells(m_model, cells)) {
            setClipboard(*grid);
            if (then)
                then();
            return;
        }
    }
    project::Project& project = m_model.project();
    RowTextsOrder order {.sheet = project.sheet().data(), .answers = project.answers(), .folder = project.folder(),
        .columns = {}, .withAnswers = m_model.hasAnswers(), .rows = {}, .generation = 0};
    for (int column = 0; column < m_model.sheetColumns(); ++column)
        order.columns.push_back(m_model.columnAt(column));
    QHash<RowId, QString> outcomes;
    const int outcomeColumn = m_model.columnCount() - 1;
    forEachRow(cells, [&](int row) {
        order.rows.push_back(m_model.rowAt(row));
        if (m_model.isOutcomeColumn(outcomeColumn))
            outcomes.insert(order.rows.back(), m_model.text(row, outcomeColumn).value_or(QString()));
    });
    m_reader.start([order = std::move(order)](std::stop_token stop) { return readRowTexts(order, stop); },
        [this, columns = cells.columns, outcomes, then = std::move(then)](const std::vector<ReadRow>& rows) {
            setClipboard(gridOf(rows, columns, outcomes));
            if (then)
                then();
        });
}

bool SheetClipboard::mayWrite()
{
    if (!m_model.project().sheet().isReadOnly())
        return true;
    Q_EMIT refused(tr("This project can only be read, so nothing was changed."));
    return false;
}

void SheetClipboard::clear(const QString& label)
{
    if (!mayWrite())
        return;
    const SelectedCells cells = selectedCells(m_view);
    std::vector<project::CellChange> changes;
    forEachRow(cells, [&](int row) {
        for (const int column : cells.columns) {
            if (column < m_model.sheetColumns())
                changes.push_back({m_model.rowAt(row), m_model.columnAt(column).id, {}});
        }
    });
    m_model.setTexts(changes, label);
}

void SheetClipboard::fillDown()
{
    const SelectedCells cells = selectedCells(m_view);
    if (cells.rowCount() < 2 || !mayWrite())
        return;
    const int source = cells.rows.front().first;
    std::vector<project::CellChange> changes;
    for (const int column : cells.columns) {
        const auto text = m_model.text(source, column);
        if (column >= m_model.sheetColumns() || !text)
            continue;
        forEachRow(cells, [&](int row) {
            if (row != source)
                changes.push_back({m_model.rowAt(row), m_model.columnAt(column).id, text->toUtf8()});
        });
    }
    m_model.setTexts(changes, tr("Fill down"));
}

void SheetClipboard::paste()
{
    CellGrid grid = fromClipboardText(QGuiApplication::clipboard()->text());
    const SelectedCells target = selectedCells(m_view);
    if (grid.isEmpty() || !mayWrite())
        return;
    const int row = target.isEmpty() ? 0 : target.rows.front().first;
    const int column = target.isEmpty() ? 0 : target.columns.first();
    qsizetype width = 0;
    for (const QStringList& line : std::as_const(grid))
        width = std::max(width, line.size());
    if (column + width > m_model.sheetColumns()) {
        return Q_EMIT refused(tr("The copied cells are %Ln column(s) wide and do not fit here, so nothing was pasted. Start "
                                 "further left, or add columns first.", nullptr, int(width)));
    }
    // One copied cell fills everything that is selected.
    if (grid.size() == 1 && width == 1 && target.rowCount() * target.columns.size() > 1) {
        const QStringList line(target.columns.last() - column + 1, grid.first().first());
        grid = CellGrid(target.rows.back().first + target.rows.back().count - row, line);
    }
    pasteInto(std::move(grid), row, column);
}

void SheetClipboard::pasteInto(CellGrid cells, int row, int column)
{
    const qsizetype inside = std::min<qsizetype>(cells.size(), m_model.rowCount() - row);
    std::vector<project::CellChange> changes;
    for (qsizetype i = 0; i < inside; ++i) {
        for (qsizetype k = 0; k < cells[i].size(); ++k) {
            const int target = column + int(k);
            if (target < m_model.sheetColumns())
                changes.push_back({m_model.rowAt(row + int(i)), m_model.columnAt(target).id, cells[i][k].toUtf8()});
        }
    }
    if (!m_model.setTexts(changes, tr("Paste")))
        return;
    if (inside < cells.size())
        appendRows(cells.mid(inside), column);
}

void SheetClipboard::appendRows(const CellGrid& cells, int column)
{
    std::vector<project::RowEdits> rows;
    for (const QStringList& line : cells) {
        project::RowEdits edits;
        for (qsizetype k = 0; k < line.size() && column + k < m_model.sheetColumns(); ++k)
            edits.insert(m_model.columnAt(column + int(k)).id, line[k].toUtf8());
        rows.push_back(std::move(edits));
    }
    project::Sheet& sheet = m_model.project().sheet();
    sheet.insertRows(sheet.data().rowCount(), rows, tr("Paste rows"));
}

} // namespace sheaf::ui
