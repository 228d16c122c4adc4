// The jobs as a table. Small: one row a job; times are worked out from the clock each time they are asked for.
#pragma once

#include "batches/job_figures.h"
#include "jobs/outlook.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace sheaf::ui {

class BatchesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Job, Service, State, Done, Failed, Pace, TimeLeft, Elapsed, Deadline, LastChecked, ColumnCount };
    /// What sorting compares, what search looks into, and a PhaseBar for the phase.
    enum Role { SortRole = Qt::UserRole, SearchRole, GroupRole, BarRole };

    using Live = std::function<JobLive(const JobEntry&)>;

    explicit BatchesModel(Clock clock, Live live = {}, QObject* parent = nullptr);

    /// Jobs that stay keep their rows, so that selection and place survive.
    void setEntries(const std::vector<JobEntry>& entries);
    [[nodiscard]] const JobEntry& entry(int row) const { return m_rows[static_cast<std::size_t>(row)].entry; }
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const JobEntry& entry) const;
    [[nodiscard]] qint64 countOf(PhaseGroup group) const;
    /// Time has gone on: everything that depends on it is read anew.
    void tick();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What is worked out once a second, and not for every cell that is painted or compared.
    struct Row {
        JobEntry entry;
        JobLive live;
        JobFigures figures;
        jobs::Outlook outlook;
    };
    void removeAllBut(const std::vector<JobEntry>& entries);
    void workOut(Row& row) const;
    void tellChanged();
    [[nodiscard]] QString textOf(const Row& row, int column) const;
    [[nodiscard]] QVariant sortKey(const Row& row, int column) const;
    [[nodiscard]] QString tipOf(const Row& row, int column) const;

    Clock m_clock;
    Live m_live;
    std::vector<Row> m_rows;
};

} // namespace sheaf::ui

Q_DECLARE_METATYPE(sheaf::ui::PhaseBar)
