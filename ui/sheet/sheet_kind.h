// What the rows of a project are: decides which panels it has and what can be sent.
#pragma once

#include "project/project.h"

namespace sheaf::ui {

enum class SheetKind {
    Table, ///< rows become requests by the prompt
    Requests, ///< rows are request lines and are sent as they stand
    Results, ///< rows are results that came from elsewhere: nothing to send
};
[[nodiscard]] SheetKind sheetKind(const project::ProjectFacts& facts, const project::SheetData& sheet);

} // namespace sheaf::ui
