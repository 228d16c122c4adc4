#include "batches/cause_list.h"

#include "base/sentence.h"
#include "base/when_done.h"
#include "batches/cause_card.h"
#include "batches/job_errors.h"
#include "batches/job_headline.h"
#include "common/label.h"
#include "jobs/follow_up.h"
#include "project/row_runs.h"
#include "project/sheet_kind.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf::ui {

CauseList::CauseList(QWidget* parent) : QScrollArea(parent), m_page(new QWidget(this))
{
    setObjectName(QStringLiteral("jobCauses"));
    setAccessibleName(tr("Problems by cause"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cards = new QVBoxLayout(m_page);
    m_cards->setContentsMargins(measure::gap, measure::gap, measure::gap, measure::gap);
    m_cards->setSpacing(measure::gap);
    m_cards->addStretch();
    setWidget(m_page);
}

CauseList::Seen CauseList::seenNow() const
{
    Seen seen {m_entry->folder, m_entry->job.id, m_entry->project != nullptr, {}};
    if (m_entry->project)
        seen.outcomes = m_entry->project->answers().counts();
    return seen;
}

void CauseList::setEntry(const std::optional<JobEntry>& entry)
{
    const bool sameJob = entry && m_entry && entry->isSameAs(*m_entry);
    m_entry = entry;
    if (!sameJob) {
        m_tokenLimits.clear();
        m_seen.reset();
        m_reader.stop();
        clear();
    }
    readSoon();
}

void CauseList::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    readSoon();
}

void CauseList::readSoon()
{
    if (!m_entry || !isVisible() || m_seen == seenNow())
        return;
    m_seen = seenNow();
    read();
}

/// Each once; the cards are filled anew when one is there.
void CauseList::readTokenLimits()
{
    for (const project::JobRecord& job : m_entry->project ? m_entry->project->facts().jobs : QList<project::JobRecord>()) {
        const bool isWanted = std::ranges::find(m_groups, job.id, &jobs::CauseGroup::job) != m_groups.end();
        if (!isWanted || job.requestTemplate.value == 0 || m_tokenLimits.contains(job.id))
            continue;
        m_tokenLimits.insert(job.id, std::nullopt);
        whenDone(m_entry->project->readTemplate(job.requestTemplate), this,
            [this, asked = *m_entry, id = job.id](const Result<QByteArray>& json) {
                const auto sent = json ? requests::templateFromJson(*json) : Result<requests::RequestTemplate>(failure(json.error()));
                if (!sent || !m_entry || !m_entry->isSameAs(asked))
                    return;
                m_tokenLimits.insert(id, jobs::tokenLimitOf(*sent));
                if (m_tokenLimits.value(id) && !m_groups.isEmpty())
                    fill(m_groups);
            });
    }
}

void CauseList::read()
{
    if (!m_entry->project)
        return say(tr("Open the project to see its problems by cause."), tr("Open project"));
    const project::Project& project = *m_entry->project;
    m_reader.start(
        [order = project.sheet().data().order, rows = rowsOf(m_entry->job), answers = project.answers(), folder = project.folder(),
            jobs = project.facts().jobs,
            areLines = project::sheetKind(project.facts(), project.sheet().data()) == project::SheetKind::Requests](std::stop_token stop) {
            const project::RowOrder ofJob(project::RowRuns(rows).within(order));
            return jobs::groupCauses({ofJob, answers, folder, jobs, areLines}, stop);
        },
        [this](const Result<QList<jobs::CauseGroup>>& groups) {
            if (groups)
                fill(*groups);
            else
                say(sentence(groups.error()));
        });
}

void CauseList::clear()
{
    m_groups.clear();
    while (m_cards->count() > 1) {
        QLayoutItem* item = m_cards->takeAt(0);
        delete item->widget();
        delete item;
    }
}

void CauseList::say(const QString& words, const QString& action)
{
    clear();
    auto* label = new Label(words, TextKind::Second, m_page);
    label->setWordWrap(true);
    m_cards->insertWidget(0, label);
    if (action.isEmpty())
        return;
    auto* button = new QPushButton(action, m_page);
    button->setObjectName(QStringLiteral("openForCauses"));
    connect(button, &QPushButton::clicked, this, [this] { Q_EMIT projectRequested(m_entry->folder); });
    m_cards->insertWidget(1, button, 0, Qt::AlignLeading);
}

void CauseList::fill(const QList<jobs::CauseGroup>& groups)
{
    if (groups.isEmpty()) {
        const bool isOver = jobs::isFinished(m_entry->job);
        const bool allGood = pilesOf(m_entry->job).good == m_entry->job.rowCount;
        return say(!isOver ? tr("No row that has come back has a problem.")
                : allGood  ? tr("No row of this job has a problem.")
                           : tr("Rows that this job brought no answer for have one from another job, which stands in the table."));
    }
    const QList<jobs::CauseGroup> kept = groups; // may be our own
    clear();
    m_groups = kept;
    for (const jobs::CauseGroup& group : kept)
        m_cards->insertWidget(m_cards->count() - 1, makeCard(group));
    readTokenLimits();
}

QWidget* CauseList::makeCard(const jobs::CauseGroup& group)
{
    auto* card = new CauseCard(group, m_tokenLimits.value(group.job), m_page);
    connect(card, &CauseCard::rowsRequested, this,
        [this](const QList<project::Piece>& rows) { Q_EMIT rowsRequested({m_entry->folder, rows}); });
    connect(card, &CauseCard::resendRequested, this,
        [this, group] { Q_EMIT resendRequested({m_entry->folder, m_entry->job.id, group}); });
    return card;
}

} // namespace sheaf::ui
