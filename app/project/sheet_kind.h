// What the rows of a project are: decides which panels it has and what can be sent.
#pragma once

#include "project/records.h"
#include "project/sheet_data.h"

namespace sheaf::project {

enum class SheetKind {
    Table, ///< rows become requests by the prompt
    Requests, ///< rows are request lines and are sent as they stand
    Results, ///< rows are results that came from elsewhere: nothing to send
};
[[nodiscard]] SheetKind sheetKind(const ProjectFacts& facts, const SheetData& sheet);

} // namespace sheaf::project
