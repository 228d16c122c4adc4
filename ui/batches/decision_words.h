// The words around a create of which nobody knows what became of it. Pure.
#pragma once

#include "batches/job_entry.h"
#include "common/dialogs.h"

#include <QLocale>
#include <QTimeZone>

namespace sheaf::ui {

/// The first part that waits for a decision; null when none does.
[[nodiscard]] const project::PartRecord* undecidedPart(const project::JobRecord& job);
/// When it was sent, how many rows it has, under which file id: all that is known.
[[nodiscard]] QString undecidedText(const JobEntry& entry, const project::PartRecord& part, const QLocale& locale, const QTimeZone& zone);
/// "It is not there": costs money when that is wrong. Answers "create" and "keep".
[[nodiscard]] Question createQuestion(const project::PartRecord& part);
/// Answers "give-up" and "keep".
[[nodiscard]] Question giveUpQuestion(const project::PartRecord& part);
/// Answers "cancel" and "keep".
[[nodiscard]] Question waitNoLongerQuestion(const project::PartRecord& part);
[[nodiscard]] Question cancelPartQuestion(const project::PartRecord& part);

} // namespace sheaf::ui
