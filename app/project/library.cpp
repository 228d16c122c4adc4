#include "project/library.h"

#include "project/database.h"
#include "project/folder_lock.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace sheaf::project {

namespace {

constexpr qsizetype longestName = 100; // characters; 255 bytes are the limit of most file systems

QString usableName(const QString& name)
{
    QString usable;
    for (const QChar c : name.left(longestName)) {
        const bool refused = c.unicode() < 0x20 || c.unicode() == 0x7f || QStringLiteral("/\\:*?\"<>|").contains(c);
        usable += refused ? QLatin1Char('_') : c;
    }
    while (usable.toUtf8().size() > 200)
        usable.chop(1);
    usable = usable.trimmed();
    while (usable.startsWith(QLatin1Char('.')) || usable.endsWith(QLatin1Char('.')))
        usable = usable.mid(usable.startsWith(QLatin1Char('.')) ? 1 : 0, usable.size() - 1).trimmed();
    return usable.isEmpty() ? QStringLiteral("Project") : usable;
}

/// Changes go to the log beside the database first.
Instant changeTime(const QString& database)
{
    const QDateTime file = QFileInfo(database).lastModified();
    const QFileInfo log(database + QStringLiteral("-wal"));
    return toInstant(log.exists() ? std::max(file, log.lastModified()) : file);
}

} // namespace

QString defaultLibrary()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Sheaf");
}

QList<ProjectSummary> projectsIn(const QString& library)
{
    QList<ProjectSummary> projects;
    const QFileInfoList folders = QDir(library).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        const QString database = folder.absoluteFilePath() + QStringLiteral("/project.sqlite");
        if (!QFileInfo::exists(database))
            continue;
        const Instant changedAt = changeTime(database);
        const Result<ProjectTotals> totals = readTotals(database);
        if (!totals || !totals->baseComplete)
            continue;
        projects.append({folder.absoluteFilePath(), totals->name, changedAt, totals->rowCount, totals->unfinishedParts});
    }
    std::stable_sort(projects.begin(), projects.end(),
        [](const ProjectSummary& a, const ProjectSummary& b) { return a.changedAt > b.changedAt; });
    return projects;
}

QStringList removeUnfinishedImports(const QString& library)
{
    QStringList removed;
    const QFileInfoList folders = QDir(library).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        const QString path = folder.absoluteFilePath();
        // The rows' file gets its name when all rows are in it; looking for its part is quick in a large library.
        if (QDir(path + QStringLiteral("/sheet")).entryList({QStringLiteral("000.*.part")}, QDir::Files).isEmpty())
            continue;
        const Result<FolderLock> lock = FolderLock::take(path);
        const Result<ProjectTotals> totals = readTotals(path + QStringLiteral("/project.sqlite"));
        if (lock && totals && !totals->baseComplete && QDir(path).removeRecursively())
            removed.append(folder.fileName());
    }
    return removed;
}

Result<ProjectFacts> readFacts(const QString& folder)
{
    const Result<std::unique_ptr<Database>> database
        = Database::open(QDir(folder).absoluteFilePath(QStringLiteral("project.sqlite")), true);
    if (!database)
        return failure(database.error());
    return (*database)->facts();
}

QString freshFolder(const QString& library, const QString& name)
{
    const QString base = QDir(library).absoluteFilePath(usableName(name));
    QString folder = base;
    for (int n = 2; QFileInfo::exists(folder); ++n)
        folder = base + QLatin1Char(' ') + QString::number(n);
    return folder;
}

} // namespace sheaf::project
