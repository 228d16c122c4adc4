#include "project/row_order.h"

#include <algorithm>

namespace sheaf::project {

namespace {

bool continues(const Piece& piece, const Piece& next)
{
    return quint64(piece.first.value) + piece.count == next.first.value;
}

void appendPiece(QList<Piece>& pieces, const Piece& piece)
{
    if (piece.count == 0)
        return;
    if (!pieces.isEmpty() && continues(pieces.last(), piece))
        pieces.last().count += piece.count;
    else
        pieces.append(piece);
}

/// `count` rows of `piece` from its row `from` on.
Piece slice(const Piece& piece, qint64 from, qint64 count)
{
    return {RowId(piece.first.value + quint32(from)), quint32(count)};
}

/// Rows that both orders have in common at their start, or, going backwards, at their end.
template <bool Backwards> qint64 commonRows(const QList<Piece>& a, const QList<Piece>& b)
{
    qint64 common = 0;
    qsizetype ia = 0, ib = 0;
    qint64 usedA = 0, usedB = 0;
    while (ia < a.size() && ib < b.size()) {
        const Piece& pa = a[Backwards ? a.size() - 1 - ia : ia];
        const Piece& pb = b[Backwards ? b.size() - 1 - ib : ib];
        const qint64 nextA = Backwards ? qint64(pa.first.value) + pa.count - 1 - usedA : pa.first.value + usedA;
        const qint64 nextB = Backwards ? qint64(pb.first.value) + pb.count - 1 - usedB : pb.first.value + usedB;
        if (nextA != nextB)
            break;
        const qint64 run = std::min(pa.count - usedA, pb.count - usedB);
        common += run;
        usedA += run;
        usedB += run;
        if (usedA == pa.count) {
            ++ia;
            usedA = 0;
        }
        if (usedB == pb.count) {
            ++ib;
            usedB = 0;
        }
    }
    return common;
}

} // namespace

RowOrder::RowOrder(QList<Piece> pieces)
{
    m_pieces.reserve(pieces.size());
    for (const Piece& piece : std::as_const(pieces))
        appendPiece(m_pieces, piece);
    m_starts.reserve(size_t(m_pieces.size()));
    for (const Piece& piece : std::as_const(m_pieces)) {
        m_starts.push_back(m_total);
        m_total += piece.count;
    }
}

qsizetype RowOrder::pieceAt(qint64 position) const
{
    Q_ASSERT(position >= 0 && position < m_total);
    return std::upper_bound(m_starts.begin(), m_starts.end(), position) - m_starts.begin() - 1;
}

RowId RowOrder::at(qint64 position) const
{
    const qsizetype piece = pieceAt(position);
    return RowId(m_pieces[piece].first.value + quint32(position - startOf(piece)));
}

qint64 RowOrder::positionOf(RowId row) const
{
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        const Piece& piece = m_pieces[i];
        if (row.value >= piece.first.value && row.value - piece.first.value < piece.count)
            return startOf(i) + (row.value - piece.first.value);
    }
    return -1;
}

RowOrder RowOrder::withInserted(qint64 position, Piece inserted) const
{
    QList<Piece> pieces;
    pieces.reserve(m_pieces.size() + 2);
    if (position >= m_total) {
        pieces = m_pieces;
        pieces.append(inserted);
        return RowOrder(std::move(pieces));
    }
    const qsizetype at = pieceAt(std::max<qint64>(position, 0));
    const qint64 before = std::max<qint64>(position, 0) - startOf(at);
    pieces = m_pieces.first(at);
    pieces.append(slice(m_pieces[at], 0, before));
    pieces.append(inserted);
    pieces.append(slice(m_pieces[at], before, m_pieces[at].count - before));
    pieces.append(m_pieces.sliced(at + 1));
    return RowOrder(std::move(pieces));
}

RowOrder RowOrder::withRemoved(qint64 position, qint64 count) const
{
    const RowRange range {position, count};
    return withRemoved({&range, 1});
}

RowOrder RowOrder::withRemoved(std::span<const RowRange> ranges) const
{
    QList<Piece> pieces;
    pieces.reserve(m_pieces.size() + qsizetype(ranges.size()));
    auto range = ranges.begin();
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        qint64 at = startOf(i);
        const qint64 end = at + m_pieces[i].count;
        while (at < end) {
            while (range != ranges.end() && range->position + range->count <= at)
                ++range;
            const qint64 cutFrom = range == ranges.end() ? end : std::clamp(range->position, at, end);
            pieces.append(slice(m_pieces[i], at - startOf(i), cutFrom - at));
            at = range == ranges.end() ? end : std::min(end, std::max(cutFrom, range->position + range->count));
            if (cutFrom == end)
                at = end;
        }
    }
    return RowOrder(std::move(pieces));
}

RowOrder RowOrder::withMoved(std::span<const RowRange> ranges, qint64 to) const
{
    QList<Piece> moved;
    qint64 target = to;
    for (const RowRange& range : ranges) {
        target -= std::clamp<qint64>(to - range.position, 0, range.count); // those that stood before it are gone
        for (qint64 at = range.position; at < range.position + range.count;) {
            const qsizetype piece = pieceAt(at);
            const qint64 inPiece = at - startOf(piece);
            const qint64 count = std::min(range.position + range.count - at, m_pieces[piece].count - inPiece);
            moved.append(slice(m_pieces[piece], inPiece, count));
            at += count;
        }
    }
    RowOrder result = withRemoved(ranges);
    for (const Piece& piece : std::as_const(moved)) {
        result = result.withInserted(target, piece);
        target += piece.count;
    }
    return result;
}

RowOrder RowOrder::withAppended(Piece piece) const
{
    RowOrder result = *this;
    if (piece.count == 0)
        return result;
    const bool merged = !m_pieces.isEmpty() && continues(m_pieces.last(), piece);
    appendPiece(result.m_pieces, piece);
    if (!merged)
        result.m_starts.push_back(m_total);
    result.m_total += piece.count;
    return result;
}

OrderChange orderChange(const RowOrder& before, const RowOrder& after)
{
    if (before == after)
        return {};
    const qint64 shorter = std::min(before.rowCount(), after.rowCount());
    const qint64 head = commonRows<false>(before.pieces(), after.pieces());
    const qint64 tail = std::min(commonRows<true>(before.pieces(), after.pieces()), shorter - head);
    if (head + tail < shorter || before.rowCount() == after.rowCount())
        return {OrderChange::Kind::Other, {}};
    const bool grew = after.rowCount() > before.rowCount();
    const qint64 count = grew ? after.rowCount() - shorter : before.rowCount() - shorter;
    return {grew ? OrderChange::Kind::Inserted : OrderChange::Kind::Removed, {head, count}};
}

} // namespace sheaf::project
