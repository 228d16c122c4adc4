#include "project/row_index.h"

#include "project/copy_on_write.h"

namespace sheaf::project {

/// The last chunk, made or unshared first where that is needed: a copy elsewhere must not see it grow.
RowIndex::Chunk& RowIndex::chunkWithRoom()
{
    if (m_count % chunkRows == 0)
        m_chunks.push_back(std::make_shared<Chunk>());
    return unshared(m_chunks.back());
}

void RowIndex::append(std::span<const quint32> lengths)
{
    while (!lengths.empty()) {
        Chunk& chunk = chunkWithRoom();
        const size_t room = size_t(chunkRows) - chunk.lengths.size();
        const auto now = lengths.first(std::min(room, lengths.size()));
        for (const quint32 length : now) {
            if (m_count % groupRows == 0)
                chunk.bases.push_back(m_end);
            chunk.lengths.push_back(length);
            m_end += length;
            ++m_count;
        }
        lengths = lengths.subspan(now.size());
    }
}

RowSpan RowIndex::span(qint64 row) const
{
    Q_ASSERT(row >= 0 && row < m_count);
    const Chunk& chunk = *m_chunks[size_t(row / chunkRows)];
    const size_t inChunk = size_t(row % chunkRows);
    const size_t group = inChunk / size_t(groupRows);
    qint64 offset = chunk.bases[group];
    for (size_t i = group * size_t(groupRows); i < inChunk; ++i)
        offset += chunk.lengths[i];
    return {offset, chunk.lengths[inChunk]};
}

qint64 RowIndex::length(qint64 row) const
{
    Q_ASSERT(row >= 0 && row < m_count);
    return m_chunks[size_t(row / chunkRows)]->lengths[size_t(row % chunkRows)];
}

} // namespace sheaf::project
