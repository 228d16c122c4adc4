#include "batches/batches_filter.h"

#include "batches/batches_model.h"

namespace sheaf::ui {

BatchesFilter::BatchesFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(BatchesModel::SortRole);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void BatchesFilter::setGroup(PhaseGroup group)
{
    m_group = group;
    invalidateFilter();
}

void BatchesFilter::setSearch(const QString& text)
{
    m_search = text;
    invalidateFilter();
}

bool BatchesFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_group != PhaseGroup::All && index.data(BatchesModel::GroupRole).toInt() != static_cast<int>(m_group))
        return false;
    return m_search.isEmpty() || index.data(BatchesModel::SearchRole).toString().contains(m_search, Qt::CaseInsensitive);
}

} // namespace sheaf::ui
