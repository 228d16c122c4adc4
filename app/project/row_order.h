// Which rows there are and in which order: a list of runs, so that ten million untouched rows are one entry.
#pragma once

#include "base/ids.h"

#include <QList>

#include <span>
#include <vector>

namespace sheaf::project {

/// A run of rows whose ids follow one another.
struct Piece {
    RowId first;
    quint32 count = 0;
    bool operator==(const Piece&) const = default;
};

/// Positions [position, position + count).
struct RowRange {
    qint64 position = 0;
    qint64 count = 0;
};

/// A value; neighbouring runs that continue each other are one piece, and there are no empty pieces.
class RowOrder
{
public:
    RowOrder() = default;
    explicit RowOrder(QList<Piece> pieces);

    [[nodiscard]] qint64 rowCount() const { return m_starts.empty() ? 0 : m_total; }
    /// `position` in [0, rowCount()).
    [[nodiscard]] RowId at(qint64 position) const;
    /// -1 when the row was deleted. O(pieces).
    [[nodiscard]] qint64 positionOf(RowId row) const;
    [[nodiscard]] const QList<Piece>& pieces() const { return m_pieces; }
    /// Index into pieces() of the run that holds `position`; `position` in [0, rowCount()).
    [[nodiscard]] qsizetype pieceAt(qint64 position) const;
    /// Position of the first row of pieces()[piece].
    [[nodiscard]] qint64 startOf(qsizetype piece) const { return m_starts[size_t(piece)]; }

    [[nodiscard]] RowOrder withInserted(qint64 position, Piece piece) const;
    [[nodiscard]] RowOrder withRemoved(qint64 position, qint64 count) const;
    /// Without several ranges at once, in one pass; they are ascending and do not overlap.
    [[nodiscard]] RowOrder withRemoved(std::span<const RowRange> ranges) const;
    [[nodiscard]] RowOrder withAppended(Piece piece) const;
    /// With several ranges (ascending, without overlaps) before the row at `to`, in their order.
    [[nodiscard]] RowOrder withMoved(std::span<const RowRange> ranges, qint64 to) const;

    bool operator==(const RowOrder& other) const { return m_pieces == other.m_pieces; }

private:
    QList<Piece> m_pieces;
    std::vector<qint64> m_starts; ///< position of each piece's first row
    qint64 m_total = 0;
};

/// How two orders differ, for views that follow: rows that came or went at one place, or anything else.
struct OrderChange {
    enum class Kind { None, Inserted, Removed, Other };
    Kind kind = Kind::None;
    RowRange range; ///< of Inserted and Removed
};
[[nodiscard]] OrderChange orderChange(const RowOrder& before, const RowOrder& after);

} // namespace sheaf::project
