#include "sheet/sheet_kind.h"

#include <algorithm>

namespace sheaf::ui {

SheetKind sheetKind(const project::ProjectFacts& facts, const project::SheetData& sheet)
{
    if (facts.isResults)
        return SheetKind::Results;
    // Every sheet of request lines has the column body.model, whether its lines have one or not; JSONL of anything else
    // is a table like any other.
    const bool hasBodies = std::ranges::any_of(sheet.columns, [](const project::Column& column) {
        return column.source == project::Column::Source::Json && column.path.size() > 1 && column.path.front().key == "body";
    });
    return sheet.base.format == project::BaseFormat::JsonLines && hasBodies ? SheetKind::Requests : SheetKind::Table;
}

} // namespace sheaf::ui
