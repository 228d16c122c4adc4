// What is wrong with JSON in a cell, in plain words.
#pragma once

#include "requests/json_mistake.h"

namespace sheaf::ui {

/// "Line 3, column 14: a comma is missing …"
[[nodiscard]] QString jsonSentence(const requests::JsonMistake& mistake);

} // namespace sheaf::ui
