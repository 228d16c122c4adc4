// What a library says of its one job, read from the disk beside a running Sheaf or behind a killed one.
#pragma once

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sheaf::test {

struct JobOnDisk {
    QString project; ///< folder
    QStringList states; ///< of its parts, in their order
    QByteArrayList tokens;

    [[nodiscard]] bool isAccounted() const { return !states.isEmpty() && states.count(QStringLiteral("accounted")) == states.size(); }
};

/// Nothing while there is no job, or none that can be read at this moment.
[[nodiscard]] std::optional<JobOnDisk> jobIn(const QString& library);

} // namespace sheaf::test
