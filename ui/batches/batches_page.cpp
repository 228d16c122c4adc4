#include "batches/batches_page.h"

#include "batches/batches_actions.h"
#include "batches/batches_filter.h"
#include "batches/job_list.h"
#include "batches/phase_delegate.h"
#include "batches/tall_rows.h"
#include "batches/usage_words.h"
#include "common/chip_bar.h"
#include "common/empty_state.h"
#include "common/icon.h"
#include "common/label.h"
#include "common/search_field.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>

namespace sheaf::ui {

namespace {

const QString splitterKey = QStringLiteral("batches/splitter");

// At 100 %; the first one takes what is left.
constexpr std::array<int, BatchesModel::ColumnCount> columnWidths {0, 104, 208, 68, 68, 68, 80, 76, 84, 96};
constexpr int narrowestName = 160;

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
}

void BatchesPage::build()
{
    m_empty = new EmptyState(QStringLiteral("batches"), tr("Nothing has been sent yet"),
        tr("Everything that you send is listed here: how far it is, what came back, what needs you. Open a table and send it."), this);
    m_empty->setObjectName(QStringLiteral("batchesEmpty"));
    m_empty->setAction(tr("Go to Home"));
    m_details = new JobDetails(m_context, this);
    buildTable();
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
    line->addWidget(new Label(tr("Batches"), TextKind::PageTitle, head));
    line->addStretch();
    for (QAction* action : m_actions->all()) {
        auto* button = new QToolButton(head);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        const bool isOfTheJob = action->objectName() != QLatin1String("elsewhere"); // the rarest one takes the least room
        button->setToolButtonStyle(isOfTheJob ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text().remove(u'&'));
        button->setFocusPolicy(Qt::StrongFocus);
        line->addWidget(button);
    }
    m_search = new SearchField(tr("Search jobs"), head);
    m_search->setObjectName(QStringLiteral("searchJobs"));
    m_search->setMaximumWidth(scaled(220, *this));
    line->addWidget(m_search);
    m_chips = new ChipBar(this);
    m_chips->setObjectName(QStringLiteral("jobFilter"));
    return head;
}

void BatchesPage::buildTable()
{
    m_table = new QTreeView(this);
    m_table->setObjectName(QStringLiteral("jobs"));
    m_table->setAccessibleName(tr("Jobs"));
    m_table->setModel(m_filter);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setItemDelegate(new TallRows(m_table));
    m_table->setIconSize(QSize(1, 1) * scaled(measure::smallIcon, *this));
    m_table->setAllColumnsShowFocus(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(BatchesModel::Job, Qt::DescendingOrder);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(m_actions->all());
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setItemDelegateForColumn(BatchesModel::State, new PhaseDelegate(m_table));
    QHeaderView* header = m_table->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(scaled(56, *this));
    header->setSectionResizeMode(BatchesModel::Job, QHeaderView::Stretch);
    for (int column = 1; column < BatchesModel::ColumnCount; ++column)
        header->resizeSection(column, scaled(columnWidths[static_cast<std::size_t>(column)], *this));
    m_table->viewport()->installEventFilter(this);
}

bool BatchesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

/// Where there is no room for all, those go first that the details tell as well.
void BatchesPage::fitColumns()
{
    const auto widthOf = [this](int column) { return scaled(columnWidths[static_cast<std::size_t>(column)], *this); };
    int needed = scaled(narrowestName, *this);
    for (int column = 1; column < BatchesModel::ColumnCount; ++column)
        needed += widthOf(column);
    for (const int column : {BatchesModel::LastChecked, BatchesModel::Elapsed, BatchesModel::Service, BatchesModel::Pace,
             BatchesModel::Deadline, BatchesModel::Failed, BatchesModel::TimeLeft}) {
        const bool fits = needed <= m_table->viewport()->width();
        m_table->setColumnHidden(column, !fits);
        if (!fits)
            needed -= widthOf(column);
    }
}

void BatchesPage::connectParts()
{
    connect(&m_jobs, &JobList::changed, this, &BatchesPage::update);
    connect(m_chips, &ChipBar::chipChosen, this,
        [this](const QString& id) { m_filter->setGroup(static_cast<PhaseGroup>(id.toInt())); });
    connect(m_search, &SearchField::searchChanged, m_filter, &BatchesFilter::setSearch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BatchesPage::updateDetails);
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

void BatchesPage::update()
{
    m_model->setEntries(m_jobs.entries());
    m_stack->setCurrentWidget(m_model->rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_list);
    updateChips();
    updateUsage();
    if (!m_table->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
    updateDetails();
}

void BatchesPage::updateChips()
{
    const auto chip = [this](PhaseGroup group, const QString& label, const QString& iconName, Role role) {
        return ChipSpec {QString::number(static_cast<int>(group)), label, iconName, role, m_model->countOf(group)};
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
        jobs.append(m_model->entry(row).job);
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
    m_actions->setEntry(entry);
    m_details->setEntry(entry);
}

void BatchesPage::showJob(const QString& folder, JobId job)
{
    update(); // what was just sent may not have been announced yet
    JobEntry wanted;
    wanted.folder = folder;
    wanted.job.id = job;
    if (const int row = m_model->rowOf(wanted); row >= 0)
        m_table->setCurrentIndex(m_filter->mapFromSource(m_model->index(row, 0)));
}

void BatchesPage::tick()
{
    m_model->tick();
    m_details->tick();
}

void BatchesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    tick();
    m_second.start();
}

void BatchesPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

} // namespace sheaf::ui
