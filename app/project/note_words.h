// What an import met, in sentences: for the line in the window, for the dialog's list and for the terminal.
#pragma once

#include "project/import.h"

#include <QStringList>

namespace sheaf::project {

/// One sentence for each kind of note: "3 rows are shorter than the header (first in line 17)."
[[nodiscard]] QStringList noteSentences(const ImportAssumptions& assumptions);
/// One note, for a list of them: "Line 17 has only 2 cells; the rest are empty."
[[nodiscard]] QString noteSentence(const formats::Note& note);
/// Whether somebody should look at it, and not only be told.
[[nodiscard]] bool needsAttention(formats::Note::Kind kind);

} // namespace sheaf::project
