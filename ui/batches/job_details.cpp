#include "batches/job_details.h"

#include "base/when_done.h"
#include "batches/event_words.h"
#include "batches/job_errors.h"
#include "batches/job_headline.h"
#include "batches/job_overview.h"
#include "batches/job_timeline.h"
#include "batches/parts_page.h"
#include "batches/problems_page.h"
#include "batches/small_table.h"
#include "common/icon.h"
#include "common/text_page.h"
#include "requests/people_json.h"

#include <QFontDatabase>
#include <QTabWidget>
#include <QTimeZone>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

QString timeText(Instant instant)
{
    return QLocale().toString(toDateTime(instant).toTimeZone(QTimeZone::systemTimeZone()), QLocale::ShortFormat);
}

} // namespace

JobDetails::JobDetails(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("jobDetails"));
    build();
    setEntry(std::nullopt);
}

SmallTable* JobDetails::addTable(const char* name, const QString& title, const QStringList& columns)
{
    auto* table = new SmallTable(name, title, columns, m_tabs);
    m_tabs->addTab(table, title);
    return table;
}

void JobDetails::build()
{
    m_title = new Label({}, TextKind::Strong, this);
    m_title->setObjectName(QStringLiteral("jobTitle"));
    m_headline = new JobHeadline(this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("jobTabs"));
    m_tabs->setDocumentMode(true);
    m_overview = new JobOverview(m_context, m_tabs);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_problems = new ProblemsPage(m_tabs);
    m_tabs->addTab(m_problems, tr("Problems"));
    m_parts = new PartsPage(m_context, m_tabs);
    m_tabs->addTab(m_parts, tr("Parts"));
    m_timeline = addTable("jobTimeline", tr("Timeline"), {tr("When"), tr("What")});
    m_answer = new TextPage(m_tabs);
    m_answer->setObjectName(QStringLiteral("jobAnswer"));
    m_answer->setAccessibleName(tr("The service's last answer"));
    m_answer->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_tabs->addTab(m_answer, tr("Last answer"));
    m_events = addTable("jobEvents", tr("Events"), {tr("When"), tr("What"), tr("Details")});

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, measure::gap, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addWidget(m_title);
    rows->addWidget(m_headline);
    rows->addWidget(m_tabs, 1);
    connect(m_headline, &JobHeadline::pileRequested, this, [this](project::OutcomeSet outcomes) {
        if (m_entry)
            Q_EMIT rowsRequested({m_entry->folder, rowsOf(m_entry->job), outcomes});
    });
    connect(m_problems, &ProblemsPage::rowRequested, this, &JobDetails::rowRequested);
    connect(m_problems, &ProblemsPage::rowsRequested, this, &JobDetails::rowsRequested);
    connect(m_problems, &ProblemsPage::resendRequested, this, &JobDetails::resendRequested);
    connect(m_problems, &ProblemsPage::projectRequested, this, &JobDetails::projectRequested);
}

void JobDetails::setEntry(const std::optional<JobEntry>& entry)
{
    const bool sameJob = entry && m_entry && entry->isSameAs(*m_entry);
    const bool needed = m_overview->needsDecision();
    m_entry = entry;
    m_tabs->setVisible(entry.has_value());
    m_title->setText(entry ? entry->job.name : tr("Choose a job to see what happened to it."));
    m_headline->setEntry(entry);
    m_overview->setEntry(entry);
    m_parts->setEntry(entry);
    m_problems->setEntry(entry);
    if (!entry)
        return;
    m_tabs->setTabText(m_tabs->indexOf(m_problems),
        m_problems->count() > 0 ? tr("Problems (%L1)").arg(m_problems->count()) : tr("Problems"));
    if (m_overview->needsDecision() && !(sameJob && needed))
        m_tabs->setCurrentWidget(m_overview);
    fillTimeline();
    fillAnswer(sameJob);
    if (!sameJob)
        m_events->clear();
    readEvents();
}

void JobDetails::tick()
{
    m_overview->tick();
    m_parts->setEntry(m_entry);
}

void JobDetails::fillTimeline()
{
    QList<QStringList> rows;
    for (const TimelineStep& step : timelineOf(m_entry->job))
        rows.append({timeText(step.at), step.text});
    m_timeline->fill(rows);
}

void JobDetails::fillAnswer(bool sameJob)
{
    QStringList answers;
    for (const project::PartRecord& part : m_entry->job.parts) {
        if (!part.lastBatch.isEmpty())
            answers += QString::fromUtf8(requests::laidOut(part.lastBatch));
    }
    const QString text = answers.isEmpty() ? tr("The service has not answered yet.") : answers.join(QStringLiteral("\n\n"));
    m_answer->showText(text, sameJob ? TextPage::Reading::GoesOn : TextPage::Reading::Begins);
}

void JobDetails::readEvents()
{
    if (!m_entry->project)
        return;
    whenDone(m_entry->project->events(m_entry->job.id), this,
        [this, asked = *m_entry](const Result<QList<project::EventRecord>>& events) {
            if (!events || !m_entry || !m_entry->isSameAs(asked))
                return;
            QList<QStringList> rows;
            for (const project::EventRecord& event : *events)
                rows.append({timeText(event.at), eventText(event.kind), eventDetails(event, QLocale())});
            m_events->fill(rows);
        });
}

} // namespace sheaf::ui
