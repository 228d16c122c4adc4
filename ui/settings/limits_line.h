// What a service takes and keeps, in one line.
#pragma once

#include "service/profile.h"

#include <QLocale>
#include <QString>

namespace sheaf::ui {

/// "Up to 50,000 rows and 200 MB in one part · one upload every 60 s · results kept 30 days". Pure.
[[nodiscard]] QString limitsLine(const service::Profile& profile, const QLocale& locale);

} // namespace sheaf::ui
