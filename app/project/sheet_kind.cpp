#include "project/sheet_kind.h"

#include <algorithm>

namespace sheaf::project {

SheetKind sheetKind(const ProjectFacts& facts, const SheetData& sheet)
{
    if (facts.isResults)
        return SheetKind::Results;
    // Every sheet of request lines has the column body.model, whether its lines have one or not; JSONL of anything else
    // is a table like any other.
    const bool hasBodies = std::ranges::any_of(sheet.columns, [](const Column& column) {
        return column.source == Column::Source::Json && column.path.size() > 1 && column.path.front().key == "body";
    });
    return sheet.base.format == project::BaseFormat::JsonLines && hasBodies ? SheetKind::Requests : SheetKind::Table;
}

} // namespace sheaf::project
