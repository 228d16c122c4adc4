// Which column a {{name}} means. Internal to app/requests.
#pragma once

#include <QStringList>

namespace sheaf::requests {

/// The column of that name, else the first one that equals it but for blanks around it; -1 when there is none.
[[nodiscard]] qsizetype columnNamed(const QStringList& columns, const QString& name);

} // namespace sheaf::requests
