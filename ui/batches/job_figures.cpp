#include "batches/job_figures.h"

#include "common/numbers.h"
#include "service/batch.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf::ui {

namespace {

struct JobTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::JobFigures)
};

using project::Outcome;
using project::PartRecord;

qint64 countOf(const PartRecord& part, Outcome outcome)
{
    return part.outcomes[static_cast<std::size_t>(outcome)];
}

/// Once the files were read they are the truth; before that the service's counters have to do.
void addCounts(JobFigures& figures, const PartRecord& part)
{
    if (part.state != project::PartState::Accounted) {
        figures.done += part.completed;
        figures.failed += part.failed;
        return;
    }
    figures.isCounting = true;
    figures.notGood += part.rowCount - countOf(part, Outcome::Good);
    for (const Outcome good : {Outcome::Good, Outcome::CutOff, Outcome::Empty, Outcome::Refused, Outcome::DoesNotFit})
        figures.done += countOf(part, good);
    for (const Outcome bad : {Outcome::Failed, Outcome::Expired, Outcome::Cancelled, Outcome::Missing})
        figures.failed += countOf(part, bad);
}

template <class Compare> void keep(std::optional<Instant>& kept, Instant candidate, Compare better)
{
    if (toMillis(candidate) > 0 && (!kept || better(candidate, *kept)))
        kept = candidate;
}

/// What stands in the way for a while, as the beginning of "…, next try in 0:41".
QString waitingText(const Error& problem)
{
    switch (problem.code) {
    case ErrorCode::HostUnreachable:
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut: return JobTexts::tr("Waiting for the network");
    case ErrorCode::DownloadIncomplete:
    case ErrorCode::NotAResult: return JobTexts::tr("Fetching the results again");
    default: return JobTexts::tr("Waiting for the service");
    }
}

/// Below the whole, because something is still left to do.
constexpr double mostShare = 0.99;

void addLeading(JobFigures& figures, const project::JobRecord& job)
{
    const PartRecord* leading = jobs::leadingPart(job);
    if (!leading || jobs::isFinished(*leading))
        return;
    if (const auto batch = service::batchFromJson(leading->lastBatch))
        figures.status = batch->status;
    if (!leading->problem)
        return;
    figures.isLooking = leading->problem->code == ErrorCode::CreateOutcomeUnknown;
    if (!figures.isLooking && jobs::passesByItself(*leading->problem))
        figures.waiting = leading->problem;
}

} // namespace

JobFigures figuresOf(const project::JobRecord& job, Instant now)
{
    JobFigures figures;
    figures.phase = jobs::phaseOf(job);
    std::optional<Instant> ended;
    for (const PartRecord& part : job.parts) {
        addCounts(figures, part);
        keep(figures.lastChecked, part.lastChecked, std::greater<>());
        keep(ended, part.stateSince, std::greater<>());
        if (jobs::isFinished(part))
            continue;
        const auto batch = service::batchFromJson(part.lastBatch);
        if (batch && batch->expiresAt)
            keep(figures.deadline, *batch->expiresAt, std::less<>());
        figures.isCounting = figures.isCounting || (batch && batch->total > 0);
    }
    figures.isCounting = figures.isCounting || figures.done + figures.failed > 0;
    addLeading(figures, job);
    const bool over = !job.parts.isEmpty() && std::ranges::all_of(job.parts, qOverload<const PartRecord&>(&jobs::isFinished));
    figures.elapsed = std::max(Millis(0), (over && ended ? *ended : now) - job.createdAt);
    return figures;
}

QString phaseText(const JobFigures& figures, const JobLive& live, qint64 rows, Instant now, const QLocale& locale)
{
    if (figures.isLooking)
        return JobTexts::tr("Looking for the batch");
    if (figures.waiting && figures.phase != jobs::Phase::NeedsYou) {
        const QString what = waitingText(*figures.waiting);
        //: "Waiting for the network", minutes and seconds
        return live.nextTry && *live.nextTry > now ? JobTexts::tr("%1, next try in %2").arg(what, clockText(*live.nextTry - now)) : what;
    }
    // The last byte is not the end of it: the service has yet to answer.
    const QString percent = percentText(std::min(live.bytesDone, live.bytesTotal - 1), live.bytesTotal, locale);
    switch (figures.phase) {
    case jobs::Phase::Uploading:
        return percent.isEmpty() ? JobTexts::tr("Uploading") : JobTexts::tr("Uploading %1", "43 %").arg(percent);
    case jobs::Phase::Downloading:
        return percent.isEmpty() ? JobTexts::tr("Downloading") : JobTexts::tr("Downloading %1", "43 %").arg(percent);
    case jobs::Phase::WaitingToUpload:
        return live.uploadTurn && *live.uploadTurn > now
            ? JobTexts::tr("Waiting to upload %1", "0:41").arg(clockText(*live.uploadTurn - now))
            : JobTexts::tr("Waiting to upload");
    case jobs::Phase::Running:
        return figures.isCounting ? JobTexts::tr("Running %1 of %2", "812 of 2,000")
                .arg(countText(figures.done + figures.failed, locale), countText(rows, locale))
                                  : JobTexts::tr("Running");
    case jobs::Phase::Unknown:
        //: %1 is the service's own word for what it does, as it stands there.
        return figures.status.isEmpty() ? phaseLook(figures.phase).word : JobTexts::tr("Watching: %1").arg(figures.status);
    case jobs::Phase::Done:
        //: Every row is accounted for, but not every answer is good.
        return figures.notGood > 0 ? JobTexts::tr("Done, %Ln row(s) not good", nullptr, static_cast<int>(figures.notGood))
                                   : phaseLook(figures.phase).word;
    default: return phaseLook(figures.phase).word;
    }
}

PhaseLook lookOf(const JobFigures& figures)
{
    PhaseLook look = phaseLook(figures.phase);
    if (figures.isLooking)
        return {QStringLiteral("search"), look.word, Role::Accent};
    if (figures.waiting && figures.phase != jobs::Phase::NeedsYou)
        return {QStringLiteral("outcome-pending"), look.word, Role::SecondText};
    if (figures.phase == jobs::Phase::Done && figures.notGood > 0) // green only when every row is good
        return {QStringLiteral("outcome-cut-off"), look.word, Role::Attention};
    return look;
}

PhaseBar phaseBar(const JobFigures& figures, const JobLive& live, qint64 rows)
{
    const auto share = [](bool isKnown, qint64 done, qint64 total) {
        if (!isKnown || total <= 0)
            return PhaseBar {PhaseBar::Kind::Busy, 0};
        return PhaseBar {PhaseBar::Kind::Share, std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, mostShare)};
    };
    if (figures.waiting || figures.phase == jobs::Phase::NeedsYou)
        return {};
    switch (figures.phase) {
    case jobs::Phase::Uploading:
    case jobs::Phase::Downloading: return share(live.bytesTotal > 0, live.bytesDone, live.bytesTotal);
    case jobs::Phase::Running:
    case jobs::Phase::Cancelling: return share(figures.isCounting, figures.done + figures.failed, rows);
    case jobs::Phase::Writing:
    case jobs::Phase::Creating:
    case jobs::Phase::Checking:
    case jobs::Phase::Finishing:
    case jobs::Phase::Unknown: return share(false, 0, 0);
    default: return {};
    }
}

} // namespace sheaf::ui
