#include "library_state.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

namespace sheaf::test {

namespace {

const QString connectionName = QStringLiteral("crash-test");

std::optional<JobOnDisk> jobOf(const QString& project)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName);
    database.setDatabaseName(project + QStringLiteral("/project.sqlite"));
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    JobOnDisk job {.project = project};
    if (database.open()) {
        QSqlQuery query(database);
        for (bool good = query.exec(QStringLiteral("SELECT state, token FROM part ORDER BY job, number")); good && query.next();) {
            job.states += query.value(0).toString();
            job.tokens += query.value(1).toByteArray();
        }
    }
    return job.states.isEmpty() ? std::nullopt : std::optional(job);
}

} // namespace

std::optional<JobOnDisk> jobIn(const QString& library)
{
    for (const QString& name : QDir(library).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString project = library + QLatin1Char('/') + name;
        if (!QFile::exists(project + QStringLiteral("/project.sqlite")))
            continue;
        const auto job = jobOf(project);
        QSqlDatabase::removeDatabase(connectionName);
        if (job)
            return job;
    }
    return {};
}

} // namespace sheaf::test
