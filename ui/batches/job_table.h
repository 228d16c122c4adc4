// The list of jobs as a table: columns that make room for each other and are remembered, and what stands there when the
// filters leave no job.
#pragma once

#include "batches/batches_model.h"

#include <QTreeView>

#include <array>

class QSettings;

namespace sheaf::ui {

class BatchesFilter;
class EmptyState;

class JobTable : public QTreeView
{
    Q_OBJECT

public:
    /// Both are borrowed; they outlive the table.
    JobTable(BatchesFilter& jobs, QSettings& settings, QWidget* parent = nullptr);

    /// Widths, order and sorting, for the next time. Not in the destructor: the model may be gone by then.
    void saveColumns();

Q_SIGNALS:
    /// The button of the empty state.
    void allWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void restoreColumns();
    void fitColumns();
    void showEmpty();
    [[nodiscard]] int& widthOf(int column) { return m_widths[static_cast<std::size_t>(column)]; }

    BatchesFilter& m_jobs;
    QSettings& m_settings;
    EmptyState* m_empty;
    std::array<int, BatchesModel::ColumnCount> m_widths {}; ///< of hidden columns too
};

} // namespace sheaf::ui
