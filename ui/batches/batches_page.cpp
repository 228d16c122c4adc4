#include "batches/batches_page.h"

#include "batches/batches_actions.h"
#include "batches/batches_filter.h"
#include "batches/job_list.h"
#include "batches/job_table.h"
#include "batches/usage_words.h"
#include "common/chip_bar.h"
#include "common/empty_state.h"
#include "common/flow_layout.h"
#include "common/label.h"
#include "common/search_field.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

const QString splitterKey = QStringLiteral("batches/splitter");

QString chipOf(PhaseGroup group)
{
    return QString::number(static_cast<int>(group));
}

} // namespace

BatchesPage::BatchesPage(const AppContext& context, JobList& jobs, QWidget* parent)
    : QWidget(parent), m_context(context), m_jobs(jobs)
{
    setObjectName(QStringLiteral("batchesPage"));
    setAccessibleName(tr("Batches"));
    m_model = new BatchesModel(
        context.clock, [&engine = context.engine](const JobEntry& entry) { return jobLive(engine, entry); }, this);
    m_filter = new BatchesFilter(this);
    m_filter->setSourceModel(m_model);
    m_actions = new BatchesActions(context, this);
    build();
    connectParts();
    update();
}

BatchesPage::~BatchesPage()
{
    m_context.settings.setValue(splitterKey, m_splitter->saveState());
    m_table->saveColumns();
}

void BatchesPage::build()
{
    m_empty = new EmptyState(QStringLiteral("batches"), tr("Nothing has been sent yet"),
        tr("Everything that you send is listed here: how far it is, what came back, what needs you. Open a table and send it."), this);
    m_empty->setObjectName(QStringLiteral("batchesEmpty"));
    m_empty->setAction(tr("Go to Home"));
    m_details = new JobDetails(m_context, this);
    m_table = new JobTable(*m_filter, m_context.settings, this);
    m_table->addActions(m_actions->all());
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("batchesSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->restoreState(m_context.settings.value(splitterKey).toByteArray());

    m_list = new QWidget(this);
    auto* rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(measure::pageEdge, measure::pageEdge, measure::pageEdge, measure::groupGap);
    rows->setSpacing(measure::gap + measure::grid);
    rows->addWidget(makeHead());
    rows->addWidget(m_chips);
    rows->addWidget(m_splitter, 1);
    m_used = new Label({}, TextKind::Second, m_list);
    m_used->setObjectName(QStringLiteral("usedInAll"));
    m_used->setWordWrap(true);
    rows->addWidget(m_used);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_stack);
}

QWidget* BatchesPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(measure::gap);
    auto* title = new Label(tr("Batches"), TextKind::PageTitle, head);
    title->setMinimumHeight(scaled(measure::controlHeight, *this)); // stands beside the first line of the tools
    line->addWidget(title, 0, Qt::AlignTop);
    line->addWidget(makeTools(), 1);
    m_chips = new ChipBar(this);
    m_chips->setObjectName(QStringLiteral("jobFilter"));
    return head;
}

QWidget* BatchesPage::makeTools()
{
    auto* tools = new QWidget(this);
    auto* line = new FlowLayout(tools);
    line->setTrailing(true);
    for (QAction* action : m_actions->all()) {
        auto* button = new QToolButton(tools);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        const bool isOfTheJob = action->objectName() != QLatin1String("elsewhere"); // the rarest one takes the least room
        button->setToolButtonStyle(isOfTheJob ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text().remove(u'&'));
        button->setFocusPolicy(Qt::StrongFocus);
        line->addWidget(button);
    }
    m_search = new SearchField(tr("Search jobs"), tools);
    m_search->setObjectName(QStringLiteral("searchJobs"));
    m_search->setMaximumWidth(scaled(220, *this));
    line->addWidget(m_search);
    return tools;
}

void BatchesPage::connectParts()
{
    connect(&m_jobs, &JobList::changed, this, &BatchesPage::followJobs);
    connect(&m_jobs, &JobList::projectLeft, this, &BatchesPage::update); // looked at or not: the project must be let go
    connect(m_chips, &ChipBar::chipChosen, this, [this](const QString& id) {
        m_filter->setGroup(static_cast<PhaseGroup>(id.toInt()));
        chooseAny();
    });
    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_filter->setSearch(text);
        chooseAny();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BatchesPage::updateDetails);
    connect(m_table, &JobTable::allWanted, this, [this] {
        clearFilters();
        chooseAny();
        m_table->setFocus();
    });
    connect(m_table, &QTreeView::activated, this, [this] {
        if (const auto entry = chosen())
            Q_EMIT projectRequested(entry->folder);
    });
    connect(m_actions, &BatchesActions::projectRequested, this, &BatchesPage::projectRequested);
    connect(m_actions, &BatchesActions::elsewhereRequested, this, &BatchesPage::elsewhereRequested);
    connect(m_details, &JobDetails::rowRequested, this, &BatchesPage::rowRequested);
    connect(m_details, &JobDetails::rowsRequested, this, &BatchesPage::rowsRequested);
    connect(m_details, &JobDetails::resendRequested, this, &BatchesPage::resendRequested);
    connect(m_details, &JobDetails::projectRequested, this, &BatchesPage::projectRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &BatchesPage::homeRequested);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &BatchesPage::tick);
}

QList<QAction*> BatchesPage::actions() const
{
    return m_actions->all();
}

/// What nobody sees need not follow each move of each job.
void BatchesPage::followJobs()
{
    if (isVisible())
        update();
    else
        m_isOutdated = true;
}

void BatchesPage::update()
{
    m_isOutdated = false;
    m_model->setEntries(m_jobs.entries());
    m_stack->setCurrentWidget(m_model->rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_list);
    updateChips();
    updateUsage();
    chooseAny();
    updateDetails();
}

void BatchesPage::chooseAny()
{
    if (!m_table->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
}

void BatchesPage::clearFilters()
{
    m_chips->choose(chipOf(PhaseGroup::All));
    m_filter->setGroup(PhaseGroup::All);
    m_search->clear();
}

void BatchesPage::updateChips()
{
    const auto chip = [this](PhaseGroup group, const QString& label, const QString& iconName, Role role) {
        return ChipSpec {chipOf(group), label, iconName, role, m_model->countOf(group)};
    };
    m_chips->setChips({
        chip(PhaseGroup::All, tr("All"), {}, Role::Text),
        chip(PhaseGroup::Running, tr("Running"), QStringLiteral("play"), Role::Accent),
        chip(PhaseGroup::NeedsYou, tr("Needs you"), QStringLiteral("warning"), Role::Attention),
        chip(PhaseGroup::Done, tr("Done"), QStringLiteral("outcome-good"), Role::Good),
        chip(PhaseGroup::Stopped, tr("Ended early"), QStringLiteral("outcome-failed"), Role::Failed),
    });
}

void BatchesPage::updateUsage()
{
    QList<project::JobRecord> jobs;
    for (int row = 0; row < m_model->rowCount(); ++row)
        jobs.append(jobs::pricedJob(m_model->entry(row).job, m_context.profiles));
    m_used->setText(usageText(jobs, QLocale()));
    m_used->setVisible(jobs.size() > 1 && !m_used->text().isEmpty());
}

std::optional<JobEntry> BatchesPage::chosen() const
{
    const QModelIndex index = m_filter->mapToSource(m_table->currentIndex());
    return index.isValid() ? std::optional(m_model->entry(index.row())) : std::nullopt;
}

void BatchesPage::updateDetails()
{
    const auto entry = chosen();
    m_actions->setEntry(isVisible() ? entry : std::nullopt); // the menu must not act on a job that is not on the screen
    m_details->setEntry(entry);
}

void BatchesPage::showJob(const QString& folder, JobId job)
{
    update(); // what was just sent may not have been announced yet
    JobEntry wanted;
    wanted.folder = folder;
    wanted.job.id = job;
    const QModelIndex found = m_model->index(m_model->rowOf(wanted), 0);
    if (!found.isValid())
        return;
    if (!m_filter->mapFromSource(found).isValid())
        clearFilters();
    m_table->setCurrentIndex(m_filter->mapFromSource(found));
}

void BatchesPage::tick()
{
    m_model->tick();
    m_details->tick();
}

void BatchesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        update();
    else
        m_actions->setEntry(chosen());
    tick();
    m_second.start();
}

void BatchesPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_second.stop();
    m_actions->setEntry(std::nullopt);
}

} // namespace sheaf::ui
