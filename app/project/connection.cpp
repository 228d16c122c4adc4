#include "project/connection.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

namespace sheaf::project {

namespace {

// Result codes of SQLite (sqlite.org/rescode.html), of which the driver hands over the primary or the extended one.
ErrorCode codeFor(int resultCode)
{
    switch (resultCode & 0xff) {
    case 3: // PERM
    case 8: // READONLY
    case 14: // CANTOPEN
        return ErrorCode::PermissionDenied;
    case 5: // BUSY
    case 6: // LOCKED
        return ErrorCode::ProjectInUse;
    case 11: // CORRUPT
    case 26: // NOTADB
        return ErrorCode::ProjectDamaged;
    case 13: // FULL
        return ErrorCode::DiskFull;
    default: return ErrorCode::DatabaseFailed;
    }
}

QString optionsFor(Connection::Access access)
{
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
    if (access != Connection::Access::ReadWrite)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (access == Connection::Access::Immutable)
        options += QStringLiteral(";QSQLITE_OPEN_URI");
    return options;
}

QString nameFor(const QString& path, Connection::Access access)
{
    if (access != Connection::Access::Immutable)
        return path;
    // A "?" or "#" in the path must not end it.
    return QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded(QUrl::FullyEncoded)) + QStringLiteral("?immutable=1");
}

/// A null string is an empty one here; SQL's NULL is an invalid QVariant.
QVariant bindable(const QVariant& value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QString(QLatin1String(""));
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArray("");
    return value;
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, Access access)
{
    std::unique_ptr<Connection> connection(new Connection);
    connection->m_name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    connection->m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
    connection->m_database.setConnectOptions(optionsFor(access));
    connection->m_database.setDatabaseName(nameFor(path, access));
    if (!connection->m_database.open()) {
        Error error = connection->failed(connection->m_database.lastError()).value();
        error.path = path;
        return failure(std::move(error));
    }
    return connection;
}

Connection::Access Connection::readingAccess(const QString& path)
{
    // Without a write-ahead log the file alone tells everything, and nobody is writing to it.
    return QFileInfo::exists(path + QStringLiteral("-wal")) ? Access::ReadOnly : Access::Immutable;
}

Connection::~Connection()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

tl::unexpected<Error> Connection::failed(const QSqlError& sqlError) const
{
    Error error;
    error.status = sqlError.nativeErrorCode().toInt();
    error.code = codeFor(error.status);
    error.path = m_database.databaseName();
    error.detail = sqlError.databaseText(); // SQLite's words; they name tables and columns, never a bound value
    return failure(std::move(error));
}

Result<QSqlQuery*> Connection::execute(const char* sql, const QVariantList& values)
{
    std::shared_ptr<QSqlQuery>& query = m_prepared[QByteArray(sql)];
    if (!query) {
        auto fresh = std::make_shared<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(QString::fromUtf8(sql))) {
            const Error error = failed(fresh->lastError()).value();
            m_prepared.remove(QByteArray(sql));
            return failure(error);
        }
        query = std::move(fresh);
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), bindable(values[i]));
    if (!query->exec()) {
        const Error error = failed(query->lastError()).value();
        query->finish();
        return failure(error);
    }
    return query.get();
}

Result<void> Connection::run(const char* sql, const QVariantList& values)
{
    const Result<QSqlQuery*> query = execute(sql, values);
    if (!query)
        return failure(query.error());
    m_lastInsertId = (*query)->lastInsertId().toLongLong();
    (*query)->finish(); // an open statement keeps its locks
    return {};
}

Result<void> Connection::read(const char* sql, const QVariantList& values, const OnRow& onRow)
{
    const Result<QSqlQuery*> query = execute(sql, values);
    if (!query)
        return failure(query.error());
    Result<void> result;
    while (result && (*query)->next())
        result = onRow(SqlRow(**query));
    if (result && (*query)->lastError().isValid())
        result = failed((*query)->lastError());
    (*query)->finish();
    return result;
}

Result<qint64> Connection::number(const char* sql)
{
    qint64 result = 0;
    const Result<void> done = read(sql, {}, [&](const SqlRow& row) -> Result<void> {
        result = row.integer(0);
        return {};
    });
    if (!done)
        return failure(done.error());
    return result;
}

Result<void> Connection::transact(Durability durability, const Work& work)
{
    // The pragma has no effect inside a transaction, so it stands around it.
    if (durability == Durability::Full) {
        if (Result<void> set = run("PRAGMA synchronous = FULL"); !set)
            return set;
    }
    Result<void> done = run("BEGIN IMMEDIATE");
    if (done) {
        done = work();
        if (done)
            done = run("COMMIT");
        if (!done)
            (void)run("ROLLBACK"); // the first error is the one that tells
    }
    if (durability == Durability::Full)
        (void)run("PRAGMA synchronous = NORMAL"); // a failure leaves the safer setting
    return done;
}

} // namespace sheaf::project
