// After a create whose answer never came: is the batch there? Pure; a wrong yes or no here is paid twice or lost.
#pragma once

#include "project/records.h"
#include "service/batch_api.h"

#include <QSet>

namespace sheaf::jobs {

/// The name under which a part's token travels in its batch's metadata.
inline constexpr auto tokenName = "sheaf";

struct Finding {
    enum class Kind {
        Found,
        Absent, ///< the list shows everything there is, and not this
        Open, ///< the list may leave something out
    };
    Kind kind = Kind::Open;
    QString batchId; ///< when it is found

    bool operator==(const Finding&) const = default;
};

/// Looks for the part's token, then for its input file. A batch that is missing is absent only from a list that came to
/// a clean end, or goes from the newest batch back to a day before the create, and that is known to tell all: the profile
/// vouches for it (`listProves`), or it shows a batch that Sheaf made there (one of `ours`). A batch that is another part's
/// is never taken.
[[nodiscard]] Finding findBatch(const service::BatchPage& list, const project::PartRecord& part, bool listProves,
    const QSet<QString>& ours);

/// Whether it is this part's batch: by its id, or by its token or file while the part looks for it.
[[nodiscard]] bool isOf(const service::Batch& batch, const project::PartRecord& part);

/// How long after the create a list that does not show the batch is not believed: the service may still be at work on it.
[[nodiscard]] Millis settlingTime(const service::Profile& profile);
/// When to look again while it settles: a look at the end of it is the one that counts.
[[nodiscard]] Millis nextLook(Millis sinceCreate, Millis settling);

} // namespace sheaf::jobs
