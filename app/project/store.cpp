#include "project/store.h"

#include "project/database.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace sheaf::project {

namespace {

QString databasePath(const QString& folder)
{
    return folder + QStringLiteral("/project.sqlite");
}

bool canWrite(const QString& folder)
{
    return ::access(QFile::encodeName(folder).constData(), W_OK) == 0
        && ::access(QFile::encodeName(databasePath(folder)).constData(), W_OK) == 0;
}

} // namespace

Result<void> Store::opened(Result<std::unique_ptr<Database>> database)
{
    if (!database)
        return failure(database.error());
    m_database = std::move(*database);
    return {};
}

Result<std::unique_ptr<Store>> Store::open(const QString& folder)
{
    const QString path = databasePath(folder);
    // Before the lock, which would leave its file in a folder that is no project.
    if (!QFileInfo::exists(path))
        return failure(ErrorCode::FileNotFound, path);
    const bool readOnly = !canWrite(folder);
    std::unique_ptr<Store> store(new Store);
    if (!readOnly) {
        Result<FolderLock> lock = FolderLock::take(folder);
        if (!lock)
            return failure(lock.error());
        store->m_lock = std::move(*lock);
    }
    const Result<void> done
        = store->m_queue.run([&] { return store->opened(Database::open(path, readOnly)); }).takeResult();
    if (!done)
        return failure(done.error());
    return store;
}

Result<std::unique_ptr<Store>> Store::create(const QString& folder, const StoredProject& first)
{
    std::unique_ptr<Store> store(new Store);
    Result<FolderLock> lock = FolderLock::take(folder);
    if (!lock)
        return failure(lock.error());
    store->m_lock = std::move(*lock);
    const Result<void> done
        = store->m_queue.run([&] { return store->opened(Database::create(databasePath(folder), first)); }).takeResult();
    if (!done)
        return failure(done.error());
    return store;
}

Store::Store() = default;

Store::~Store()
{
    m_queue.run([this] { m_database.reset(); });
}

} // namespace sheaf::project
