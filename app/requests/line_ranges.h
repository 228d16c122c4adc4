// A file cut at line borders, so that several threads can read it. Internal to app/requests.
#pragma once

#include "base/input_file.h"

#include <mutex>
#include <optional>

namespace sheaf::requests {

/// The lines that start in [begin, end); both stand at the start of a line or at the end of the file.
struct LineRange {
    size_t index = 0;
    qint64 begin = 0;
    qint64 end = 0;
};

/// Hands out ranges of about `bytes` in the file's order, to any thread. No line of a range starts `bytes` or more
/// behind its begin, so that an offset in a range fits 32 bits however long the last line is.
class LineRanges
{
public:
    LineRanges(const InputFile& file, qint64 from, qint64 bytes) : m_file(file), m_bytes(bytes), m_next(from) { }

    /// Nothing after the last one.
    [[nodiscard]] Result<std::optional<LineRange>> next();

private:
    Result<qint64> lineStartFrom(qint64 offset) const;

    const InputFile& m_file;
    const qint64 m_bytes;
    std::mutex m_mutex;
    qint64 m_next;
    size_t m_index = 0;
};

} // namespace sheaf::requests
