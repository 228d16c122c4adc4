// The lines of a file that an import had to mend or leave out, in a small window, to be read and copied.
#pragma once

#include "formats/note.h"

#include <QDialog>

namespace sheaf::ui {

/// `count` of them in all; `notes` may hold the first only. Show it with open(); it closes with Esc and deletes itself.
[[nodiscard]] QDialog* makeNoteList(const QString& source, const QList<formats::Note>& notes, qint64 count, QWidget* parent);

} // namespace sheaf::ui
