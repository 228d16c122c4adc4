#include "sheet/cell_reader.h"

#include "jobs/answer_reader.h"
#include "jobs/result_line.h"
#include "sheet/sheet_model.h"

namespace sheaf::ui {

namespace {

/// So many rows are looked for in the model's cache before a worker is asked.
constexpr qint64 mostLookedUp = 1'000;

template <class Visit> void forEachViewRow(const SelectedCells& cells, Visit visit)
{
    for (const RowRun& run : cells.rows) {
        for (int row = run.first; row < run.first + run.count; ++row)
            visit(row);
    }
}

/// Nothing when one of the cells is not in memory, or only in part.
std::optional<CellGrid> cellsInMemory(const SheetModel& model, const SelectedCells& cells)
{
    CellGrid grid;
    bool complete = true;
    forEachViewRow(cells, [&](int row) {
        QStringList texts;
        for (const int column : cells.columns) {
            const auto text = model.text(row, column);
            complete = complete && text && text->size() < longestCell;
            texts += text.value_or(QString());
        }
        grid += texts;
    });
    return complete ? std::optional(grid) : std::nullopt;
}

struct ReadOrder {
    struct Row {
        RowId id;
        QString outcome;
    };
    project::SheetData sheet;
    project::Answers answers;
    QString folder;
    std::vector<project::Column> columns; ///< of the sheet
    bool answer = false; ///< behind them
    bool outcome = false;
    std::vector<Row> rows;
};

Result<CellGrid> readGrid(const ReadOrder& order, std::stop_token stop)
{
    CellGrid grid;
    grid.reserve(qsizetype(order.rows.size()));
    jobs::AnswerReader answers(order.folder, order.answers);
    qint64 bytes = 0;
    for (const ReadOrder::Row& row : order.rows) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const auto cells = order.sheet.cells(row.id, order.columns);
        if (!cells)
            return failure(cells.error());
        QStringList texts;
        for (const QByteArray& cell : *cells) {
            bytes += cell.size();
            texts += QString::fromUtf8(cell);
        }
        if (order.answer) {
            const auto line = answers.line(row.id);
            texts += line && !line->isEmpty() ? QString::fromUtf8(jobs::answerText(*line)) : QString();
            bytes += texts.last().size();
        }
        if (order.outcome)
            texts += row.outcome;
        if (bytes > CellReader::mostBytes)
            return failure(ErrorCode::LineTooLong);
        grid += texts;
    }
    return grid;
}

} // namespace

void CellReader::read(const SelectedCells& cells, std::function<void(Result<CellGrid>)> then)
{
    m_reader.stop();
    if (cells.rowCount() * cells.columns.size() > mostCells)
        return then(failure(ErrorCode::LineTooLong));
    if (cells.rowCount() <= mostLookedUp) {
        if (auto grid = cellsInMemory(m_model, cells))
            return then(std::move(*grid));
    }
    const project::Project& project = m_model.project();
    ReadOrder order {.sheet = project.sheet().data(), .answers = project.answers(), .folder = project.folder()};
    int outcomeColumn = -1;
    for (const int column : cells.columns) {
        if (column < m_model.sheetColumns())
            order.columns.push_back(m_model.columnAt(column));
        order.answer = order.answer || m_model.isAnswerColumn(column);
        if (m_model.isOutcomeColumn(column))
            outcomeColumn = column;
    }
    order.outcome = outcomeColumn >= 0;
    order.rows.reserve(std::size_t(cells.rowCount()));
    forEachViewRow(cells, [&](int row) {
        order.rows.push_back({m_model.rowAt(row),
            order.outcome ? m_model.text(row, outcomeColumn).value_or(QString()) : QString()});
    });
    m_reader.start([order = std::move(order)](std::stop_token stop) { return readGrid(order, stop); }, std::move(then));
}

} // namespace sheaf::ui
