// The one owner of what the table shows: outcomes, filters, duplicates and sort as one query, answered by a worker. Rows
// that come or go ask again by themselves; an edited row stays where it is until somebody applies the query again.
#pragma once

#include "base/task_owner.h"
#include "project/view_query.h"

#include <QObject>
#include <QTimer>

namespace sheaf::ui {

class SheetModel;

class RowsShown : public QObject
{
    Q_OBJECT

public:
    /// The model owns it.
    explicit RowsShown(SheetModel& model);
    ~RowsShown() override;

    [[nodiscard]] const project::ViewQuery& query() const { return m_query; }
    /// Cancels what runs; at once for the query that shows everything.
    void setQuery(const project::ViewQuery& query);
    void setOutcomes(project::OutcomeSet outcomes);
    /// The filter of one column, or none of it.
    void setFilter(ColumnId column, const std::optional<project::ColumnFilter>& filter);
    [[nodiscard]] const project::ColumnFilter* filterOf(ColumnId column) const;
    /// As the only column, or behind those by which the rows are sorted already. Nothing = no longer by this one.
    void sortBy(ColumnId column, std::optional<bool> descending, bool further);
    void clearSort();
    /// Only these rows with these outcomes; filters and sort go.
    void showOnly(const QList<project::Piece>& rows, project::OutcomeSet outcomes);
    void showDuplicates(const QList<ColumnId>& columns);
    /// Filters, duplicates and chosen rows; the sort stays.
    void clearFilters();
    void applyAgain();

    /// Whether something leaves rows out, other than the outcomes.
    [[nodiscard]] bool leavesOut() const { return !m_query.filters.isEmpty() || !m_query.duplicatesBy.isEmpty() || !m_query.only.isEmpty(); }
    /// Cells were edited since: some rows might belong elsewhere.
    [[nodiscard]] bool isOutdated() const { return m_outdated; }
    [[nodiscard]] bool isRunning() const { return m_worker.isRunning(); }
    /// Of the query that runs.
    [[nodiscard]] const ProgressPtr& progress() const { return m_progress; }
    /// Why the newest query could not be answered.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    /// Gives up and shows what was shown before.
    void stop();

Q_SIGNALS:
    void queryChanged();
    /// Begun, answered, failed, stopped or outdated.
    void stateChanged();

private:
    void followSheet();
    void dropRemovedColumns();
    void onCellsChanged();
    void onAnswersChanged();
    void run();
    void take(const Result<project::VisibleRows>& rows, const project::RowOrder& order, const project::ViewQuery& query);

    SheetModel& m_model;
    project::ViewQuery m_query;
    project::ViewQuery m_answered; ///< what the table shows now
    bool m_outdated = false;
    std::optional<Error> m_failure;
    ProgressPtr m_progress;
    QTimer m_soon;
    TaskOwner m_worker;
};

} // namespace sheaf::ui
