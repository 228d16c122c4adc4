// The accounting of a part whose sent file is gone: somebody made room, or copied a project without it.
#pragma once

#include "jobs/accounting.h"
#include "jobs/part_writer.h"

namespace sheaf::jobs {

/// As accountPart(). Where the sent file is not there any more, and its ids were not kept, the requests are made once more from the
/// sheet, for their ids alone: a row has the same id as long as nobody changes it by hand. `again` says how, and its path is one
/// that may be used and is empty afterwards.
[[nodiscard]] Result<PartAccount> accountWithOrWithoutSentFile(
    const AccountOrder& order, const WriteOrder& again, Progress& progress, std::stop_token stop);

} // namespace sheaf::jobs
