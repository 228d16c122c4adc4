#include "batches/job_timeline.h"

#include "service/batch.h"

#include <QCoreApplication>

#include <algorithm>

namespace sheaf::ui {

namespace {

struct Timeline {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Timeline)
};

QString endText(service::Phase phase)
{
    switch (phase) {
    case service::Phase::Failed: return Timeline::tr("The service refused the batch");
    case service::Phase::Expired: return Timeline::tr("The time ran out");
    case service::Phase::Cancelled: return Timeline::tr("Cancelled");
    default: return Timeline::tr("The service was done");
    }
}

class Steps
{
public:
    explicit Steps(const project::JobRecord& job) : m_hasSeveralParts(job.parts.size() > 1)
    {
        add(job.createdAt, Timeline::tr("You pressed Send"));
        for (const project::PartRecord& part : job.parts)
            addPart(part);
        std::ranges::stable_sort(m_steps, {}, &TimelineStep::at);
    }
    [[nodiscard]] std::vector<TimelineStep> take() { return std::move(m_steps); }

private:
    void add(std::optional<Instant> at, const QString& text, int part = 0)
    {
        if (!at || toMillis(*at) <= 0)
            return;
        m_steps.push_back({*at, m_hasSeveralParts && part > 0 ? Timeline::tr("Part %L1: %2").arg(part).arg(text) : text});
    }

    void addPart(const project::PartRecord& part)
    {
        add(part.createdAt, Timeline::tr("Uploaded, and the batch was created"), part.number);
        if (const auto batch = service::batchFromJson(part.lastBatch)) {
            add(batch->startedAt, Timeline::tr("The service began to work"), part.number);
            add(batch->finishingAt, Timeline::tr("The service put the results together"), part.number);
            add(batch->endedAt, endText(batch->phase), part.number);
        }
        if (part.state == project::PartState::Accounted)
            add(part.stateSince, Timeline::tr("Sheaf read the results: every row is accounted for"), part.number);
        else if (part.state == project::PartState::Abandoned)
            add(part.stateSince, Timeline::tr("Stopped before a batch existed"), part.number);
    }

    std::vector<TimelineStep> m_steps;
    bool m_hasSeveralParts;
};

} // namespace

std::vector<TimelineStep> timelineOf(const project::JobRecord& job)
{
    return Steps(job).take();
}

} // namespace sheaf::ui
