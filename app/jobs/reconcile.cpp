#include "jobs/reconcile.h"

#include "service/addresses.h"

#include <algorithm>

namespace sheaf::jobs {

namespace {

using namespace std::chrono_literals;

QString tokenOf(const service::Batch& batch)
{
    for (const auto& [name, value] : batch.metadata) {
        if (name == QLatin1String(tokenName))
            return value;
    }
    return {};
}

/// Newest first, and back beyond `moment` by more than clocks differ.
bool reachesBehind(const QList<service::Batch>& batches, Instant moment)
{
    const auto isOlder = [](const service::Batch& one, const service::Batch& next) {
        return one.createdAt && next.createdAt && *next.createdAt <= *one.createdAt;
    };
    for (qsizetype i = 1; i < batches.size(); ++i) {
        if (!isOlder(batches[i - 1], batches[i]))
            return false;
    }
    return !batches.isEmpty() && batches.last().createdAt && *batches.last().createdAt < moment - 24h;
}

} // namespace

Finding findBatch(const service::BatchPage& list, const project::PartRecord& part, bool listProves, const QSet<QString>& ours)
{
    const QString token = QString::fromLatin1(part.token);
    for (const service::Batch& batch : list.batches) {
        if (!token.isEmpty() && tokenOf(batch) == token)
            return {Finding::Kind::Found, batch.id};
    }
    bool showsThisFile = false; // under a batch that is another part's here: somebody has to look
    for (const service::Batch& batch : list.batches) {
        const bool ofThisFile = !part.inputFileId.isEmpty() && batch.inputFileId == part.inputFileId;
        if (!ofThisFile || !tokenOf(batch).isEmpty())
            continue;
        if (!ours.contains(batch.id))
            return {Finding::Kind::Found, batch.id};
        showsThisFile = true;
    }
    const bool showsOurs = std::any_of(list.batches.begin(), list.batches.end(),
        [&ours](const service::Batch& batch) { return ours.contains(batch.id); });
    const bool isWhole = !list.hasUnreadable && (list.complete || reachesBehind(list.batches, part.stateSince));
    const bool tellsAll = isWhole && !showsThisFile && (listProves || showsOurs);
    return {tellsAll ? Finding::Kind::Absent : Finding::Kind::Open, {}};
}

bool isOf(const service::Batch& batch, const project::PartRecord& part)
{
    if (!part.batchId.isEmpty())
        return batch.id == part.batchId;
    const bool isWanted = part.state == project::PartState::Creating;
    const bool hasToken = !part.token.isEmpty() && tokenOf(batch) == QString::fromLatin1(part.token);
    return isWanted && (hasToken || (!part.inputFileId.isEmpty() && batch.inputFileId == part.inputFileId));
}

Millis settlingTime(const service::Profile& profile)
{
    // A service on this computer is not half a minute away.
    return service::isLoopback(profile.baseUrl.host()) ? Millis(2s) : Millis(30s);
}

Millis nextLook(Millis sinceCreate, Millis settling)
{
    const Millis next = sinceCreate < 2s ? Millis(2s) : sinceCreate < 10s ? Millis(10s) : settling;
    return std::max<Millis>(std::min(next, settling) - sinceCreate, 500ms);
}

} // namespace sheaf::jobs
