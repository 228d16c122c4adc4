// What the list of projects reads of each database, whoever has it open.
#include "project/database.h"
#include "project/schema.h"

namespace sheaf::project {

namespace {

Result<ProjectTotals> readWith(const QString& path, Connection::Access access)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(path, access);
    if (!connection)
        return failure(connection.error());
    if (const Result<qint64> version = projectVersion(**connection); !version)
        return failure(version.error());
    ProjectTotals totals;
    const Result<void> done = (*connection)->read(
        "SELECT p.name, p.row_count, b.complete,"
        " (SELECT count(*) FROM part WHERE state NOT IN ('accounted', 'abandoned'))"
        " FROM project p JOIN base b ON b.id = p.base",
        {}, [&](const SqlRow& row) -> Result<void> {
            totals.name = row.text(0);
            totals.rowCount = row.integer(1);
            totals.baseComplete = row.flag(2);
            totals.unfinishedParts = int(row.integer(3));
            return {};
        });
    if (!done)
        return failure(done.error());
    return totals;
}

} // namespace

Result<ProjectTotals> readTotals(const QString& path)
{
    const Connection::Access access = Connection::readingAccess(path);
    Result<ProjectTotals> totals = readWith(path, access);
    // Somebody may have begun to write just now.
    if (!totals && access == Connection::Access::Immutable)
        totals = readWith(path, Connection::Access::ReadOnly);
    return totals;
}

} // namespace sheaf::project
