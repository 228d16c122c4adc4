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

BatchBook::BatchBook(Workshop workshop, const QList<RememberedBatch>& known)
    : m_shop(std::move(workshop))
{
    for (const RememberedBatch& batch : known)
        resume(batch);
}

Result<Batch> BatchBook::create(const BatchOrder& order)
{
    const Batch batch = newBatch(order, m_shop.wire.dialect(), m_shop.clock());
    const std::scoped_lock lock(m_mutex);
    if (const auto written = m_shop.journal.add(batchCreated({ batch, { m_shop.wire.dialect().name, m_shop.scenario.name, m_shop.speed } })); !written)
        return failure(written.error());
    add(m_shop, batch, order.input, {});
    return batch;
}

void BatchBook::resume(const RememberedBatch& known)
{
    Workshop shop = m_shop;
    if (const auto dialect = findDialect(known.terms.dialect))
        shop.wire = Wire(*dialect);
    if (const auto scenario = findScenario(known.terms.scenario))
        shop.scenario = *scenario;
    shop.speed = known.terms.speed;
    Batch batch = known.batch;
    const Past past { .resumed = true, .answeredBeforeCancel = batch.completed + batch.failed };
    if (!isFinal(batch.status))
        batch.completed = batch.failed = 0; // they are counted again while they are answered again
    add(shop, batch, m_shop.files.find(batch.inputFileId).value_or(StoredFile()), past);
}

void BatchBook::add(const Workshop& workshop, const Batch& batch, const StoredFile& input, Past past)
{
    const auto cell = std::make_shared<BatchCell>(batch);
    std::jthread thread;
    if (!isFinal(batch.status))
        thread = std::jthread([workshop, cell, input, past](const std::stop_token& stop) { BatchRun(workshop, cell, input, past, stop).run(); });
    m_order += batch.id;
    m_entries.emplace(batch.id, Entry { cell, std::move(thread) });
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
    const bool isNews = found->second.cell->cancel(m_shop.clock());
    const Batch batch = found->second.cell->snapshot();
    if (isNews && !m_shop.journal.add(batchChanged(batch)))
        qWarning("practice service: a cancel could not be written down");
    return batch;
}

} // namespace sheaf::practice
