#include "practice/batch_run.h"

#include "practice/input_lines.h"
#include "practice/state_facts.h"
#include "practice/steady_hash.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace sheaf::practice {

using namespace Qt::StringLiterals;

namespace {

    constexpr Seconds shortestNap { 0.005 };
    enum Salt : quint64 { FailSalt = 1, CutSalt, MissingSalt, ReasonSalt };

    bool strikes(double share, const QString& customId, Salt salt)
    {
        return share > 0 && steadyShare(customId.toUtf8(), salt) < share;
    }

    RowFailure failureFor(const QString& customId, bool withStatus)
    {
        static const std::array withoutStatus {
            RowFailure { 500, u"inference_failed"_s, u"Maximum retries reached"_s },
            RowFailure { 500, u"inference_failed"_s, u"Inference stream timed out: No first token received within 20000ms"_s },
        };
        static const std::array statuses {
            RowFailure { 500, u"server_error"_s, u"The server had an error while processing your request."_s },
            RowFailure { 429, u"rate_limit_exceeded"_s, u"Rate limit reached for this model."_s },
            RowFailure { 400, u"context_length_exceeded"_s, u"This model's maximum context length was exceeded."_s },
        };
        const quint64 hash = steadyHash(customId.toUtf8(), ReasonSalt);
        return withStatus ? statuses[hash % statuses.size()] : withoutStatus[hash % withoutStatus.size()];
    }

    /// Another order of 0 … count-1 that needs no memory: steps of a length that has no factor in common with count.
    qint64 shuffled(qint64 position, qint64 count)
    {
        qint64 step = count * 5 / 8 + 1;
        while (std::gcd(step, count) != 1)
            ++step;
        return (position * step + count / 2) % count;
    }

    BatchCell::Deadline madeAt(Instant created, Instant now)
    {
        return std::chrono::steady_clock::now() - std::max(Millis(0), now - created); // a clock may have been set back
    }

} // namespace

BatchRun::BatchRun(Workshop workshop, std::shared_ptr<BatchCell> cell, StoredFile input, Past past, std::stop_token stop)
    : m_shop(std::move(workshop))
    , m_cell(std::move(cell))
    , m_stored(std::move(input))
    , m_past(past)
    , m_stop(std::move(stop))
    , m_id(m_cell->snapshot().id)
    , m_createdAt(m_cell->snapshot().createdAt)
    , m_begun(madeAt(m_createdAt, m_shop.clock()))
    , m_byUrl(m_shop.wire.dialect().urlRequired)
    , m_pace(paceFor(m_stored.lines, m_shop.speed, m_shop.wire.dialect(), m_shop.scenario))
{
}

void BatchRun::run()
{
    const QList<Fault> faults = check();
    Outcome outcome = waitUntil(m_pace.checking);
    if (outcome == Outcome::Done && !faults.isEmpty())
        return reject(faults);
    ResultFiles results(m_shop.files, m_shop.wire, m_id);
    if (outcome == Outcome::Done)
        outcome = answerRows(results);
    else if (outcome == Outcome::Cancelled)
        answerUntil(results, m_past.answeredBeforeCancel);
    if (outcome == Outcome::Done) {
        if (m_shop.wire.dialect().hasFinalizing)
            m_cell->reach(BatchStatus::Finalizing, stamp());
        outcome = waitUntil(m_pace.checking + m_pace.running + m_pace.finalizing);
    }
    if (outcome == Outcome::Stopped || (outcome == Outcome::Cancelled && !waitOutCancelling()))
        return;
    finish(outcome, results);
}

QList<Fault> BatchRun::check()
{
    LineChecker checker(m_shop.wire.dialect(), m_cell->snapshot().endpoint);
    const auto input = InputFile::open(m_stored.path);
    m_input = input.value_or(nullptr);
    const auto read = input ? forEachLine(*m_input, m_stop, [&](QByteArrayView line, qint64 start) {
        if (checker.add(line))
            m_starts.push_back(start);
    }) : failure(input.error());
    if (!read)
        return { { u"invalid_file"_s, u"The input file could not be read."_s, 0, {} } };
    QList<Fault> faults = checker.finish();
    if (m_shop.scenario.rejectsFile && faults.isEmpty()) {
        faults = { { u"invalid_json_line"_s, u"This line is not parseable as valid JSON."_s, 1, {} },
            { u"missing_required_parameter"_s, u"Missing required parameter: 'body'."_s, std::max<qint64>(1, rowCount() / 2), u"body"_s } };
    }
    m_cell->change([&checker](Batch& batch) { batch.model = checker.model(); });
    m_pace = paceFor(rowCount(), m_shop.speed, m_shop.wire.dialect(), m_shop.scenario);
    return faults;
}

Seconds BatchRun::sinceCreation() const
{
    return std::chrono::steady_clock::now() - m_begun;
}

BatchCell::Deadline BatchRun::deadline() const
{
    return m_begun + std::chrono::duration_cast<std::chrono::steady_clock::duration>(m_due);
}

/// The time at which a phase ended that is just over.
Instant BatchRun::stamp() const
{
    const Instant now = m_shop.clock();
    return m_past.resumed ? std::min(now, m_createdAt + std::chrono::duration_cast<Millis>(m_due)) : now;
}

BatchRun::Outcome BatchRun::waitUntil(Seconds due)
{
    m_due = due;
    switch (m_cell->wait(deadline(), m_stop)) {
    case BatchCell::Woken::Stopped:
        return Outcome::Stopped;
    case BatchCell::Woken::Cancelled:
        return Outcome::Cancelled;
    case BatchCell::Woken::Due:
        break;
    }
    return Outcome::Done;
}

/// False when the service stops before.
bool BatchRun::waitOutCancelling()
{
    m_due = m_cell->snapshot().reached.value(BatchStatus::Cancelling) - m_createdAt + m_pace.cancelling;
    return m_cell->waitOut(deadline(), m_stop) == BatchCell::Woken::Due;
}

BatchRun::Outcome BatchRun::answerRows(ResultFiles& results)
{
    m_cell->change([this](Batch& batch) { batch.total = rowCount(); });
    m_cell->reach(BatchStatus::InProgress, stamp());
    const auto last = static_cast<qint64>(static_cast<double>(rowCount()) * m_shop.scenario.endsAt);
    while (m_answered < last) {
        const Seconds elapsed = sinceCreation() - m_pace.checking;
        answerUntil(results, std::min({ m_pace.rowsDue(elapsed), last, m_answered + 256 })); // so that a cancel is heard
        if (m_answered * 2 >= rowCount())
            showStrangeStatus(true);
        const Seconds next = m_answered < m_pace.rowsDue(elapsed) ? elapsed : std::max(elapsed + shortestNap, m_pace.whenDue(m_answered + 1));
        if (const Outcome outcome = waitUntil(m_pace.checking + next); outcome != Outcome::Done)
            return outcome;
    }
    m_due = m_pace.checking + m_pace.whenDue(last);
    switch (m_shop.scenario.earlyEnd) {
    case EarlyEnd::None:
        return Outcome::Done;
    case EarlyEnd::Expired:
        return Outcome::Expired;
    case EarlyEnd::Cancelled:
        break;
    }
    m_cell->cancel(stamp());
    return Outcome::Cancelled;
}

QByteArray BatchRun::lineAt(qint64 position) const
{
    const qint64 row = m_shop.scenario.shuffles ? shuffled(position, rowCount()) : position;
    const qint64 start = m_starts[static_cast<size_t>(row)];
    const qint64 end = row + 1 < rowCount() ? m_starts[static_cast<size_t>(row + 1)] : m_input->size();
    return m_input->bytes(start, end - start).value_or(QByteArray()).trimmed();
}

void BatchRun::answerUntil(ResultFiles& results, qint64 count)
{
    for (; m_answered < std::min(count, rowCount()) && !m_stop.stop_requested(); ++m_answered)
        answer(results, m_answered);
}

void BatchRun::answer(ResultFiles& results, qint64 position)
{
    const auto request = parseRequestLine(lineAt(position), 0);
    if (!request)
        return; // the file was changed under us
    const Scenario& scenario = m_shop.scenario;
    const QString& id = request->customId;
    const std::optional<Kind> kind = m_byUrl ? kindOfUrl(request->url) : kindOf(request->body);
    const bool answerable = kind && kindOf(request->body) == kind;
    const bool fails = strikes(scenario.failShare, id, FailSalt) || !answerable;
    if (fails && !answerable && m_byUrl)
        results.addFailed(id, { 400, u"invalid_request"_s, u"The body does not fit the endpoint."_s });
    else if (fails)
        results.addFailed(id, failureFor(id, m_byUrl));
    else if (!strikes(scenario.missingShare, id, MissingSalt))
        results.addGood(id, answerTo(*kind, request->body,
            { .createdSeconds = toMillis(m_createdAt) / 1000, .cutOff = strikes(scenario.cutShare, id, CutSalt) }));
    m_cell->change([fails](Batch& batch) { ++(fails ? batch.failed : batch.completed); });
}

void BatchRun::listLeftRows(ResultFiles& results, qint64 from)
{
    for (qint64 position = from; position < rowCount() && !m_stop.stop_requested(); ++position) {
        if (const auto request = parseRequestLine(lineAt(position), 0))
            results.addLeft(request->customId);
    }
}

void BatchRun::showStrangeStatus(bool on)
{
    if (!m_shop.scenario.strangeStatus.isEmpty())
        m_cell->change([&](Batch& batch) { batch.shownAs = on ? m_shop.scenario.strangeStatus : QString(); });
}

void BatchRun::finish(Outcome outcome, ResultFiles& results)
{
    if (outcome == Outcome::Expired && m_shop.wire.dialect().leftRowsListed)
        listLeftRows(results, m_answered);
    const ResultFiles::Ids ids = results.publish(stamp());
    m_cell->change([&ids](Batch& batch) {
        batch.outputFileId = ids.output;
        batch.errorFileId = ids.errors;
    });
    showStrangeStatus(false);
    end(outcome == Outcome::Cancelled     ? BatchStatus::Cancelled
            : outcome == Outcome::Expired ? BatchStatus::Expired
                                          : BatchStatus::Completed);
}

void BatchRun::reject(const QList<Fault>& faults)
{
    m_cell->change([&faults](Batch& batch) {
        batch.faults = faults;
        batch.total = 0;
    });
    end(BatchStatus::Failed);
}

void BatchRun::end(BatchStatus status)
{
    m_cell->reach(status, stamp());
    if (!m_shop.journal.add(batchChanged(m_cell->snapshot())))
        qWarning("practice service: the end of a batch could not be written down"); // it is worked out anew at the next start
}

} // namespace sheaf::practice
