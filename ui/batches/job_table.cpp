#include "batches/job_table.h"

#include "batches/batches_filter.h"
#include "batches/phase_delegate.h"
#include "batches/tall_rows.h"
#include "common/empty_state.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QSettings>

#include <array>

namespace sheaf::ui {

namespace {

const QString columnsKey = QStringLiteral("batches/columns");

// At 100 %; the first one takes what is left.
constexpr std::array<int, BatchesModel::ColumnCount> usualWidths {0, 104, 208, 68, 68, 68, 80, 76, 84, 96};
constexpr int narrowestName = 160;
constexpr int narrowestColumn = 56;

} // namespace

JobTable::JobTable(BatchesFilter& jobs, QSettings& settings, QWidget* parent)
    : QTreeView(parent), m_jobs(jobs), m_settings(settings),
      m_empty(new EmptyState(QStringLiteral("filter"), tr("No job fits"), tr("The filter and the search leave every job out."), viewport()))
{
    setObjectName(QStringLiteral("jobs"));
    setAccessibleName(tr("Jobs"));
    m_empty->setObjectName(QStringLiteral("noJobFits"));
    m_empty->setAction(tr("Clear filters"));
    m_empty->hide();
    setModel(&jobs);
    build();
    restoreColumns();
    connect(m_empty, &EmptyState::actionTriggered, this, &JobTable::allWanted);
    // The jobs themselves, too: a first one that is left out at once changes nothing in what is shown.
    for (const QAbstractItemModel* each : {static_cast<QAbstractItemModel*>(&jobs), jobs.sourceModel()}) {
        connect(each, &QAbstractItemModel::rowsInserted, this, &JobTable::showEmpty);
        connect(each, &QAbstractItemModel::rowsRemoved, this, &JobTable::showEmpty);
    }
}

void JobTable::build()
{
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setItemDelegate(new TallRows(this));
    setItemDelegateForColumn(BatchesModel::State, new PhaseDelegate(this));
    setIconSize(QSize(1, 1) * scaled(measure::smallIcon, *this));
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setSortingEnabled(true);
    sortByColumn(BatchesModel::Job, Qt::DescendingOrder);
}

void JobTable::saveColumns()
{
    m_settings.setValue(columnsKey, header()->saveState());
}

void JobTable::restoreColumns()
{
    for (int column = 1; column < BatchesModel::ColumnCount; ++column)
        header()->resizeSection(column, scaled(usualWidths[static_cast<std::size_t>(column)], *this));
    header()->restoreState(m_settings.value(columnsKey).toByteArray());
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(scaled(narrowestColumn, *this)); // the font may be another one since then
    header()->setSectionResizeMode(BatchesModel::Job, QHeaderView::Stretch);
    for (int column = 1; column < BatchesModel::ColumnCount; ++column) {
        setColumnHidden(column, false); // a hidden one does not tell its width
        widthOf(column) = header()->sectionSize(column);
    }
    connect(header(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (width > 0)
            widthOf(column) = width;
    });
}

void JobTable::resizeEvent(QResizeEvent* event)
{
    if (event->oldSize().width() != event->size().width()) // not when a column that is being dragged brings a scroll bar
        fitColumns();
    m_empty->setGeometry(viewport()->rect());
    QTreeView::resizeEvent(event);
}

/// Where there is no room for all, those go first that the details tell as well.
void JobTable::fitColumns()
{
    int needed = scaled(narrowestName, *this);
    for (int column = 1; column < BatchesModel::ColumnCount; ++column)
        needed += widthOf(column);
    for (const int column : {BatchesModel::LastChecked, BatchesModel::Elapsed, BatchesModel::Service, BatchesModel::Pace,
             BatchesModel::Deadline, BatchesModel::Failed, BatchesModel::TimeLeft}) {
        const bool fits = needed <= viewport()->width();
        if (!fits)
            needed -= widthOf(column);
        setColumnHidden(column, !fits);
    }
}

void JobTable::showEmpty()
{
    const QAbstractItemModel* all = m_jobs.sourceModel();
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(m_jobs.rowCount() == 0 && all && all->rowCount() > 0);
}

} // namespace sheaf::ui
