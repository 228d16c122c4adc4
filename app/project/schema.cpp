#include "project/schema.h"

#include <array>

namespace sheaf::project {

namespace {

// Statements end with ";" at the end of a line. A script that was released is never changed: what comes later is a
// script of its own. Times are milliseconds UTC; runs of rows are blobs of 8 bytes a run: first id, count.
constexpr const char* firstVersion = R"(
CREATE TABLE project (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    salt BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    source_name TEXT NOT NULL,
    request_template BLOB NOT NULL,
    profile_id TEXT NOT NULL,
    is_results INTEGER NOT NULL,
    base INTEGER NOT NULL REFERENCES base (id),
    row_order BLOB,
    row_count INTEGER NOT NULL,
    next_inserted_row INTEGER NOT NULL
) STRICT;
CREATE TABLE base (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    delimiter TEXT NOT NULL,
    quote TEXT NOT NULL,
    has_header INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    complete INTEGER NOT NULL
) STRICT;
CREATE TABLE sheet_column (
    position INTEGER PRIMARY KEY,
    id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    base_index INTEGER NOT NULL,
    path TEXT NOT NULL,
    hidden INTEGER NOT NULL
) STRICT;
CREATE TABLE edit (
    row_id INTEGER NOT NULL,
    column_id INTEGER NOT NULL,
    text BLOB NOT NULL,
    PRIMARY KEY (row_id, column_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    text BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    profile BLOB NOT NULL,
    template INTEGER REFERENCES template (id),
    endpoint TEXT NOT NULL,
    completion_window TEXT NOT NULL,
    webhook_url TEXT NOT NULL,
    metadata TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    attempt INTEGER NOT NULL
) STRICT;
CREATE TABLE part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job INTEGER NOT NULL REFERENCES job (id),
    number INTEGER NOT NULL,
    rows BLOB NOT NULL,
    state TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sent_file TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    token BLOB NOT NULL,
    input_file_id TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    last_batch BLOB NOT NULL,
    output_file TEXT NOT NULL,
    error_file TEXT NOT NULL,
    completed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    state_since INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_checked INTEGER NOT NULL,
    last_moved INTEGER NOT NULL,
    problem TEXT NOT NULL,
    cancel_requested INTEGER NOT NULL,
    outcomes TEXT NOT NULL,
    stray_lines INTEGER NOT NULL,
    tokens_in INTEGER NOT NULL,
    tokens_out INTEGER NOT NULL,
    UNIQUE (job, number)
) STRICT;
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    job INTEGER NOT NULL,
    part INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_job ON event (job);
)";

// Bases that bulk edits write hold added rows too, and may have more cells in a record than there are columns.
constexpr const char* basesOfBulkEdits = R"(
ALTER TABLE base ADD COLUMN added_rows INTEGER NOT NULL DEFAULT 0;
ALTER TABLE base ADD COLUMN cell_count INTEGER NOT NULL DEFAULT 0;
)";

// Batches that were made elsewhere are watched and fetched like our own.
constexpr const char* jobsFromElsewhere = R"(
ALTER TABLE job ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
)";

constexpr std::array scripts {firstVersion, basesOfBulkEdits, jobsFromElsewhere};

Result<void> runScript(Connection& connection, const char* script)
{
    const QList<QByteArray> statements = QByteArray(script).replace(";\n", QByteArray(1, '\0')).split('\0');
    for (const QByteArray& statement : statements) {
        if (statement.trimmed().isEmpty())
            continue;
        if (Result<void> done = connection.run(statement.constData()); !done)
            return done;
    }
    return {};
}

} // namespace

std::span<const char* const> migrations()
{
    return scripts;
}

Result<void> migrate(Connection& connection, std::span<const char* const> wanted)
{
    const Result<qint64> version = connection.number("PRAGMA user_version");
    if (!version)
        return failure(version.error());
    for (size_t next = size_t(*version); next < wanted.size(); ++next) {
        Result<void> done = connection.transact(Connection::Durability::Full, [&]() -> Result<void> {
            if (Result<void> ran = runScript(connection, wanted[next]); !ran)
                return ran;
            const QByteArray stamp = "PRAGMA application_id = " + QByteArray::number(applicationId);
            if (Result<void> stamped = connection.run(stamp.constData()); !stamped)
                return stamped;
            return connection.run(("PRAGMA user_version = " + QByteArray::number(qint64(next) + 1)).constData());
        });
        if (!done)
            return done;
    }
    return {};
}

Result<qint64> projectVersion(Connection& connection)
{
    const Result<qint64> id = connection.number("PRAGMA application_id");
    if (!id)
        return id;
    const Result<qint64> version = connection.number("PRAGMA user_version");
    if (!version)
        return version;
    if (*id != applicationId || *version < 1)
        return failure(ErrorCode::ProjectDamaged);
    return version;
}

} // namespace sheaf::project
