#include "sheet/find_search.h"

#include <algorithm>

namespace sheaf::ui {

namespace {

/// Rows between two looks at the stop token.
constexpr qint64 stopEvery = 4'096;

/// Null = every row of the sheet.
std::shared_ptr<const project::RowSet> rowsOf(const project::SheetData& sheet, const FindScope& scope)
{
    if (scope.rows.isAll() && scope.selected.empty())
        return nullptr;
    auto rows = std::make_shared<project::RowSet>(sheet.rowCount());
    const auto add = [&](qint64 first, qint64 count) {
        for (qint64 row = first; row < std::min(first + count, scope.rowCount); ++row) {
            if (const qint64 position = scope.rows.positionAt(row); position < sheet.rowCount())
                rows->add(position);
        }
    };
    if (scope.selected.empty())
        add(0, scope.rowCount);
    for (const RowRun& run : scope.selected)
        add(run.first, run.count);
    return rows;
}

/// The found cells of one row of the view, as indexes into the scope's columns.
std::vector<qsizetype> foundIn(const project::SheetData& sheet, const FindScope& scope, const project::Found& found, qint64 row)
{
    const qint64 position = scope.rows.positionAt(row);
    if (position >= sheet.rowCount() || !found.rows.contains(position))
        return {};
    const project::FindQuery query {.text = scope.text, .columns = scope.columns, .rows = nullptr};
    std::vector<qsizetype> columns;
    for (const ColumnId id : project::matchesIn(sheet, sheet.order.at(position), query).value_or(QList<ColumnId>()))
        columns.push_back(scope.columns.indexOf(id));
    std::ranges::sort(columns);
    return columns;
}

} // namespace

Result<FoundPtr> countFound(const project::SheetData& sheet, const FindScope& scope, std::stop_token stop)
{
    Progress progress;
    const project::FindQuery query {.text = scope.text, .columns = scope.columns, .rows = rowsOf(sheet, scope)};
    Result<project::Found> found = project::findCells(sheet, query, progress, stop);
    if (!found)
        return failure(found.error());
    return std::make_shared<const project::Found>(std::move(*found));
}

std::optional<FindStep> nextFound(const project::SheetData& sheet, const FindScope& scope, const project::Found& found, FindPlace from,
    bool forward, std::stop_token stop)
{
    const qint64 rows = scope.rowCount;
    for (qint64 step = 0; rows > 0 && step <= rows; ++step) { // the first row once more at the end, for its other side
        if (step % stopEvery == 0 && stop.stop_requested())
            return std::nullopt;
        const qint64 walked = forward ? from.row + step : from.row - step + rows;
        std::vector<qsizetype> columns = foundIn(sheet, scope, found, walked % rows);
        std::erase_if(columns, [&](qsizetype column) {
            const bool behind = forward ? column > from.column : column < from.column;
            return step == 0 ? !behind : step == rows && behind;
        });
        if (!columns.empty())
            return FindStep {{walked % rows, forward ? columns.front() : columns.back()}, forward ? walked >= rows : walked < rows};
    }
    return std::nullopt;
}

qint64 foundBefore(const project::SheetData& sheet, const FindScope& scope, const project::Found& found, FindPlace place, std::stop_token stop)
{
    auto before = std::make_shared<project::RowSet>(sheet.rowCount());
    for (qint64 row = 0; row < place.row; ++row) {
        const qint64 position = scope.rows.positionAt(row);
        if (position < sheet.rowCount() && found.rows.contains(position))
            before->add(position);
    }
    Progress progress;
    const auto counted = project::findCells(sheet, {.text = scope.text, .columns = scope.columns, .rows = before}, progress, stop);
    const auto sameRow = foundIn(sheet, scope, found, place.row);
    return (counted ? counted->cells : 0) + std::ranges::count_if(sameRow, [&](qsizetype column) { return column < place.column; });
}

std::vector<RowId> foundRows(const project::SheetData& sheet, const project::Found& found, std::stop_token stop)
{
    std::vector<RowId> rows;
    rows.reserve(std::size_t(found.rowCount));
    for (qint64 position = 0; position < sheet.rowCount(); ++position) {
        if (position % stopEvery == 0 && stop.stop_requested())
            return {};
        if (found.rows.contains(position))
            rows.push_back(sheet.order.at(position));
    }
    return rows;
}

} // namespace sheaf::ui
