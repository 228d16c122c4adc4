#include "jobs/part_runner.h"

#include "base/when_done.h"
#include "jobs/accounting.h"
#include "jobs/part_writer.h"
#include "jobs/row_marks.h"
#include "project/answers_cache.h"

#include <QDir>
#include <QFileInfo>

namespace sheaf::jobs {

namespace {

/// How often a create that was refused because the file is not visible yet is tried before the user is asked.
constexpr int fileNotVisibleTries = 8;

QString receivedName(const project::PartRecord& part, const char* what)
{
    return QStringLiteral("received/%1-%2.%3").arg(part.job.value).arg(part.number).arg(QLatin1String(what));
}

/// ASCII, because some services read nothing else in a file name.
QString uploadName(const project::PartRecord& part)
{
    return QStringLiteral("sheaf-%1-%2.jsonl").arg(part.job.value).arg(part.number);
}

} // namespace

PartRunner::PartRunner(JobEngine& engine, std::shared_ptr<project::Project> project, project::PartRecord part)
    : m_engine(engine), m_project(std::move(project)), m_part(std::move(part))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PartRunner::advance);
}

PartRunner::~PartRunner()
{
    m_stop.request_stop();
}

void PartRunner::start()
{
    if (m_part.state == PartState::Creating && m_part.batchId.isEmpty()) {
        // Sheaf ended between the request and its answer: the batch may exist.
        m_part.problem = failure(ErrorCode::CreateOutcomeUnknown).value();
        m_busy = true;
        save([this] { m_busy = false; });
        return;
    }
    advance();
}

void PartRunner::wake()
{
    m_wokenMeanwhile = m_busy;
    if (m_busy)
        return;
    m_timer.stop();
    advance();
}

void PartRunner::advance()
{
    if (m_busy)
        return;
    switch (nextStep(m_part)) {
    case Step::Write: write(); break;
    case Step::Upload: upload(); break;
    case Step::Create: create(); break;
    case Step::Poll: poll(); break;
    case Step::Fetch: fetch(); break;
    case Step::Nothing:
        if (isFinished(m_part))
            Q_EMIT finished();
        break;
    }
}

// ---- Steps

void PartRunner::write()
{
    m_busy = true;
    const project::JobRecord* record = job();
    const auto profile = service::profileFromJson(record->profile);
    WriteOrder order;
    order.sheet = m_project->sheet().data();
    order.shape = profile ? lineShape(*profile, record->endpoint) : requests::LineShape {};
    order.salt = m_project->facts().salt;
    order.rows = m_part.rows;
    m_part.sentFile = QStringLiteral("sent/%1-%2.jsonl").arg(m_part.job.value).arg(m_part.number);
    order.path = m_project->path(m_part.sentFile);
    auto writeWith = [this, order](std::optional<requests::RequestTemplate> requestTemplate) mutable {
        order.requestTemplate = std::move(requestTemplate);
        m_progress = std::make_shared<Progress>();
        m_work.start([order, progress = m_progress](std::stop_token stop) { return writePart(order, *progress, stop); },
            [this](const Result<WrittenFile>& file) {
                m_busy = false;
                m_progress.reset();
                if (!file)
                    return stumble(file.error());
                m_part.bytes = file->bytes;
                m_part.contentHash = file->hash;
                enter(PartState::Written, [this] { advance(); });
            });
    };
    if (record->requestTemplate.value == 0)
        return writeWith(std::nullopt);
    whenDone(m_project->readTemplate(record->requestTemplate), this, [this, writeWith](const Result<QByteArray>& json) mutable {
        auto requestTemplate = json ? requests::templateFromJson(*json) : Result<requests::RequestTemplate>(failure(json.error()));
        if (requestTemplate)
            return writeWith(std::move(*requestTemplate));
        m_busy = false;
        stumble(requestTemplate.error());
    });
}

void PartRunner::upload()
{
    const auto profile = service::profileFromJson(job()->profile);
    const Instant turn = profile ? m_engine.nextUpload(*profile) : now();
    if (turn > now()) {
        m_uploadTurn = turn;
        waitFor(turn - now());
        Q_EMIT moved();
        return;
    }
    m_uploadTurn.reset();
    if (profile)
        m_engine.noteUpload(*profile);
    enter(PartState::Uploading, [this] { startUpload(); });
}

void PartRunner::startUpload()
{
    m_progress = std::make_shared<Progress>();
    m_progress->setTotal(m_part.bytes);
    note(QStringLiteral("uploading"), QStringLiteral("%1 bytes").arg(m_part.bytes));
    withApi([this](const service::BatchApi& api) {
        whenDone(api.upload(m_project->path(m_part.sentFile), uploadName(m_part), m_progress, m_stop.get_token()), this,
            [this](const Result<service::UploadedFile>& file) { uploaded(file); });
    });
}

void PartRunner::uploaded(const Result<service::UploadedFile>& file)
{
    m_busy = false;
    m_progress.reset();
    if (!file)
        return stumble(file.error());
    clearProblem();
    m_part.inputFileId = file->id;
    note(QStringLiteral("uploaded"), file->id);
    enter(PartState::Uploaded, [this] { advance(); });
}

void PartRunner::create()
{
    // The intent is on the disk before the request leaves; from here on only an answer tells what happened.
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
    request.metadata.append({QStringLiteral("sheaf"), QString::fromLatin1(m_part.token)});
    withApi([this, request](const service::BatchApi& api) {
        whenDone(api.create(request), this, [this](const Result<service::Batch>& batch) { created(batch); });
    });
}

void PartRunner::created(const Result<service::Batch>& batch)
{
    m_busy = false;
    if (batch) {
        clearProblem();
        m_part.batchId = batch->id;
        m_part.createdAt = now();
        takeBatch(*batch);
        note(QStringLiteral("created"), batch->id);
        return enter(PartState::Created, [this] { advance(); });
    }
    if (batch.error().code == ErrorCode::CreateOutcomeUnknown)
        return stumble(batch.error());
    // Surely refused: nothing was created, so the step may be taken again. A file that is not visible yet is waited for.
    m_part.state = PartState::Uploaded;
    const bool notVisibleYet = batch.error().code == ErrorCode::NotFoundRemotely && m_failures < fileNotVisibleTries;
    if (notVisibleYet) {
        ++m_failures;
        return waitFor(retryDelay(m_failures > 3 ? 3 : m_failures));
    }
    stumble(batch.error());
}

void PartRunner::poll()
{
    m_busy = true;
    withApi([this](const service::BatchApi& api) {
        whenDone(api.batch(m_part.batchId, m_stop.get_token()), this,
            [this](const Result<service::Batch>& batch) { polled(batch); });
    });
}

void PartRunner::polled(const Result<service::Batch>& batch)
{
    m_busy = false;
    m_part.lastChecked = now();
    if (!batch) {
        m_refusals = batch.error().code == ErrorCode::TooManyRequests ? m_refusals + 1 : m_refusals;
        return stumble(batch.error());
    }
    m_refusals = 0;
    clearProblem();
    takeBatch(*batch);
    if (service::isTerminal(batch->phase)) {
        note(QStringLiteral("ended"), batch->status);
        return enter(PartState::Ended, [this] { advance(); });
    }
    m_busy = true;
    save([this] {
        m_busy = false;
        const auto& every = m_engine.surroundings().pollEvery;
        waitFor(every ? *every : pollDelay(m_part.createdAt, now(), m_refusals));
    });
}

void PartRunner::takeBatch(const service::Batch& batch)
{
    const auto before = service::batchFromJson(m_part.lastBatch);
    if (!before || before->status != batch.status) {
        note(QStringLiteral("status"), batch.status);
        m_part.lastMoved = now();
    }
    if (m_part.completed != batch.completed || m_part.failed != batch.failed)
        m_part.lastMoved = now();
    m_trail.add(now(), batch.completed + batch.failed);
    m_part.completed = batch.completed;
    m_part.failed = batch.failed;
    m_part.lastBatch = batch.verbatim;
    m_part.lastChecked = now();
}

void PartRunner::fetch()
{
    enter(PartState::Fetching, [this] {
        const auto batch = service::batchFromJson(m_part.lastBatch);
        const QString outputId = batch ? batch->outputFileId : QString();
        const QString errorId = batch ? batch->errorFileId : QString();
        m_part.outputFile = outputId.isEmpty() ? QString() : receivedName(m_part, "output.jsonl");
        m_part.errorFile = errorId.isEmpty() ? QString() : receivedName(m_part, "errors.jsonl");
        download(outputId, m_part.outputFile,
            [this, errorId] { download(errorId, m_part.errorFile, [this] { account(); }); });
    });
}

void PartRunner::download(const QString& fileId, const QString& inFolder, std::function<void()> then)
{
    // A file under its final name is whole: downloads are checked before they are renamed.
    if (fileId.isEmpty() || QFileInfo::exists(m_project->path(inFolder)))
        return then();
    QDir().mkpath(m_project->path(QStringLiteral("received")));
    m_progress = std::make_shared<Progress>();
    withApi([this, fileId, inFolder, then](const service::BatchApi& api) {
        whenDone(api.download(fileId, m_project->path(inFolder), m_progress, m_stop.get_token()), this,
            [this, inFolder, then](const Result<qint64>& bytes) {
                m_progress.reset();
                if (!bytes) {
                    m_busy = false;
                    return stumble(bytes.error());
                }
                clearProblem();
                note(QStringLiteral("fetched"), QStringLiteral("%1, %2 bytes").arg(inFolder).arg(*bytes));
                then();
            });
    });
}

void PartRunner::account()
{
    const auto batch = service::batchFromJson(m_part.lastBatch);
    AccountOrder order;
    order.sentFile = m_project->path(m_part.sentFile);
    order.rows = m_part.rows;
    order.outputFile = m_part.outputFile.isEmpty() ? QString() : m_project->path(m_part.outputFile);
    order.errorFile = m_part.errorFile.isEmpty() ? QString() : m_project->path(m_part.errorFile);
    order.end = batch ? batch->phase : service::Phase::Completed;
    order.attempt = job()->attempt;
    m_progress = std::make_shared<Progress>();
    const QString cache = m_project->path(receivedName(m_part, "index"));
    const QStringList files {m_part.outputFile, m_part.errorFile};
    m_work.start(
        [order, cache, files, progress = m_progress](std::stop_token stop) -> Result<PartAccount> {
            auto account = accountPart(order, *progress, stop);
            // The cache only saves time: a failure to write it costs nothing but that.
            if (account)
                (void)project::writeAnswersCache(cache, files, account->answers);
            return account;
        },
        [this](const Result<PartAccount>& account) { accounted(account); });
}

void PartRunner::accounted(const Result<PartAccount>& account)
{
    m_busy = false;
    m_progress.reset();
    if (!account)
        return stumble(account.error());
    m_part.outcomes = account->outcomes;
    m_part.strayLines = account->strayLines;
    m_part.tokensIn = account->tokensIn;
    m_part.tokensOut = account->tokensOut;
    m_project->mergeAnswers({m_part.outputFile, m_part.errorFile}, account->answers);
    note(QStringLiteral("accounted"), QStringLiteral("%1 rows, %2 good, %3 stray lines").arg(m_part.rowCount)
             .arg(account->outcomes[std::size_t(project::Outcome::Good)]).arg(account->strayLines));
    enter(PartState::Accounted, [this] { advance(); });
}

void PartRunner::cancel()
{
    m_part.cancelRequested = true;
    note(QStringLiteral("cancel"), QStringLiteral("asked by the user"));
    const bool mayExist = m_part.state >= PartState::Creating;
    if (!mayExist) {
        m_stop.request_stop();
        m_work.stop();
        m_progress.reset();
        m_timer.stop();
        markAbandoned(*m_project, *job(), m_part);
        return enter(PartState::Abandoned, [this] { advance(); });
    }
    if (m_part.state != PartState::Created)
        return save([] { });
    save([] { });
    withApi([this](const service::BatchApi& api) {
        whenDone(api.cancel(m_part.batchId), this, [this](const Result<service::Batch>& batch) {
            if (batch)
                takeBatch(*batch);
            else
                m_part.problem = batch.error();
            m_busy = false;
            wake();
        });
    });
}

void PartRunner::createAfterAll()
{
    if (m_busy || m_part.state != PartState::Creating || !m_part.batchId.isEmpty())
        return;
    clearProblem();
    note(QStringLiteral("create"), QStringLiteral("the user says that there is no batch"));
    enter(PartState::Uploaded, [this] { advance(); });
}

void PartRunner::useBatch(const QString& batchId)
{
    if (m_busy || m_part.state != PartState::Creating || !m_part.batchId.isEmpty())
        return;
    clearProblem();
    m_part.batchId = batchId;
    note(QStringLiteral("adopted"), batchId);
    enter(PartState::Created, [this] { advance(); });
}

void PartRunner::giveUp()
{
    if (m_busy || m_part.state != PartState::Creating || !m_part.batchId.isEmpty())
        return;
    note(QStringLiteral("given-up"), QStringLiteral("nobody knows whether the batch exists"));
    markAbandoned(*m_project, *job(), m_part);
    enter(PartState::Abandoned, [this] { advance(); });
}

// ---- What the steps share

void PartRunner::enter(PartState state, std::function<void()> then)
{
    m_part.state = state;
    m_part.stateSince = now();
    m_busy = true;
    const bool holds = state == PartState::Uploading || state == PartState::Creating || state == PartState::Fetching;
    save([this, holds, then = std::move(then)] {
        m_busy = holds; // an exchange follows at once
        then();
    });
}

void PartRunner::save(std::function<void()> then)
{
    whenDone(m_project->savePart(m_part), this, [this, then = std::move(then)](const Result<void>& saved) {
        if (saved)
            return then();
        // Without its record no step may be taken.
        m_busy = false;
        m_part.problem = saved.error();
        Q_EMIT moved();
    });
    Q_EMIT moved();
}

void PartRunner::stumble(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_part.problem = error;
    note(QStringLiteral("problem"), codeName(error.code) + (error.detail.isEmpty() ? QString() : QStringLiteral(": ") + error.detail));
    m_busy = true;
    m_wokenMeanwhile = false;
    save([this, error] {
        m_busy = false;
        if (m_wokenMeanwhile) // the user saw the problem and mended it before its record was written
            return wake();
        if (!passesByItself(error))
            return;
        ++m_failures;
        const bool watching = m_part.state == PartState::Created;
        waitFor(std::max(retryDelay(m_failures), watching ? pollDelay(m_part.createdAt, now(), m_refusals) : Millis(0)));
    });
}

void PartRunner::clearProblem()
{
    m_failures = 0;
    m_part.problem.reset();
}

void PartRunner::waitFor(Millis delay)
{
    m_timer.start(delay);
}

void PartRunner::withApi(std::function<void(const service::BatchApi&)> use)
{
    const auto saved = service::profileFromJson(job()->profile);
    const Surroundings& surroundings = m_engine.surroundings();
    const auto profile = !saved || !surroundings.resolve ? saved : surroundings.resolve(*saved);
    const auto giveUp = [this](const Error& error) {
        m_busy = false;
        m_progress.reset();
        // The request never left, so the step before it stands again.
        if (m_part.state == PartState::Creating)
            m_part.state = PartState::Uploaded;
        stumble(error);
    };
    if (!profile)
        return giveUp(profile.error());
    whenDone(surroundings.keyFor(*profile), this, [this, profile = *profile, use, giveUp](const Result<QByteArray>& key) {
        if (!key)
            return giveUp(key.error());
        m_api.emplace(profile, *key, *m_engine.surroundings().transport);
        use(*m_api);
    });
}

void PartRunner::note(const QString& kind, const QString& text)
{
    m_project->addEvent({.at = now(), .job = m_part.job, .part = m_part.number, .kind = kind, .text = text});
}

const project::JobRecord* PartRunner::job() const
{
    for (const project::JobRecord& record : m_project->facts().jobs) {
        if (record.id == m_part.job)
            return &record;
    }
    Q_UNREACHABLE();
}

Instant PartRunner::now() const
{
    return m_engine.surroundings().clock();
}

} // namespace sheaf::jobs
