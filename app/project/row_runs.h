// A set of rows as runs of ids, ready to be asked: which rows are in it, and where they stand in an order.
#pragma once

#include "project/row_order.h"

#include <stop_token>
#include <vector>

namespace sheaf::project {

/// A value; may be asked by several threads at once.
class RowRuns
{
public:
    /// In any order; runs that overlap count once.
    explicit RowRuns(QList<Piece> runs);

    [[nodiscard]] bool contains(RowId row) const;
    /// Whether any of these rows, in any order, is in it.
    [[nodiscard]] bool containsAnyOf(const QList<Piece>& runs) const;
    /// Its rows as runs, in the order's order; rows that the order does not have are left out.
    [[nodiscard]] QList<Piece> within(const RowOrder& order) const;
    /// Positions of its rows in `order`, ascending. The price is that of the runs and of the rows found, not of all rows.
    [[nodiscard]] std::vector<quint32> positionsIn(const RowOrder& order, std::stop_token stop) const;

private:
    /// `visit(position, run)` for every piece of a run that is also one of the order, in the order's order.
    template <class Visit> void forEachIn(const RowOrder& order, Visit visit) const;
    [[nodiscard]] QList<Piece>::const_iterator firstBehind(quint32 row) const;

    QList<Piece> m_runs; ///< ascending, apart from each other
};

} // namespace sheaf::project
