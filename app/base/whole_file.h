// Files that are there whole or not at all: written as `name.part`, synced, renamed.
#pragma once

#include "base/error.h"

#include <QByteArrayView>

#include <memory>

namespace sheaf {

class WholeFile
{
public:
    /// Opens `path` + ".part" for writing; folders on the way are made. What stood at `path` stays until commit().
    [[nodiscard]] static Result<WholeFile> create(const QString& path);
    /// Without commit() the part is removed.
    ~WholeFile();
    WholeFile(WholeFile&& other) noexcept;
    WholeFile& operator=(WholeFile&& other) noexcept;

    /// Buffered; any failure (a full disk, a vanished drive) is reported by the call that meets it.
    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    /// Hands buffered bytes to the system, so that a reader of partPath() sees them.
    [[nodiscard]] Result<void> flush();
    /// Flushes, syncs to the disk and renames to path().
    [[nodiscard]] Result<void> commit();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString partPath() const { return m_path + QStringLiteral(".part"); }
    /// Bytes written so far, buffered ones included.
    [[nodiscard]] qint64 size() const { return m_size; }
    /// For callers that write by system calls of their own (copy_file_range); they call add() with what they wrote.
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void add(qint64 bytes) { m_size += bytes; }

private:
    WholeFile() = default;
    void discard();

    QString m_path;
    QByteArray m_buffer;
    qint64 m_size = 0;
    int m_descriptor = -1;
};

/// Writes a small file whole.
[[nodiscard]] Result<void> writeWhole(const QString& path, QByteArrayView bytes);
/// Reads a small file whole.
[[nodiscard]] Result<QByteArray> readWhole(const QString& path);

} // namespace sheaf
