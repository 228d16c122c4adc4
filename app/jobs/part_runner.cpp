#include "jobs/part_runner.h"

#include "base/when_done.h"
#include "jobs/row_marks.h"
#include "jobs/service_lane.h"

namespace sheaf::jobs {

namespace {

/// Before a disk that was full, or a database that could not be written, is tried again.
constexpr Millis diskPatience = std::chrono::minutes(1);

bool isOfTheDisk(const Error& error)
{
    return error.code == ErrorCode::DiskFull || error.code == ErrorCode::WriteFailed || error.code == ErrorCode::DatabaseFailed;
}

} // namespace

PartRunner::PartRunner(
    JobEngine& engine, ServiceLane& lane, std::shared_ptr<project::Project> project, project::PartRecord part)
    : m_engine(engine), m_lane(lane), m_project(std::move(project)), m_part(std::move(part)), m_stateOnDisk(m_part.state)
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
    if (isInDoubt()) { // Sheaf ended between the request and its answer
        m_doubt.start();
        m_part.problem = failure(ErrorCode::CreateOutcomeUnknown).value();
        m_project->showPart(m_part);
    }
    m_isRereading = m_part.state == PartState::Accounted; // only its answers are not known here any more
    if (m_isRereading)
        return queue(m_engine.diskWork(), &PartRunner::accountAgain);
    advance();
}

void PartRunner::wake()
{
    m_urgent = true;
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
    const bool isOver = m_isGivenUp || (m_part.cancelRequested && isStillOurs(m_part));
    if (isOver && !isFinished(m_part))
        return abandon();
    switch (nextStep(m_part)) {
    case Step::Write: return queue(m_engine.diskWork(), &PartRunner::write);
    case Step::Upload: return queue(m_lane.uploads(), &PartRunner::upload);
    case Step::Create: return queue(m_lane.asks(), &PartRunner::create);
    case Step::Reconcile: return queue(m_lane.asks(), &PartRunner::reconcile);
    case Step::Poll: return queue(m_lane.asks(), &PartRunner::poll);
    case Step::Fetch: return queue(m_lane.downloads(), &PartRunner::fetch);
    case Step::Nothing:
        if (isFinished(m_part))
            Q_EMIT finished();
        return;
    }
}

void PartRunner::queue(Gate& gate, void (PartRunner::*step)())
{
    const quint64 ticket = ++m_ticket;
    gate.enter(
        this,
        [this, ticket, step](Gate::Pass pass) {
            if (ticket != m_ticket || m_busy)
                return;
            m_pass = std::move(pass);
            (this->*step)();
        },
        std::exchange(m_urgent, false) ? Gate::Place::Front : Gate::Place::Back);
    Q_EMIT moved();
}

std::optional<Instant> PartRunner::uploadTurn() const
{
    const auto wait = m_lane.uploads().waitOf(this);
    return wait && *wait > Millis(0) ? std::optional(now() + *wait) : std::nullopt;
}

std::optional<Instant> PartRunner::nextTry() const
{
    return m_part.problem && m_timer.isActive() ? std::optional(now() + m_timer.remainingTimeAsDuration()) : std::nullopt;
}

void PartRunner::cancel()
{
    if (isFinished(m_part))
        return;
    m_part.cancelRequested = true;
    note("cancel", QStringLiteral("asked by the user"));
    if (isStillOurs(m_part))
        return abandon();
    m_project->savePart(m_part); // an exchange may be under way: it goes on
    Q_EMIT moved();
    wake();
}

/// Nothing of it is at the service but perhaps a file: it ends here.
void PartRunner::abandon()
{
    m_stop.request_stop();
    m_stop = std::stop_source(); // should the end not be written, the part lives on
    m_work.stop();
    m_progress.reset();
    m_timer.stop();
    ++m_ticket;
    m_pass.reset();
    m_isGivenUp = true;
    m_part.problem.reset();
    markAbandoned(*m_project, *job(), m_part);
    enter(PartState::Abandoned, [this] { advance(); });
}

void PartRunner::enter(PartState state, std::function<void()> then)
{
    m_part.state = state;
    m_part.stateSince = now();
    save(std::move(then));
}

void PartRunner::save(std::function<void()> then)
{
    m_busy = true;
    const auto done = [this, ticket = m_ticket, state = m_part.state, then = std::move(then)](const Result<void>& saved) {
        if (ticket != m_ticket)
            return; // the part was given up meanwhile
        m_busy = false;
        if (!saved)
            return saveFailed(saved.error());
        m_stateOnDisk = state;
        then();
    };
    whenDone(m_project->savePart(m_part), this, done);
    Q_EMIT moved();
}

/// Without its record no step may be taken, so the one that stands on the disk is the one that holds.
void PartRunner::saveFailed(const Error& error)
{
    endExchange();
    m_part.state = m_stateOnDisk;
    m_part.problem = error;
    m_project->showPart(m_part);
    Q_EMIT moved();
    waitFor(diskPatience);
}

void PartRunner::withApi(UseApi use)
{
    m_busy = true;
    const auto saved = service::profileFromJson(job()->profile);
    const Surroundings& surroundings = m_engine.surroundings();
    const auto profile = !saved || !surroundings.resolve ? saved : surroundings.resolve(*saved);
    const auto giveUp = [this](const Error& error) {
        // The request never left, so the step before it stands again.
        if (isInDoubt() && !m_doubt.isValid())
            m_part.state = PartState::Uploaded;
        stumble(error);
    };
    if (!profile)
        return giveUp(profile.error());
    const auto withKey = [this, ticket = m_ticket, profile = *profile, use, giveUp](const Result<QByteArray>& key) {
        if (ticket != m_ticket)
            return;
        if (!key)
            return giveUp(key.error());
        m_keyHash = qHash(*key, 1) | 1;
        m_api.emplace(profile, *key, *m_engine.surroundings().transport);
        use(*m_api);
    };
    whenDone(surroundings.keyFor(*profile), this, withKey);
}

void PartRunner::withTemplate(UseTemplate use)
{
    m_busy = true;
    const TemplateId id = job()->requestTemplate;
    if (id.value == 0)
        return use(std::nullopt);
    whenDone(m_project->readTemplate(id), this, [this, use, ticket = m_ticket](const Result<QByteArray>& json) {
        if (ticket != m_ticket)
            return;
        auto requestTemplate = json ? requests::templateFromJson(*json) : Result<requests::RequestTemplate>(failure(json.error()));
        if (!requestTemplate)
            return stumble(requestTemplate.error());
        use(std::move(*requestTemplate));
    });
}

void PartRunner::endExchange()
{
    m_busy = false;
    m_progress.reset();
    m_pass.reset();
}

void PartRunner::stumble(const Error& error)
{
    endExchange();
    if (error.code == ErrorCode::Cancelled)
        return;
    const bool isNews = !m_part.problem || m_part.problem->code != error.code;
    m_part.problem = error;
    if (pausesProfile(error))
        m_lane.pause(error);
    if (!isNews) { // an outage of days is one line in the story
        m_project->showPart(m_part);
        Q_EMIT moved();
        return afterStumble(error);
    }
    note("problem", codeName(error.code) + (error.detail.isEmpty() ? QString() : QStringLiteral(": ") + error.detail));
    m_wokenMeanwhile = false;
    save([this, error] { afterStumble(error); });
}

void PartRunner::afterStumble(const Error& error)
{
    if (const auto decide = std::exchange(m_decision, nullptr))
        return decide();
    if (std::exchange(m_wokenMeanwhile, false)) // the user saw the problem and mended it before its record was written
        return wake();
    if (isOfTheDisk(error))
        return waitFor(diskPatience);
    if (mayHavePassed(m_part))
        return waitFor(slowRetryDelay(++m_rareLooks));
    if (!passesByItself(error))
        return;
    ++m_failures;
    const bool isWatched = m_part.state == PartState::Created;
    const bool isUpload = m_part.state == PartState::Uploading;
    if (isUpload && error.code == ErrorCode::AnswerNotUnderstood)
        return waitFor(slowRetryDelay(m_failures));
    const bool hasTravelled = isUpload && error.status > 0;
    waitFor(std::max(hasTravelled ? uploadRetryDelay(m_failures) : retryDelay(m_failures),
        isWatched ? pollDelay(m_part.createdAt, now(), m_refusals) : Millis(0)));
}

bool PartRunner::isPutOff(std::function<void()> decide)
{
    if (m_busy)
        m_decision = std::move(decide);
    return m_busy;
}

void PartRunner::clearProblem()
{
    m_failures = 0;
    m_faults = 0;
    m_rareLooks = 0;
    m_decision = nullptr; // there is nothing left to decide about
    m_part.problem.reset();
}

void PartRunner::waitFor(Millis delay)
{
    m_timer.start(delay);
}

void PartRunner::note(const char* kind, const QString& text)
{
    m_project->addEvent({.at = now(), .job = m_part.job, .part = m_part.number, .kind = QString::fromLatin1(kind), .text = text});
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
