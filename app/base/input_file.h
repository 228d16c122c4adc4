// A file that is read in blocks from any thread. Never mapped: memory stays small, and another program that truncates
// the file causes an error instead of a signal.
#pragma once

#include "base/error.h"

#include <memory>
#include <span>

namespace sheaf {

class InputFile
{
public:
    /// Blocks of this size are read fastest (1–4 MB; measured).
    static constexpr qint64 blockSize = 2 * 1024 * 1024;

    [[nodiscard]] static Result<std::shared_ptr<const InputFile>> open(const QString& path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }
    /// Bytes when it was opened.
    [[nodiscard]] qint64 size() const { return m_size; }

    /// Reads up to `into.size()` bytes at `offset`; fewer only at the end of the file. Thread-safe.
    [[nodiscard]] Result<qint64> read(qint64 offset, std::span<char> into) const;
    /// The bytes [offset, offset + length); FileChanged when the file has become shorter.
    [[nodiscard]] Result<QByteArray> bytes(qint64 offset, qint64 length) const;
    /// The size now; larger than size() for a file that is still being written.
    [[nodiscard]] qint64 currentSize() const;
    /// Whether the file at path() is no longer the one that was opened, or was written to since (size, time, inode).
    [[nodiscard]] bool hasChanged() const;

private:
    InputFile() = default;

    QString m_path;
    int m_descriptor = -1;
    qint64 m_size = 0;
    qint64 m_modifiedNanos = 0;
    quint64 m_inode = 0;
};

using InputFilePtr = std::shared_ptr<const InputFile>;

} // namespace sheaf
