// What the service must still know after it was stopped, as lines of JSON, and what those lines add up to.
#pragma once

#include "practice/batch.h"
#include "practice/file_store.h"

namespace sheaf::practice {

/// What was in force when a batch was made: it is worked on in this way to its end, whatever the service does by then.
struct Terms {
    QString dialect = {};
    QString scenario = {};
    double speed = 1;
};

struct RememberedBatch {
    Batch batch = {}; ///< as it was made, cancelled or ended, whichever came last
    Terms terms = {};
};

struct Remembered {
    QList<StoredFile> files = {}; ///< oldest first, without their paths
    QList<RememberedBatch> batches = {}; ///< oldest first
};

// Facts, each with its line feed
[[nodiscard]] QByteArray fileAdded(const StoredFile& file);
[[nodiscard]] QByteArray fileDeleted(const QString& id);
[[nodiscard]] QByteArray batchCreated(const RememberedBatch& made);
/// It was cancelled, or it has ended. What happens between is not told: it follows from the clock.
[[nodiscard]] QByteArray batchChanged(const Batch& batch);

/// Lines that cannot be read are skipped: the last one is torn when the process was killed while it wrote.
[[nodiscard]] Remembered addedUp(const QByteArray& facts);

} // namespace sheaf::practice
