#include "sheet/data_edge.h"

#include <algorithm>
#include <vector>

namespace sheaf::ui {

namespace {

/// Upwards the file is read in stretches, each larger than the last: a near edge costs little, a far one few reads.
constexpr qint64 firstStretch = 256;
constexpr qint64 largestStretch = 100'000;

class ColumnWalk
{
public:
    ColumnWalk(const EdgeOrder& order, std::stop_token stop) : m_order(order), m_stop(std::move(stop)) { }

    qint64 run()
    {
        if (!m_order.column)
            walkSingly([this](qint64 row) { return hasAnswer(row); });
        else if (m_order.positionOf)
            walkSingly([this](qint64 row) { return isFilled(row); });
        else if (m_order.down)
            walkDown();
        else
            walkUp();
        if (m_stop.stop_requested())
            return m_order.from;
        m_walk.finish();
        return m_order.from + (m_order.down ? m_walk.steps() : -m_walk.steps());
    }

private:
    template <class Filled> void walkSingly(Filled filled)
    {
        const qint64 step = m_order.down ? 1 : -1;
        for (qint64 row = m_order.from; row >= 0 && row < m_order.rows && !m_stop.stop_requested(); row += step) {
            if (!m_walk.feed(filled(row)))
                return;
        }
    }
    void walkDown()
    {
        const auto visit = [this](qint64, RowId row, QByteArrayView record) { return m_walk.feed(isFilled(row, record)); };
        static_cast<void>(project::forEachRow(m_order.sheet, visit, m_stop, m_order.from, m_order.rows));
    }
    void walkUp()
    {
        qint64 stretch = firstStretch;
        for (qint64 end = m_order.from + 1; end > 0 && !m_stop.stop_requested(); end -= stretch) {
            stretch = std::min({stretch * 4, largestStretch, end});
            std::vector<bool> filled;
            const auto visit = [&](qint64, RowId row, QByteArrayView record) {
                filled.push_back(isFilled(row, record));
                return true;
            };
            if (!project::forEachRow(m_order.sheet, visit, m_stop, end - stretch, end))
                return;
            for (auto each = filled.crbegin(); each != filled.crend(); ++each) {
                if (!m_walk.feed(*each))
                    return;
            }
        }
    }
    [[nodiscard]] qint64 position(qint64 row) const { return m_order.positionOf ? m_order.positionOf(row) : row; }
    [[nodiscard]] bool isFilled(RowId row, QByteArrayView record) const
    {
        return !m_order.sheet.cellsOf(row, record, {&*m_order.column, 1}).front().isEmpty();
    }
    [[nodiscard]] bool isFilled(qint64 row) const
    {
        const auto text = m_order.sheet.cell(m_order.sheet.order.at(position(row)), *m_order.column);
        return text && !text->isEmpty();
    }
    [[nodiscard]] bool hasAnswer(qint64 row) const
    {
        const project::AnswerRef answer = m_order.answers.of(m_order.sheet.order.at(position(row)));
        return m_order.outcomes ? answer.outcome != project::Outcome::None : answer.length > 0;
    }

    const EdgeOrder& m_order;
    std::stop_token m_stop;
    EdgeWalk m_walk;
};

} // namespace

bool EdgeWalk::feed(bool filled)
{
    if (m_decided)
        return false;
    if (m_told == 0)
        m_first = filled;
    else if (m_told == 1)
        m_along = m_first && filled;
    if (m_told > 0 && filled != m_along) {
        m_steps = m_along ? m_told - 1 : m_told;
        m_decided = true;
    }
    ++m_told;
    return !m_decided;
}

void EdgeWalk::finish()
{
    if (!m_decided)
        m_steps = std::max<qint64>(0, m_told - 1);
    m_decided = true;
}

qint64 findDataEdge(const EdgeOrder& order, std::stop_token stop)
{
    return ColumnWalk(order, std::move(stop)).run();
}

} // namespace sheaf::ui
