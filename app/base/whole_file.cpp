#include "base/whole_file.h"

#include "base/input_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace sheaf {

namespace {

constexpr qsizetype bufferSize = 1024 * 1024;

Result<void> writeAll(int descriptor, QByteArrayView bytes, const QString& path)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemFailure(errno, ErrorCode::WriteFailed, path);
        bytes = bytes.sliced(written);
    }
    return {};
}

/// A rename is on the disk only when the folder is.
void syncFolderOf(const QString& path)
{
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace

Result<WholeFile> WholeFile::create(const QString& path)
{
    WholeFile file;
    file.m_path = path;
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return systemFailure(errno, ErrorCode::WriteFailed, path);
    file.m_descriptor
        = ::open(QFile::encodeName(file.partPath()).constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file.m_descriptor < 0)
        return systemFailure(errno, ErrorCode::WriteFailed, path);
    return file;
}

WholeFile::WholeFile(WholeFile&& other) noexcept
{
    *this = std::move(other);
}

WholeFile& WholeFile::operator=(WholeFile&& other) noexcept
{
    if (this != &other) {
        discard();
        m_path = std::move(other.m_path);
        m_buffer = std::move(other.m_buffer);
        m_size = other.m_size;
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

WholeFile::~WholeFile()
{
    discard();
}

void WholeFile::discard()
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    m_descriptor = -1;
    ::unlink(QFile::encodeName(partPath()).constData());
}

Result<void> WholeFile::write(QByteArrayView bytes)
{
    m_size += bytes.size();
    if (m_buffer.size() + bytes.size() > bufferSize) {
        if (auto flushed = flush(); !flushed)
            return flushed;
    }
    if (bytes.size() >= bufferSize)
        return writeAll(m_descriptor, bytes, m_path);
    m_buffer.append(bytes);
    return {};
}

Result<void> WholeFile::flush()
{
    auto written = writeAll(m_descriptor, m_buffer, m_path);
    m_buffer.truncate(0);
    m_buffer.reserve(bufferSize);
    return written;
}

Result<void> WholeFile::commit()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (::fsync(m_descriptor) != 0)
        return systemFailure(errno, ErrorCode::WriteFailed, m_path);
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        return systemFailure(errno, ErrorCode::WriteFailed, m_path);
    const QByteArray from = QFile::encodeName(partPath());
    if (std::rename(from.constData(), QFile::encodeName(m_path).constData()) != 0) {
        const int reason = errno;
        ::unlink(from.constData());
        return systemFailure(reason, ErrorCode::WriteFailed, m_path);
    }
    syncFolderOf(m_path);
    return {};
}

Result<void> writeWhole(const QString& path, QByteArrayView bytes)
{
    Result<WholeFile> file = WholeFile::create(path);
    if (!file)
        return failure(file.error());
    if (auto written = file->write(bytes); !written)
        return written;
    return file->commit();
}

Result<QByteArray> readWhole(const QString& path)
{
    const Result<InputFilePtr> file = InputFile::open(path);
    if (!file)
        return failure(file.error());
    return (*file)->bytes(0, (*file)->size());
}

} // namespace sheaf
