#include "batches/cause_list.h"

#include "base/sentence.h"
#include "base/when_done.h"
#include "batches/cause_card.h"
#include "batches/job_errors.h"
#include "common/label.h"
#include "jobs/follow_up.h"
#include "project/row_runs.h"

#include <QPushButton>
#include <QVBoxLayout>

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
        m_tokenLimit.reset();
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
    readTokenLimit();
    read();
}

void CauseList::readTokenLimit()
{
    const TemplateId id = m_entry->job.requestTemplate;
    if (m_tokenLimit || !m_entry->project || id.value == 0)
        return;
    whenDone(m_entry->project->readTemplate(id), this, [this, asked = *m_entry](const Result<QByteArray>& json) {
        if (!json || !m_entry || !m_entry->isSameAs(asked))
            return;
        if (const auto sent = requests::templateFromJson(*json))
            m_tokenLimit = jobs::tokenLimitOf(*sent);
        if (m_tokenLimit && !m_groups.isEmpty())
            fill(m_groups);
    });
}

void CauseList::read()
{
    if (!m_entry->project)
        return say(tr("Open the project to see its problems by cause."), tr("Open project"));
    const project::Project& project = *m_entry->project;
    m_reader.start(
        [order = project.sheet().data().order, rows = rowsOf(m_entry->job), answers = project.answers(), folder = project.folder(),
            jobs = project.facts().jobs](std::stop_token stop) {
            const project::RowOrder ofJob(project::RowRuns(rows).within(order));
            return jobs::groupCauses({ofJob, answers, folder, jobs}, stop);
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
        return say(isOver ? tr("No row of this job has a problem.") : tr("No row that has come back has a problem."));
    }
    const QList<jobs::CauseGroup> kept = groups; // may be our own
    clear();
    m_groups = kept;
    for (const jobs::CauseGroup& group : kept)
        m_cards->insertWidget(m_cards->count() - 1, makeCard(group));
}

QWidget* CauseList::makeCard(const jobs::CauseGroup& group)
{
    auto* card = new CauseCard(group, m_tokenLimit, m_page);
    connect(card, &CauseCard::rowsRequested, this,
        [this](const QList<project::Piece>& rows) { Q_EMIT rowsRequested({m_entry->folder, rows}); });
    connect(card, &CauseCard::resendRequested, this,
        [this, group] { Q_EMIT resendRequested({m_entry->folder, m_entry->job.id, group}); });
    return card;
}

} // namespace sheaf::ui
