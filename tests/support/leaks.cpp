#include "support/leaks.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace sheaf::test {

QStringList Trace::leaksIn(const QString& folder) const
{
    const auto holdsRows = [&](const QString& path) {
        const bool isOfProject = path.contains(QStringLiteral("/sheet/")) || path.contains(QStringLiteral("/sent/"))
            || path.contains(QStringLiteral("/received/"));
        return isOfProject || std::any_of(withRows.begin(), withRows.end(), [&](const QString& end) { return path.endsWith(end); });
    };
    QStringList leaks;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories); it.hasNext();) {
        const QString path = it.next();
        QFile file(path);
        const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        if (content.contains(key) || path.contains(QString::fromUtf8(key)))
            leaks += QStringLiteral("the key in ") + path;
        if (content.contains(rowText) && !holdsRows(path))
            leaks += QStringLiteral("text of rows in ") + path;
    }
    return leaks;
}

} // namespace sheaf::test
