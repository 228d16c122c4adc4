// PartRunner: while the service works on the batch.
#include "base/when_done.h"
#include "jobs/part_runner.h"
#include "jobs/service_lane.h"

namespace sheaf::jobs {

namespace {

/// Two looks may meet two servers, and one of them may lag behind.
bool lostItsFiles(const service::Batch& now, const std::optional<service::Batch>& before)
{
    return before && service::isTerminal(before->phase)
        && ((now.outputFileId.isEmpty() && !before->outputFileId.isEmpty()) || (now.errorFileId.isEmpty() && !before->errorFileId.isEmpty()));
}

} // namespace

void PartRunner::poll()
{
    withApi([this](const service::BatchApi& api) {
        if (mustAskToCancel())
            return askToCancel(api);
        whenDone(api.batch(m_part.batchId, m_stop.get_token()), this,
            [this](const Result<service::Batch>& batch) { polled(batch); });
    });
}

bool PartRunner::mustAskToCancel() const
{
    const auto last = service::batchFromJson(m_part.lastBatch);
    const bool isOnItsWay = last && (last->phase == service::Phase::Cancelling || service::isTerminal(last->phase));
    return m_part.cancelRequested && !m_askedToCancel && !m_looksBeforeCancel && !isOnItsWay;
}

void PartRunner::askToCancel(const service::BatchApi& api)
{
    whenDone(api.cancel(m_part.batchId, m_stop.get_token()), this, [this](const Result<service::Batch>& batch) {
        // A refusal is an answer too, and so is one that cannot be read: the batch may be over already, or the service cannot
        // cancel. The next look tells.
        const bool wasHeard = batch || batch.error().code == ErrorCode::AnswerNotUnderstood
            || (!passesByItself(batch.error()) && !pausesProfile(batch.error()));
        if (!wasHeard) {
            m_looksBeforeCancel = true; // it may end, or have ended, while cancelling it does not work
            return stumble(batch.error());
        }
        endExchange();
        m_askedToCancel = true;
        if (batch)
            takeBatch(*batch);
        else
            note("cancel-refused", codeName(batch.error().code));
        if (!batch && batch.error().code == ErrorCode::NotSupported) {
            m_part.cancelRequested = m_askedToCancel = false;
            Q_EMIT cancelRefused();
        }
        save([this] { advance(); });
    });
}

void PartRunner::polled(const Result<service::Batch>& batch)
{
    m_part.lastChecked = now();
    if (!batch) {
        const bool isRefusal = batch.error().code == ErrorCode::TooManyRequests;
        m_refusals = isRefusal ? m_refusals + 1 : m_refusals;
        if (isRefusal)
            m_lane.slowDown();
        return stumble(judged(batch.error()));
    }
    endExchange();
    m_refusals = 0;
    m_lane.speedUp();
    const bool hadProblem = m_part.problem.has_value();
    clearProblem();
    m_part.state = PartState::Created; // also when that could not be written at once
    const bool isNews = takeBatch(*batch) || hadProblem;
    if (service::isTerminal(batch->phase))
        return ended(*batch);
    m_end.invalidate();
    const bool mayCancelNow = !std::exchange(m_looksBeforeCancel, false);
    const auto goOn = [this, mayCancelNow] { mayCancelNow && mustAskToCancel() ? advance() : waitFor(untilNextPoll()); };
    if (isNews)
        return save(goOn);
    m_project->showPart(m_part); // that it was looked at is not worth a write
    Q_EMIT moved();
    goOn();
}

Error PartRunner::judged(const Error& error)
{
    const bool isFault = error.code == ErrorCode::ServiceFailed && error.status == 500;
    m_faults = isFault ? m_faults + 1 : 0;
    if (m_faults == 1)
        m_faultsSince = now();
    if (!isFaultOfBatch(error, m_faults, now() - m_faultsSince))
        return error;
    Error ofBatch = error;
    ofBatch.code = ErrorCode::BatchUnreadable;
    return ofBatch;
}

void PartRunner::ended(const service::Batch& batch)
{
    // The ids of the files may come later than the status: it is read once more, and answers that are counted are waited for.
    const bool isFirstLook = !m_end.isValid();
    if (isFirstLook)
        m_end.start();
    if (isFirstLook)
        return advance();
    if (waitsForFiles(batch, Millis(m_end.elapsed())))
        return waitFor(untilNextPoll());
    if (batch.completed > 0 && batch.outputFileId.isEmpty())
        return lackResultFile();
    note("ended", batch.status);
    enter(PartState::Ended, [this] { advance(); });
}

/// Said once, then looked at from time to time.
void PartRunner::lackResultFile()
{
    constexpr int rarely = 6;
    const Error problem = failure(ErrorCode::NoResultFile).value();
    if (!std::exchange(m_toldNoResultFile, true))
        return stumble(problem);
    m_part.problem = problem;
    m_project->showPart(m_part);
    Q_EMIT moved();
    waitFor(slowRetryDelay(rarely));
}

bool PartRunner::takeBatch(const service::Batch& batch)
{
    const auto before = service::batchFromJson(m_part.lastBatch);
    const bool isNewStatus = !before || before->status != batch.status;
    const bool hasMoved = isNewStatus || m_part.completed != batch.completed || m_part.failed != batch.failed;
    if (isNewStatus)
        note("status", batch.status);
    if (hasMoved)
        m_part.lastMoved = now();
    m_trail.add(now(), batch.completed + batch.failed);
    m_part.completed = batch.completed;
    m_part.failed = batch.failed;
    if (!lostItsFiles(batch, before ? std::optional(*before) : std::nullopt))
        m_part.lastBatch = batch.verbatim;
    m_part.lastChecked = now();
    return hasMoved;
}

Millis PartRunner::untilNextPoll() const
{
    const auto& every = m_engine.surroundings().pollEvery;
    return every ? *every : pollDelay(m_part.createdAt, now(), m_refusals);
}

} // namespace sheaf::jobs
