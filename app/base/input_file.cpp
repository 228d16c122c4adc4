#include "base/input_file.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sheaf {

namespace {

qint64 modifiedNanos(const struct stat& status)
{
    return qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
}

} // namespace

Result<std::shared_ptr<const InputFile>> InputFile::open(const QString& path)
{
    std::shared_ptr<InputFile> file(new InputFile);
    file->m_path = path;
    file->m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file->m_descriptor < 0)
        return systemFailure(errno, ErrorCode::ReadFailed, path);
    struct stat status {};
    if (::fstat(file->m_descriptor, &status) != 0)
        return systemFailure(errno, ErrorCode::ReadFailed, path);
    if (S_ISDIR(status.st_mode))
        return failure(ErrorCode::UnknownFormat, path, QStringLiteral("folder"));
    file->m_size = status.st_size;
    file->m_modifiedNanos = modifiedNanos(status);
    file->m_inode = status.st_ino;
    return std::shared_ptr<const InputFile>(std::move(file));
}

InputFile::~InputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<qint64> InputFile::read(qint64 offset, std::span<char> into) const
{
    qint64 done = 0;
    while (done < qint64(into.size())) {
        const ssize_t got = ::pread(m_descriptor, into.data() + done, into.size() - size_t(done), offset + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemFailure(errno, ErrorCode::ReadFailed, m_path);
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

Result<QByteArray> InputFile::bytes(qint64 offset, qint64 length) const
{
    QByteArray result(length, Qt::Uninitialized);
    const Result<qint64> got = read(offset, {result.data(), size_t(length)});
    if (!got)
        return failure(got.error());
    if (*got != length)
        return failure(ErrorCode::FileChanged, m_path);
    return result;
}

qint64 InputFile::currentSize() const
{
    struct stat status {};
    return ::fstat(m_descriptor, &status) == 0 ? qint64(status.st_size) : m_size;
}

bool InputFile::hasChanged() const
{
    struct stat status {};
    if (::stat(QFile::encodeName(m_path).constData(), &status) != 0)
        return true;
    return status.st_ino != m_inode || status.st_size != m_size || modifiedNanos(status) != m_modifiedNanos;
}

} // namespace sheaf
