// What jobs used and cost, in a sentence. Pure.
#pragma once

#include "jobs/usage.h"

#include <QLocale>

namespace sheaf::ui {

/// "312,400 tokens in, 91,250 out. That is about 0.31 USD." The cost only where there is a price; empty where nothing was used.
[[nodiscard]] QString usageText(const project::JobRecord& job, const QLocale& locale);
/// "Together 1,240,000 tokens in, 310,000 out." Of several jobs.
[[nodiscard]] QString usageText(const QList<project::JobRecord>& jobs, const QLocale& locale);

} // namespace sheaf::ui
