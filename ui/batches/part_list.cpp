#include "batches/part_list.h"

#include "batches/decision_words.h"
#include "batches/job_figures.h"
#include "common/icon.h"
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
      m_context(context),
      m_cancel(make("cancelPart", QStringLiteral("stop"), tr("&Cancel this part…"),
          tr("Stop what this part has not worked on yet; the other parts go on"))),
      m_giveUp(make("giveUpPart", QStringLiteral("cancel"), tr("&Wait no longer…"), tr("Go on without what has not come for this part"))),
      m_copyBatch(make("copyBatchId", QStringLiteral("copy"), tr("Copy &batch id"), tr("The id under which the service knows this batch"))),
      m_copyFile(make("copyFileId", QStringLiteral("copy"), tr("Copy &file id"), tr("The id under which the service keeps the sent file")))
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(this, &QTreeWidget::currentItemChanged, this, &PartList::follow);
    connect(m_cancel, &QAction::triggered, this, &PartList::askToCancel);
    connect(m_giveUp, &QAction::triggered, this, &PartList::askToGiveUp);
    connect(m_copyBatch, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(chosen() ? chosen()->batchId : QString()); });
    connect(m_copyFile, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(chosen() ? chosen()->inputFileId : QString()); });
    follow();
}

QAction* PartList::make(const char* name, const QString& iconName, const QString& text, const QString& tip)
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setToolTip(tip);
    addAction(action);
    return action;
}

void PartList::setEntry(const std::optional<JobEntry>& entry)
{
    const bool sameJob = entry && m_entry && entry->isSameAs(*m_entry);
    m_entry = entry;
    if (!sameJob)
        setCurrentItem(nullptr); // what was chosen is not meant for another job's part
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
    const bool isInDoubt = part->state == project::PartState::Creating; // the batch itself may or may not exist
    const Question question = isInDoubt ? giveUpQuestion(*part) : waitNoLongerQuestion(*part);
    m_context.dialogs.ask(this, question, [this, asked = *m_entry, number = part->number](const QString& answer) {
        if (answer == QLatin1String("give-up") && m_entry && m_entry->isSameAs(asked) && m_entry->project)
            m_context.engine.giveUpPart(m_entry->project, asked.job.id, number);
    });
}

} // namespace sheaf::ui
