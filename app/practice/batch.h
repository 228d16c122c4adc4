// A batch as the practice service knows it, and the cell in which its run and the routes share it.
#pragma once

#include "practice/line_checker.h"

#include "base/clock.h"

#include <QJsonValue>
#include <QMap>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace sheaf::practice {

enum class BatchStatus { Validating, InProgress, Finalizing, Completed, Failed, Expired, Cancelling, Cancelled };

[[nodiscard]] constexpr bool isFinal(BatchStatus status)
{
    return status == BatchStatus::Completed || status == BatchStatus::Failed || status == BatchStatus::Expired
        || status == BatchStatus::Cancelled;
}

/// As on the wire and in the journal, e.g. "in_progress".
[[nodiscard]] QString statusName(BatchStatus status);
[[nodiscard]] std::optional<BatchStatus> statusNamed(const QString& name);

struct Batch {
    QString id = {};
    QString endpoint = {};
    QString inputFileId = {};
    QString window = {};
    QJsonValue metadata = QJsonValue::Null;
    BatchStatus status = BatchStatus::InProgress;
    QString shownAs = {}; ///< a status that no document names, instead of the real one; usually empty
    Instant createdAt = {};
    Instant expiresAt = {};
    QMap<BatchStatus, Instant> reached = {}; ///< when each status began
    QList<Fault> faults = {};
    QString model = {};
    QString outputFileId = {};
    QString errorFileId = {};
    qint64 total = 0;
    qint64 completed = 0;
    qint64 failed = 0;
};

/// Thread-safe. The run moves the batch on; a cancel from outside stops that.
class BatchCell
{
public:
    using Deadline = std::chrono::steady_clock::time_point;
    enum class Woken { Due, Cancelled, Stopped };

    explicit BatchCell(Batch batch)
        : m_batch(std::move(batch))
        , m_cancelling(m_batch.status == BatchStatus::Cancelling)
    {
    }

    [[nodiscard]] Batch snapshot() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_batch;
    }

    template <class Change> void change(Change change)
    {
        const std::scoped_lock lock(m_mutex);
        change(m_batch);
    }

    /// Moves on to `status`, unless the batch is being cancelled and `status` is not its end.
    void reach(BatchStatus status, Instant now)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_cancelling && !isFinal(status))
            return;
        m_batch.status = status;
        m_batch.reached.insert(status, now);
    }

    /// Whether it had an effect: none on a batch that has ended or is being cancelled already.
    bool cancel(Instant now)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_cancelling || isFinal(m_batch.status))
            return false;
        m_cancelling = true;
        m_batch.status = BatchStatus::Cancelling;
        m_batch.reached.insert(BatchStatus::Cancelling, now);
        m_woken.notify_all();
        return true;
    }

    /// Waits until the deadline, a cancel or a stop, whichever is first.
    [[nodiscard]] Woken wait(Deadline deadline, const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        m_woken.wait_until(lock, stop, deadline, [this] { return m_cancelling; });
        return stop.stop_requested() ? Woken::Stopped : m_cancelling ? Woken::Cancelled : Woken::Due;
    }

    /// The same without an ear for cancels: for what comes after one.
    [[nodiscard]] Woken waitOut(Deadline deadline, const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        m_woken.wait_until(lock, stop, deadline, [] { return false; });
        return stop.stop_requested() ? Woken::Stopped : Woken::Due;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_woken;
    Batch m_batch;
    bool m_cancelling;
};

} // namespace sheaf::practice
