#include "project/folder_lock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace sheaf::project {

Result<FolderLock> FolderLock::take(const QString& folder)
{
    // The file stays when the lock goes: removing it would let two processes lock two files of the same name.
    const QString path = folder + QStringLiteral("/.lock");
    FolderLock lock;
    lock.m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.m_descriptor < 0)
        return systemFailure(errno, ErrorCode::WriteFailed, path);
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return failure(ErrorCode::ProjectInUse, folder);
    // Some network file systems know no locks; working there without one beats not working.
    return lock;
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) { }

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

} // namespace sheaf::project
