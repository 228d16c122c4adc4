#include "batches/job_overview.h"

#include "base/sentence.h"
#include "batches/decision_box.h"
#include "batches/decision_words.h"
#include "batches/outlook_words.h"
#include "batches/usage_words.h"
#include "common/icon.h"
#include "common/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

/// What is told elsewhere on this page, or passes by itself, is no trouble.
bool isTrouble(const Error& problem)
{
    return problem.code != ErrorCode::CreateUndecided && problem.code != ErrorCode::CreateOutcomeUnknown
        && !jobs::passesByItself(problem);
}

} // namespace

JobOverview::JobOverview(const AppContext& context, QWidget* parent) : QScrollArea(parent), m_context(context)
{
    setObjectName(QStringLiteral("jobOverview"));
    setAccessibleName(tr("Overview"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget(this);
    m_rows = new QVBoxLayout(page);
    m_rows->setContentsMargins(measure::gap, measure::gap, measure::gap, measure::gap);
    m_rows->setSpacing(measure::gap);
    m_decision = new DecisionBox(context, page);
    m_rows->addWidget(m_decision);
    m_rows->addStretch();
    setWidget(page);
}

bool JobOverview::needsDecision() const
{
    return m_entry && undecidedPart(m_entry->job);
}

void JobOverview::setEntry(const std::optional<JobEntry>& entry)
{
    m_entry = entry;
    m_decision->setEntry(entry);
    tick();
}

void JobOverview::tick()
{
    fill(m_entry ? lines() : std::vector<Line>());
}

std::vector<JobOverview::Line> JobOverview::lines() const
{
    const Instant now = m_context.clock();
    const JobFigures figures = figuresOf(m_entry->job, now);
    const JobLive live = jobLive(m_context.engine, *m_entry);
    std::vector<Line> lines;
    QStringList told;
    for (const project::PartRecord& part : m_entry->job.parts) {
        const QString words = part.problem && isTrouble(*part.problem) ? sentence(*part.problem) : QString();
        if (!words.isEmpty() && !told.contains(words)) {
            told += words;
            lines.push_back({QStringLiteral("warning"), Role::Failed, words});
        }
    }
    if (figures.isLooking)
        lines.push_back({QStringLiteral("search"), Role::Accent, sentence({.code = ErrorCode::CreateOutcomeUnknown})});
    const QString used = usageText(pricedJob(), QLocale());
    if (!used.isEmpty())
        lines.push_back({QStringLiteral("info"), Role::SecondText, used});
    const auto outlook = jobs::outlookOf(m_entry->job, live.trails, m_entry->daysKept, now);
    for (const OutlookSentence& each : outlookSentences(outlook, figures, now, QLocale(), QTimeZone::systemTimeZone()))
        lines.push_back({each.needsAttention ? QStringLiteral("warning") : QStringLiteral("info"),
            each.needsAttention ? Role::Attention : Role::SecondText, each.text});
    return lines;
}

/// With the prices that stand in the settings now, where there were none yet when it was sent.
project::JobRecord JobOverview::pricedJob() const
{
    project::JobRecord job = m_entry->job;
    auto sent = service::profileFromJson(job.profile);
    const service::Profile* now = sent ? m_context.profiles.find(sent->id) : nullptr;
    if (now && !sent->priceIn && !sent->priceOut) {
        sent->priceIn = now->priceIn;
        sent->priceOut = now->priceOut;
        sent->currency = now->currency;
        job.profile = service::toJson(*sent);
    }
    return job;
}

void JobOverview::fill(const std::vector<Line>& lines)
{
    if (lines == m_lines && m_facts)
        return;
    m_lines = lines;
    delete m_facts;
    m_facts = new QWidget(widget());
    auto* rows = new QVBoxLayout(m_facts);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    const int side = scaled(measure::smallIcon, *this);
    for (const Line& line : lines) {
        auto* shape = new QLabel(m_facts);
        shape->setPixmap(icon(line.icon, line.role).pixmap(side, side));
        auto* words = new Label(line.text, TextKind::Body, m_facts);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto* row = new QHBoxLayout;
        row->setSpacing(measure::gap);
        row->addWidget(shape, 0, Qt::AlignTop);
        row->addWidget(words, 1);
        rows->addLayout(row);
    }
    m_rows->insertWidget(1, m_facts);
    m_facts->show();
}

} // namespace sheaf::ui
