#include "batches/part_list.h"

#include "batches/decision_words.h"
#include "batches/job_figures.h"
#include "common/numbers.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace sheaf::ui {

namespace {

/// A part alone has figures, too: those of a job with nothing else in it.
QString partPhase(const JobEntry& entry, const project::PartRecord& part, const JobLive& live, Instant now)
{
    project::JobRecord alone = entry.job;
    alone.parts = {part};
    return phaseText(figuresOf(alone, now), live, part.rowCount, now, QLocale());
}

} // namespace

PartList::PartList(const AppContext& context, QWidget* parent)
    : SmallTable("jobParts", tr("Parts"), {tr("Part"), tr("Rows"), tr("Size"), tr("Phase"), tr("Batch id"), tr("File id")}, parent),
      m_context(context), m_cancel(make("cancelPart", tr("&Cancel this part…"))), m_giveUp(make("giveUpPart", tr("&Wait no longer…"))),
      m_copyBatch(make("copyBatchId", tr("Copy &batch id"))),
      m_copyFile(make("copyFileId", tr("Copy &file id")))
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(this, &QTreeWidget::currentItemChanged, this, &PartList::follow);
    connect(m_cancel, &QAction::triggered, this, &PartList::askToCancel);
    connect(m_giveUp, &QAction::triggered, this, &PartList::askToGiveUp);
    connect(m_copyBatch, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(chosen() ? chosen()->batchId : QString()); });
    connect(m_copyFile, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(chosen() ? chosen()->inputFileId : QString()); });
    follow();
}

QAction* PartList::make(const char* name, const QString& text)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    addAction(action);
    return action;
}

void PartList::setEntry(const std::optional<JobEntry>& entry)
{
    m_entry = entry;
    QList<QStringList> rows;
    const QLocale locale;
    for (const project::PartRecord& part : entry ? entry->job.parts : QList<project::PartRecord>()) {
        JobEntry alone = *entry;
        alone.job.parts = {part};
        rows.append({locale.toString(part.number), countText(part.rowCount, locale), sizeText(part.bytes, locale),
            partPhase(*entry, part, jobLive(m_context.engine, alone), m_context.clock()), part.batchId, part.inputFileId});
    }
    fill(rows);
    if (!currentItem() && topLevelItemCount() > 0)
        setCurrentItem(topLevelItem(0)); // so that the menu key has something to speak of
    follow();
}

const project::PartRecord* PartList::chosen() const
{
    const int row = indexOfTopLevelItem(currentItem());
    return m_entry && row >= 0 && row < m_entry->job.parts.size() ? &m_entry->job.parts.at(row) : nullptr;
}

void PartList::follow()
{
    const project::PartRecord* part = chosen();
    m_cancel->setEnabled(part && m_entry->project && !jobs::isFinished(*part) && !part->cancelRequested);
    m_giveUp->setEnabled(part && m_entry->project && jobs::mayBeGivenUp(*part));
    m_copyBatch->setEnabled(part && !part->batchId.isEmpty());
    m_copyFile->setEnabled(part && !part->inputFileId.isEmpty());
}

void PartList::askToCancel()
{
    const project::PartRecord* part = chosen();
    if (!part)
        return;
    m_context.dialogs.ask(this, cancelPartQuestion(*part), [this, asked = *m_entry, number = part->number](const QString& answer) {
        if (answer == QLatin1String("cancel") && m_entry && m_entry->isSameAs(asked) && m_entry->project)
            m_context.engine.cancelPart(m_entry->project, asked.job.id, number);
    });
}

void PartList::askToGiveUp()
{
    const project::PartRecord* part = chosen();
    if (!part)
        return;
    const Question question = undecidedPart(m_entry->job) == part ? giveUpQuestion(*part) : waitNoLongerQuestion(*part);
    m_context.dialogs.ask(this, question, [this, asked = *m_entry, number = part->number](const QString& answer) {
        if (answer == QLatin1String("give-up") && m_entry && m_entry->isSameAs(asked) && m_entry->project)
            m_context.engine.giveUpPart(m_entry->project, asked.job.id, number);
    });
}

} // namespace sheaf::ui
