#include "batches/job_overview.h"

#include "base/sentence.h"
#include "batches/decision_box.h"
#include "batches/decision_words.h"
#include "batches/outlook_words.h"
#include "batches/usage_words.h"
#include "common/icon.h"
#include "common/label.h"

#include <QEvent>
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
    const QString used = usageText(jobs::pricedJob(m_entry->job, m_context.profiles), QLocale());
    if (!used.isEmpty())
        lines.push_back({QStringLiteral("info"), Role::SecondText, used});
    const auto outlook = jobs::outlookOf(m_entry->job, live.trails, m_entry->daysKept, now);
    for (const OutlookSentence& each : outlookSentences(outlook, figures, now, QLocale(), QTimeZone::systemTimeZone()))
        lines.push_back({each.needsAttention ? QStringLiteral("warning") : QStringLiteral("info"),
            each.needsAttention ? Role::Attention : Role::SecondText, each.text});
    return lines;
}

/// A line that says the same stays as it is, with what is selected in it: others follow the clock.
void JobOverview::fill(const std::vector<Line>& lines)
{
    for (; m_shown.size() > lines.size(); m_shown.pop_back())
        delete m_shown.back().whole;
    m_lines.resize(m_shown.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == m_shown.size())
            m_shown.push_back(addRow());
        else if (lines[i] == m_lines[i])
            continue;
        write(lines[i], m_shown[i]);
    }
    m_lines = lines;
}

JobOverview::Row JobOverview::addRow()
{
    Row row;
    row.whole = new QWidget(widget());
    row.shape = new QLabel(row.whole);
    row.words = new Label({}, TextKind::Body, row.whole);
    row.words->setObjectName(QStringLiteral("overviewLine"));
    row.words->setWordWrap(true);
    row.words->setAlignment(Qt::AlignLeading | Qt::AlignTop); // beside its shape, however tall the row is made
    row.words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* line = new QHBoxLayout(row.whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(measure::gap);
    line->addWidget(row.shape, 0, Qt::AlignTop);
    line->addWidget(row.words, 1);
    m_rows->insertWidget(m_rows->count() - 1, row.whole); // above the stretch
    row.whole->show();
    return row;
}

void JobOverview::write(const Line& line, const Row& row)
{
    const int side = scaled(measure::smallIcon, *this);
    row.shape->setPixmap(icon(line.icon, line.role).pixmap(side, side));
    row.words->setText(line.text);
}

void JobOverview::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        write(m_lines[i], m_shown[i]);
}

} // namespace sheaf::ui
