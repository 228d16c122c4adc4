#include "project/row_runs.h"

#include <algorithm>

namespace sheaf::project {

namespace {

quint64 endOf(const Piece& piece)
{
    return quint64(piece.first.value) + piece.count;
}

} // namespace

RowRuns::RowRuns(QList<Piece> runs)
{
    std::ranges::sort(runs, {}, [](const Piece& piece) { return piece.first.value; });
    for (const Piece& run : runs) {
        if (m_runs.isEmpty() || run.first.value > endOf(m_runs.last()))
            m_runs.append(run);
        else
            m_runs.last().count = quint32(std::max(endOf(m_runs.last()), endOf(run)) - m_runs.last().first.value);
    }
}

QList<Piece>::const_iterator RowRuns::firstBehind(quint32 row) const
{
    return std::upper_bound(
        m_runs.cbegin(), m_runs.cend(), row, [](quint32 value, const Piece& run) { return value < run.first.value; });
}

bool RowRuns::contains(RowId row) const
{
    const auto behind = firstBehind(row.value);
    return behind != m_runs.cbegin() && row.value < endOf(*std::prev(behind));
}

std::vector<quint32> RowRuns::positionsIn(const RowOrder& order, std::stop_token stop) const
{
    std::vector<quint32> positions;
    for (qsizetype i = 0; i < order.pieces().size() && !stop.stop_requested(); ++i) {
        const Piece& piece = order.pieces().at(i);
        const quint64 begin = piece.first.value;
        auto run = firstBehind(piece.first.value);
        if (run != m_runs.cbegin())
            --run;
        for (; run != m_runs.cend() && run->first.value < endOf(piece); ++run) {
            const quint64 end = std::min(endOf(piece), endOf(*run));
            for (quint64 row = std::max<quint64>(begin, run->first.value); row < end; ++row)
                positions.push_back(quint32(quint64(order.startOf(i)) + row - begin));
        }
    }
    return positions;
}

} // namespace sheaf::project
