// SheetClipboard: filling by the handle.
#include "base/sentence.h"
#include "sheet/fill_series.h"
#include "sheet/sheet_clipboard.h"
#include "sheet/sheet_model.h"

#include <algorithm>
#include <memory>

namespace sheaf::ui {

namespace {

using Direction = SheetClipboard::Direction;

bool isVertical(Direction direction)
{
    return direction == Direction::Down || direction == Direction::Up;
}

/// One for each column of the source where it is filled up or down, else for each row.
std::vector<FillSeries> seriesOf(const CellGrid& cells, bool vertical)
{
    std::vector<FillSeries> series;
    if (!vertical) {
        for (const QStringList& row : cells)
            series.emplace_back(row);
        return series;
    }
    for (qsizetype column = 0; column < widthOf(cells); ++column) {
        QStringList texts;
        for (const QStringList& row : cells)
            texts += row.value(column);
        series.emplace_back(texts);
    }
    return series;
}

/// The cells beside `source`; fewer than asked for at the edge of the table.
SelectedCells beside(const SelectedCells& source, Direction direction, int count, int rows, int columns)
{
    SelectedCells target = source;
    const RowRun& block = source.rows.front();
    const int left = source.columns.first();
    const int right = source.columns.last() + 1;
    const int above = std::min(count, block.first);
    const int below = std::min(count, rows - block.first - block.count);
    const int before = std::min(count, left);
    const int behind = std::min(count, columns - right);
    const auto columnsFrom = [&target](int first, int number) {
        target.columns.clear();
        for (int i = 0; i < number; ++i)
            target.columns += first + i;
    };
    switch (direction) {
    case Direction::Down: target.rows = {{block.first + block.count, below}}; break;
    case Direction::Up: target.rows = {{block.first - above, above}}; break;
    case Direction::Right: columnsFrom(right, behind); break;
    case Direction::Left: columnsFrom(left - before, before); break;
    }
    return target;
}

} // namespace

void SheetClipboard::fillFrom(const SelectedCells& source, Direction direction, int count)
{
    if (source.rows.size() != 1 || source.isEmpty() || count < 1 || !mayWrite())
        return;
    m_reader.read(source, [this, source, direction, count](Result<CellGrid> cells) {
        if (!cells)
            return Q_EMIT refused(sentence(cells.error()));
        const bool vertical = isVertical(direction);
        const auto series = std::make_shared<const std::vector<FillSeries>>(seriesOf(*cells, vertical));
        const SelectedCells target = beside(source, direction, count, m_model.rowCount(), m_model.sheetColumns());
        if (target.rowCount() * target.columns.size() == 0)
            return;
        const bool backwards = direction == Direction::Up || direction == Direction::Left;
        const qint64 length = vertical ? target.rowCount() : target.columns.size();
        const auto texts = [series, vertical, backwards, length](qint64 row, int column) -> std::optional<QByteArray> {
            const qint64 along = vertical ? row : column;
            const auto across = std::size_t(vertical ? column : row);
            return (*series)[across].at(backwards ? along - length : along).toUtf8();
        };
        write({.cells = target}, texts, tr("Fill"), [this, source, target] {
            const int top = std::min(source.rows.front().first, target.rows.front().first);
            const int left = std::min(source.columns.first(), target.columns.first());
            const int bottom = std::max(source.rows.front().first + source.rows.front().count,
                target.rows.front().first + target.rows.front().count);
            const int right = std::max(source.columns.last(), target.columns.last()) + 1;
            selectBlock(top, left, bottom - top, right - left);
        });
    });
}

} // namespace sheaf::ui
