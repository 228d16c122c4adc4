#include "jobs/part_rules.h"

#include "service/profile.h"

#include <algorithm>
#include <cmath>

namespace sheaf::jobs {

using project::PartRecord;
using project::PartState;

namespace {

constexpr Millis longestDelay = std::chrono::minutes(10);

Phase phaseWhileCreated(const PartRecord& part)
{
    const auto batch = service::batchFromJson(part.lastBatch);
    const service::Phase phase = batch ? batch->phase : service::Phase::Unknown;
    if (part.cancelRequested || phase == service::Phase::Cancelling)
        return Phase::Cancelling;
    switch (phase) {
    case service::Phase::Waiting: return Phase::Checking;
    case service::Phase::Running: return Phase::Running;
    case service::Phase::Finishing: return Phase::Finishing;
    default: return Phase::Unknown;
    }
}

Phase phaseWhenAccounted(const PartRecord& part)
{
    const auto batch = service::batchFromJson(part.lastBatch);
    switch (batch ? batch->phase : service::Phase::Completed) {
    case service::Phase::Failed: return Phase::Rejected;
    case service::Phase::Expired: return Phase::Expired;
    case service::Phase::Cancelled: return Phase::Cancelled;
    default: return Phase::Done;
    }
}

QUrl addressOf(const QList<project::JobRecord>& jobs, JobId id)
{
    const auto job = std::find_if(jobs.begin(), jobs.end(), [id](const project::JobRecord& each) { return each.id == id; });
    const auto profile = job == jobs.end() ? Result<service::Profile>(failure(ErrorCode::UnknownName)) : service::profileFromJson(job->profile);
    return profile ? profile->baseUrl : QUrl();
}

/// A file was sent and what came back is no file object: the address may be a web page's.
bool isAtNoService(const PartRecord& part)
{
    return part.state == PartState::Uploading && part.problem->code == ErrorCode::AnswerNotUnderstood;
}

bool hasLostItsFile(const PartRecord& part)
{
    return part.problem && part.problem->code == ErrorCode::NotFoundRemotely;
}

} // namespace

Step nextStep(const PartRecord& part)
{
    switch (part.state) {
    case PartState::Planned: return Step::Write;
    case PartState::Written:
    case PartState::Uploading: return Step::Upload;
    case PartState::Uploaded: return hasLostItsFile(part) ? Step::Upload : Step::Create;
    case PartState::Creating: return part.batchId.isEmpty() ? Step::Reconcile : Step::Poll;
    case PartState::Created: return Step::Poll;
    case PartState::Ended:
    case PartState::Fetching: return Step::Fetch;
    case PartState::Accounted:
    case PartState::Abandoned: return Step::Nothing;
    }
    return Step::Nothing;
}

bool isFinished(const PartRecord& part)
{
    return part.state == PartState::Accounted || part.state == PartState::Abandoned;
}

bool isFinished(const project::JobRecord& job)
{
    return std::all_of(job.parts.begin(), job.parts.end(), [](const PartRecord& part) { return isFinished(part); });
}

bool passesByItself(const Error& problem)
{
    switch (problem.code) {
    case ErrorCode::HostUnreachable:
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut:
    case ErrorCode::TooManyRequests:
    case ErrorCode::ServiceFailed:
    case ErrorCode::DownloadIncomplete:
    case ErrorCode::NotAResult:
    case ErrorCode::AnswerNotUnderstood:
    case ErrorCode::CreateOutcomeUnknown: return true;
    default: return false;
    }
}

bool pausesProfile(const Error& problem)
{
    return problem.code == ErrorCode::PaymentRequired || concernsKey(problem);
}

bool concernsKey(const Error& problem)
{
    switch (problem.code) {
    case ErrorCode::KeyRefused:
    case ErrorCode::KeyMissing:
    case ErrorCode::KeychainMissing:
    case ErrorCode::KeychainLocked:
    case ErrorCode::KeychainDenied:
    case ErrorCode::KeychainTimedOut:
    case ErrorCode::KeychainFailed: return true;
    default: return false;
    }
}

bool mayHavePassed(const PartRecord& part)
{
    if (!part.problem)
        return false;
    const bool isLooking = part.state >= PartState::Created; // nothing but reads is left to do
    switch (part.problem->code) {
    case ErrorCode::TlsFailed: return true; // nothing was sent
    case ErrorCode::NotFoundRemotely: return isLooking || part.state == PartState::Uploading;
    case ErrorCode::NotAllowed:
    case ErrorCode::RequestRefused:
    case ErrorCode::BatchUnreadable:
    case ErrorCode::NoResultFile: return isLooking;
    default: return false;
    }
}

bool mayBeGivenUp(const PartRecord& part)
{
    if (!part.problem)
        return false;
    switch (part.state) {
    case PartState::Creating: return part.batchId.isEmpty() && part.problem->code != ErrorCode::CreateOutcomeUnknown;
    case PartState::Created:
    case PartState::Ended:
    case PartState::Fetching: return true;
    default: return false;
    }
}

bool isLastWord(const Error& problem)
{
    switch (problem.code) {
    case ErrorCode::CreateUndecided:
    case ErrorCode::BatchUnreadable:
    case ErrorCode::NoResultFile:
    case ErrorCode::NotFoundRemotely:
    case ErrorCode::NotAllowed:
    case ErrorCode::NotSupported:
    case ErrorCode::RequestRefused: return true;
    default: return false;
    }
}

bool isStillOurs(const PartRecord& part)
{
    return part.state < PartState::Creating && part.batchId.isEmpty();
}

QString uploadToReuse(const QList<project::JobRecord>& jobs, const PartRecord& part)
{
    const QUrl address = addressOf(jobs, part.job);
    if (part.contentHash.isEmpty() || hasLostItsFile(part) || address.isEmpty())
        return {};
    for (auto job = jobs.crbegin(); job != jobs.crend(); ++job) {
        if (addressOf(jobs, job->id) != address)
            continue;
        for (const PartRecord& other : job->parts) {
            const auto batch = service::batchFromJson(other.lastBatch);
            const bool wasRefused = batch && batch->phase == service::Phase::Failed && !other.inputFileId.isEmpty();
            if (wasRefused && other.id != part.id && other.contentHash == part.contentHash && other.bytes == part.bytes)
                return other.inputFileId;
        }
    }
    return {};
}

Millis pollDelay(Instant createdAt, Instant now, int refusalsInARow)
{
    using namespace std::chrono_literals;
    const Millis age = now - createdAt;
    const Millis usual = age < Millis(0) ? 15s : age < 1min ? 2s : age < 10min ? 15s : 60s;
    const double factor = std::pow(1.5, std::clamp(refusalsInARow, 0, 20));
    return std::min(Millis(qint64(double(usual.count()) * factor)), longestDelay);
}

Millis retryDelay(int failuresInARow)
{
    using namespace std::chrono_literals;
    constexpr Millis first = 1s;
    return std::min<Millis>(first * (1 << std::clamp(failuresInARow - 1, 0, 10)), 5min);
}

Millis uploadRetryDelay(int failuresInARow)
{
    using namespace std::chrono_literals;
    return std::max<Millis>(retryDelay(failuresInARow), 15s);
}

Millis slowRetryDelay(int failuresInARow)
{
    using namespace std::chrono_literals;
    constexpr Millis first = 1min;
    return std::min<Millis>(first * (1 << std::clamp(failuresInARow - 1, 0, 10)), 1h);
}

bool waitsForFiles(const service::Batch& batch, Millis sinceEnd)
{
    using namespace std::chrono_literals;
    const bool lacksAnswers = batch.completed > 0 && batch.outputFileId.isEmpty();
    const bool lacksErrors = batch.failed > 0 && batch.errorFileId.isEmpty() && batch.phase != service::Phase::Failed;
    return (lacksAnswers && sinceEnd < 10min) || (lacksErrors && sinceEnd < 30s);
}

bool isFaultOfBatch(const Error& fault, int inARow, Millis since)
{
    using namespace std::chrono_literals;
    return fault.code == ErrorCode::ServiceFailed && fault.status == 500 && inARow >= 3 && since > 10min;
}

Phase phaseOf(const PartRecord& part)
{
    if (part.problem && !isFinished(part) && (!passesByItself(*part.problem) || isAtNoService(part)))
        return Phase::NeedsYou;
    switch (part.state) {
    case PartState::Planned: return Phase::Writing;
    case PartState::Written: return Phase::WaitingToUpload;
    case PartState::Uploading: return Phase::Uploading;
    case PartState::Uploaded:
    case PartState::Creating: return Phase::Creating;
    case PartState::Created: return phaseWhileCreated(part);
    case PartState::Ended:
    case PartState::Fetching: return Phase::Downloading;
    case PartState::Accounted: return phaseWhenAccounted(part);
    case PartState::Abandoned: return Phase::Cancelled;
    }
    return Phase::Unknown;
}

Phase phaseOf(const project::JobRecord& job)
{
    if (job.parts.isEmpty())
        return Phase::Writing;
    Phase result = phaseOf(job.parts.first());
    project::PartState least = job.parts.first().state;
    for (const PartRecord& part : job.parts) {
        const Phase phase = phaseOf(part);
        if (phase == Phase::NeedsYou)
            return phase;
        if (part.state < least) {
            least = part.state;
            result = phase;
        }
    }
    return result;
}

QString phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Writing: return QStringLiteral("writing");
    case Phase::WaitingToUpload: return QStringLiteral("waiting-to-upload");
    case Phase::Uploading: return QStringLiteral("uploading");
    case Phase::Creating: return QStringLiteral("creating");
    case Phase::Checking: return QStringLiteral("checking");
    case Phase::Running: return QStringLiteral("running");
    case Phase::Finishing: return QStringLiteral("finishing");
    case Phase::Cancelling: return QStringLiteral("cancelling");
    case Phase::Downloading: return QStringLiteral("downloading");
    case Phase::Done: return QStringLiteral("done");
    case Phase::Rejected: return QStringLiteral("rejected");
    case Phase::Expired: return QStringLiteral("expired");
    case Phase::Cancelled: return QStringLiteral("cancelled");
    case Phase::NeedsYou: return QStringLiteral("needs-you");
    case Phase::Unknown: return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

} // namespace sheaf::jobs
