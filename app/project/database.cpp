#include "project/database.h"

#include "project/schema.h"
#include "project/stored_values.h"

#include <QFile>
#include <QFileInfo>

namespace sheaf::project {

namespace {

Result<void> prepareForWriting(Connection& connection)
{
    for (const char* pragma : {"PRAGMA foreign_keys = ON", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL"}) {
        if (Result<void> done = connection.run(pragma); !done)
            return done;
    }
    return {};
}

char characterFrom(const QString& stored, char otherwise)
{
    return stored.isEmpty() ? otherwise : stored.at(0).toLatin1();
}

} // namespace

Result<std::unique_ptr<Database>> Database::create(const QString& path, const StoredProject& first)
{
    if (QFileInfo::exists(path))
        return failure(ErrorCode::FileExists, path);
    Result<std::unique_ptr<Connection>> connection = Connection::open(path, Connection::Access::ReadWrite);
    if (!connection)
        return failure(connection.error());
    std::unique_ptr<Database> database(new Database(std::move(*connection)));
    Connection& open = *database->m_connection;
    Result<void> done = prepareForWriting(open);
    if (done)
        done = migrate(open, migrations());
    if (done)
        done = open.transact(Connection::Durability::Full, [&] { return database->insertFirst(first); });
    if (!done)
        return failure(done.error());
    return database;
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, bool readOnly)
{
    if (!QFileInfo::exists(path))
        return failure(ErrorCode::FileNotFound, path);
    const auto connect = [&](bool writing) {
        return Connection::open(path, writing ? Connection::Access::ReadWrite : Connection::readingAccess(path));
    };
    Result<std::unique_ptr<Connection>> connection = connect(!readOnly);
    if (!connection)
        return failure(connection.error());
    const Result<qint64> version = projectVersion(**connection);
    if (!version)
        return failure(version.error());
    if (readOnly && *version < currentVersion()) {
        connection->reset();
        return openMigratedCopy(path);
    }
    const bool newer = *version > currentVersion();
    if (newer && !readOnly) {
        connection->reset();
        connection = connect(false);
        if (!connection)
            return failure(connection.error());
    }
    std::unique_ptr<Database> database(new Database(std::move(*connection)));
    database->m_newer = newer;
    database->m_readOnly = readOnly || newer;
    if (database->m_readOnly)
        return database;
    Result<void> done = prepareForWriting(*database->m_connection);
    if (done)
        done = migrate(*database->m_connection, migrations());
    if (!done)
        return failure(done.error());
    return database;
}

/// An older file that cannot be written: read from a copy that is brought to this version.
Result<std::unique_ptr<Database>> Database::openMigratedCopy(const QString& path)
{
    auto folder = std::make_unique<QTemporaryDir>();
    const QString copy = folder->filePath(QStringLiteral("project.sqlite"));
    if (!QFile::copy(path, copy) || !QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner))
        return failure(ErrorCode::ReadFailed, path);
    const QString journal = QStringLiteral("-wal"); // what was not yet in the file itself
    if (QFile::exists(path + journal) && !QFile::copy(path + journal, copy + journal))
        return failure(ErrorCode::ReadFailed, path + journal);
    Result<std::unique_ptr<Database>> database = open(copy, false);
    if (database) {
        (*database)->m_copy = std::move(folder);
        (*database)->m_readOnly = true;
    }
    return database;
}

Result<void> Database::insertFirst(const StoredProject& first)
{
    const Base& base = first.base;
    Result<void> done = m_connection->run(
        "INSERT INTO base (id, file_name, format, delimiter, quote, has_header, row_count, bytes, complete)"
        " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
        {base.fileName, storedFormat(base.format), QString(QLatin1Char(base.dialect.delimiter)),
            QString(QLatin1Char(base.dialect.quote)), base.dialect.hasHeader, first.baseRows, first.baseBytes,
            first.facts.baseComplete});
    if (!done)
        return done;
    const ProjectFacts& facts = first.facts;
    done = m_connection->run(
        "INSERT INTO project (id, name, salt, created_at, source_name, request_template, profile_id, is_results, base,"
        " row_order, row_count, next_inserted_row) VALUES (1, ?, ?, ?, ?, ?, ?, ?, 1, NULL, ?, ?)",
        {facts.name, facts.salt, toMillis(facts.createdAt), facts.sourceName, facts.requestTemplate, facts.profileId,
            facts.isResults, first.baseRows, first.nextInsertedRow});
    if (!done)
        return done;
    return writeColumns(first.columns);
}

Result<StoredProject> Database::read()
{
    StoredProject stored;
    Result<void> done = readFacts(stored);
    if (done)
        done = readColumns(stored.columns);
    if (done)
        done = readEdits(stored.edits);
    if (done)
        done = readJobs(stored.facts.jobs);
    if (done)
        done = readParts(stored.facts.jobs);
    if (!done)
        return failure(done.error());
    stored.facts.readOnly = m_readOnly;
    stored.facts.isNewer = m_newer;
    return stored;
}

Result<ProjectFacts> Database::facts()
{
    StoredProject stored;
    Result<void> done = readFacts(stored);
    if (done)
        done = readJobs(stored.facts.jobs);
    if (done)
        done = readParts(stored.facts.jobs);
    if (!done)
        return failure(done.error());
    stored.facts.readOnly = m_readOnly;
    stored.facts.isNewer = m_newer;
    return std::move(stored.facts);
}

Result<void> Database::readFacts(StoredProject& stored)
{
    bool found = false;
    const Result<void> done = m_connection->read(
        "SELECT p.name, p.salt, p.created_at, p.source_name, p.request_template, p.profile_id, p.is_results, p.row_order,"
        " p.next_inserted_row, b.file_name, b.format, b.delimiter, b.quote, b.has_header, b.row_count, b.bytes, b.complete,"
        " b.added_rows, b.cell_count"
        " FROM project p JOIN base b ON b.id = p.base",
        {}, [&](const SqlRow& row) -> Result<void> {
            found = true;
            ProjectFacts& facts = stored.facts;
            facts.name = row.text(0);
            facts.salt = row.bytes(1);
            facts.createdAt = fromMillis(row.integer(2));
            facts.sourceName = row.text(3);
            facts.requestTemplate = row.bytes(4);
            facts.profileId = row.text(5);
            facts.isResults = row.flag(6);
            if (!row.isNull(7)) {
                Result<QList<Piece>> order = piecesFrom(row.bytes(7));
                if (!order)
                    return failure(order.error());
                stored.order = std::move(*order);
            }
            stored.nextInsertedRow = quint32(row.integer(8));
            stored.base.fileName = row.text(9);
            stored.base.format = baseFormatFrom(row.text(10));
            stored.base.dialect.delimiter = characterFrom(row.text(11), ',');
            stored.base.dialect.quote = characterFrom(row.text(12), '"');
            stored.base.dialect.hasHeader = row.flag(13);
            stored.baseRows = row.integer(14);
            stored.baseBytes = row.integer(15);
            facts.baseComplete = row.flag(16);
            stored.base.addedRows = row.integer(17);
            stored.base.cellCount = row.integer(18);
            return {};
        });
    if (done && !found)
        return failure(ErrorCode::ProjectDamaged);
    return done;
}

Result<void> Database::change(const char* sql, const QVariantList& values)
{
    return m_connection->transact(Connection::Durability::Normal, [&] { return m_connection->run(sql, values); });
}

Result<void> Database::setName(const QString& name)
{
    return change("UPDATE project SET name = ?", {name});
}

Result<void> Database::setTemplate(const QByteArray& json)
{
    return change("UPDATE project SET request_template = ?", {json});
}

Result<void> Database::setProfile(const QString& profileId)
{
    return change("UPDATE project SET profile_id = ?", {profileId});
}

Result<void> Database::complete(const CompletedBase& completed)
{
    // Full: what is forgotten of an import is a project that cannot be opened.
    return m_connection->transact(Connection::Durability::Full, [&]() -> Result<void> {
        Result<void> done = m_connection->run(
            "UPDATE base SET file_name = ?, row_count = ?, bytes = ?, cell_count = ?, complete = 1"
            " WHERE id = (SELECT base FROM project)",
            {completed.base.fileName, completed.rows, completed.bytes, completed.base.cellCount});
        if (done)
            done = writeOrder(completed.order);
        if (done)
            done = writeColumns(completed.columns);
        return done;
    });
}

} // namespace sheaf::project
