// Which jobs of the list are shown, and in which order. A proxy is fine here: there are dozens of rows, not millions.
#pragma once

#include "batches/phase_look.h"

#include <QSortFilterProxyModel>

namespace sheaf::ui {

class BatchesFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit BatchesFilter(QObject* parent = nullptr);

    void setGroup(PhaseGroup group);
    void setSearch(const QString& text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    PhaseGroup m_group = PhaseGroup::All;
    QString m_search;
};

} // namespace sheaf::ui
