// The lines of a part that are no row's answer: kept in received/, counted, and shown in a bucket of their own.
#pragma once

#include "jobs/accounting.h"

namespace sheaf::jobs {

struct StrayLine {
    StrayKind kind = StrayKind::NoResult;
    QString file; ///< absolute
    qint64 number = 0; ///< line in that file, from 1
    QByteArray text; ///< its first 2,000 bytes, as they came; hostile like every answer
    qint64 length = 0; ///< of the whole line, in bytes
};

struct Strays {
    QList<StrayLine> lines; ///< the first ones, output file before error file
    StrayCounts counts; ///< of all of them
};

/// Accounts the part again, as `order` did it, and keeps the first `limit` strays. For a worker.
[[nodiscard]] Result<Strays> readStrays(const AccountOrder& order, int limit, Progress& progress, std::stop_token stop);

} // namespace sheaf::jobs
