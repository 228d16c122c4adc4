// A file of lines cut into blocks of whole lines, for several threads. Unlike formats/lines.h a line that is too long to
// be held ends nothing: it becomes a block of its own that nobody reads.
#pragma once

#include "base/input_file.h"

#include <QByteArrayView>

#include <cstring>
#include <memory>
#include <optional>

namespace sheaf::jobs {

struct LineBlock {
    qint64 from = 0;
    qint64 to = 0; ///< behind the last line's LF, or the end of the file
    bool isTooLong = false; ///< one line of more than formats::maximumLineLength
};

/// Hands out the blocks of a file in their order, from behind a byte order mark. Not thread-safe.
class LineBlocks
{
public:
    /// Large enough that the start of a thread does not count, small enough to stay in a core's cache.
    static constexpr qint64 blockSize = 1024 * 1024;

    explicit LineBlocks(const InputFile& file);
    /// Nothing at the end, or when the file could not be read: see error().
    std::optional<LineBlock> operator()();
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    [[nodiscard]] Result<qint64> lineEndFrom(qint64 offset);
    [[nodiscard]] Result<qint64> lineStartBefore(qint64 offset, qint64 from);
    [[nodiscard]] Result<LineBlock> blockAt(qint64 from);

    const InputFile& m_file;
    qint64 m_at = 0;
    std::optional<LineBlock> m_longLine;
    std::optional<Error> m_error;
};

/// The bytes of a block, in memory that is used again for the next one. For one thread at a time.
class BlockReader
{
public:
    /// `visit(line, offset)` for every line, blank ones included, without its LF and one trailing CR. At least 64 bytes
    /// behind a line may be read. FileChanged when the file has become shorter.
    template <class Visit> Result<void> forEachLine(const InputFile& file, const LineBlock& block, Visit visit)
    {
        const auto bytes = read(file, block);
        if (!bytes)
            return failure(bytes.error());
        const char* const begin = bytes->data();
        const char* const end = begin + bytes->size();
        for (const char* at = begin; at < end;) {
            const void* const found = std::memchr(at, '\n', size_t(end - at));
            const char* const feed = found ? static_cast<const char*>(found) : end;
            const bool hasReturn = feed > at && feed[-1] == '\r';
            visit(QByteArrayView(at, feed - at - (hasReturn ? 1 : 0)), block.from + (at - begin));
            at = feed + 1;
        }
        return {};
    }

private:
    [[nodiscard]] Result<QByteArrayView> read(const InputFile& file, const LineBlock& block);

    std::unique_ptr<char[]> m_buffer;
    qint64 m_capacity = 0;
};

} // namespace sheaf::jobs
