#include "batches/batches_actions.h"

#include "batches/phase_look.h"
#include "common/dialogs.h"
#include "common/icon.h"

#include <QWidget>

namespace sheaf::ui {

BatchesActions::BatchesActions(const AppContext& context, QWidget* page)
    : QObject(page), m_context(context), m_page(page),
      m_refresh(make("refreshJob", QStringLiteral("refresh"), tr("&Refresh now"),
          tr("Ask the service now instead of at the next turn"), QKeySequence(Qt::Key_F5))),
      m_cancel(make("cancelJob", QStringLiteral("stop"), tr("&Cancel job…"), tr("Stop what has not been worked on yet"),
          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace))),
      m_open(make("openJobProject", QStringLiteral("open"), tr("&Open project"), tr("Show the table of this job"),
          QKeySequence(Qt::CTRL | Qt::Key_Return))),
      m_elsewhere(make("elsewhere", QStringLiteral("add"), tr("&Bring in a batch…"),
          tr("Watch and fetch a batch that another program has made"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)))
{
    connect(m_refresh, &QAction::triggered, this, &BatchesActions::refresh);
    connect(m_cancel, &QAction::triggered, this, &BatchesActions::askToCancel);
    connect(m_open, &QAction::triggered, this, [this] {
        if (m_entry)
            Q_EMIT projectRequested(m_entry->folder);
    });
    connect(m_elsewhere, &QAction::triggered, this, &BatchesActions::elsewhereRequested);
    setEntry(std::nullopt);
}

QAction* BatchesActions::make(
    const char* name, const QString& iconName, const QString& text, const QString& tip, const QKeySequence& key)
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setToolTip(tr("%1 (%2)", "what it does, shortcut").arg(tip, key.toString(QKeySequence::NativeText)));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_page->addAction(action);
    return action;
}

void BatchesActions::setEntry(const std::optional<JobEntry>& entry)
{
    m_entry = entry;
    const bool isUnfinished = entry && entry->project && !jobs::isFinished(entry->job);
    m_refresh->setEnabled(isUnfinished);
    m_cancel->setEnabled(isUnfinished && jobs::phaseOf(entry->job) != jobs::Phase::Cancelling);
    m_open->setEnabled(entry.has_value());
}

void BatchesActions::refresh()
{
    if (m_entry && m_entry->project)
        m_context.engine.refresh(m_entry->project, m_entry->job.id);
}

void BatchesActions::askToCancel()
{
    if (!m_entry || !m_entry->project)
        return;
    Question question;
    question.kind = Question::Kind::Warning;
    question.title = tr("Cancel job");
    question.text = tr("Cancel \"%1\"?").arg(m_entry->job.name);
    question.detail = tr("Rows that are finished are still fetched, and the service charges for them. The others get no answer.");
    question.buttons = {{QStringLiteral("cancel"), tr("Cancel the job"), ButtonKind::Destructive},
        {QStringLiteral("keep"), tr("Let it run"), ButtonKind::Reject}};
    question.defaultButton = QStringLiteral("keep");
    question.escapeButton = QStringLiteral("keep");
    m_context.dialogs.ask(m_page, question, [this, entry = *m_entry](const QString& answer) {
        if (answer == QLatin1String("cancel") && m_entry && m_entry->isSameAs(entry) && m_entry->project)
            m_context.engine.cancel(m_entry->project, entry.job.id);
    });
}

} // namespace sheaf::ui
