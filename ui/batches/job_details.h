// All that is known about one job: what happened when, its parts, the service's errors, its last answer, the events.
#pragma once

#include "batches/job_entry.h"
#include "common/label.h"

#include <QWidget>

#include <optional>

class QPlainTextEdit;
class QTabWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace sheaf::ui {

class JobDetails : public QWidget
{
    Q_OBJECT

public:
    explicit JobDetails(QWidget* parent = nullptr);

    /// Nothing shows a hint to choose a job.
    void setEntry(const std::optional<JobEntry>& entry);

Q_SIGNALS:
    void rowRequested(const QString& folder, sheaf::RowId row);

private:
    [[nodiscard]] QTreeWidget* addTable(const char* name, const QString& title, const QStringList& columns);
    void build();
    void fillTimeline();
    void fillParts();
    void fillErrors();
    void fillAnswer();
    void readEvents();
    void followError(const QTreeWidgetItem* item);

    std::optional<JobEntry> m_entry;
    Label* m_title = nullptr;
    Label* m_problem = nullptr;
    QTabWidget* m_tabs = nullptr;
    QTreeWidget* m_timeline = nullptr;
    QTreeWidget* m_parts = nullptr;
    QTreeWidget* m_errors = nullptr;
    QPlainTextEdit* m_answer = nullptr;
    QTreeWidget* m_events = nullptr;
};

} // namespace sheaf::ui
