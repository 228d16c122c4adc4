// One connection to a project's SQLite file, with errors as values and statements that are prepared once. Lives and
// dies on one thread.
#pragma once

#include "base/error.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <memory>

namespace sheaf::project {

/// The row that a query stands on.
class SqlRow
{
public:
    explicit SqlRow(const QSqlQuery& query) : m_query(query) { }
    [[nodiscard]] qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }

private:
    const QSqlQuery& m_query;
};

class Connection
{
public:
    enum class Access {
        ReadWrite,
        ReadOnly, ///< leaves -wal and -shm beside the file where the folder can be written
        Immutable, ///< nobody may be writing; touches nothing, works in a folder that cannot be written
    };
    /// ReadOnly or Immutable, whichever leaves the folder of `path` as it is.
    [[nodiscard]] static Access readingAccess(const QString& path);
    /// Edits survive the death of the process; the steps of a job survive that of the machine, too.
    enum class Durability { Normal, Full };

    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString& path, Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    using OnRow = std::function<Result<void>(const SqlRow& row)>;
    [[nodiscard]] Result<void> run(const char* sql, const QVariantList& values = {});
    [[nodiscard]] Result<void> read(const char* sql, const QVariantList& values, const OnRow& onRow);
    /// A single number; 0 when there is no row.
    [[nodiscard]] Result<qint64> number(const char* sql);
    [[nodiscard]] qint64 lastInsertId() const { return m_lastInsertId; }

    using Work = std::function<Result<void>()>;
    /// All of `work` or nothing of it.
    [[nodiscard]] Result<void> transact(Durability durability, const Work& work);

private:
    Connection() = default;
    [[nodiscard]] tl::unexpected<Error> failed(const QSqlError& error) const;
    [[nodiscard]] Result<QSqlQuery*> execute(const char* sql, const QVariantList& values);

    QSqlDatabase m_database;
    QString m_name;
    QHash<QByteArray, std::shared_ptr<QSqlQuery>> m_prepared;
    qint64 m_lastInsertId = 0;
};

} // namespace sheaf::project
