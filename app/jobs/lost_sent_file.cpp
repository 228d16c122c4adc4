#include "jobs/lost_sent_file.h"

#include "jobs/sent_ids.h"

#include <QFile>

namespace sheaf::jobs {

Result<PartAccount> accountWithOrWithoutSentFile(
    const AccountOrder& order, const WriteOrder& again, Progress& progress, std::stop_token stop)
{
    auto account = accountPart(order, progress, stop);
    if (account || account.error().code != ErrorCode::FileNotFound || QFile::exists(order.sentFile))
        return account;
    Progress writing;
    const auto written = writePart(again, writing, stop);
    if (written) {
        AccountOrder fromSheet = order;
        fromSheet.sentFile = again.path;
        fromSheet.sentHash.clear();
        account = accountPart(fromSheet, progress, stop);
    }
    QFile::remove(again.path);
    QFile::remove(SentIds::cacheFile(again.path));
    return account;
}

} // namespace sheaf::jobs
