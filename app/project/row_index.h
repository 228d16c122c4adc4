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
    [[nodiscard]] qint64 firstOffset() const { return m_first; }
    /// End of the last row.
    [[nodiscard]] qint64 endOffset() const { return m_end; }
    /// `row` in [0, rowCount()).
    [[nodiscard]] RowSpan span(qint64 row) const;
    /// The length alone, which needs no adding up: for walking on from a span().
    [[nodiscard]] qint64 length(qint64 row) const;
    /// Runs of lengths in their order; each call hands over at least one.
    template <class Visit> void forEachRun(Visit visit) const
    {
        for (const std::shared_ptr<Chunk>& chunk : m_chunks)
            visit(std::span<const quint32>(chunk->lengths));
    }

private:
    static constexpr qint64 chunkRows = 65'536;
    static constexpr qint64 groupRows = 64;
    struct Chunk {
        std::vector<quint32> lengths;
        std::vector<qint64> bases;
    };
    Chunk& chunkWithRoom();

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    qint64 m_count = 0;
    qint64 m_end = 0;
    qint64 m_first = 0;
};

} // namespace sheaf::project
