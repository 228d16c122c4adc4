#include "sheet/rows_shown.h"

#include "sheet/sheet_model.h"

#include <QLocale>

#include <algorithm>

namespace sheaf::ui {

using project::ColumnFilter;
using project::Sheet;
using project::ViewQuery;

namespace {

/// The rows of an import and the answers of a job arrive in bursts.
constexpr int burstMillis = 50;

bool looksAtCells(const ViewQuery& query)
{
    return !query.filters.isEmpty() || !query.duplicatesBy.isEmpty() || !query.sort.isEmpty();
}

bool looksAtOutcomes(const ViewQuery& query)
{
    return query.outcomes != ViewQuery().outcomes;
}

} // namespace

RowsShown::RowsShown(SheetModel& model) : m_model(model)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(burstMillis);
    connect(&m_soon, &QTimer::timeout, this, &RowsShown::run);
    followSheet();
}

RowsShown::~RowsShown() = default;

void RowsShown::followSheet()
{
    const auto askAgain = [this] {
        if (!m_query.isPlain())
            m_soon.start();
    };
    const Sheet* sheet = &m_model.project().sheet();
    connect(sheet, &Sheet::rowsInserted, this, askAgain);
    connect(sheet, &Sheet::rowsRemoved, this, askAgain);
    connect(sheet, &Sheet::orderReset, this, askAgain);
    connect(sheet, &Sheet::columnsChanged, this, &RowsShown::dropRemovedColumns);
    connect(sheet, &Sheet::cellsChanged, this, &RowsShown::onCellsChanged);
    connect(&m_model.project(), &project::Project::answersChanged, this, &RowsShown::onAnswersChanged);
    connect(&m_model.project(), &project::Project::jobAdded, this, &RowsShown::onAnswersChanged);
}

void RowsShown::setQuery(const ViewQuery& query)
{
    if (query == m_query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
    run();
}

void RowsShown::setOutcomes(project::OutcomeSet outcomes)
{
    ViewQuery query = m_query;
    query.outcomes = outcomes;
    setQuery(query);
}

void RowsShown::setFilter(ColumnId column, const std::optional<ColumnFilter>& filter)
{
    ViewQuery query = m_query;
    const auto old = std::ranges::find(query.filters, column, &ColumnFilter::column);
    if (old != query.filters.end() && filter)
        *old = *filter;
    else if (old != query.filters.end())
        query.filters.erase(old);
    else if (filter)
        query.filters.append(*filter);
    setQuery(query);
}

const ColumnFilter* RowsShown::filterOf(ColumnId column) const
{
    const auto found = std::ranges::find(m_query.filters, column, &ColumnFilter::column);
    return found == m_query.filters.end() ? nullptr : &*found;
}

void RowsShown::sortBy(ColumnId column, std::optional<bool> descending, bool further)
{
    ViewQuery query = m_query;
    const auto old = std::ranges::find(query.sort, column, &project::SortKey::column);
    if (!further && descending)
        query.sort = {{column, *descending}};
    else if (old != query.sort.end() && descending)
        old->descending = *descending;
    else if (old != query.sort.end())
        query.sort.erase(old);
    else if (descending)
        query.sort.append({column, *descending});
    setQuery(query);
}

void RowsShown::clearSort()
{
    ViewQuery query = m_query;
    query.sort.clear();
    setQuery(query);
}

void RowsShown::showOnly(const QList<project::Piece>& rows, project::OutcomeSet outcomes)
{
    ViewQuery query;
    query.only = rows;
    query.outcomes = outcomes;
    setQuery(query);
}

void RowsShown::showDuplicates(const QList<ColumnId>& columns)
{
    ViewQuery query = m_query;
    query.duplicatesBy = columns;
    setQuery(query);
}

void RowsShown::clearFilters()
{
    ViewQuery query = m_query;
    query.filters.clear();
    query.duplicatesBy.clear();
    query.only.clear();
    setQuery(query);
}

void RowsShown::applyAgain()
{
    run();
}

void RowsShown::dropRemovedColumns()
{
    const project::SheetData& sheet = m_model.project().sheet().data();
    const auto isGone = [&sheet](ColumnId id) { return !sheet.column(id); };
    ViewQuery query = m_query;
    query.filters.removeIf([&](const ColumnFilter& filter) { return isGone(filter.column); });
    query.sort.removeIf([&](const project::SortKey& key) { return isGone(key.column); });
    query.duplicatesBy.removeIf(isGone);
    setQuery(query);
}

void RowsShown::onCellsChanged()
{
    if (m_worker.isRunning() && looksAtCells(m_query))
        return run(); // it may have read them as they were
    if (m_outdated || !looksAtCells(m_query))
        return;
    m_outdated = true;
    Q_EMIT stateChanged();
}

void RowsShown::onAnswersChanged()
{
    if (looksAtOutcomes(m_query))
        m_soon.start();
}

void RowsShown::stop()
{
    if (!m_worker.isRunning())
        return;
    m_worker.stop();
    m_query = m_answered;
    Q_EMIT queryChanged();
    Q_EMIT stateChanged();
}

void RowsShown::run()
{
    m_soon.stop();
    m_worker.stop();
    const project::SheetData& sheet = m_model.project().sheet().data();
    if (m_query.isPlain())
        return take(project::VisibleRows(), sheet.order, m_query);
    m_progress = std::make_shared<Progress>();
    m_worker.start(
        [sheet, answers = m_model.project().answers(), query = m_query, progress = m_progress,
            locale = QLocale().bcp47Name()](
            std::stop_token stop) { return project::visibleRows(sheet, answers, query, locale, *progress, stop); },
        [this, order = sheet.order, query = m_query](
            const Result<project::VisibleRows>& rows) { take(rows, order, query); });
    Q_EMIT stateChanged();
}

void RowsShown::take(const Result<project::VisibleRows>& rows, const project::RowOrder& order, const ViewQuery& query)
{
    m_failure.reset();
    if (rows) {
        m_answered = query;
        m_outdated = false;
        if (!rows->isAll() || m_model.isFiltered())
            m_model.setRows(*rows, order);
    } else {
        m_failure = rows.error();
    }
    Q_EMIT stateChanged();
}

} // namespace sheaf::ui
