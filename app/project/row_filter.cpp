#include "project/row_filter.h"

namespace sheaf::project {

namespace {

/// Calls `visit(position, row)` for every row; false when asked to stop.
template <class Visit> bool forEachId(const RowOrder& order, std::stop_token stop, Visit visit)
{
    quint32 position = 0;
    for (const Piece& piece : order.pieces()) {
        if (stop.stop_requested())
            return false;
        for (quint32 i = 0; i < piece.count; ++i)
            visit(position++, RowId(piece.first.value + i));
    }
    return true;
}

} // namespace

std::vector<quint32> rowsWithOutcome(const RowOrder& order, const Answers& answers, OutcomeSet wanted, std::stop_token stop)
{
    std::vector<quint32> positions;
    forEachId(order, stop, [&](quint32 position, RowId row) {
        if (setOf(answers.of(row).outcome) & wanted)
            positions.push_back(position);
    });
    return positions;
}

OutcomeCounts countOutcomes(const RowOrder& order, const Answers& answers, std::stop_token stop)
{
    OutcomeCounts counts {};
    forEachId(order, stop, [&](quint32, RowId row) { ++counts[std::size_t(answers.of(row).outcome)]; });
    return counts;
}

} // namespace sheaf::project
