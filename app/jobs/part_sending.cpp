// PartRunner: from the rows to the batch, and the doubt whether there is one.
#include "base/when_done.h"
#include "jobs/part_runner.h"
#include "jobs/part_writer.h"
#include "jobs/reconcile.h"
#include "jobs/row_marks.h"
#include "jobs/service_lane.h"

namespace sheaf::jobs {

namespace {

/// How often a create that was refused because the file is not visible yet is tried before the user is asked: half a minute.
constexpr int fileNotVisibleTries = 8;
/// Ten pages: what was made in the last days is among them, and a list that ends before it reaches back proves nothing.
constexpr int newestBatches = 1000;
constexpr int longestVisibleWait = 4; // in failures, as retryDelay() counts them

/// ASCII, because some services read nothing else in a file name.
QString uploadName(const project::PartRecord& part)
{
    return QStringLiteral("sheaf-%1-%2.jsonl").arg(part.job.value).arg(part.number);
}

} // namespace

void PartRunner::write()
{
    withTemplate([this](std::optional<requests::RequestTemplate> requestTemplate) { writeWith(std::move(requestTemplate)); });
}

void PartRunner::writeWith(std::optional<requests::RequestTemplate> requestTemplate)
{
    m_part.sentFile = QStringLiteral("sent/%1-%2.jsonl").arg(m_part.job.value).arg(m_part.number);
    const WriteOrder order = writeOrder(std::move(requestTemplate), m_project->path(m_part.sentFile));
    m_progress = std::make_shared<Progress>();
    m_work.start([order, progress = m_progress](std::stop_token stop) { return writePart(order, *progress, stop); },
        [this](const Result<WrittenFile>& file) { written(file); });
}

WriteOrder PartRunner::writeOrder(std::optional<requests::RequestTemplate> requestTemplate, const QString& path) const
{
    const auto profile = service::profileFromJson(job()->profile);
    WriteOrder order;
    order.sheet = m_sheet ? *m_sheet : m_project->sheet().data();
    order.requestTemplate = std::move(requestTemplate);
    order.shape = profile ? lineShape(*profile, job()->endpoint) : requests::LineShape {};
    order.salt = m_project->facts().salt;
    order.rows = m_part.rows;
    order.path = path;
    return order;
}

void PartRunner::written(const Result<WrittenFile>& file)
{
    if (!file)
        return stumble(file.error());
    endExchange();
    clearProblem();
    m_sheet.reset();
    m_part.bytes = file->bytes;
    m_part.contentHash = file->hash;
    enter(PartState::Written, [this] { advance(); });
}

void PartRunner::upload()
{
    const QString known = uploadToReuse(m_project->facts().jobs, m_part);
    if (known.isEmpty())
        return enter(PartState::Uploading, [this] { startUpload(); });
    endExchange();
    m_part.inputFileId = known;
    note("uploaded", known);
    enter(PartState::Uploaded, [this] { advance(); });
}

void PartRunner::startUpload()
{
    note("uploading", QStringLiteral("%1 bytes").arg(m_part.bytes));
    withApi([this](const service::BatchApi& api) {
        m_progress = std::make_shared<Progress>();
        m_progress->setTotal(m_part.bytes);
        whenDone(api.upload(m_project->path(m_part.sentFile), uploadName(m_part), m_progress, m_stop.get_token()), this,
            [this](const Result<service::UploadedFile>& file) { uploaded(file); });
        Q_EMIT moved();
    });
}

void PartRunner::uploaded(const Result<service::UploadedFile>& file)
{
    if (m_part.state != PartState::Uploading)
        return; // cancelled meanwhile
    if (!file)
        return stumble(file.error());
    endExchange();
    clearProblem();
    m_part.inputFileId = file->id;
    note("uploaded", file->id);
    enter(PartState::Uploaded, [this] { advance(); });
}

void PartRunner::create()
{
    // The intent is on the disk before the request leaves; from here on only an answer tells what happened.
    m_doubt.invalidate();
    enter(PartState::Creating, [this] { sendCreate(); });
}

void PartRunner::sendCreate()
{
    const project::JobRecord* record = job();
    service::CreateRequest request;
    request.inputFileId = m_part.inputFileId;
    request.endpoint = record->endpoint;
    request.completionWindow = record->completionWindow;
    request.webhookUrl = record->webhookUrl;
    request.metadata = record->metadata;
    request.metadata.prepend({QString::fromLatin1(tokenName), QString::fromLatin1(m_part.token)});
    withApi([this, request](const service::BatchApi& api) {
        m_createKeyHash = m_keyHash;
        whenDone(api.create(request), this, [this](const Result<service::Batch>& batch) { created(batch); });
    });
}

void PartRunner::created(const Result<service::Batch>& batch)
{
    if (batch) {
        endExchange();
        m_lane.speedUp();
        clearProblem();
        m_part.batchId = batch->id;
        m_part.createdAt = now();
        takeBatch(*batch);
        note("created", batch->id);
        return enter(PartState::Created, [this] { advance(); });
    }
    if (batch.error().code == ErrorCode::CreateOutcomeUnknown) {
        m_doubt.start();
        return stumble(batch.error());
    }
    // Surely refused: nothing was created, so the step may be taken again. A file that is not visible yet is waited for.
    m_part.state = PartState::Uploaded;
    const bool isNotVisibleYet = batch.error().code == ErrorCode::NotFoundRemotely && m_failures < fileNotVisibleTries;
    if (!isNotVisibleYet)
        return stumble(batch.error());
    endExchange();
    ++m_failures;
    enter(PartState::Uploaded, [this] { waitFor(retryDelay(std::min(m_failures, longestVisibleWait))); });
}

// ---- The doubt

Millis PartRunner::sinceCreate() const
{
    // From the doubt and not from the intent: a request may have waited for minutes before it was lost. By a clock that nobody
    // sets and that stands still while the computer sleeps: too long a wait costs nothing.
    return Millis(m_doubt.isValid() ? m_doubt.elapsed() : 0);
}

void PartRunner::reconcile()
{
    const auto profile = service::profileFromJson(job()->profile);
    if (!profile)
        return stumble(profile.error());
    if (!m_doubt.isValid())
        m_doubt.start();
    if (!profile->canList)
        return stumble(failure(ErrorCode::CreateUndecided).value());
    withApi([this, profile = *profile](const service::BatchApi& api) {
        // With another key than the create went out with the list may be another account's, which proves nothing. After a restart
        // nobody knows the other key any more; then the account is the same where it has the file that was uploaded.
        if (m_createKeyHash != 0 || !profile.listProves)
            return look(api, profile, m_createKeyHash == m_keyHash);
        whenDone(api.hasFile(m_part.inputFileId, m_stop.get_token()), this,
            [this, profile](const Result<bool>& has) {
                const bool isOpen = !has && (passesByItself(has.error()) || pausesProfile(has.error()) || has.error().code == ErrorCode::Cancelled);
                isOpen ? stumble(has.error()) : look(*m_api, profile, has && *has);
            });
    });
}

void PartRunner::look(const service::BatchApi& api, const service::Profile& profile, bool isSameAccount)
{
    whenDone(api.list(newestBatches, m_stop.get_token()), this,
        [this, profile, isSameAccount](const Result<service::BatchPage>& list) { listed(list, profile, isSameAccount); });
}

void PartRunner::listed(const Result<service::BatchPage>& list, const service::Profile& profile, bool isSameAccount)
{
    if (!list) {
        const bool tellsNothing = !passesByItself(list.error()) && !pausesProfile(list.error()) && list.error().code != ErrorCode::Cancelled;
        return stumble(tellsNothing ? failure(ErrorCode::CreateUndecided, {}, list.error().detail).value() : list.error());
    }
    m_failures = 0;
    const Finding finding
        = findBatch(*list, m_part, profile.listProves && isSameAccount, m_engine.batchesMadeWith(profile.id));
    const Millis settling = settlingTime(profile);
    if (finding.kind == Finding::Kind::Found)
        return adopt(finding.batchId, "found in the service's list");
    if (sinceCreate() < settling) { // it may still be on its way into the list
        endExchange();
        return waitFor(nextLook(sinceCreate(), settling));
    }
    if (finding.kind == Finding::Kind::Open)
        return stumble(failure(ErrorCode::CreateUndecided).value());
    absent();
}

void PartRunner::absent()
{
    endExchange();
    clearProblem();
    m_doubt.invalidate();
    note("create", QStringLiteral("the batch is not in the service's list: it was not made"));
    if (m_part.cancelRequested)
        return abandon();
    enter(PartState::Uploaded, [this] { advance(); });
}

void PartRunner::adopt(const QString& batchId, const char* how)
{
    endExchange();
    clearProblem();
    m_doubt.invalidate();
    m_part.batchId = batchId;
    m_part.createdAt = m_part.stateSince;
    note("adopted", QStringLiteral("%1, %2").arg(batchId, QLatin1String(how)));
    enter(PartState::Created, [this] { advance(); });
}

void PartRunner::createAfterAll()
{
    if (isPutOff([this] { createAfterAll(); }) || !isInDoubt())
        return;
    clearProblem();
    m_doubt.invalidate();
    note("create", QStringLiteral("the user says that there is no batch"));
    enter(PartState::Uploaded, [this] { advance(); });
}

void PartRunner::useBatch(const QString& batchId)
{
    if (isPutOff([this, batchId] { useBatch(batchId); }) || !isInDoubt())
        return;
    ++m_ticket; // no look at the list is wanted any more
    withApi([this, batchId](const service::BatchApi& api) {
        whenDone(api.batch(batchId, m_stop.get_token()), this, [this](const Result<service::Batch>& batch) {
            const bool isNone = !batch && !passesByItself(batch.error()) && !pausesProfile(batch.error());
            if (isNone) // the question stands, with what the service said
                return stumble(failure(ErrorCode::CreateUndecided, {}, batch.error().detail).value());
            if (!batch)
                return stumble(batch.error());
            adopt(batch->id, "named by the user");
        });
    });
}

void PartRunner::giveUp()
{
    if (isPutOff([this] { giveUp(); }) || !mayBeGivenUp(m_part))
        return;
    m_timer.stop();
    ++m_ticket;
    if (isInDoubt()) {
        note("given-up", QStringLiteral("nobody knows whether the batch exists"));
        return abandon();
    }
    note("given-up", QStringLiteral("what has not come is waited for no longer"));
    giveUpFiles();
}

} // namespace sheaf::jobs
