// The audit trail of a job in words: what is noted there are short names and plain facts. Pure.
#pragma once

#include "project/records.h"

#include <QLocale>

namespace sheaf::ui {

/// What happened; a kind that is not known stands as it was noted.
[[nodiscard]] QString eventText(const QString& kind);
/// What is noted about it: sizes in MB, codes with their sentence; ids and names as they are.
[[nodiscard]] QString eventDetails(const project::EventRecord& event, const QLocale& locale);

} // namespace sheaf::ui
