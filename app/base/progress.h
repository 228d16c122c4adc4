// What long work reports: written by the worker, read by anybody at any time, without locks or signals.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace sheaf {

class Progress
{
public:
    void setTotal(qint64 total) { m_total.store(total, std::memory_order_relaxed); }
    void setDone(qint64 done) { m_done.store(done, std::memory_order_relaxed); }
    void add(qint64 more) { m_done.fetch_add(more, std::memory_order_relaxed); }

    /// Rows that were met so far, where the unit is another one.
    void setRows(qint64 rows) { m_rows.store(rows, std::memory_order_relaxed); }
    [[nodiscard]] qint64 rows() const { return m_rows.load(std::memory_order_relaxed); }

    /// In the unit of the work (bytes or rows); 0 until it starts.
    [[nodiscard]] qint64 done() const { return m_done.load(std::memory_order_relaxed); }
    /// 0 while it is not known.
    [[nodiscard]] qint64 total() const { return m_total.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_done {0};
    std::atomic<qint64> m_total {0};
    std::atomic<qint64> m_rows {0};
};

using ProgressPtr = std::shared_ptr<Progress>;

} // namespace sheaf
