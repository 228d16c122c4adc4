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

bool RowRuns::containsAnyOf(const QList<Piece>& runs) const
{
    return std::ranges::any_of(runs, [this](const Piece& piece) {
        const auto behind = firstBehind(piece.first.value);
        const bool inside = behind != m_runs.cbegin() && piece.first.value < endOf(*std::prev(behind));
        return piece.count > 0 && (inside || (behind != m_runs.cend() && behind->first.value < endOf(piece)));
    });
}

template <class Visit> void RowRuns::forEachIn(const RowOrder& order, Visit visit) const
{
    for (qsizetype i = 0; i < order.pieces().size(); ++i) {
        const Piece& piece = order.pieces().at(i);
        auto run = firstBehind(piece.first.value);
        if (run != m_runs.cbegin())
            --run;
        for (; run != m_runs.cend() && run->first.value < endOf(piece); ++run) {
            const quint32 from = std::max(piece.first.value, run->first.value);
            const quint64 to = std::min(endOf(piece), endOf(*run));
            if (from < to)
                visit(order.startOf(i) + (from - piece.first.value), Piece {RowId(from), quint32(to - from)});
        }
    }
}

QList<Piece> RowRuns::within(const RowOrder& order) const
{
    QList<Piece> runs;
    forEachIn(order, [&runs](qint64, const Piece& run) { runs.append(run); });
    return runs;
}

std::vector<quint32> RowRuns::positionsIn(const RowOrder& order, std::stop_token stop) const
{
    std::vector<quint32> positions;
    forEachIn(order, [&](qint64 position, const Piece& run) {
        for (quint32 i = 0; i < run.count && !stop.stop_requested(); ++i)
            positions.push_back(quint32(position) + i);
    });
    return positions;
}

} // namespace sheaf::project
