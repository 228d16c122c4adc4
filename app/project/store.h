// A project's database on the thread that writes it, under the lock on the folder. Closes in the right order: what is
// queued is written, the connection is closed on its thread, and then the lock goes.
#pragma once

#include "base/serial_queue.h"
#include "project/folder_lock.h"

#include <memory>
#include <utility>

namespace sheaf::project {

class Database; // only its users need Qt Sql
struct StoredProject;

class Store
{
public:
    /// FileNotFound, ProjectInUse, ProjectDamaged. Read-only where the folder cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString& folder);
    /// In a folder that exists.
    [[nodiscard]] static Result<std::unique_ptr<Store>> create(const QString& folder, const StoredProject& first);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Runs `work(Database&)` on the writer's thread, behind everything that was handed over before.
    template <class Work> auto run(Work work)
    {
        return m_queue.run([this, work = std::move(work)]() mutable { return work(*m_database); });
    }
    void drain() { m_queue.drain(); }

private:
    Store();
    [[nodiscard]] Result<void> opened(Result<std::unique_ptr<Database>> database);

    FolderLock m_lock;
    std::unique_ptr<Database> m_database; // touched on the queue's thread only
    SerialQueue m_queue; // declared last: it ends first
};

} // namespace sheaf::project
