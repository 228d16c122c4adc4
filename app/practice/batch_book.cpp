#include "practice/batch_book.h"

namespace sheaf::practice {

namespace {

    constexpr Millis window = std::chrono::hours(24); // shown as the deadline; the practice is over long before it

    Batch newBatch(const BatchOrder& order, const Dialect& dialect, Instant now)
    {
        Batch batch { .id = newId(dialect.batchIdPrefix), .endpoint = order.endpoint, .inputFileId = order.input.id,
            .window = order.window, .metadata = order.metadata };
        batch.createdAt = now;
        batch.expiresAt = now + window;
        batch.status = dialect.hasChecking ? BatchStatus::Validating : BatchStatus::InProgress;
        batch.reached.insert(batch.status, now);
        if (!dialect.hasChecking)
            batch.total = order.input.lines;
        return batch;
    }

} // namespace

BatchBook::BatchBook(Workshop workshop)
    : m_shop(std::move(workshop))
{
}

Batch BatchBook::create(const BatchOrder& order)
{
    const Batch batch = newBatch(order, m_shop.wire.dialect(), m_shop.clock());
    const auto cell = std::make_shared<BatchCell>(batch);
    const std::scoped_lock lock(m_mutex);
    m_order += batch.id;
    m_entries.emplace(batch.id, Entry { cell, std::jthread([this, cell, input = order.input](const std::stop_token& stop) {
        BatchRun(m_shop, cell, input, stop).run();
    }) });
    return batch;
}

std::optional<Batch> BatchBook::find(const QString& id) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second.cell->snapshot());
}

QList<Batch> BatchBook::all() const
{
    const std::scoped_lock lock(m_mutex);
    QList<Batch> batches;
    for (auto id = m_order.crbegin(); id != m_order.crend(); ++id)
        batches += m_entries.at(*id).cell->snapshot();
    return batches;
}

std::optional<Batch> BatchBook::cancel(const QString& id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return std::nullopt;
    found->second.cell->cancel(m_shop.clock());
    return found->second.cell->snapshot();
}

} // namespace sheaf::practice
