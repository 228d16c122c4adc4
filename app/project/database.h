// The facts of a project in SQLite: the only place with SQL. Lives on the writer's thread.
#pragma once

#include "project/connection.h"
#include "project/records.h"
#include "project/sheet.h"

#include <QTemporaryDir>

#include <memory>

namespace sheaf::project {

/// Everything that is read when a project is opened.
struct StoredProject {
    ProjectFacts facts;
    Base base; ///< without its file
    qint64 baseRows = 0;
    qint64 baseBytes = 0;
    QList<Column> columns;
    Edits edits;
    std::optional<QList<Piece>> order; ///< nothing = all rows of the base as they stand
    quint32 nextInsertedRow = 0;
};

/// What is known when an import is over.
struct CompletedBase {
    Base base;
    qint64 rows = 0;
    qint64 bytes = 0;
    QList<Piece> order;
    QList<Column> columns;
};

/// What the list of projects shows.
struct ProjectTotals {
    QString name;
    qint64 rowCount = 0;
    int unfinishedParts = 0;
    bool baseComplete = false;
};
/// Without a lock and without leaving anything in the folder. For any thread.
[[nodiscard]] Result<ProjectTotals> readTotals(const QString& path);

class Database
{
public:
    /// A new file with its first facts, which is on the disk when this returns.
    [[nodiscard]] static Result<std::unique_ptr<Database>> create(const QString& path, const StoredProject& first);
    /// FileNotFound, ProjectDamaged. Brings an older file to this version; a newer one is opened read-only, as is one that
    /// cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString& path, bool readOnly);
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    /// The file was written by a newer Sheaf.
    [[nodiscard]] bool isNewer() const { return m_newer; }

    [[nodiscard]] Result<StoredProject> read();
    /// The facts alone, without what the sheet needs.
    [[nodiscard]] Result<ProjectFacts> facts();

    [[nodiscard]] Result<void> setName(const QString& name);
    [[nodiscard]] Result<void> setTemplate(const QByteArray& json);
    [[nodiscard]] Result<void> setProfile(const QString& profileId);
    [[nodiscard]] Result<void> complete(const CompletedBase& base);

    // database_sheet.cpp
    [[nodiscard]] Result<void> write(const SheetWrite& write);

    // database_jobs.cpp
    [[nodiscard]] Result<TemplateId> keepTemplate(const QByteArray& json);
    [[nodiscard]] Result<QByteArray> readTemplate(TemplateId id);
    /// The job with the ids that it and its parts were given.
    [[nodiscard]] Result<JobRecord> addJob(JobRecord job);
    /// All but the part's rows, which never change.
    [[nodiscard]] Result<void> savePart(const PartRecord& part);
    [[nodiscard]] Result<void> addEvent(const EventRecord& event);
    [[nodiscard]] Result<QList<EventRecord>> events(JobId job);

private:
    explicit Database(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) { }
    [[nodiscard]] static Result<std::unique_ptr<Database>> openMigratedCopy(const QString& path);
    [[nodiscard]] Result<void> insertFirst(const StoredProject& first);
    [[nodiscard]] Result<void> readFacts(StoredProject& stored);
    [[nodiscard]] Result<void> readColumns(QList<Column>& columns);
    [[nodiscard]] Result<void> readEdits(Edits& edits);
    [[nodiscard]] Result<void> writeColumns(const QList<Column>& columns);
    [[nodiscard]] Result<void> writeOrder(const QList<Piece>& order);
    [[nodiscard]] Result<void> switchBase(const BaseSwitch& next);
    [[nodiscard]] Result<void> readJobs(QList<JobRecord>& jobs);
    [[nodiscard]] Result<void> readParts(QList<JobRecord>& jobs);
    [[nodiscard]] Result<PartId> insertPart(const PartRecord& part);
    /// A single change that is written as it happens.
    [[nodiscard]] Result<void> change(const char* sql, const QVariantList& values);

    std::unique_ptr<QTemporaryDir> m_copy; ///< of a file that could not be migrated in its place
    std::unique_ptr<Connection> m_connection;
    bool m_readOnly = false;
    bool m_newer = false;
};

} // namespace sheaf::project
