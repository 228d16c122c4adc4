// All batches of the service and the threads that work on them.
#pragma once

#include "practice/batch_run.h"
#include "practice/state_facts.h"

#include <map>
#include <mutex>
#include <thread>

namespace sheaf::practice {

/// What a create call asks for, already found to be sound.
struct BatchOrder {
    StoredFile input = {};
    QString endpoint = {};
    QString window = {};
    QJsonValue metadata = QJsonValue::Null;
};

/// Thread-safe. The destructor stops all work, wherever it is, and waits for it.
class BatchBook
{
public:
    /// `known` are the batches of an earlier run; those that have not ended go on.
    BatchBook(Workshop workshop, const QList<RememberedBatch>& known);

    [[nodiscard]] Result<Batch> create(const BatchOrder& order);
    [[nodiscard]] std::optional<Batch> find(const QString& id) const;
    /// Newest first.
    [[nodiscard]] QList<Batch> all() const;
    /// The batch afterwards; nothing when there is none of that name.
    [[nodiscard]] std::optional<Batch> cancel(const QString& id);

private:
    void resume(const RememberedBatch& known);
    void add(const Workshop& workshop, const Batch& batch, const StoredFile& input, Past past);

    struct Entry {
        std::shared_ptr<BatchCell> cell;
        std::jthread thread;
    };

    Workshop m_shop;
    mutable std::mutex m_mutex; ///< guards the containers, not the cells
    QStringList m_order; ///< oldest first
    std::map<QString, Entry> m_entries;
};

} // namespace sheaf::practice
