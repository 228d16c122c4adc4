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
        const auto batch = service::batchFromJson(part.lastBatch);
        if (!jobs::isFinished(part) && batch && batch->expiresAt)
            keep(figures.deadline, *batch->expiresAt, std::less<>());
    }
    const bool over = !job.parts.isEmpty() && std::ranges::all_of(job.parts, qOverload<const PartRecord&>(&jobs::isFinished));
    figures.elapsed = std::max(Millis(0), (over && ended ? *ended : now) - job.createdAt);
    return figures;
}

QString phaseText(const JobFigures& figures, const JobLive& live, qint64 rows, Instant now, const QLocale& locale)
{
    const QString percent = percentText(live.bytesDone, live.bytesTotal, locale);
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
        return figures.done + figures.failed > 0 ? JobTexts::tr("Running %1 of %2", "812 of 2,000")
                .arg(countText(figures.done + figures.failed, locale), countText(rows, locale))
                                                 : JobTexts::tr("Running");
    default: return phaseLook(figures.phase).word;
    }
}

std::optional<double> phaseShare(const JobFigures& figures, const JobLive& live, qint64 rows)
{
    const auto share = [](qint64 done, qint64 total) -> std::optional<double> {
        if (total <= 0)
            return std::nullopt;
        return std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0);
    };
    switch (figures.phase) {
    case jobs::Phase::Uploading:
    case jobs::Phase::Downloading: return share(live.bytesDone, live.bytesTotal);
    case jobs::Phase::Running: return share(figures.done + figures.failed, rows);
    default: return std::nullopt;
    }
}

} // namespace sheaf::ui
