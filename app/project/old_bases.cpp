#include "project/old_bases.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace sheaf::project {

namespace {

QString stemOf(const QString& fileName)
{
    return fileName.section(QLatin1Char('.'), 0, 0);
}

} // namespace

QString nextBaseFile(const QString& folder, const QString& ending)
{
    int highest = -1;
    const QStringList files = QDir(folder + QStringLiteral("/sheet")).entryList(QDir::Files);
    for (const QString& file : files)
        highest = std::max(highest, stemOf(file).toInt());
    return QStringLiteral("sheet/%1%2").arg(highest + 1, 3, 10, QLatin1Char('0')).arg(ending);
}

void removeOtherBases(const QString& folder, const QString& current)
{
    QDir sheet(folder + QStringLiteral("/sheet"));
    const QString kept = stemOf(QFileInfo(current).fileName());
    const QStringList files = sheet.entryList(QDir::Files);
    for (const QString& file : files) {
        if (stemOf(file) != kept)
            sheet.remove(file);
    }
}

} // namespace sheaf::project
