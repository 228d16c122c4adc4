// Where each row of a base file stands: a 32-bit length a row and a 64-bit base for every 64 rows (about 4.1 bytes).
#pragma once

#include "base/error.h"

#include <QtGlobal>

#include <memory>
#include <span>
#include <vector>

namespace sheaf::project {

struct RowSpan {
    qint64 offset = 0;
    qint64 length = 0; ///< terminator and blank lines behind it included
};

/// Grows by appending; copies share what is full, so a snapshot of ten million rows costs kilobytes.
class RowIndex
{
public:
    /// `firstOffset`: where row 0 begins (behind BOM and header).
    explicit RowIndex(qint64 firstOffset = 0) : m_end(firstOffset), m_first(firstOffset) { }

    void append(std::span<const quint32> lengths);
    [[nodiscard]] qint64 rowCount() const { return m_count; }
    /// End of the last row.
    [[nodiscard]] qint64 endOffset() const { return m_end; }
    [[nodiscard]] RowSpan span(qint64 row) const;

private:
    static constexpr qint64 chunkRows = 65'536;
    static constexpr qint64 groupRows = 64;
    struct Chunk {
        std::vector<quint32> lengths;
        std::vector<qint64> bases;
    };
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    qint64 m_count = 0;
    qint64 m_end = 0;
    qint64 m_first = 0;
};

} // namespace sheaf::project
