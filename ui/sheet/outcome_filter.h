// The chips above the table: rows by outcome, with counts. Counting runs in a worker.
#pragma once

#include "base/task_owner.h"
#include "project/row_filter.h"

#include <QTimer>
#include <QWidget>

namespace sheaf::ui {

class ChipBar;
class SheetModel;

/// The chips' groups.
enum class OutcomeGroup { All, Good, Attention, Failed, Missing, Open };
[[nodiscard]] project::OutcomeSet outcomesOf(OutcomeGroup group);

class OutcomeFilter : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeFilter(SheetModel& model, QWidget* parent = nullptr);

    [[nodiscard]] OutcomeGroup chosen() const { return m_chosen; }
    void choose(OutcomeGroup group);
    [[nodiscard]] const project::OutcomeCounts& counts() const { return m_counts; }

Q_SIGNALS:
    void countsChanged();

private:
    void followQuery();
    void refreshSoon();
    void refresh();
    void showCounts(const project::OutcomeCounts& counts);

    SheetModel& m_model;
    ChipBar* m_chips;
    OutcomeGroup m_chosen = OutcomeGroup::All;
    project::OutcomeCounts m_counts {};
    QTimer m_soon;
    TaskOwner m_counter;
};

} // namespace sheaf::ui
