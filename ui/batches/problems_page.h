// What is wrong with a job: causes with remedies, what the service said about the file's lines, and lines that came back for
// no row.
#pragma once

#include "batches/job_entry.h"
#include "batches/rows_wanted.h"

#include <QWidget>

class QTreeWidgetItem;

namespace sheaf::ui {

class CauseList;
class SmallTable;
class StrayBox;

class ProblemsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemsPage(QWidget* parent = nullptr);

    void setEntry(const std::optional<JobEntry>& entry);
    /// Rows that are not good, or else what the service said about the file.
    [[nodiscard]] qint64 count() const { return m_count; }

Q_SIGNALS:
    void rowRequested(const QString& folder, sheaf::RowId row);
    void rowsRequested(const sheaf::ui::RowsWanted& rows);
    void resendRequested(const sheaf::ui::ResendWanted& wanted);
    void projectRequested(const QString& folder);

private:
    qint64 fillErrors();
    void followError(const QTreeWidgetItem* item);

    std::optional<JobEntry> m_entry;
    qint64 m_count = 0;
    CauseList* m_causes;
    SmallTable* m_errors;
    StrayBox* m_strays;
};

} // namespace sheaf::ui
