// Jobs as the database would hold them, in every phase, for tests of lists and for pictures.
#pragma once

#include "project/records.h"

namespace sheaf::test {

/// One part; `status` is the service's (empty = none yet). Sent `ago` before `now`.
[[nodiscard]] project::JobRecord madeJob(qint64 id, const QString& name, project::PartState state, const QByteArray& status,
    qint64 rows, qint64 completed, qint64 failed, Instant now, Millis ago);

} // namespace sheaf::test
